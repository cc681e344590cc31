import {listed} from "../yaml.js";
import type {YamlNode} from "../yaml.js";
import {listNamedBy, writtenColumn} from "./definition.js";
import type {DefinedColumn, Found, ListDefinition, MadeColumn, Making, Named, WrittenColumn} from "./definition.js";
import {columnsIn} from "./patterns.js";

/** What definitions are checked against. */
export interface DefinitionSetting {
  /** The definitions that could be read. */
  readonly definitions: readonly ListDefinition[];
  /** The ids of all lists of the workspace. */
  readonly ids: ReadonlySet<string>;
  /** The ids of sources with a text. */
  readonly sources: ReadonlySet<string>;
  readonly caveats: {has(id: string): boolean};
}

/** Adds a diagnostic for every name in a definition that does not exist or is of the wrong kind. */
export function checkDefinition(definition: ListDefinition, setting: DefinitionSetting): void {
  const {source, caveat, columns, order, found} = definition;
  if (source && !setting.sources.has(source.name))
    source.at.diagnostic(`unknown source ${source.name}; registered with a text: ${listed([...setting.sources])}`);
  if (caveat && !setting.caveats.has(caveat.name))
    caveat.at.diagnostic(`unknown caveat ${caveat.name}; caveats stand in vocabulary/caveats.yaml`);
  columns.forEach((column, i) => {
    if (column.from === "csv") checkWritten(column, definition, setting);
    else checkMade(column, columns.slice(0, i), definition, setting);
  });
  if (order) needColumn(order, definition, ["period"]);
  if (found) checkFound(found, definition, setting);
}

function checkWritten(
  {at, pattern, refers}: WrittenColumn,
  definition: ListDefinition,
  setting: DefinitionSetting
): void {
  if (pattern && "template" in pattern)
    for (const name of columnsIn(pattern.template)) needColumn({name, at: pattern.at}, definition);
  const other = refers && needList(refers.list, at, setting);
  if (other) needColumn({name: refers.by, at}, other);
}

function checkMade(
  {at, making, show}: MadeColumn,
  above: readonly DefinedColumn[],
  definition: ListDefinition,
  setting: DefinitionSetting
): void {
  if (making.how === "named-by") {
    const other = needList(making.list, at, setting);
    const column = other && needColumn({name: making.column, at}, other);
    if (!column || column.refers?.list === definition.id) return;
    at.diagnostic(
      `named-by: ${other.id}.${column.name} does not name rows of ${definition.id}; its definition has to say list: ${definition.id}`
    );
    return;
  }
  if (show === "ids" && making.how !== "through") at.diagnostic(`show: only beside named-by and through`);
  const column = above.find(({name}) => name === making.column) ?? writtenColumn(definition, making.column);
  if (!column) {
    const known = new Set([...above, ...definition.columns.filter(({from}) => from === "csv")].map(({name}) => name));
    at.diagnostic(
      `${making.how}: unknown column ${making.column}; columns of the CSV or above this one: ${listed([...known])}`
    );
  } else if (making.how === "year-of" && !(column.from === "csv" && column.kind === "period")) {
    at.diagnostic(`year-of: ${column.name} holds no period; its definition has to say is: period`);
  } else if (making.how === "through") {
    checkThrough(making, column, at, setting);
  }
}

function checkThrough(
  {further}: Extract<Making, {how: "through"}>,
  column: DefinedColumn,
  at: YamlNode,
  setting: DefinitionSetting
): void {
  const list = listNamedBy(column);
  if (list === undefined) {
    at.diagnostic(`through: ${column.name} names no rows of a list; its definition has to say list or named-by`);
    return;
  }
  const other = needList(list, at, setting);
  const reached = other && needColumn({name: further, at}, other);
  if (!reached || reached.name === "id" || (reached.kind !== "text" && reached.kind !== "places")) return;
  at.diagnostic(`through: ${list}.${further} holds free text; expected a column of single words`);
}

function checkFound(
  {text, contents, numbered, tags, dates}: Found,
  definition: ListDefinition,
  setting: DefinitionSetting
): void {
  for (const at of [text?.at, numbered[0]?.column.at, tags?.at]) {
    if (at && !definition.source)
      at.diagnostic("entries are found in the text of one source; say which with source: at the top of the definition");
  }
  if (text && numbered.length === 0 && !tags) text.at.diagnostic("nothing is looked for in it; say numbered or tags");
  for (const offset of [contents?.start, contents?.end]) if (offset) needColumn(offset, definition, ["offset"]);
  for (const {column} of numbered) needColumn(column, definition);
  if (dates) needColumn(dates.column, definition, ["period"]);
  if (!tags) return;
  const names = needList(tags.names.list, tags.names.at, setting);
  if (names) needColumn({name: tags.names.column, at: tags.names.at}, names);
  const column = needColumn(tags.column, definition, ["reference"]);
  const list = column?.refers?.list;
  if (list !== undefined && list !== tags.names.list)
    tags.column.at.diagnostic(`${tags.column.name} names rows of ${list}, the tags those of ${tags.names.list}`);
  if (tags.places) needColumn(tags.places, definition, ["places"]);
  if (tags.others) needColumn(tags.others.column, definition, ["yes-no"]);
}

function needList(id: string, at: YamlNode, {definitions, ids}: DefinitionSetting): ListDefinition | undefined {
  if (!ids.has(id)) at.diagnostic(`unknown list ${id}; lists: ${listed([...ids])}`);
  return definitions.find((definition) => definition.id === id);
}

function needColumn(
  {name, at}: Named,
  definition: ListDefinition,
  kinds: readonly WrittenColumn["kind"][] = []
): WrittenColumn | undefined {
  const column = writtenColumn(definition, name);
  if (!column) {
    at.diagnostic(
      `unknown column ${name}; the CSV of ${definition.id} has ${listed(definition.columns.filter(({from}) => from === "csv").map((one) => one.name))}`
    );
  } else if (kinds.length > 0 && !kinds.includes(column.kind)) {
    at.diagnostic(
      `${name} is of another kind; its definition has to say ${kinds[0] === "reference" ? "list" : `is: ${kinds.join(" or ")}`}`
    );
    return undefined;
  }
  return column;
}
