import type {CompiledBriefing, CompiledDeck, ExportedExpression, ExportedFact, OpenPoint} from "../core/deck/compiled.js";
import {factsNamed} from "../views/trace-links.js";

/** An expression of an output's list of evidence, with the printed figures that it is worked out from. */
export interface WorkedExpression extends ExportedExpression {
  readonly anchor: string;
  readonly operands: readonly ExportedFact[];
}

/** A row of a list that a document prints. */
export type CountedListRow = ExportedExpression["rows"][number];

/** Where the evidence of an output stands within it. */
export interface EvidencePlaces {
  /** Numbers worked out from several figures or from the rows of a list, in the order of their first use. */
  readonly worked: readonly WorkedExpression[];
  readonly facts: readonly ExportedFact[];
  readonly openPoints: readonly OpenPoint[];
  /** The rows that are counted, of all counts, each once. */
  readonly rows: readonly CountedListRow[];
  /** The anchor that an expression leads to: its own entry, or that of its first printed figure; the list's start for what is not in it. */
  anchor(expression: string): string;
}

/** The anchor of the list of evidence itself. */
export const EVIDENCE_ANCHOR = "evidence";

/** The anchor of a document in the list of evidence. */
export const sourceAnchor = (source: string): string => `${EVIDENCE_ANCHOR}-source-${source}`;

/** The anchor of an open point in the list of evidence. */
export const checkAnchor = (check: string): string => `check-${check}`;

/** The anchor of a counted row in the list of evidence. */
export const rowAnchor = (row: string): string => `row-${row}`;

/** The list of evidence of a deck or briefing, with the anchor of each entry: a fact's id, or `evidence-` with a number. */
export function evidencePlaces(document: CompiledDeck | CompiledBriefing): EvidencePlaces {
  const {facts, expressions} = document;
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const worked = expressions.filter(({expression}) => !byId.has(expression)).map((item, i): WorkedExpression => (
    {...item, anchor: `${EVIDENCE_ANCHOR}-${i + 1}`, operands: item.facts.flatMap((id) => byId.get(id) ?? [])}
  ));
  const anchors = new Map(worked.map(({expression, anchor}) => [expression, anchor]));
  return {
    worked, facts, openPoints: openPointsOf(document),
    rows: [...new Map(worked.flatMap(({rows}) => rows.map((row) => [row.id, row] as const))).values()],
    anchor: (expression) => anchors.get(expression) ?? [expression, ...factsNamed(expression)].find((id) => byId.has(id)) ?? EVIDENCE_ANCHOR
  };
}

function openPointsOf(document: CompiledDeck | CompiledBriefing): readonly OpenPoint[] {
  const all = document.kind === "deck" ? document.slides.flatMap(({openPoints}) => openPoints) : document.openPoints;
  return [...new Map(all.map((point) => [point.id, point])).values()];
}

/** The address of a path of the site; undefined where the site's address is not known. `site` is absolute, or empty. */
export function siteAddress(site: string, path: string): string | undefined {
  return site === "" ? undefined : site.replace(/\/$/, "") + path;
}

/** The address of an expression's trace; undefined where the site's address is not known. */
export function siteTrace(site: string, expression: string): string | undefined {
  return siteAddress(site, `/trace/?x=${encodeURIComponent(expression)}`);
}

/** The interval that follows from the printed precision, in words; empty where the value is exact. */
export function intervalText({low, high, unit}: Pick<ExportedExpression, "low" | "high" | "unit">): string {
  if (low !== null && low === high) return "";
  if (low === null) return high === null ? "not bounded by what is printed" : `${numberText(high, 2)} ${unit} or less`;
  if (high === null) return `${numberText(low, 2)} ${unit} or more`;
  const decimals = Math.min(6, Math.max(0, Math.ceil(1 - Math.log10(high - low))));
  return `from ${numberText(low, decimals)} to ${numberText(high, decimals)} ${unit}`;
}

function numberText(value: number, decimals: number): string {
  return new Intl.NumberFormat("en", {maximumFractionDigits: decimals}).format(value).replace("-", "−");
}
