import type {ChartOption, OptionValues, DataTableColumn} from "./chart.js";
import type {ChartForm} from "./chart-form.js";
import type {ChartSpec} from "./chart-spec/spec.js";
import type {RelationId} from "./relations.js";
import type {TableDescription} from "./table.js";

/** The colour roles of a chart's parts; the drawing and each export map them to their own colours. */
export const COLOUR_ROLES = ["first", "first-deep", "second", "third", "context", "muted"] as const;

export type ColourRole = (typeof COLOUR_ROLES)[number];

/**
 * A chart's own wording for parts of its drawing and description; omitted words are derived from the table's
 * description.
 */
export interface ChartWords {
  /** Said before the whole of ranked bars: `all boats`. */
  readonly all?: string;
  /** Said behind the whole of parts: `boats counted`. */
  readonly whole?: string;
  /** Said behind a percentage of a part: `of all boats`. */
  readonly base?: string;
  /** What the value axis measures, with its unit. */
  readonly axis?: string;
  /** The label of the only series. */
  readonly series?: string;
  /** Said where the base of a share is not counted. */
  readonly unstated?: string;
}

/** The words of a chart of numbers, in the order in which they are listed. */
export const CHART_WORDS = [
  "all",
  "whole",
  "base",
  "axis",
  "series",
  "unstated"
] as const satisfies readonly (keyof ChartWords)[];

/** The wording of the cards of a `cards` chart, by the value of `x`. */
export interface CardWords {
  /** The small print; the table's column `base` where it is left out. */
  readonly base: Readonly<Record<string, string>>;
}

/**
 * A count shown in a matrix. In both texts `{name}` is replaced with the line's value in the column of that name, and
 * `{across}` with the value that heads the matrix's column.
 */
export interface CountWords {
  /** The expression: `count(crews, watch={across}, tasks={id})`. */
  readonly count: string;
  /** What is counted, for screen readers. */
  readonly name: string;
}

/** A column for whose values the description states how many rows have each. */
export interface ToldColumn {
  readonly column: string;
  /** The words before these counts. */
  readonly told: string;
}

/** A matrix: the columns of a list that make its lines and columns, and what its cells show. */
export interface MatrixWords {
  /** The list's column whose values head the matrix's columns; a row may hold several of them. */
  readonly across: ToldColumn & {
    /** Whether columns are headed by the labels of the values or by the values as written. */
    readonly heads: "labels" | "values";
    readonly order: "given" | "most" | "value";
    /** What the count in a column head counts. */
    readonly name: string;
  };
  /** Further matrix columns, each for the rows with one value in another column of the list. */
  readonly also: readonly {
    readonly column: string;
    readonly value: string;
    readonly head: string;
    readonly name: string;
  }[];
  /**
   * The column by whose values lines are grouped, each group with a heading and counts; without it lines are not
   * grouped.
   */
  readonly groups?: ToldColumn;
  /** Whether each row has a line, or only each group. */
  readonly show: "lines" | "groups";
  readonly lines: {
    readonly order: "given" | "fewest";
    /** Columns whose values stand in brackets before the label. */
    readonly before: readonly string[];
    /** The column that nests lines: one with a value in it belongs below the nearest earlier line without one. */
    readonly within?: string;
    /** A remark below the label of each row with this value in the column. */
    readonly remark?: ToldColumn & {readonly value: string; readonly text: string};
    /** A count at the end of each line, and the heading of these counts. */
    readonly end?: CountWords & {readonly head: string};
  };
  /** A count in each cell, in place of a mark. */
  readonly cells?: CountWords;
}

/** A timeline: the columns of a list that give the time and the kind of each entry. */
export interface TimelineWords {
  /** Its values head the entries, in the order of the list. */
  readonly time: string;
  /** The column with a more exact date. */
  readonly date?: string;
  readonly kind: string;
  /**
   * The kinds in their order, each with a shape and words (never told by shape alone); kinds not listed follow by
   * value.
   */
  readonly kinds: readonly {
    readonly value: string;
    readonly shape: string;
    readonly one: string;
    readonly many: string;
  }[];
}

/** What a chart shows and says for one choice of its options: a chart specification with its wording. */
export interface ChartFace extends Omit<ChartSpec, "table" | "form"> {
  readonly form: ChartForm;
  readonly headline: string;
  readonly title: string;
  /** The title on a slide, of one line. */
  readonly short?: string;
  readonly notes: readonly string[];
  readonly words: ChartWords;
  /** The colours of parts by their key. */
  readonly colours?: Readonly<Record<string, ColourRole>>;
  /** The names of values of `colour` or `x` in the description for screen readers. */
  readonly names: Readonly<Record<string, string>>;
  /** The opening words of the description for screen readers. */
  readonly described?: string;
  /** A quantity column whose value the description adds in brackets after each number. */
  readonly beside?: string;
  readonly cards?: CardWords;
  /** The columns of the table below the chart. */
  readonly columns?: readonly DataTableColumn[];
  readonly matrix?: MatrixWords;
  readonly timeline?: TimelineWords;
}

/** Changes to a face for some choices of options; `null` removes a key. */
export type FaceChange = {readonly [K in Exclude<keyof ChartFace, "matrix" | "timeline">]?: ChartFace[K] | null} & {
  readonly matrix?: Partial<MatrixWords>;
  readonly timeline?: Partial<TimelineWords>;
};

/** The part of a table's description that a chart definition carries; the rows are loaded separately. */
export type ChartTable = Pick<TableDescription, "id" | "title" | "columns" | "compare" | "labels">;

/**
 * A registered chart as defined in its file, checked and complete: plain JSON from which the chart is made at build and
 * in the browser.
 */
export interface ChartDefinition {
  readonly id: string;
  readonly table: ChartTable;
  readonly relation: RelationId;
  readonly options: Readonly<Record<string, ChartOption>>;
  readonly caveats: readonly string[];
  readonly face: ChartFace;
  /** Changes by condition; a later one that applies overrides earlier ones. */
  readonly when: readonly {readonly if: Readonly<Record<string, readonly string[]>>; readonly face: FaceChange}[];
}

/** Whether the options meet a change's condition: each option it names has one of the listed values. */
export function isMeant(condition: Readonly<Record<string, readonly string[]>>, options: OptionValues): boolean {
  return Object.entries(condition).every(([name, values]) => values.includes(options[name] ?? ""));
}

/**
 * The face of a chart with every change applied whose condition the options meet. Maps are merged key by key; other
 * values are replaced.
 */
export function faceOf({face, when}: Pick<ChartDefinition, "face" | "when">, options: OptionValues): ChartFace {
  return when
    .filter((change) => isMeant(change.if, options))
    .reduce((sofar, change) => changed(sofar, change.face), face);
}

function changed(face: ChartFace, change: FaceChange): ChartFace {
  const before: Readonly<Record<string, unknown>> = {...face};
  const made = Object.entries(change).map(
    ([key, value]) => [key, isMap(value) && isMap(before[key]) ? {...before[key], ...value} : value] as const
  );
  return Object.fromEntries(
    Object.entries({...before, ...Object.fromEntries(made)}).filter(([, value]) => value !== null)
  ) as unknown as ChartFace;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
