import {printSpecFence} from "../core/chart-spec/print.js";
import type {ChartSpec} from "../core/chart-spec/spec.js";
import type {Chart, ChartContext, OptionValues} from "../core/chart.js";
import type {Citation} from "../core/citation.js";
import type {RegisteredTerm} from "../core/terms/term.js";
import type {TickState} from "../core/tick.js";

/** The two widths in pixels at which a page carries a drawing; CSS chooses. */
export const DRAW_WIDTHS = {wide: 720, narrow: 350} as const;

/** The state of the evidence behind a chart. */
interface Tick {
  readonly state: TickState;
  readonly label: string;
  readonly href: string;
}

/** What a chart's frame needs besides what its drawing needs; the frame sets `width` itself. */
export interface FrameContext extends ChartContext {
  /** Prose with `{{ }}` as escaped HTML with linked numbers. */
  prose(text: string): string;
  /** Prose with `{{ }}` as plain text. */
  plain(text: string): string;
  readonly caveatTexts: readonly string[];
  /** One entry per source; the label includes the locators. */
  readonly source: readonly {readonly label: string; readonly href: string}[];
  readonly tick: Tick;
  /** The address of a table in one of its files, by what the file's name ends in. */
  fileHref(table: string, ending: string): string;
  /** How the chart is cited; empty when a frame is redrawn, which keeps its citation. */
  readonly citation: Citation;
  readonly pageHref: string;
  /** The address of the explore page for a specification; without it the frame has no link to explore. */
  exploreHref?(spec: ChartSpec): string;
  /** The fence that draws this chart with these options. */
  readonly fence: string;
  /** The registered terms for marks in texts and labels; without it these may hold no marks. */
  readonly terms?: readonly RegisteredTerm[];
  /** A suffix that keeps ids unique if a page shows a chart more than once; empty for the first. */
  readonly instance: string;
}

/**
 * The fence that draws a chart with these options: its id and the options that are not defaults, or its specification.
 */
export function chartFence(
  {id, options: known, inline, spec}: Pick<Chart, "id" | "options" | "inline" | "spec">,
  options: OptionValues
): string {
  if (inline && spec) return printSpecFence(spec(options));
  const lines = Object.entries(known).flatMap(([name, {values}]) => {
    const value = options[name];
    return value === undefined || value === Object.keys(values)[0] ? [] : [`${name}: ${value}`];
  });
  return ["```chart", `ref: ${id}`, ...lines, "```"].join("\n");
}
