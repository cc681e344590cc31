import type {Age} from "../age.js";
import type {NativeChart, OptionValues} from "../chart.js";
import type {Diagnostic} from "../diagnostic.js";
import type {Standing} from "../standing.js";
import type {MissingReason} from "../table.js";
import type {RegisteredTerm} from "../terms/term.js";
import type {Theme} from "../themes/tokens.js";
import type {Block, Inline} from "./blocks.js";
import type {Layout} from "./layout.js";

/** A number worked out: the text that is shown, and the canonical expression that it traces to. */
export interface ShownNumber {
  readonly text: string;
  readonly expression: string;
}

export type ShownInline = Inline<ShownNumber>;
export type ShownBlock = Block<ShownNumber, CompiledChart>;

/** Where numbers come from: one document with the places in it. */
export interface SourceLine {
  /** Id of the source. */
  readonly source: string;
  /** Publisher, symbol or title, year, locators. */
  readonly label: string;
  /** The same without the locators. */
  readonly document: string;
  /** Its symbol, or publisher or title and year; for a slide's foot where the whole has no room. */
  readonly short?: string;
  /** Path below the site's root, with a slash before it. */
  readonly path: string;
  /** The official document, or empty. */
  readonly url: string;
}

/** An open point that a number takes part in. */
export interface OpenPoint {
  readonly id: string;
  /** The relation that does not hold, in words or as its expression. */
  readonly label: string;
  /** The numbers that stand against one another in the label, in its order. */
  readonly sides: readonly ShownNumber[];
  /** Path below the site's root, with a slash before it. */
  readonly path: string;
}

/** A cell of a chart's data table: a key, a number, or the reason why there is none. */
export type DataTableCell =
  | {readonly type: "key"; readonly text: string}
  | {
      readonly type: "number";
      readonly text: string;
      readonly expression: string;
      readonly value: number;
      readonly low: number | null;
      readonly high: number | null;
      readonly unit: string;
    }
  | {readonly type: "missing"; readonly text: string; readonly reason: MissingReason};

/** A drawing as a standalone, light SVG with its colours resolved, of `width` × `height` pixels. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A chart with its texts worked out, its rows and its drawings: all that an export needs of it. */
export interface CompiledChart {
  readonly id: string;
  readonly table: string;
  /** The fence that shows it elsewhere. */
  readonly fence?: string;
  readonly options: OptionValues;
  readonly headline: readonly ShownInline[];
  /** Measure, unit, area, period. */
  readonly title: string;
  /** What a slide says of the title and the notes: both short, the notes without those that can stand elsewhere. */
  readonly short: {readonly title: string; readonly notes: readonly (readonly ShownInline[])[]};
  /** The description for readers who don't see the chart, used as alternative text. */
  readonly description: string;
  /** Caveats and notes; none may be left out where the chart is shown. */
  readonly notes: readonly (readonly ShownInline[])[];
  readonly sources: readonly SourceLine[];
  readonly openPoints: readonly OpenPoint[];
  readonly dataTable: {
    readonly columns: readonly {readonly column: string; readonly label: string; readonly quantity: boolean}[];
    readonly rows: readonly (readonly DataTableCell[])[];
  };
  /** The chart as an editable Office chart; null if Office can't draw it. */
  readonly native: NativeChart | null;
  /**
   * As drawn for the room that it has on its slide, and for a narrow page: an SVG, or HTML of our own making where the
   * chart is made of text (then `drawing` is null).
   */
  readonly full: {readonly html: string; readonly drawing: Drawing | null};
  readonly half: {readonly html: string; readonly drawing: Drawing | null};
  /** The drawings in the sources' terms, if they differ. */
  readonly inSources?: Pick<CompiledChart, "full" | "half">;
  /** Distinct fact ids, and the ids of the rows of lists, behind its numbers. */
  readonly facts: readonly string[];
}

/** What an author says at the foot, and the mark by which the text leads there. */
export interface Footnote {
  readonly mark: string;
  readonly text: readonly ShownInline[];
}

/** One slide, worked out. */
export interface CompiledSlide {
  /** Stable within the deck; letters, digits and hyphens. */
  readonly id: string;
  /** 1-based. */
  readonly number: number;
  readonly layout: Layout;
  readonly title: readonly ShownInline[];
  readonly titleText: string;
  /** The title of the section it belongs to; empty before the first. */
  readonly section: string;
  /** Its blocks without the title. */
  readonly blocks: readonly ShownBlock[];
  readonly notes: readonly ShownBlock[];
  /** Text at the slide's upper edge, and `footer` at its lower edge. */
  readonly header?: readonly ShownInline[];
  readonly footer?: readonly ShownInline[];
  /** The author's footnotes to title and blocks, each behind its number; nothing where there are none. */
  readonly footnotes?: readonly (readonly ShownInline[])[];
  /** Seconds that it should take, where the author says so. */
  readonly target: number | null;
  /** How many steps it has. */
  readonly steps: number;
  /** Distinct canonical expressions of every number on it, in notes too. */
  readonly expressions: readonly string[];
  readonly facts: readonly string[];
  /**
   * What must be said beside the slide's numbers, each once: their caveats (not of those in its speaker notes) and the
   * notes of its charts.
   */
  readonly caveats: readonly (readonly ShownInline[])[];
  /** The same as the slide itself says it, in short; the whole stands in its notes and evidence. */
  readonly short: readonly (readonly ShownInline[])[];
  readonly sources: readonly SourceLine[];
  readonly openPoints: readonly OpenPoint[];
  /** 1-based line of the file where it starts. */
  readonly line: number;
  /** The file that it is included from, as messages show it; absent if that is the deck's own. */
  readonly file?: string;
}

/** A fact as an export names it. */
export interface ExportedFact {
  readonly id: string;
  readonly printed: string;
  /** Qualifier and printed string. */
  readonly shown: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly measure: string;
  /** The part of the measure that it counts, by category and sex; empty for the whole. */
  readonly category: string;
  readonly period: string;
  readonly area: string;
  readonly producer: string;
  readonly note: string;
  readonly caveats: readonly string[];
  readonly locator: string;
  readonly source: SourceLine;
  readonly status: "exact" | "orphan" | "unchecked";
}

/** How an expression follows from facts. */
export interface ExportedExpression {
  readonly expression: string;
  /** As shown without a format. */
  readonly shown: string;
  /** How it follows from others, in words: `106 of 141 convictions`; absent for a fact and a count of rows. */
  readonly words?: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly facts: readonly string[];
  /** The rows that it counts, of the lists that a document prints. */
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly locator: string;
    readonly source: string;
  }[];
}

/** What decks and briefings have in common once worked out. */
export interface CompiledDocument {
  /** The file's name without its ending. */
  readonly name: string;
  /** Path relative to the project, with forward slashes. */
  readonly file: string;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly date: string;
  /** The period of its figures, as the author says it. */
  readonly period: string;
  readonly lang: string;
  /** Whether it is a draft, or who cleared it; absent where the author says neither. */
  readonly standing?: Standing;
  /** Digest of the data. */
  readonly digest: string;
  readonly version: string;
  /** Every fact behind any number in it. */
  readonly facts: readonly ExportedFact[];
  /** Every distinct expression shown in it. */
  readonly expressions: readonly ExportedExpression[];
  readonly sources: readonly SourceLine[];
  /** How old its figures are; nothing where it shows none. */
  readonly age?: Age;
  /** What the marks in its texts stand for, until it is put in one vocabulary. */
  readonly terms?: readonly RegisteredTerm[];
  /** What was dropped, and what the author should know; no errors. */
  readonly messages: readonly Diagnostic[];
}

export interface CompiledDeck extends CompiledDocument {
  readonly kind: "deck";
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Seconds, where the author says so. */
  readonly duration: number | null;
  /** What it looks like, where its author says so; else as the site that shows it, and as printed in files. */
  readonly theme?: Theme;
  readonly slides: readonly CompiledSlide[];
}

/** The sizes of paper that briefings are laid out for. */
export const PAPERS = ["a4", "letter"] as const;

export type Paper = (typeof PAPERS)[number];

export interface CompiledBriefing extends CompiledDocument {
  readonly kind: "briefing";
  /** The paper that it is laid out for, where it says so; else A4. */
  readonly paper?: Paper;
  /** Whether it is a sheet of tables: printed across, in one column. */
  readonly sheet?: true;
  /** What it shows, as the line below the title. */
  readonly headline: readonly ShownInline[];
  readonly blocks: readonly ShownBlock[];
  /** The author's footnotes to headline and blocks; nothing where there are none. */
  readonly footnotes?: readonly Footnote[];
  readonly caveats: readonly (readonly ShownInline[])[];
  readonly openPoints: readonly OpenPoint[];
}
