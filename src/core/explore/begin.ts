import {plainWords} from "../chart-spec/plain-words.js";
import type {ChartSpec} from "../chart-spec/spec.js";
import type {TableInfo} from "../chart-spec/table-info.js";
import {groupTables} from "./groups.js";
import type {Entry, Kept} from "./history.js";
import {isSameSpec} from "./link.js";
import type {Linked} from "./link.js";
import {readSpecText, readSpecValue, textOfValue} from "./read-text.js";
import type {Known} from "./read-text.js";

/** What the page begins with. */
export interface Beginning {
  /** The state to begin with; if absent, the page begins with the chart proposed for the table. */
  readonly entry?: Entry;
  readonly table: string;
  /** A text that can’t be read, to be shown with what is wrong with it. */
  readonly draft?: string;
  /** What is wrong with the address; empty where nothing is. */
  readonly wrong: readonly string[];
  /** What is wrong with the state that the browser kept: a first line, then details on further lines. */
  readonly wrongKept?: string;
  /** The state that the browser kept, if the address asks for another. */
  readonly other?: Entry;
}

/**
 * Chooses between the address and the state that the browser kept. The address takes precedence, and the kept state is
 * not discarded; if both have the same specification, the kept draft is restored with it. A kept state that can’t be
 * read is shown as a draft only if the address asks for nothing.
 */
export function begin(linked: Linked, kept: Kept, against: Known): Beginning {
  const {tables} = against;
  const {entry: known, why} = readKeptEntry(kept, against);
  const first = firstTable(tables);
  const keptWrong = (what: string): Pick<Beginning, "wrongKept"> => {
    if (kept.kind === "broken") return {wrongKept: kept.message};
    return why === undefined
      ? {}
      : {wrongKept: ["What this browser keeps can’t be drawn as it stands.", ...why, what].join("\n")};
  };
  if (linked.kind === "given") {
    const {spec, problems} = readSpecValue(linked.value, against);
    const same = known && why === undefined && spec && isSameSpec(known.spec, spec) ? known : undefined;
    const beside = {
      ...keptWrong("It is left as it is; its text can be shown."),
      ...(known && !same ? {other: known} : {})
    };
    if (spec) return {entry: same ?? {spec}, table: spec.table, wrong: [], ...beside};
    return {
      table: namedTable(linked.value, tables) ?? first,
      draft: textOfValue(linked.value),
      wrong: problems.map(({message}) => plainWords(message)),
      ...beside
    };
  }
  if (linked.kind === "table" && tables.some(({id}) => id === linked.id))
    return {
      table: linked.id,
      wrong: [],
      ...keptWrong("It is left as it is; its text can be shown."),
      ...(known ? {other: known} : {})
    };
  const wrong =
    linked.kind === "broken"
      ? [linked.message]
      : linked.kind === "table"
        ? [`There is no table “${linked.id}”; choose one of those that are.`]
        : [];
  if (known && why !== undefined)
    return {
      table: known.spec.table,
      draft: known.draft!,
      wrong,
      ...keptWrong("Its text stands in the specification, where it can be put right.")
    };
  if (known) return {entry: known, table: known.spec.table, wrong};
  return {table: first, wrong, ...keptWrong("")};
}

/**
 * The state that the browser kept: a draft that can now be read becomes the specification, and a specification that can
 * no longer be read becomes a draft.
 */
export function keptEntry(kept: Kept, against: Known): Entry | undefined {
  return readKeptEntry(kept, against).entry;
}

/**
 * The state that the browser kept. If it can’t be read, `why` says so, and the entry has its text as draft and its
 * table as specification.
 */
function readKeptEntry(kept: Kept, against: Known): {readonly entry?: Entry; readonly why?: readonly string[]} {
  if (kept.kind !== "given") return {};
  const {value, draft} = kept;
  const drafted = draft === undefined ? undefined : readSpecText(draft, against).spec;
  const {spec, problems} = readSpecValue(value, against);
  if (spec) return {entry: draft === undefined || drafted ? {spec} : {spec, draft}};
  if (drafted) return {entry: {spec: drafted}};
  const table = namedTable(value, against.tables) ?? firstTable(against.tables);
  return {
    entry: {spec: {table, form: "table"}, draft: keptText(value, draft)},
    why: problems.map(({message}) => message)
  };
}

/** The draft for a kept state that can’t be read: its own draft, followed by its specification as a YAML comment. */
function keptText(value: unknown, draft: string | undefined): string {
  if (value === undefined) return draft ?? "";
  const text = textOfValue(value);
  return draft === undefined ? text : `${draft.trimEnd()}\n${text.replace(/^/gm, "# ")}`;
}

function firstTable(tables: readonly TableInfo[]): string {
  return groupTables(tables)[0]?.tables[0]?.id ?? "";
}

function namedTable(value: unknown, tables: readonly TableInfo[]): string | undefined {
  const named =
    typeof value === "object" && value !== null
      ? (value as Partial<Record<keyof ChartSpec, unknown>>).table
      : undefined;
  return tables.find(({id}) => id === named)?.id;
}
