import type {ChartDefinition, ChartFace, ChartTable, FaceChange} from "../../src/core/chart-definition.js";
import {keyColumns, quantityColumns} from "../../src/core/chart-spec/table-info.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {ChartOption} from "../../src/core/chart.js";
import {RELATIONS, relationOf} from "../../src/core/relations.js";
import type {KeyLabels} from "../../src/core/table.js";
import {listed} from "../yaml.js";
import type {YamlNode} from "../yaml.js";
import type {ChartSetting} from "./chart-setting.js";
import {FACE_KEYS, FORM_NAMES, readFace} from "./read-face.js";

/** A name of an option or of its value; it must not be a number, because JavaScript reorders numeric keys. */
const WORD = /^[a-z][\w-]*$/i;

/** The most combinations of options of one chart; the texts of each are checked. */
const MOST_CHOICES = 200;

/**
 * Reads the definition of a chart; undefined if it has no table or no form, without which nothing more can be checked.
 */
export function readDefinition(id: string, root: YamlNode, setting: ChartSetting): ChartDefinition | undefined {
  if (!root.isMap) {
    root.diagnostic("expected a map of keys, such as headline: … and title: …");
    return undefined;
  }
  const found = root.map(["table", "relation", "options", "caveats", ...FACE_KEYS, "when"], ["headline", "title"]);
  const table = readTable(id, root, found.table, setting);
  const options = found.options === undefined ? {} : readOptions(found.options);
  const caveats = found.caveats?.list().flatMap((node) => node.word([...setting.caveats]) ?? []) ?? [];
  const face = withUsual(readFace(found, table, setting, {change: false}), table);
  const when = found.when?.list().flatMap((node) => readChange(node, options, table, setting) ?? []) ?? [];
  const relation = found.relation?.word(RELATIONS.map(({id: known}) => known));
  if (table !== undefined && face.form === undefined && found.form === undefined)
    root.diagnostic(`missing form; allowed: ${listed(FORM_NAMES)}`);
  if (table === undefined || face.form === undefined) return undefined;
  const whole = face as ChartFace;
  return {
    id,
    table: chartTable(table, [face, ...when.map((change) => change.face)]),
    relation: relation ?? relationOf(whole, table),
    options,
    caveats,
    face: whole,
    when
  };
}

function readTable(
  id: string,
  root: YamlNode,
  node: YamlNode | undefined,
  {tables, broken}: ChartSetting
): TableInfo | undefined {
  const name = node === undefined ? id : node.filled();
  const table = tables.find((known) => known.id === name);
  if (table === undefined && name !== undefined && broken?.has(name) !== true) {
    const known = listed(tables.map((one) => one.id));
    if (node === undefined) root.diagnostic(`there is no table ${id}, so say which with table: …; allowed: ${known}`);
    else node.diagnostic(`unknown table ${name}; allowed: ${known}`);
  }
  return table;
}

/**
 * Fills in the defaults of a chart over numbers that share no base: the form that its table allows, and its first
 * columns.
 */
function withUsual(face: FaceChange, table: TableInfo | undefined): Partial<ChartFace> {
  const given = {notes: [], words: {}, names: {}, ...face} as Partial<ChartFace>;
  if (table?.compare === undefined) return given;
  const [x, y] = [keyColumns(table)[0]?.name, quantityColumns(table)[0]?.name];
  const form = given.form ?? (table.compare === "none" ? "cards" : "bar");
  return {
    ...(form === "table" || x === undefined ? {} : {x}),
    ...(form === "table" || y === undefined ? {} : {y}),
    ...given,
    form
  };
}

function readOptions(node: YamlNode): Readonly<Record<string, ChartOption>> {
  const read = node.entries().flatMap(([name, own]) => {
    if (!WORD.test(name) || name === "ref")
      own.diagnostic("is no name for an option; allowed: a word that begins with a letter, but not ref");
    const {label, control, values} = own.map(["label", "control", "values"], ["label", "values"]);
    const choices = values?.entries().map(([value, choice]) => {
      if (!WORD.test(value)) choice.diagnostic("is no value of an option; allowed: words that begin with a letter");
      return [value, choice.filled() ?? ""] as const;
    });
    if (choices?.length === 0) values?.diagnostic("an option has values");
    return [
      [
        name,
        {
          label: label?.filled() ?? "",
          values: Object.fromEntries(choices ?? []),
          control: control?.word(["true", "false"]) === "true"
        }
      ] as const
    ];
  });
  const choices = read.reduce((product, [, {values}]) => product * Object.keys(values).length, 1);
  if (choices > MOST_CHOICES) node.diagnostic(`make ${choices} choices together; allowed: ${MOST_CHOICES}`);
  return Object.fromEntries(read);
}

function readChange(
  node: YamlNode,
  options: ChartDefinition["options"],
  table: TableInfo | undefined,
  setting: ChartSetting
): ChartDefinition["when"][number] | undefined {
  const {if: condition, ...found} = node.map(["if", ...FACE_KEYS], ["if"]);
  if (condition === undefined) return undefined;
  const read = condition.entries().map(([name, own]) => {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) own.diagnostic(`unknown option; allowed: ${listed(Object.keys(options))}`);
    return [
      name,
      option === undefined ? [] : own.several().flatMap((value) => value.word(Object.keys(option.values)) ?? [])
    ] as const;
  });
  return {if: Object.fromEntries(read), face: readFace(found, table, setting, {change: true})};
}

/** The part of a table's description that a chart needs: its columns, and the labels of ids in the drawn columns. */
function chartTable({id, title, columns, compare, labels = {}}: TableInfo, faces: readonly FaceChange[]): ChartTable {
  const drawn = new Set(faces.flatMap(({x, colour, facet}) => [x, colour, facet]));
  const ids = (named: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
    Object.entries(named).filter(([value]) => !value.includes(" "));
  const own: KeyLabels = Object.fromEntries(
    Object.entries(labels)
      .filter(([column, named]) => drawn.has(column) && ids(named).length > 0)
      .map(([column, named]) => [column, Object.fromEntries(ids(named))])
  );
  return {
    id,
    title,
    columns,
    ...(compare === undefined ? {} : {compare}),
    ...(Object.keys(own).length === 0 ? {} : {labels: own})
  };
}
