import type {Manuscript} from "../manuscript/manuscript.js";
import type {ManuscriptMessage} from "../manuscript/messages.js";
import type {Options} from "../manuscript/options.js";
import type {Token} from "../manuscript/reading.js";

/**
 * A place in a slide's `source` that holds notes: the construct from `start` to `end`, and its text from `from` to
 * `to`.
 */
export interface NotesRange {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** 1-based line of the file where the text starts. */
  readonly line: number;
  /** `spoken`: from `Note:` to the end of the slide, or of the `:::` that it stands in. */
  readonly form: "div" | "comment" | "spoken";
}

/** The tool whose conventions a deck follows: Marp's with `marp: true`, Quarto's with the format revealjs. */
export type Dialect = "plain" | "marp" | "quarto";

/** One slide as it is written. `head + source` are its exact characters. */
export interface WrittenSlide {
  /** 0-based. */
  readonly index: number;
  /** 1-based line of the file where it starts: its `---`, or its first line that isn't blank. */
  readonly line: number;
  /** The options in effect: its own, Marp's directives, and for the first slide the front matter's `layout`, `id` …. */
  readonly options: Options;
  /** The options of its own block. */
  readonly own: Options;
  /** The line `---` with its options, as written; empty if it starts without. */
  readonly head: string;
  /** What follows the head, as written. */
  readonly source: string;
  /** 1-based line of the file where `source` starts. */
  readonly sourceLine: number;
  /** `source` without notes and without blank lines around it. */
  readonly body: string;
  /** 1-based line of the file where `body` starts. */
  readonly bodyLine: number;
  /** The text of the notes; empty if there are none. */
  readonly notes: string;
  /** 1-based line of the file where the notes start; the last line of the slide if there are none. */
  readonly notesLine: number;
  readonly noteRanges: readonly NotesRange[];
  readonly dialect: Dialect;
  /** Whether lists appear item by item by default. */
  readonly incremental: boolean;
  readonly manuscript: Manuscript;
  /** Its tokens of Markdown, without those of `::: notes` and `Note:`. */
  readonly tokens: readonly Token[];
  /** The tokens of each `::: notes` and `Note:`, in the order of these in `noteRanges`. */
  readonly notesTokens: readonly (readonly Token[])[];
}

/** A deck as it is written; `serialiseDeck` gives back its exact characters. */
export interface Deck {
  /** What it was read from. */
  readonly manuscript: Manuscript;
  /** What stands before the first slide, as written: a byte-order mark, the front matter. */
  readonly front: string;
  /** The front matter, with what Marp's directives set for the whole deck. */
  readonly options: Options;
  /** At least one. */
  readonly slides: readonly WrittenSlide[];
  /** Of parsing; `slideBlocks` and `deckMetadata` have their own. */
  readonly messages: readonly ManuscriptMessage[];
  /** The line ending that edits use. */
  readonly newline: "\n" | "\r\n" | "\r";
}
