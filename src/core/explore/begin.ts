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
  /** The state to begin with; without it, the chart that is proposed for the table. */
  readonly entry?: Entry;
  readonly table: string;
  /** A text that can’t be read, to be shown with what is wrong with it. */
  readonly draft?: string;
  /** What is wrong with the address; empty where nothing is. */
  readonly wrong: readonly string[];
  /** What is wrong with what the browser kept, in a line; what else is to be said of it in lines of its own. */
  readonly wrongKept?: string;
  /** What the browser keeps, where the address asks for something else. */
  readonly other?: Entry;
}

/**
 * Decides between an address and what the browser keeps: the address goes first, and what is kept isn’t lost for it; a
 * draft is taken up with its specification. What is kept and can’t be read is shown as a draft where nothing else is
 * asked for, and stays where it is otherwise.
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
  const wrong = linked.kind === "broken" ? [linked.message] : [];
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
 * What the browser kept; a draft that can be read by now is one no more, and a specification that can’t be read any
 * more is one.
 */
export function keptEntry(kept: Kept, against: Known): Entry | undefined {
  return readKeptEntry(kept, against).entry;
}

/** What the browser kept, and why it can’t be read if it can’t: then its text is the draft, beside its table’s rows. */
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

/**
 * The text of what can’t be read: what was being written, and below it, as a comment, the specification that it was
 * written from.
 */
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
