import type {CompiledChart} from "../../src/core/deck/compiled.js";
import {memoizeByText} from "../../src/core/memoize.js";
import type {Verified} from "../verify.js";
import type {Site} from "./site.js";

/** A drawn figure, and the data digest that it names. */
interface FramedChart {
  readonly html: string;
  readonly digest: string;
}

/** The charts of a site that have been drawn: for slides, and in their frames for pages. */
interface KnownCharts {
  /** The definitions of registered charts, by id. */
  readonly definitions: ReadonlyMap<string, string>;
  /** Makes what a key names, unless that has been done. */
  readonly compiled: (key: string, make: () => CompiledChart) => CompiledChart;
  readonly framed: (key: string, make: () => FramedChart) => FramedChart;
}

const known = new WeakMap<Site, KnownCharts>();

/** As many as the documents of a large workspace show, each in a few rooms or for a few choices. */
const KEPT = 1000;

const nothingDrawn = (): Omit<KnownCharts, "definitions"> => ({
  compiled: memoizeByText((_key, make: () => CompiledChart) => make(), KEPT),
  framed: memoizeByText((_key, make: () => FramedChart) => make(), KEPT)
});

const drawnFromSame = memoizeByText((_drawnFrom) => nothingDrawn(), 2);

/** Lets a site have the charts that were drawn for an earlier one, drawn from the same: `Content.drawnFrom`. */
export function shareCharts(site: Site, drawnFrom: string, charts: Verified["charts"]): void {
  known.set(site, {
    definitions: new Map(charts.map(({chart, definition}) => [chart.id, JSON.stringify(definition)])),
    ...drawnFromSame(drawnFrom)
  });
}

/** What has been drawn of a site’s charts; nothing at first where it shares none. */
export function knownCharts(site: Site): KnownCharts {
  const charts = known.get(site) ?? {definitions: new Map<string, string>(), ...nothingDrawn()};
  known.set(site, charts);
  return charts;
}
