/** What a colour stands for; each export has its own values for them. */
export type ColorRole = "accent" | "ink" | "context" | "muted" | "amber" | "series-1" | "series-2" | "series-3" | "series-4";

/** A point of a native chart. */
export interface NativePoint {
  readonly value: number;
  /** The number as shown, with its qualifier. */
  readonly text: string;
  readonly expression: string;
  /** Where it differs from its series. */
  readonly color?: ColorRole;
  /** Not itemised in the report: hatched. */
  readonly hatched?: boolean;
}

/** A series of a native chart, with a point or nothing for each category. */
export interface NativeSeries {
  readonly name: string;
  readonly color: ColorRole;
  readonly points: readonly (NativePoint | null)[];
  readonly hatched?: boolean;
}

/**
 * A chart as Office can draw and edit it. `bar`: lying bars, one for each category and series. `column`: standing ones. `stacked`: one lying bar
 * for each category, its series as parts of a whole. Axes start at zero.
 */
export interface NativeChart {
  readonly form: "bar" | "column" | "stacked";
  readonly categories: readonly string[];
  readonly series: readonly NativeSeries[];
  /** What the value axis measures, with its unit. */
  readonly axis: string;
  /** Where the axis ends; the whole for parts, 100 for percentages. */
  readonly max?: number;
}
