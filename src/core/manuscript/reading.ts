import type MarkdownIt from "markdown-it";
import type {Lines} from "./lines.js";
import type {OptionBlocks} from "./option-blocks.js";

/** A token of Markdown. */
export type Token = ReturnType<MarkdownIt["parse"]>[number];

/** A rule for blocks of Markdown, and what it works on. */
export type BlockRule = Parameters<MarkdownIt["block"]["ruler"]["push"]>[1];
export type BlockState = Parameters<BlockRule>[0];

/**
 * The kind of a manuscript; `note` is a text within a deck, such as notes in a comment, read like a briefing without
 * front matter.
 */
export type ManuscriptKind = "notebook" | "deck" | "briefing" | "note";

/** What the rules of Markdown need to know of the manuscript that is being read. */
export interface Reading {
  readonly kind: ManuscriptKind;
  /** Of the file. */
  readonly lines: Lines;
  /** The 0-based line after the front matter. */
  readonly first: number;
  /** The options of a deck's slides. */
  readonly options: OptionBlocks;
  /** Whether `Note:` at the start of a line begins the notes of a slide, as in reveal.js. */
  readonly spokenNotes: boolean;
  /** The 0-based line after the last `---` with its options. */
  afterBreak: number;
  /** The next `-->` from an offset on. */
  close: {readonly from: number; readonly at: number};
  /** The next line, from a line on, that starts a slide. */
  slide: {readonly from: number; readonly line: number};
  /** The next one that ends raw HTML. */
  stop: {readonly from: number; readonly line: number};
}

/** What a parse of Markdown is given: the manuscript, unless Framework parses a page. */
export interface ReadingEnvironment {
  readonly tickmarkReading?: Reading;
}

/** The deck or briefing that is being read; undefined for a notebook, whose comments and `:::` are Markdown's own. */
export function documentOf(state: {readonly env: unknown}): Reading | undefined {
  const reading = (state.env as ReadingEnvironment | undefined)?.tickmarkReading;
  return reading?.kind === "notebook" ? undefined : reading;
}

/** The offset of the next `-->` from `from` on, or -1; calls with ascending offsets take linear time in total. */
export function nextClose(text: string, from: number, reading: Reading): number {
  const {close} = reading;
  if (close.from > from || (close.at >= 0 && close.at < from)) reading.close = {from, at: text.indexOf("-->", from)};
  return reading.close.at;
}
