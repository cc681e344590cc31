import type {ChartOption, OptionValues, DataTableColumn} from "./chart.js";
import type {ChartForm} from "./chart-form.js";
import type {ChartSpec} from "./chart-spec/spec.js";
import type {RelationId} from "./relations.js";
import type {TableDescription} from "./table.js";

/** What a part may be coloured as; a drawing and each export have their own colours for them. */
export const COLOUR_ROLES = ["first", "first-deep", "second", "third", "context", "muted"] as const;

export type ColourRole = (typeof COLOUR_ROLES)[number];

/** Words that a chart of numbers has of its own; what is left out is made of the table's description. */
export interface ChartWords {
  /** Said before the whole of ranked bars: `all boats`. */
  readonly all?: string;
  /** Said behind the whole of parts: `boats counted`. */
  readonly whole?: string;
  /** Said behind a percentage of a part: `of all boats`. */
  readonly base?: string;
  /** What the value axis measures, with its unit. */
  readonly axis?: string;
  /** What the one series is of. */
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

/** What a card says of itself, by the value of `x`. */
export interface CardWords {
  /** The small print; the table's column `base` where it is left out. */
  readonly base: Readonly<Record<string, string>>;
}

/**
 * A count that stands in a matrix. In both texts `{column}` is the line's value of a column, and `{across}` that of the
 * matrix's column.
 */
export interface CountWords {
  /** The expression: `count(crews, watch={across}, tasks={id})`. */
  readonly count: string;
  /** What is counted, for who doesn't see where it stands. */
  readonly name: string;
}

/** Values of a column, as a description tells how many rows of the list have each. */
export interface ToldColumn {
  readonly column: string;
  /** Said before the counts. */
  readonly told: string;
}

/** A matrix: which columns of a list it sets against one another, and what stands where they meet. */
export interface MatrixWords {
  /** The column whose values stand across, several of them in a row of the list. */
  readonly across: ToldColumn & {
    /**
     * Whether the columns are headed by what the values are called, or by the values as they are written, which are
     * short then.
     */
    readonly heads: "labels" | "values";
    readonly order: "given" | "most" | "value";
    /** What the count at a head is of. */
    readonly name: string;
  };
  /** Columns beside them, for the rows that have one value of another column. */
  readonly also: readonly {
    readonly column: string;
    readonly value: string;
    readonly head: string;
    readonly name: string;
  }[];
  /** The column whose values head groups of lines, with counts; without it no line is in a group. */
  readonly groups?: ToldColumn;
  /** Whether each row has a line, or only each group. */
  readonly show: "lines" | "groups";
  readonly lines: {
    readonly order: "given" | "fewest";
    /** Columns whose values stand in brackets before the label. */
    readonly before: readonly string[];
    /** A line with a value in this column stands within the one before it; those without head others. */
    readonly within?: string;
    /** Said below the label of the rows that have one value of a column. */
    readonly remark?: ToldColumn & {readonly value: string; readonly text: string};
    /** A count at the end of each line, and what heads these. */
    readonly end?: CountWords & {readonly head: string};
  };
  /** What stands where a line and a column meet, if not a mark. */
  readonly cells?: CountWords;
}

/** A timeline: which column of a list says when, and which of what kind. */
export interface TimelineWords {
  /** Its values head the entries, in the order of the list. */
  readonly time: string;
  /** The column that says when more exactly. */
  readonly date?: string;
  readonly kind: string;
  /**
   * The kinds in their order, each by a shape and by words, so that neither says it alone; the others follow by their
   * values.
   */
  readonly kinds: readonly {
    readonly value: string;
    readonly shape: string;
    readonly one: string;
    readonly many: string;
  }[];
}

/** What a chart shows and says with one choice of its options: a specification with words. */
export interface ChartFace extends Omit<ChartSpec, "table" | "form"> {
  readonly form: ChartForm;
  readonly headline: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly words: ChartWords;
  /** The colours of parts by their key. */
  readonly colours?: Readonly<Record<string, ColourRole>>;
  /** What values of `colour` or `x` are called to who doesn't see the chart. */
  readonly names: Readonly<Record<string, string>>;
  /** With what it opens for who doesn't see it. */
  readonly described?: string;
  /** A quantity that is told to them in brackets, beside each number. */
  readonly beside?: string;
  readonly cards?: CardWords;
  /** The columns of the table below the chart. */
  readonly columns?: readonly DataTableColumn[];
  readonly matrix?: MatrixWords;
  readonly timeline?: TimelineWords;
}

/** What differs by the choice of options; `null` takes away what stood there. */
export type FaceChange = {readonly [K in Exclude<keyof ChartFace, "matrix" | "timeline">]?: ChartFace[K] | null} & {
  readonly matrix?: Partial<MatrixWords>;
  readonly timeline?: Partial<TimelineWords>;
};

/** What a chart knows of its table wherever it is drawn; its rows come later. */
export type ChartTable = Pick<TableDescription, "id" | "title" | "columns" | "compare" | "labels">;

/**
 * A registered chart as its file says, checked and complete; plain JSON, of which a chart is made at build and in the
 * browser.
 */
export interface ChartDefinition {
  readonly id: string;
  readonly table: ChartTable;
  readonly relation: RelationId;
  readonly options: Readonly<Record<string, ChartOption>>;
  readonly caveats: readonly string[];
  readonly face: ChartFace;
  /** Later ones over earlier ones. */
  readonly when: readonly {readonly if: Readonly<Record<string, readonly string[]>>; readonly face: FaceChange}[];
}

/** Whether options are among those that a change is for. */
export function isMeant(condition: Readonly<Record<string, readonly string[]>>, options: OptionValues): boolean {
  return Object.entries(condition).every(([name, values]) => values.includes(options[name] ?? ""));
}

/**
 * What a chart shows and says with these options. Maps are taken together by their keys, everything else is replaced.
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
