import type {ChartSpec} from "./chart-spec/spec.js";
import type {RelationId} from "./relations.js";

/** A row of a table as charts see it: a quantity has several columns, see quantity-columns.ts. */
export type Row = Readonly<Record<string, string | number | null>>;

/** The values of a chart's options, by name. */
export type OptionValues = Readonly<Record<string, string>>;

/** An option that a chart takes from its fence or from the reader. */
export interface ChartOption {
  /** What the control is called. */
  readonly label: string;
  /** The allowed values with their labels; the first is the default. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether the reader gets a control for it; otherwise it is the author's. */
  readonly control: boolean;
}

/** What a chart is given besides its rows. */
export interface ChartContext {
  readonly document: Document;
  /** Pixels. */
  readonly width: number;
  /**
   * Pixels that the place has, where it is limited; a chart whose height is free keeps within it as far as its labels
   * allow.
   */
  readonly height?: number;
  /** Whether it is drawn for a slide: it fills its height as far as its form allows, all letters of one size. */
  readonly stage?: boolean;
  /** The least end of an axis from zero, so that charts beside each other are drawn on one scale. */
  readonly extent?: number | undefined;
  /** The text of an expression, with its qualifier. */
  format(expression: string, format?: string): string;
  /** The label of a value of a column, such as `tugs` or `fishing boats`. */
  label(column: string, value: string): string;
  /** Converts a text of a row to the words that readers see; without it the text is shown as it is. */
  readonly text?: (text: string) => string;
  /** The address of an expression's trace. */
  traceHref(expression: string): string;
  /** The address of a row of a list, in the page of the document in which it stands. */
  rowHref(source: string, id: string): string;
}

/** A column of a chart's data table. */
export interface DataTableColumn {
  readonly column: string;
  readonly label: string;
  /** Whether the column holds a quantity. */
  readonly quantity: boolean;
  readonly format?: string;
}

/** A view of one table. All texts are prose and may hold `{{ }}`; none holds a digit of a figure. */
export interface Chart {
  readonly id: string;
  readonly table: string;
  /** The group of charts in which the gallery lists it. */
  readonly relation: RelationId;
  readonly options: Readonly<Record<string, ChartOption>>;
  /** Ids of the caveats that travel with the chart, besides those of its facts and measures. */
  readonly caveats: readonly string[];
  /** What the chart shows, as a sentence with its main number. */
  headline(options: OptionValues): string;
  /** Measure, unit, area, period. */
  title(options: OptionValues): string;
  /** The title on a slide, of one line; where it is absent, the whole. */
  shortTitle?(options: OptionValues): string | undefined;
  /** Of the notes, those on a slide: what letters in the drawing stand for, and that numbers are untied. */
  slideNotes(options: OptionValues): readonly string[];
  /** What else must stand below the chart. */
  notes(options: OptionValues): readonly string[];
  /** The description for readers who don't see the chart, derived from the rows. */
  describe(rows: readonly Row[], options: OptionValues): string;
  dataTable(options: OptionValues): readonly DataTableColumn[];
  /** An `<svg>` or an HTML element; every mark that shows a number is an `<a data-trace>`. */
  draw(rows: readonly Row[], options: OptionValues, context: ChartContext): Element;
  /** The rows as a chart that Office can draw; if it is absent or returns null, exports carry a picture or a table. */
  native?(
    rows: readonly Row[],
    options: OptionValues,
    context: Pick<ChartContext, "format" | "label">
  ): NativeChart | null;
  /** The specification that draws it; a list is drawn without one. */
  spec?(options: OptionValues): ChartSpec;
  /** The rows that it shows, if they differ from the table's; see {@link rowsShown}. */
  shown?(rows: readonly Row[], options: OptionValues): readonly Row[];
  /** Set for a chart defined by a specification in its fence rather than by a registered id. */
  readonly inline?: true;
}

/** The rows that a chart shows, for its data table, its sources and its files. */
export function rowsShown(chart: Chart, rows: readonly Row[], options: OptionValues): readonly Row[] {
  return chart.shown?.(rows, options) ?? rows;
}

/** The options with defaults filled in; throws an Error that names the option, what was given and what is allowed. */
export function normalizeOptions(
  chart: Pick<Chart, "id" | "options">,
  given: Readonly<Record<string, string | undefined>>
): OptionValues {
  const problems: string[] = [];
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(chart.options, name)) {
      problems.push(`unknown option ${name} (${chart.id} takes ${Object.keys(chart.options).join(", ") || "none"})`);
    }
  }
  const values = Object.entries(chart.options).map(([name, option]) => {
    const allowed = Object.keys(option.values);
    const value = given[name] ?? allowed[0]!;
    if (!allowed.includes(value)) problems.push(`option ${name}: ${value}: expected one of ${allowed.join(", ")}`);
    return [name, value] as const;
  });
  if (problems.length > 0) throw new Error(problems.join("; "));
  return Object.fromEntries(values);
}

/** Every combination of the values of a chart's options. */
export function combinations({options}: Pick<Chart, "options">): readonly OptionValues[] {
  return Object.entries(options).reduce<readonly OptionValues[]>(
    (sofar, [name, option]) =>
      sofar.flatMap((values) => Object.keys(option.values).map((value) => ({...values, [name]: value}))),
    [{}]
  );
}

/** What a colour of a native chart stands for; each export has its own values for them. */
export type NativeColor =
  "accent" | "ink" | "context" | "muted" | "amber" | "series-1" | "series-2" | "series-3" | "series-4";

/** A point of a native chart. */
export interface NativePoint {
  readonly value: number;
  /** The number as shown, with its qualifier. */
  readonly text: string;
  readonly expression: string;
  /** Its colour if it differs from that of its series. */
  readonly color?: NativeColor;
  /** Not itemised in the report: hatched. */
  readonly hatched?: boolean;
}

/** A series of a native chart, with a point or nothing for each category. */
export interface NativeSeries {
  readonly name: string;
  readonly color: NativeColor;
  readonly points: readonly (NativePoint | null)[];
  readonly hatched?: boolean;
  /** Of a stack: the index of the series inside whose part it lies; the whole doesn't count it again. */
  readonly within?: number;
}

/** The whole that bars are parts of, or that stacked parts make up. */
export interface NativeWhole {
  /** Where it ends, in the unit of the points. */
  readonly value: number;
  readonly name: string;
  /** What the drawing says of it: `all boats: 122`; empty where each bar has a whole of its own. */
  readonly text: string;
  /** What the number in `text` follows from; null where it is untied or there is none. */
  readonly expression: string | null;
}

/**
 * A chart as Office can draw and edit it. `bar`: lying bars, one for each category and series. `column`: standing ones.
 * `line`: a line for each series through its points, from its first category to its last. `stacked`: one lying bar, its
 * series as parts of a whole, with those that lie within another inside it. Axes start at zero.
 */
export interface NativeChart {
  readonly form: "bar" | "column" | "line" | "stacked";
  readonly categories: readonly string[];
  readonly series: readonly NativeSeries[];
  /** What the value axis measures, with its unit. */
  readonly axis: string;
  /** The end of the value axis: the whole for parts, 100 for percentages. */
  readonly max?: number;
  /** Drawn in grey behind bars; of a stack it is only said. */
  readonly whole?: NativeWhole | undefined;
}
