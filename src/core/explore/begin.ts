import type {ChartSpec, TableInfo} from "../chart-spec/spec.js";
import {isSameSpec} from "./canonical.js";
import type {Entry, Kept} from "./entry.js";
import {groupTables} from "./groups.js";
import type {Linked} from "./link.js";
import {readSpecText, readSpecValue, textOfValue} from "./read-text.js";
import type {Known} from "./read-text.js";

/** What the page begins with. */
export interface Beginning {
  /** The state to begin with; without it, the chart that is proposed for the table. */
  readonly entry?: Entry;
  readonly table: string;
  /** A text that can’t be read, to be shown with what is wrong with it. */
  readonly draft?: string;
  /** What is wrong with the address; empty where nothing is. */
  readonly wrong: readonly string[];
  /** What is wrong with what the browser kept. */
  readonly wrongKept?: string;
  /** What the browser keeps, where the address asks for something else. */
  readonly other?: Entry;
}

/** Decides between an address and what the browser keeps: the address goes first, and what is kept isn’t lost for it; a draft is taken up with its specification. */
export function begin(linked: Linked, kept: Kept, against: Known): Beginning {
  const {tables} = against;
  const known = keptEntry(kept, against);
  const first = groupTables(tables)[0]?.tables[0]?.id ?? "";
  const wrongKept = kept.kind === "broken" ? {wrongKept: kept.message} : {};
  if (linked.kind === "given") {
    const {spec, problems} = readSpecValue(linked.value, against);
    const same = known && spec && isSameSpec(known.spec, spec) ? known : undefined;
    const other = known && !same ? {other: known} : {};
    if (spec) return {entry: same ?? {spec}, table: spec.table, wrong: [], ...wrongKept, ...other};
    return {table: namedTable(linked.value, tables) ?? first, draft: textOfValue(linked.value), wrong: problems.map(({message}) => message), ...wrongKept, ...other};
  }
  const wrong = linked.kind === "broken" ? [linked.message] : [];
  if (known) return {entry: known, table: known.spec.table, wrong};
  return {table: first, wrong, ...wrongKept};
}

/** What the browser kept, if it can still be read; a draft that can be read by now is one no more. */
export function keptEntry(kept: Kept, against: Known): Entry | undefined {
  if (kept.kind !== "given") return undefined;
  const {spec} = readSpecValue(kept.value, against);
  if (!spec) return undefined;
  return kept.draft === undefined || readSpecText(kept.draft, against).spec ? {spec} : {spec, draft: kept.draft};
}

function namedTable(value: unknown, tables: readonly TableInfo[]): string | undefined {
  const named = typeof value === "object" && value !== null ? (value as Partial<Record<keyof ChartSpec, unknown>>).table : undefined;
  return tables.find(({id}) => id === named)?.id;
}
