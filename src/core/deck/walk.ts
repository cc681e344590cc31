import {codeInText} from "../terms/marks.js";
import type {Block, Inline} from "./blocks.js";

/** Inline text as plain text, in which no code is a mark of a term. */
export function plainText<N>(inline: readonly Inline<N>[], numberText: (number: N) => string): string {
  return inline.map((part): string => {
    switch (part.type) {
      case "text": return part.text;
      case "code": return codeInText(part.text);
      case "number": return numberText(part.number);
      case "break": return " ";
      default: return plainText(part.children, numberText);
    }
  }).join("");
}

/** Every inline stretch and chart of blocks, in the order of reading, inner blocks included. */
export function* partsOf<N, C>(blocks: readonly Block<N, C>[]): Generator<{readonly inline: readonly Inline<N>[]} | {readonly chart: C} | {readonly alt: string}> {
  for (const block of blocks) {
    switch (block.type) {
      case "heading": case "paragraph": yield {inline: block.inline}; break;
      case "list": for (const item of block.items) yield* partsOf(item.blocks); break;
      case "quote": yield* partsOf(block.blocks); break;
      case "table": for (const cell of [...block.head, ...block.rows.flat()]) yield {inline: cell}; break;
      case "columns": for (const column of block.columns) yield* partsOf(column); break;
      case "chart": yield {chart: block.chart}; break;
      case "image": yield {alt: block.alt}; break;
      case "code": break;
    }
  }
}

/** The numbers of inline text, in the order of reading. */
export function numbersOf<N>(inline: readonly Inline<N>[]): readonly N[] {
  return inline.flatMap((part): readonly N[] => (part.type === "number" ? [part.number] : "children" in part ? numbersOf(part.children) : []));
}
