/** How a number that is no figure is explained: by a rule for all such numbers, or by a row for this one. */
export type ExplainedBy = "rule" | "row";

/**
 * A number in a line of a document: a fact, explained as no figure, or open. `start` and `end` are UTF-16 units of the
 * line.
 */
export type LineMark = {readonly start: number; readonly end: number} & (
  | {readonly kind: "fact"; readonly id: string}
  | {readonly kind: "explained"; readonly by: ExplainedBy; readonly reason: string}
  | {readonly kind: "open"}
);

/** A line of a document's text that isn't blank. */
export interface DocumentLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  /** In order, without overlaps. */
  readonly marks: readonly LineMark[];
  /** The level of a heading, from 2; undefined if the line is not a heading. */
  readonly heading?: number;
  /** Why the line is withheld. */
  readonly withheld?: string;
}

/** Where a row of a list, such as a measure of a plan, stands in its document. */
export interface DocumentPlace {
  readonly id: string;
  readonly label: string;
  readonly locator: string;
  /** 1-based; undefined where the text is absent. */
  readonly line?: number;
}

/** How the numbers of a text are accounted for. */
export interface TokenCounts {
  readonly tokens: number;
  /** The numbers that are part of facts; a fact may hold several. */
  readonly facts: number;
  readonly byRule: number;
  readonly byRow: number;
  readonly open: number;
}

/** The text of a source, line by line, every number of it marked. */
export interface DocumentText {
  readonly source: string;
  readonly lines: readonly DocumentLine[];
  readonly counts: TokenCounts;
}

const BULLET = /^\s*[·•–\-*○]\s/u;
/** Styles of numbering, the wider before the narrower. */
const NUMBERED: readonly RegExp[] = [
  /^\s*[IVX]+\.\s/u,
  /^\s*[A-Z]\.\s/u,
  /^(?:\s+\d{1,2}\.\s|\d{1,2}\.? )/u,
  /^\s*\((?:[ivxl]+|\d{1,2})\)\s/u,
  /^\s*\([a-z]\)\s/u,
  /^(?:- )?O\s/u
];
const PLAIN = -1;
const CONTENTS = /^(?:Table of )?Contents$/iu;
const MAX_LENGTH = 220;
const MAX_LEVEL = 4;

/**
 * Which lines of a text read like headings, with their level by line number: short, without a full stop, numbered or
 * above a list, and not in a table of contents. A text has no markup, so this is a guess; a level follows from how the
 * styles of numbering that are in use nest.
 */
export function findHeadings(lines: readonly Pick<DocumentLine, "number" | "text">[]): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  let open: readonly number[] = [];
  let body = 0;
  lines.forEach(({number, text}, i) => {
    const style = i < body ? undefined : headingStyle(text, lines[i + 1]?.text ?? "", i === 0);
    if (style === undefined) return;
    if (CONTENTS.test(text.trim())) body = endOfContents(lines, i);
    open = style === PLAIN ? [] : [...open.filter((other) => other < style), style];
    levels.set(number, Math.min(MAX_LEVEL, 1 + Math.max(1, open.length)));
  });
  return levels;
}

/**
 * The index of the line on which the first entry of a table of contents occurs again, which ends the contents; the line
 * after the heading if it does not occur again.
 */
function endOfContents(lines: readonly Pick<DocumentLine, "text">[], heading: number): number {
  const entry = (lines[heading + 1]?.text ?? "").replace(/[\s.]*\d*\s*$/u, "").trim();
  const again = lines.findIndex(({text}, i) => i > heading + 1 && entry !== "" && text.trim() === entry);
  return again < 0 ? heading + 1 : again;
}

function headingStyle(text: string, next: string, first: boolean): number | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH || /[.:;,\d\]]$/u.test(trimmed) || BULLET.test(text)) return undefined;
  const numbered = NUMBERED.findIndex((pattern) => pattern.test(text));
  if (numbered >= 0) return numbered;
  const title = (first && !/\p{Script=Cyrillic}/u.test(text)) || CONTENTS.test(trimmed);
  return title || (trimmed.length <= 80 && /^\p{Lu}/u.test(trimmed) && BULLET.test(next)) ? PLAIN : undefined;
}
