import type {ShownBlock, ShownInline} from "../../core/deck/compiled.js";
import {plainText} from "../../core/deck/walk.js";

/** A paragraph of a text box. */
export interface Paragraph {
  readonly role: "text" | "heading" | "quote" | "code" | "small";
  /** `bullet`, the number at which an ordered list starts, or nothing. */
  readonly marker: "none" | "bullet" | number;
  /** Depth in lists, from 0. */
  readonly level: number;
  readonly inline: readonly ShownInline[];
}

/** Pixels by which each level of a list is moved in, for letters of one pixel. */
export const INDENT = 1.1;

/** Letters of code are wider than others by the inverse of this. */
const CODE_SHARE = 0.74;

/** A paragraph of plain or inline text. */
export function paragraph(content: string | readonly ShownInline[], role: Paragraph["role"] = "text"): Paragraph {
  return {role, marker: "none", level: 0, inline: typeof content === "string" ? [{type: "text", text: content}] : content};
}

/** The paragraphs of blocks of text, lists unrolled; what is no text is left out. */
export function paragraphsOf(blocks: readonly ShownBlock[], level = 0): readonly Paragraph[] {
  return blocks.flatMap((block): readonly Paragraph[] => {
    switch (block.type) {
      case "heading": return [{...paragraph(block.inline, "heading"), level}];
      case "paragraph": return [{...paragraph(block.inline), level}];
      case "quote": return paragraphsOf(block.blocks, level).map((inner) => ({...inner, role: "quote"}));
      case "code": return [{...paragraph(linesOf(block.text), "code"), level}];
      case "list": return block.items.flatMap((item) => paragraphsOf(item.blocks, level + 1).map((inner, i): Paragraph =>
        i > 0 || inner.level !== level + 1 || inner.marker !== "none" ? inner : {...inner, marker: block.ordered ? block.start ?? 1 : "bullet"}));
      case "columns": return block.columns.flatMap((column) => paragraphsOf(column, level));
      case "table": case "image": case "chart": return [];
    }
  });
}

function linesOf(code: string): readonly ShownInline[] {
  return code.replace(/\n$/, "").split("\n").flatMap((text, i): readonly ShownInline[] => [...(i > 0 ? [{type: "break"} as const] : []), {type: "text", text}]);
}

/** Pixels of a paragraph's letters where the text's are `size`. */
export function letterSize({role}: Pick<Paragraph, "role">, size: number): number {
  return role === "heading" ? size * 1.1 : role === "code" ? Math.max(20, size * 0.85) : size;
}

/** The height of paragraphs in pixels, estimated, with the space between them. */
export function estimateHeight(paragraphs: readonly Paragraph[], size: number, width: number): number {
  return paragraphs.reduce((sum, one) => {
    const letters = letterSize(one, size);
    const wide = (width - one.level * size * INDENT) * (one.inline.some(({type}) => type === "code") ? CODE_SHARE : 1);
    const lines = one.inline.filter(({type}) => type === "break").length + estimateLines(plainText(one.inline, ({text}) => text), letters, wide);
    return sum + lines * letters * LEADING + gapOf(one, size);
  }, 0);
}

/** Pixels above a paragraph. */
export function gapOf({role}: Pick<Paragraph, "role">, size: number): number {
  return role === "small" ? size * 0.2 : size * 0.45;
}

/** Lines are this much higher than their letters. */
export const LEADING = 1.2;

/** The width of a text in pixels, estimated without fonts and on the generous side. */
export function estimateWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += character >= "\u2E80" ? 1 : /[A-Z0-9mwMW%@—]/.test(character) ? 0.62 : /[ .,:;'|il]/.test(character) ? 0.3 : 0.52;
  return em * size;
}

/** How many lines a text takes in so many pixels; East Asian text breaks anywhere. */
export function estimateLines(text: string, size: number, width: number): number {
  const room = Math.max(width, size);
  let [lines, used] = [1, 0];
  for (const piece of text.match(/\s+|[\u3000-\u9FFF]|[^\s\u3000-\u9FFF]+/g) ?? []) {
    const wide = estimateWidth(piece.trim() === "" ? " " : piece, size);
    if (used > 0 && used + wide > room) [lines, used] = [lines + 1, 0];
    if (used === 0 && piece.trim() === "") continue;
    used += wide;
    while (used > room) [lines, used] = [lines + 1, used - room];
  }
  return lines;
}
