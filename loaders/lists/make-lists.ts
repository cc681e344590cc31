import {yearsOf} from "../../src/core/period.js";
import {cellOf} from "./cell-rules.js";
import {listNamedBy, writtenColumn} from "./definition.js";
import type {DefinedColumn, ListDefinition, WrittenColumn} from "./definition.js";
import {wordsOf} from "./entries.js";
import type {Entry, Place, WrittenList} from "./entries.js";
import type {List, ListColumn, ListRow, ListText} from "./list.js";

/**
 * Makes lists from located entries. Columns may be derived from rows of other lists that refer to an entry, or to which
 * it refers.
 */
export function makeLists(lists: readonly WrittenList[], places: ReadonlyMap<Entry, Place>): readonly List[] {
  const byId = new Map(lists.map((list) => [list.definition.id, list]));
  return lists.map(({definition, entries}): List => {
    const columns = shownColumns(definition);
    const makers = columns.map((column) => [column.name, makerOf(column, definition, byId)] as const);
    const rows = ordered(entries, definition).map((entry): ListRow => ({
      id: entry.id,
      label: cellOf(entry, definition.label),
      locator: entry.fields.locator!,
      source: entry.source,
      start: entry.start,
      end: entry.end,
      anchor: entry.fields.anchor!,
      ...places.get(entry)!,
      fields: Object.fromEntries(makers.map(([name, valuesOf]) => [name, valuesOf(entry)]))
    }));
    return {
      id: definition.id,
      title: definition.title.name,
      description: definition.description.name,
      ...(definition.caveat === undefined ? {} : {caveat: definition.caveat.name}),
      rows,
      sources: [...new Set(rows.map(({source}) => source))],
      columns: columns.map((column) => shownColumn(column, definition, byId)),
      texts: textsOf(definition, entries)
    };
  });
}

/** The columns shown to readers, besides the label and place that every list has. */
function shownColumns({columns, label}: ListDefinition): readonly (DefinedColumn & {readonly label: string})[] {
  return columns.filter(
    (column): column is DefinedColumn & {readonly label: string} => column.label !== undefined && column.name !== label
  );
}

function ordered(entries: readonly Entry[], {order}: ListDefinition): readonly Entry[] {
  return order ? [...entries].sort((a, b) => compareDates(cellOf(a, order.name), cellOf(b, order.name))) : entries;
}

/**
 * Compares periods by their first date, a year before its months; a period with an open start is ordered by its end.
 */
function compareDates(a: string, b: string): number {
  const [from, to] = [a, b].map((date) => date.replace(/^\.\.\//, ""));
  return from! < to! ? -1 : from! > to! ? 1 : 0;
}

type Lists = ReadonlyMap<string, WrittenList>;
type ValuesOf = (entry: Entry) => readonly string[];

/** The function that gives a column's values for each row. */
function makerOf(column: DefinedColumn, definition: ListDefinition, lists: Lists): ValuesOf {
  if (column.from === "csv") return (entry) => cellValues(column, cellOf(entry, column.name));
  const {making} = column;
  if (making.how === "named-by") return namedBy(making, definition, lists);
  const other = definition.columns.find(({name}) => name === making.column)!;
  const valuesOf = makerOf(other, definition, lists);
  switch (making.how) {
    case "count":
      return (entry) => [String(valuesOf(entry).length)];
    case "has":
      return (entry) => [valuesOf(entry).length > 0 ? "yes" : "no"];
    case "year-of":
      return (entry) => yearsOf(cellOf(entry, making.column)).slice(0, 1);
    case "through":
      return through(making.further, other, valuesOf, lists);
  }
}

function cellValues({kind, several}: Pick<WrittenColumn, "kind" | "several">, cell: string): readonly string[] {
  if (kind === "yes-no") return [cell === "yes" ? "yes" : "no"];
  return several ? wordsOf(cell) : cell === "" ? [] : [cell];
}

function namedBy(
  {list, column}: {readonly list: string; readonly column: string},
  definition: ListDefinition,
  lists: Lists
): ValuesOf {
  const other = lists.get(list);
  const naming = other && writtenColumn(other.definition, column);
  if (!naming) return () => [];
  const by = naming.refers?.by ?? "id";
  const ids = new Map<string, string[]>();
  for (const entry of other.entries) {
    for (const value of cellValues(naming, cellOf(entry, column)))
      ids.set(value, [...(ids.get(value) ?? []), entry.id]);
  }
  return (entry) => ids.get(cellOf(entry, by)) ?? [];
}

/** The values in column `further` of the rows that a column refers to, each once, in the order of their list. */
function through(further: string, column: DefinedColumn, valuesOf: ValuesOf, lists: Lists): ValuesOf {
  const other = lists.get(listNamedBy(column) ?? "");
  const reached = other && writtenColumn(other.definition, further);
  if (!reached) return () => [];
  const by = column.from === "csv" ? column.refers!.by : "id";
  return (entry) => {
    const named = new Set(valuesOf(entry));
    return [
      ...new Set(
        other.entries
          .filter((one) => named.has(cellOf(one, by)))
          .flatMap((one) => cellValues(reached, cellOf(one, further)))
      )
    ];
  };
}

function shownColumn(
  column: DefinedColumn & {readonly label: string},
  definition: ListDefinition,
  lists: Lists
): ListColumn {
  const {name, label, show} = column;
  const target = show === "ids" ? undefined : targetOf(column, definition, lists);
  const other = target && lists.get(target.list);
  if (!other) return {name, label};
  return {
    name,
    label,
    names: new Map(other.entries.map((entry) => [cellOf(entry, target.by), cellOf(entry, other.definition.label)]))
  };
}

/** The list and column that the values of a column refer to; undefined if they refer to none. */
function targetOf(column: DefinedColumn, definition: ListDefinition, lists: Lists): WrittenColumn["refers"] {
  if (column.from === "csv")
    return column.kind === "row-number" ? {list: definition.id, by: column.name} : column.refers;
  const {making} = column;
  if (making.how === "named-by") return {list: making.list, by: "id"};
  if (making.how !== "through") return undefined;
  const other = lists.get(listNamedBy(definition.columns.find(({name}) => name === making.column)!) ?? "");
  return making.further === "id"
    ? other && {list: other.definition.id, by: "id"}
    : other && writtenColumn(other.definition, making.further)?.refers;
}

/** All texts of a list for readers: those of its definition and of its rows. */
function textsOf(definition: ListDefinition, entries: readonly Entry[]): readonly ListText[] {
  const {definedIn: file, title, description, columns, label} = definition;
  const isSeen = (column: DefinedColumn): boolean => column.name === label || column.label !== undefined;
  const words = columns.filter(
    (column) => isSeen(column) && column.from === "csv" && column.kind === "text" && column.pattern === undefined
  );
  return [
    ...[title, description].map(({name, at}) => ({file, line: at.line, text: name})),
    ...columns.flatMap((column) =>
      column.label === undefined ? [] : [{file, line: column.at.line, text: column.label}]
    ),
    ...entries.flatMap((entry) =>
      words.map(({name}) => ({file: entry.file, line: entry.line, text: cellOf(entry, name)}))
    )
  ].filter(({text}) => text !== "");
}
