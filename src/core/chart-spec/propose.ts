import type {Facts} from "../fact.js";
import {plainWords} from "./plain-words.js";
import {readChartSpec} from "./read-spec.js";
import {whyRefused} from "./refuse.js";
import {isShaped} from "./shape.js";
import {FORMS} from "./spec.js";
import type {ChartSpec, Form, FormInfo} from "./spec.js";
import {isLong, isPeriod, keyColumns, periodColumn, quantityColumns, valuesOfColumn} from "./table-info.js";
import type {TableInfo} from "./table-info.js";
import {wholeOfRows} from "./wholes.js";

/** A form as it is offered for a table: with a specification to start from, or the reason why it is refused. */
export interface FormOffer {
  readonly form: Form;
  readonly label: string;
  readonly shows: string;
  readonly spec: ChartSpec;
  readonly proposed: boolean;
  readonly why?: string;
}

/** What a reader has chosen so far. */
export type Chosen = Partial<Omit<ChartSpec, "table" | "form">>;

/**
 * Every form for a table and the keys chosen so far: one is proposed, the others are offered, or refused with the
 * reason.
 */
export function formsFor(table: TableInfo, chosen: Chosen = {}, facts?: Facts): readonly FormOffer[] {
  const offers = FORMS.map((info) => offerOf(info, table, chosen, facts));
  const allowed = offers.filter(({why}) => why === undefined).map(({form}) => form);
  const proposed = preferenceOf(table, chosen).find((form) => allowed.includes(form)) ?? "table";
  return offers.map((offer) => ({...offer, proposed: offer.form === proposed}));
}

function offerOf(
  info: FormInfo,
  table: TableInfo,
  chosen: Chosen,
  facts: Facts | undefined
): Omit<FormOffer, "proposed"> {
  const spec = candidate(info, table, chosen);
  const {problems} = readChartSpec(spec, [table]);
  const textsOnly =
    quantityColumns(table).length === 0 && info.needs.includes("y")
      ? "the table holds texts and no numbers"
      : undefined;
  const apart = table.compare === undefined ? undefined : whyRefused(spec, table, facts);
  const why = textsOnly ?? apart ?? problems[0]?.message ?? whyRefused(spec, table, facts);
  return {
    form: info.form,
    label: info.label,
    shows: info.shows,
    spec,
    ...(why === undefined ? {} : {why: plainWords(why)})
  };
}

/** The forms by how well they fit what is chosen. */
function preferenceOf(table: TableInfo, chosen: Chosen): readonly Form[] {
  if (table.compare === "none") return ["cards", "table"];
  if (table.compare === "own-base") return ["bar", "cards"];
  const y = chosen.y ?? quantityColumns(table)[0]?.name;
  if (chosen.measure === "change") return ["bar"];
  const rows = table.rows && !isShaped(table.rows) && !isLong(table) && y !== undefined ? table.rows : [];
  const parted =
    y !== undefined &&
    rows.length > 0 &&
    !quantityColumns(table).some(({wholeOf}) => wholeOf === y) &&
    wholeOfRows(rows, y, table)?.complete === true;
  return ["slope", "line", ...(parted ? ["stacked" as const] : []), "bar", "column", "dot", "cards", "stacked"];
}

/**
 * A specification of this form: the chosen keys, the others filled with columns that tell rows apart. A long table is
 * summed by groups.
 */
function candidate({form, without}: FormInfo, table: TableInfo, chosen: Chosen): ChartSpec {
  const period = periodColumn(table);
  const telling = keyColumns(table)
    .filter(
      ({name}) =>
        (valuesOfColumn(table, name)?.length ?? 2) > 1 && !["base", "flag", "within", "period_flag"].includes(name)
    )
    .map(({name}) => name);
  const plain = telling.filter((name) => !isPeriod(table, name));
  const times = period !== undefined && telling.includes(period) && !filteredToOne(chosen, period) ? period : undefined;
  const picked =
    [chosen.x, chosen.colour].filter((name) => name !== undefined && !isPeriod(table, name))[0] ?? plain[0];
  const y = chosen.y ?? quantityColumns(table)[0]?.name;
  const others = Object.fromEntries(
    Object.entries(chosen).filter(
      ([key]) => !(without as readonly string[]).includes(key) && key !== "x" && key !== "colour"
    )
  );
  const columns = columnsFor(form, {picked, times, period, chosen, y});
  const sort =
    form === "bar" &&
    chosen.sort === undefined &&
    table.compare === undefined &&
    !isPeriod(table, columns.x) &&
    columns.colour === undefined
      ? {sort: "descending" as const}
      : {};
  const drawn = [...new Set([columns.x, columns.colour].filter((name) => name !== undefined))];
  const sums = isLong(table) && form !== "table" && y !== undefined && chosen.group === undefined ? {group: drawn} : {};
  return {table: table.id, form, ...others, ...sums, ...sort, ...columns};
}

interface Picks {
  readonly picked: string | undefined;
  /** The period column, where it tells rows apart. */
  readonly times: string | undefined;
  readonly period: string | undefined;
  readonly chosen: Chosen;
  readonly y: string | undefined;
}

function columnsFor(form: Form, {picked, times, period, chosen, y}: Picks): Pick<ChartSpec, "x" | "y" | "colour"> {
  const set = (x: string | undefined, colour?: string): Pick<ChartSpec, "x" | "y" | "colour"> => ({
    ...(x === undefined ? {} : {x}),
    ...(y === undefined ? {} : {y}),
    ...(colour === undefined || colour === x ? {} : {colour})
  });
  switch (form) {
    case "slope":
    case "line":
      return set(period, picked);
    case "stacked":
      return set(times, picked ?? chosen.colour);
    case "cards":
      return set(picked ?? period);
    case "table":
      return y === undefined || chosen.y === undefined ? {} : {y};
    case "bar":
    case "column":
    case "dot": {
      if (chosen.measure === "change") return set(picked ?? period);
      return set(
        chosen.x ?? picked ?? period,
        chosen.colour ?? (picked === undefined || chosen.x === times ? undefined : times)
      );
    }
  }
}

function filteredToOne({filter}: Chosen, column: string): boolean {
  const value = filter?.[column];
  return typeof value === "string" || value?.length === 1;
}
