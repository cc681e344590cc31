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

/** What a framed chart is given besides what its drawing needs; `width` is the frame's own affair. */
export interface FrameContext extends ChartContext {
  /** Prose with `{{ }}` as escaped HTML with linked numbers. */
  prose(text: string): string;
  /** Prose with `{{ }}` as plain text. */
  plain(text: string): string;
  readonly caveatTexts: readonly string[];
  /** One for each source, its label with the locators. */
  readonly source: readonly {readonly label: string; readonly href: string}[];
  readonly tick: Tick;
  /** The address of a table in one of its files, by what the file's name ends in. */
  fileHref(table: string, ending: string): string;
  /** How the chart is cited; empty where a frame is drawn again, whose citation stays. */
  readonly citation: Citation;
  readonly pageHref: string;
  /** Where a specification is taken up to be changed; without it a frame has no link there. */
  exploreHref?(spec: ChartSpec): string;
  /** The fence that draws this chart with these options. */
  readonly fence: string;
  /** What the marks in texts and labels stand for; without it none may stand in them. */
  readonly terms?: readonly RegisteredTerm[];
  /** Sets ids apart where a page carries a chart twice; empty for the first. */
  readonly instance: string;
}

/**
 * The fence that draws a chart with these options: by its name, without what is meant anyway, or by its specification.
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
