import type {Area} from "./area.js";
import type {TogetherRules} from "./chart-spec/refuse.js";
import type {ProseNouns} from "./claim-words.js";
import type {CountedRow, Fact, Facts, Unit, ValuedFact} from "./fact.js";
import {styleOfSource} from "./number-style.js";
import {parsePrinted} from "./printed.js";
import type {RegisteredTerm} from "./terms/term.js";

/** A document in the registry. */
export interface Source {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly symbol: string;
  /** Official address, or empty. */
  readonly url: string;
  readonly language: string;
  readonly note: string;
  /** How it prints numbers, as an example of a style; absent for `1,234.5`. */
  readonly numbers?: string;
  /** Address of the publisher's newer figures, where it is known. */
  readonly newer?: string;
  /** What law or definition changed since, where it is known. */
  readonly since?: string;
  /** Id of the document that answers or disputes it, where one is registered. */
  readonly counter?: string;
}

/** A term of a controlled list, with its label and, for measures, its definition. */
export interface Term {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  /** Id of a caveat, or empty. */
  readonly caveat: string;
}

/** `exact`: found at its place; `orphan`: something else stands there; `unchecked`: the text is absent. */
export type FactStatus = "exact" | "orphan" | "unchecked";

/** `holds`, `within-rounding`, `discrepancy` (explained) or `fails`. */
export type CheckStatus = "holds" | "within-rounding" | "discrepancy" | "fails";

/**
 * Why a check does not hold: an error in the sum or share, other definitions or dates, or parts that are not itemised.
 */
export type DiscrepancyClass = "arithmetic" | "definition-or-date" | "not-itemised";

/** A relation between facts that should hold, with its result. */
export interface Check {
  readonly id: string;
  readonly expression: string;
  readonly status: CheckStatus;
  readonly class: DiscrepancyClass | "";
  /** Prose. */
  readonly explanation: string;
  readonly asked: string;
  readonly note: string;
  /** The left side evaluated, as shown; `right` is the other side. */
  readonly left: string;
  readonly right: string;
  readonly facts: readonly string[];
}

/** Where a fact stands in the text: a paragraph, and the printed string's place in it, in UTF-16 units. */
export interface PassagePlace {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** A part of a page as it looks, in which the figure is marked. */
export interface PageCrop {
  readonly kind: "crop";
  /** The picture’s path from the site’s root, with a slash before it, or its data as an address. */
  readonly image: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** 1-based. */
  readonly page: number;
  /** The name of the document’s file. */
  readonly file: string;
}

/** The cells around that in which a figure stands, below the heads of their columns. */
export interface CellGrid {
  readonly kind: "grid";
  /** `Sheet1`, `table 2` */
  readonly place: string;
  readonly file: string;
  /** The letters of the columns, of a sheet. */
  readonly letters?: readonly string[];
  readonly rows: readonly {
    readonly header: boolean;
    /** The number of the row, of a sheet. */
    readonly number?: number;
    readonly cells: readonly string[];
  }[];
  /** The figure’s cell, as an index of `rows` and one of `cells`. */
  readonly row: number;
  readonly column: number;
  /** The number that the file stores in the figure’s cell, where it is another than the one shown. */
  readonly value?: string;
  /** The formula of the figure’s cell, as text. */
  readonly formula?: string;
}

/** How a fact is seen in its document, or that the document’s file is absent. */
export type FactSight = PageCrop | CellGrid | {readonly kind: "absent"; readonly file: string};

/** A fact with its status in the text and, if the text is present, its place in a passage. */
export interface EvidenceFact extends Fact {
  readonly status_in_text: FactStatus;
  readonly place: PassagePlace | null;
  /** Only of facts that are shown, of documents that were read from a file. */
  readonly seen?: FactSight;
  /** Why the passage is left out, though the text may be present. */
  readonly withheld?: string;
}

/** A row of a list that a document prints; `count()` counts these. */
export interface EvidenceRow extends CountedRow {
  readonly label: string;
  readonly locator: string;
  readonly source: string;
  readonly anchor: string;
  readonly status_in_text: FactStatus;
  readonly place: PassagePlace | null;
}

/** A list of rows that can be counted. */
export interface EvidenceTable {
  readonly id: string;
  readonly title: string;
  /** Id of the caveat that travels with every count of its rows. */
  readonly caveat?: string;
  readonly columns: readonly {readonly name: string; readonly label: string}[];
  readonly rows: readonly EvidenceRow[];
}

/** Where a fact is shown or checked. */
export interface FactUse {
  readonly kind: "chart" | "page" | "table" | "check";
  readonly label: string;
  /** From the site's root, with a slash before it. */
  readonly href: string;
}

/** All that a trace needs, as written to `/data/evidence.json`. */
export interface Evidence {
  readonly digest: string;
  readonly version: string;
  /** The name under which the site's tables and charts are cited; absent if the workspace has none. */
  readonly name?: string;
  readonly sources: readonly (Source & {readonly present: boolean})[];
  readonly facts: readonly EvidenceFact[];
  /** What of the documents’ looks goes into files that are sent on; without it, only their sentences. */
  readonly embed?: "crops";
  /** Paragraphs of the sources whose texts are present. */
  readonly passages: readonly string[];
  readonly units: readonly Unit[];
  /** How finely worked-out percentages are shown, where the workspace says so. */
  readonly percentDecimals?: number;
  /** The words of the workspace that stand beside numbers in prose; not in a part of the evidence. */
  readonly nouns?: ProseNouns;
  readonly measures: readonly Term[];
  readonly categories: readonly Term[];
  readonly sexes: readonly Term[];
  readonly producers: readonly Term[];
  /** `short` is what a slide says in place of the whole. */
  readonly caveats: readonly {readonly id: string; readonly text: string; readonly short?: string}[];
  /** What areas are called; none in a workspace that names none. */
  readonly areas?: readonly Area[];
  readonly checks: readonly Check[];
  /** The lists of `lists/`; none in a workspace without them. */
  readonly structure?: readonly EvidenceTable[];
  /** The registry of terms; none in a workspace without one. */
  readonly terms?: readonly RegisteredTerm[];
  /** Texts of rows with marks of terms, by the text that rows and files hold; none where no row holds a term. */
  readonly marked?: Readonly<Record<string, string>>;
  /** Which measures never stand together; without them, what readers combine is unchecked. */
  readonly together?: TogetherRules;
  /** How many numbers were recomputed before the site was built; absent from partial evidence files. */
  readonly recomputed?: {
    /** In sentences. */
    readonly prose: number;
    /** In cells of tables. */
    readonly cells: number;
    /** Numbers printed in the documents that are present, each a figure or explained. */
    readonly printed: number;
  };
  /** By fact, pages first, then charts, tables and checks; a fact that is used nowhere has no entry. */
  readonly uses: Readonly<Record<string, readonly FactUse[]>>;
}

/** The evidence as {@link Facts}, over which expressions are evaluated. */
export function factsOfEvidence({
  facts,
  units,
  structure = [],
  percentDecimals
}: Pick<Evidence, "facts" | "units" | "structure" | "percentDecimals">): Facts {
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const factById = new Map(facts.map((fact) => [fact.id, valueFact(fact, unitById)]));
  const rowsById = new Map(structure.map(({id, rows}) => [id, rows]));
  return {
    fact: (id) => factById.get(id),
    unit: (id) => unitById.get(id),
    rows: (table) => rowsById.get(table),
    percentDecimals
  };
}

/** A fact with the value of its printed string; throws an Error if the string can't be read in the fact's unit. */
export function valueFact<T extends Fact>(fact: T, units: ReadonlyMap<string, Unit>): T & ValuedFact {
  const unit = units.get(fact.unit);
  if (!unit) throw new Error(`unknown unit: ${fact.unit}`);
  return {...fact, ...parsePrinted(fact.printed, unit.kind, fact.qualifier, styleOfSource(fact))};
}
