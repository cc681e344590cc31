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
  /** A formula: as written in TeX, as MathML, and as text with what is set lower or higher. */
  | {
      readonly type: "math";
      readonly tex: string;
      readonly display: boolean;
      readonly mathml: string;
      readonly text: readonly Inline<never>[];
    }
  /** What is said at the foot, and its mark there, a number or letters; without a mark it stands in the text. */
  | {readonly type: "footnote"; readonly mark?: string; readonly children: readonly Inline<N>[]}
  /** Until it is worked out, one that leads within its deck has its line of the file, from 1. */
  | {readonly type: "link"; readonly href: string; readonly line?: number; readonly children: readonly Inline<N>[]}
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
 * ListItem}; `lines` are its first and last line of the file, from 1, where the reader was asked for them.
 */
export type Block<N, C> = {readonly step?: number; readonly lines?: readonly [number, number]} & (
  | {readonly type: "heading"; readonly level: number; readonly id?: string; readonly inline: readonly Inline<N>[]}
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
  | {
      readonly type: "image";
      readonly src: string;
      readonly alt: string;
      /** 1-based line of the file, where the picture is written. */
      readonly line?: number;
    }
  | {readonly type: "chart"; readonly chart: C}
  | {readonly type: "columns"; readonly columns: readonly (readonly Block<N, C>[])[]}
);

export type WrittenInline = Inline<WrittenNumber>;
export type WrittenBlock = Block<WrittenNumber, WrittenChart>;

/** Inline text as plain text without its footnotes, in which no code and no formula is a mark of a term. */
export function plainText<N>(
  inline: readonly Inline<N>[],
  numberText: (number: N) => string,
  mathText: (math: MathInline) => string = ({text}) => codeInText(mathWords(text))
): string {
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
        case "math":
          return mathText(part);
        case "footnote":
          return "";
        default:
          return plainText(part.children, numberText, mathText);
      }
    })
    .join("");
}

/** A formula in text. */
export type MathInline = Extract<Inline<never>, {readonly type: "math"}>;

/** A formula in words: `x_(ij)` and `x^2` for what is set lower and higher. */
function mathWords(parts: readonly Inline<never>[]): string {
  return parts
    .map((part): string => {
      if (part.type === "text") return part.text;
      if (part.type !== "subscript" && part.type !== "superscript") return "";
      const inside = mathWords(part.children);
      return `${part.type === "subscript" ? "_" : "^"}${/^.?\p{M}*$/u.test(inside) ? inside : `(${inside})`}`;
    })
    .join("");
}

/** Every inline range and chart of blocks, in the order of reading, inner blocks included; footnotes by themselves. */
export function* partsOf<N, C>(
  blocks: readonly Block<N, C>[]
): Generator<{readonly inline: readonly Inline<N>[]} | {readonly chart: C} | {readonly alt: string}> {
  for (const block of blocks) {
    switch (block.type) {
      case "heading":
      case "paragraph":
        yield* apart(block.inline);
        break;
      case "list":
        for (const item of block.items) yield* partsOf(item.blocks);
        break;
      case "quote":
        yield* partsOf(block.blocks);
        break;
      case "table":
        for (const cell of [...block.head, ...block.rows.flat()]) yield* apart(cell);
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

/** Inline text without its footnotes, then each of these. */
function apart<N>(inline: readonly Inline<N>[]): readonly {readonly inline: readonly Inline<N>[]}[] {
  const footnotes: {readonly inline: readonly Inline<N>[]}[] = [];
  const without = (parts: readonly Inline<N>[]): readonly Inline<N>[] =>
    parts.flatMap((part): readonly Inline<N>[] => {
      if (!("children" in part)) return [part];
      if (part.type !== "footnote") return [{...part, children: without(part.children)}];
      footnotes.push(...apart(part.children));
      return [];
    });
  return [{inline: without(inline)}, ...footnotes];
}

/** The numbers of inline text, in the order of reading. */
export function numbersOf<N>(inline: readonly Inline<N>[]): readonly N[] {
  return inline.flatMap((part): readonly N[] =>
    part.type === "number" ? [part.number] : "children" in part ? numbersOf(part.children) : []
  );
}
