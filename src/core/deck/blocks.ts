import {codeInText} from "../terms/wording.js";

/** A number as it is written in prose: an expression and the format that shows it. */
export interface WrittenNumber {
  readonly expression: string;
  readonly format?: string;
  /** 1-based line of the file. */
  readonly line: number;
}

/** A `chart` fence as it is written. */
export interface WrittenChart {
  /** The fence's YAML. */
  readonly text: string;
  /** 1-based line of the file where the fence starts. */
  readonly line: number;
}

/** Text within a block; `N` is what stands for a number. */
export type Inline<N> =
  | {readonly type: "text"; readonly text: string}
  | {readonly type: "number"; readonly number: N}
  | {
      readonly type: "strong" | "emphasis" | "strike" | "subscript" | "superscript";
      readonly children: readonly Inline<N>[];
    }
  | {readonly type: "code"; readonly text: string}
  | {readonly type: "link"; readonly href: string; readonly children: readonly Inline<N>[]}
  | {readonly type: "break"};

/**
 * An item of a list. `step` is the number of the step from which on it is shown, from 1; without it, from the start.
 */
export interface ListItem<N, C> {
  readonly blocks: readonly Block<N, C>[];
  readonly step?: number;
}

/**
 * A block of a slide or briefing; `N` is what stands for a number and `C` for a chart. `step` is as for {@link
 * ListItem}.
 */
export type Block<N, C> = {readonly step?: number} & (
  | {readonly type: "heading"; readonly level: number; readonly inline: readonly Inline<N>[]}
  | {readonly type: "paragraph"; readonly inline: readonly Inline<N>[]}
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly start?: number;
      readonly items: readonly ListItem<N, C>[];
    }
  | {readonly type: "quote"; readonly blocks: readonly Block<N, C>[]}
  | {readonly type: "code"; readonly language: string; readonly text: string}
  | {
      readonly type: "table";
      readonly head: readonly (readonly Inline<N>[])[];
      readonly rows: readonly (readonly (readonly Inline<N>[])[])[];
      readonly align: readonly ("left" | "right" | "center")[];
    }
  | {readonly type: "image"; readonly src: string; readonly alt: string}
  | {readonly type: "chart"; readonly chart: C}
  | {readonly type: "columns"; readonly columns: readonly (readonly Block<N, C>[])[]}
);

export type WrittenInline = Inline<WrittenNumber>;
export type WrittenBlock = Block<WrittenNumber, WrittenChart>;

/** Inline text as plain text; `[[` in code is escaped, so that it is not read as a term. */
export function plainText<N>(inline: readonly Inline<N>[], numberText: (number: N) => string): string {
  return inline
    .map((part): string => {
      switch (part.type) {
        case "text":
          return part.text;
        case "code":
          return codeInText(part.text);
        case "number":
          return numberText(part.number);
        case "break":
          return " ";
        default:
          return plainText(part.children, numberText);
      }
    })
    .join("");
}

/** Every inline range and chart of blocks, in the order of reading, inner blocks included. */
export function* partsOf<N, C>(
  blocks: readonly Block<N, C>[]
): Generator<{readonly inline: readonly Inline<N>[]} | {readonly chart: C} | {readonly alt: string}> {
  for (const block of blocks) {
    switch (block.type) {
      case "heading":
      case "paragraph":
        yield {inline: block.inline};
        break;
      case "list":
        for (const item of block.items) yield* partsOf(item.blocks);
        break;
      case "quote":
        yield* partsOf(block.blocks);
        break;
      case "table":
        for (const cell of [...block.head, ...block.rows.flat()]) yield {inline: cell};
        break;
      case "columns":
        for (const column of block.columns) yield* partsOf(column);
        break;
      case "chart":
        yield {chart: block.chart};
        break;
      case "image":
        yield {alt: block.alt};
        break;
      case "code":
        break;
    }
  }
}

/** The numbers of inline text, in the order of reading. */
export function numbersOf<N>(inline: readonly Inline<N>[]): readonly N[] {
  return inline.flatMap((part): readonly N[] =>
    part.type === "number" ? [part.number] : "children" in part ? numbersOf(part.children) : []
  );
}
