import type {Chart} from "../../src/core/chart.js";
import type {CompiledChart} from "../../src/core/deck/compiled.js";
import type {Evidence} from "../../src/core/evidence.js";
import {SHOWN_DIGITS} from "../../src/core/citation.js";
import {memoizeByText, once} from "../../src/core/memoize.js";
import {hashBytes} from "../sources/file-bytes.js";
import type {Verified} from "../verify.js";
import type {Site} from "./site.js";

/** A drawn figure, and the data digest that it names. */
interface FramedChart {
  readonly html: string;
  readonly digest: string;
}

/** The charts of a site that have been drawn: for slides, and in their frames for pages. */
interface KnownCharts {
  /** A digest of all that a chart is drawn from but what its id says; while it is the same, so is the chart. */
  readonly drawnFrom: (chart: Chart) => string;
  /** Makes what a key names, unless that has been done. */
  readonly compiled: (key: string, make: () => CompiledChart) => CompiledChart;
  readonly framed: (key: string, make: () => FramedChart) => FramedChart;
}

const known = new WeakMap<Site, KnownCharts>();

/** As many as the documents of a large workspace show, each in a few rooms or for a few choices, before and after. */
const KEPT = 2000;

const nothingDrawn = (): Omit<KnownCharts, "drawnFrom"> => ({
  compiled: memoizeByText((_key, make: () => CompiledChart) => make(), KEPT),
  framed: memoizeByText((_key, make: () => FramedChart) => make(), KEPT)
});

const drawnBefore = nothingDrawn();

/** Lets a site have the charts that were drawn in this process for an earlier one from the same. */
export function shareCharts(site: Site, charts: Verified["charts"]): void {
  known.set(site, {drawnFrom: digestsOf(site, charts), ...drawnBefore});
}

/** What has been drawn of a site’s charts; nothing at first where it shares none. */
export function knownCharts(site: Site): KnownCharts {
  const charts = known.get(site) ?? {drawnFrom: () => "", ...nothingDrawn()};
  known.set(site, charts);
  return charts;
}

/** An id of a fact as it stands in an expression, wherever that stands in a text. */
const FACT_ID = /[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*/g;

/**
 * Gives the digest of what a chart is drawn from: its definition, if it is registered, its table with all rows, the
 * vocabulary and lists, the facts that are named in any of these, and the checks of those facts with all of theirs.
 */
function digestsOf(site: Site, charts: Verified["charts"]): KnownCharts["drawnFrom"] {
  const definitions = new Map(charts.map(({chart, definition}) => [chart.id, JSON.stringify(definition)]));
  const facts = once(() => new Map(site.evidence.facts.map((fact) => [fact.id, fact])));
  const withFacts = (text: string): string =>
    [text, ...named(text).map((id) => JSON.stringify(facts().get(id), withoutPlaces))].join("\n");
  const around = once(() =>
    hashBytes(withFacts(JSON.stringify([site.own, besidesFacts(site.evidence)], withoutPlaces)))
  );
  const checks = once(() => site.evidence.checks.map((check) => JSON.stringify(check)));
  // The digest of all data is only cited, and put in anew where a chart is shown again.
  const cited = site.evidence.digest.slice(0, SHOWN_DIGITS);
  const tables = memoizeByText(
    (id) => JSON.stringify(site.tables.get(id)).replaceAll(site.evidence.digest, "").replaceAll(cited, ""),
    site.tables.size
  );
  const digest = memoizeByText((own) => {
    const ids = new Set(named(own));
    const checked = checks().filter((check) => named(check).some((id) => ids.has(id)));
    return hashBytes([around(), withFacts(own), ...checked.map(withFacts)].join("\n"));
  }, charts.length);
  return ({id, table}) => digest([definitions.get(id) ?? "", tables(table)].join("\n"));
}

/** The distinct ids of facts in a text. */
const named = (text: string): readonly string[] => [...new Set(text.match(FACT_ID))];

/** What any chart may show of the evidence: neither single facts and checks, nor where they are used, nor passages. */
const besidesFacts = ({
  facts: _facts,
  passages: _passages,
  uses: _uses,
  checks: _checks,
  recomputed: _recomputed,
  digest: _digest,
  ...rest
}: Evidence): Partial<Evidence> => rest;

/** Leaves out where in a document something stands, which no chart shows. */
const withoutPlaces = (key: string, value: unknown): unknown => (key === "place" ? undefined : value);
