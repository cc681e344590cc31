import {CHART_WORDS, COLOUR_ROLES} from "../../src/core/chart-definition.js";
import type {ChartFace, FaceChange} from "../../src/core/chart-definition.js";
import {LIST_FORMS} from "../../src/core/chart-form.js";
import {REFUSED_FORMS, SCHEMA} from "../../src/core/chart-spec/read-spec.js";
import type {SpecKey} from "../../src/core/chart-spec/read-spec.js";
import {FORMS} from "../../src/core/chart-spec/spec.js";
import {quantityColumns} from "../../src/core/chart-spec/table-info.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {DataTableColumn} from "../../src/core/chart.js";
import type {YamlNode} from "../yaml.js";
import type {ChartSetting} from "./chart-setting.js";
import {readMatrix, readTimeline} from "./read-list-forms.js";

/** The keys of a specification that a chart's file has; its table and texts are keys of the chart. */
const SPEC_KEYS = SCHEMA.filter(({type}) => type !== "table" && type !== "prose");

type SpecName = Exclude<keyof ChartFace, Worded>;
type Worded =
  | "headline"
  | "title"
  | "short"
  | "notes"
  | "words"
  | "colours"
  | "names"
  | "described"
  | "beside"
  | "cards"
  | "columns"
  | "matrix"
  | "timeline";

/** The keys of a chart's face; each may differ by the choice of options. */
export const FACE_KEYS: readonly (SpecName | Worded)[] = [
  ...SPEC_KEYS.map(({key}) => key as SpecName),
  "headline",
  "title",
  "short",
  "notes",
  "words",
  "colours",
  "names",
  "described",
  "beside",
  "cards",
  "columns",
  "matrix",
  "timeline"
];

/** Every form that a registered chart can have. */
export const FORM_NAMES: readonly string[] = [...FORMS.map(({form}) => form), ...LIST_FORMS];

type Found = Readonly<Partial<Record<SpecName | Worded, YamlNode>>>;

/** Reads a chart's face. In a change, a key without a value removes that key. */
export function readFace(
  found: Found,
  table: TableInfo | undefined,
  setting: ChartSetting,
  {change}: {readonly change: boolean}
): FaceChange {
  const face: Record<string, unknown> = {};
  const read = (key: SpecName | Worded, reading: (node: YamlNode) => unknown): void => {
    const node = found[key];
    if (node === undefined) return;
    const value = change && isBare(node) && key !== "headline" && key !== "title" ? null : reading(node);
    if (value !== undefined) face[key] = value;
  };
  for (const known of SPEC_KEYS) read(known.key as SpecName, (node) => readSpecKey(known, node));
  for (const key of ["headline", "title", "short", "described"] as const) read(key, (node) => node.filled());
  read("notes", (node) => node.list().flatMap((note) => note.filled() ?? []));
  read("words", (node) =>
    Object.fromEntries(Object.entries(node.map(CHART_WORDS)).map(([word, text]) => [word, text.filled() ?? ""]))
  );
  read("colours", (node) => mapOf(node, (role) => role.word(COLOUR_ROLES)));
  read("names", (node) => mapOf(node, (name) => name.filled()));
  read("beside", (node) => (table === undefined ? undefined : node.word(quantityColumns(table).map(({name}) => name))));
  read("cards", (node) => {
    const {base} = node.map(["base"], ["base"]);
    return base && {base: mapOf(base, (text) => text.filled())};
  });
  read("columns", (node) => readColumns(node, table));
  read("matrix", (node) => readMatrix(node, table, setting, {change}));
  read("timeline", (node) => readTimeline(node, table, {change}));
  return face;
}

/** Whether nothing stands at a key. */
function isBare(node: YamlNode): boolean {
  return !node.isList && !node.isMap && (!node.isText || node.text() === "");
}

function readSpecKey({key, type, words = []}: SpecKey, node: YamlNode): unknown {
  switch (type) {
    case "word": {
      if (key !== "form") return node.word(words);
      const reason = node.isText ? REFUSED_FORMS[node.text() ?? ""] : undefined;
      if (reason === undefined) return node.word(FORM_NAMES);
      node.diagnostic(`${node.text()}: there is no such form, on purpose: ${reason}`);
      return undefined;
    }
    case "filter":
      return mapOf(node, (wanted) =>
        wanted.isList ? wanted.list().flatMap((value) => value.text() ?? []) : wanted.text()
      );
    case "key columns":
      return node.several().flatMap((column) => column.filled() ?? []);
    case "notes":
      return mapOf(node, (note) => note.filled());
    default:
      return node.filled();
  }
}

function mapOf<T>(node: YamlNode, read: (node: YamlNode) => T | undefined): Readonly<Record<string, T>> {
  return Object.fromEntries(
    node.entries().flatMap(([key, own]) => {
      const value = read(own);
      return value === undefined ? [] : [[key, value] as const];
    })
  );
}

/**
 * The columns of a chart's data table, each with a label, with label and format, or with neither, then labelled as in
 * the table.
 */
function readColumns(node: YamlNode, table: TableInfo | undefined): readonly DataTableColumn[] {
  return node.entries().flatMap(([name, own]): readonly DataTableColumn[] => {
    const column = table?.columns.find((known) => known.name === name);
    const {label = own, format} = own.isMap ? own.map(["label", "format"]) : {};
    const text = label.isMap || isBare(label) ? column?.label : label.filled();
    const shown = format?.filled();
    if (table !== undefined && column === undefined)
      own.diagnostic(
        `table ${table.id} has no such column; allowed: ${table.columns.map((known) => known.name).join(", ")}`
      );
    if (shown !== undefined && column?.kind === "key") own.diagnostic("is no quantity and has no format");
    if (column === undefined || text === undefined) return [];
    return [
      {column: name, label: text, quantity: column.kind === "quantity", ...(shown === undefined ? {} : {format: shown})}
    ];
  });
}
