import {basename, extname, join} from "node:path";
import {ExpressionError, parseExpression} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {MISSING_REASONS, printedAs} from "../../src/core/table.js";
import {inReadingOrder} from "../check-places.js";
import type {ReadingOrder} from "../check-places.js";
import type {Vocabulary} from "../facts/vocabulary.js";
import {filesBelow, readTextIfPresent} from "../read-text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {listed, readYaml} from "../yaml.js";
import type {YamlNode} from "../yaml.js";
import {DIMENSIONS} from "./table.js";
import type {
  Dimension,
  EachRule,
  FactChoice,
  KeyRule,
  NamedFact,
  QuantityRule,
  RowRule,
  Selection,
  TableDefinition
} from "./table.js";
import {cardColumns, ownBaseColumns} from "./worded.js";

/** The names that definitions may use. */
export interface TableSetting {
  readonly sources: readonly string[];
  readonly vocabulary: Vocabulary;
}

/** The data of a workspace with which its tables are read. */
export interface TablesSetting extends TableSetting {
  readonly order: ReadingOrder;
}

/** The tables of a workspace, and the ids of those whose definitions have diagnostics. */
export interface ReadTables {
  readonly tables: readonly TableDefinition[];
  readonly broken: readonly string[];
}

const TEXTS = ["title", "description", "comparison"] as const;
const KINDS = ["cards", "own-base"] as const;
const COMPARES = ["none", "own-base"] as const;
const ORDERS = ["given", "ascending", "descending"] as const;
const KEYS = [...DIMENSIONS, "period_flag", "within", "flag"] as const;
/** The form of names in expressions. */
const NAME = /^[a-z][a-z0-9-]*$/;
const COLUMN = /^[a-z][a-z0-9_]*$/;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Reads the definitions of a workspace's tables, by the names of their files; what is wrong is added to `diagnostics`,
 * and a table with diagnostics is left out.
 */
export async function readTableDefinitions(
  workspace: Workspace,
  setting: TablesSetting,
  diagnostics: Diagnostic[]
): Promise<ReadTables> {
  const folder = join(workspace.folder, "tables");
  const paths = await filesBelow(folder, (path) => /\.ya?ml$/.test(path));
  const found: TableDefinition[] = [];
  for (const path of paths) {
    const file = shownPath(workspace, path);
    const [id, before] = [basename(path, extname(path)), diagnostics.length];
    if (!ID.test(id))
      diagnostics.push({file, message: `${id}: a table's id is its file's name: small letters, digits and hyphens`});
    const same = found.find((other) => other.id === id);
    if (same) diagnostics.push({file, message: `id ${id} is that of ${same.file} already; ids are unique`});
    const text = await readTextIfPresent(path, file, diagnostics);
    const definition = text === undefined ? undefined : readTableDefinition(text, {id, file}, setting, diagnostics);
    if (definition && diagnostics.length === before) found.push(definition);
  }
  const filed = new Set(paths.map((path) => basename(path, extname(path))));
  return {
    tables: inReadingOrder(found, setting.order, filed, diagnostics),
    broken: [...filed].filter((id) => !found.some((table) => table.id === id))
  };
}

/** Reads the text of one definition; undefined if it is not a map. */
export function readTableDefinition(
  text: string,
  {id, file}: Pick<TableDefinition, "id" | "file">,
  setting: TableSetting,
  diagnostics: Diagnostic[]
): TableDefinition | undefined {
  const root = readYaml(text, file, diagnostics);
  if (root?.isMap) return new DefinitionReader(setting).read(root, id, file);
  root?.diagnostic("expected a map with title, description, facts, rows and columns");
  return undefined;
}

/** Reads one definition; diagnostics go where the YAML's do. */
class DefinitionReader {
  constructor(private readonly setting: TableSetting) {}

  read(root: YamlNode, id: string, file: string): TableDefinition {
    const given = root.map(
      [...TEXTS, "kind", "compare", "facts", "with", "rows", "order", "columns"],
      ["title", "description", "rows"]
    );
    const kind = given.kind?.word(KINDS);
    const [title = "", description = "", comparison] = TEXTS.map((key) => given[key]?.filled());
    const compare =
      given.compare?.word(COMPARES) ?? (kind === "cards" ? "none" : kind === "own-base" ? "own-base" : undefined);
    const facts = (given.facts?.several() ?? []).map((node) => this.selection(node));
    if (kind === undefined && facts.length === 0 && !given.facts)
      root.diagnostic("missing facts; say which facts the table is made of, such as facts: {source: …, measure: …}");
    const common = facts[0] ?? {};
    const rows = (given.rows?.list() ?? []).map((node) => this.rowRule(node, common, kind));
    if (given.rows && rows.length === 0) given.rows.diagnostic("is empty; a table has rows");
    const own = (given.columns?.entries() ?? []).map(([name, node]) => this.column(name, node, kind));
    if (kind === undefined && own.length === 0) root.diagnostic("missing columns");
    const implied = kind === "cards" ? cardColumns() : kind === "own-base" ? ownBaseColumns() : [];
    const columns = [
      ...implied.map((rule) => own.find((other) => other.column.name === rule.column.name) ?? rule),
      ...own.filter((rule) => !implied.some((other) => other.column.name === rule.column.name))
    ];
    this.checkRelations(columns, given.columns ?? root);
    return {
      id,
      file,
      title,
      description,
      ...(comparison === undefined ? {} : {comparison}),
      ...(compare === undefined ? {} : {compare}),
      lines: Object.fromEntries([
        ...TEXTS.map((key) => [key, given[key]?.line ?? 1] as const),
        ...own.map((rule) => [`columns.${rule.column.name}`, rule.line] as const)
      ]),
      facts,
      with: this.named(given.with, common),
      rows,
      order: given.order?.word(ORDERS) ?? "given",
      columns,
      ...labelsOf(given.columns)
    };
  }

  /** Reads a selection of facts: dimensions, each with a value or a list of values. */
  private selection(node: YamlNode, base: Selection = {}): Selection {
    const given = node.map(DIMENSIONS);
    return {
      ...base,
      ...Object.fromEntries(
        DIMENSIONS.flatMap((dimension) =>
          given[dimension] ? [[dimension, this.values(given[dimension], dimension)]] : []
        )
      )
    };
  }

  private values(node: YamlNode, dimension: Dimension): readonly string[] {
    return node.several().flatMap((one) => {
      const value = one.text();
      if (value === undefined) return [];
      const known = this.known(dimension);
      if (known && value !== "" && !known.includes(value))
        one.diagnostic(`unknown ${dimension} ${value}; known: ${listed(known)}`);
      return [value];
    });
  }

  private known(dimension: Dimension): readonly string[] | undefined {
    const {sources, vocabulary} = this.setting;
    switch (dimension) {
      case "source":
        return sources;
      case "measure":
        return [...vocabulary.measures.keys()];
      case "category":
        return [...vocabulary.categories.keys()];
      case "sex":
        return [...vocabulary.sexes.keys()];
      case "unit":
        return [...vocabulary.units.keys()];
      default:
        return undefined;
    }
  }

  private named(node: YamlNode | undefined, common: Selection): TableDefinition["with"] {
    return Object.fromEntries(
      (node?.entries() ?? []).map(([name, own]): readonly [string, NamedFact] => {
        if (!NAME.test(name) || ["it", "first"].includes(name))
          own.diagnostic(`${name}: a name is small letters, digits and hyphens, and not it or first`);
        const given = own.map([...DIMENSIONS, "same"]);
        const same = (given.same?.several() ?? []).flatMap((one) => one.word(DIMENSIONS) ?? []);
        const selection = Object.fromEntries(
          DIMENSIONS.flatMap((dimension) =>
            given[dimension] ? [[dimension, this.values(given[dimension], dimension)]] : []
          )
        );
        return [name, {path: own.path, line: own.line, selection: {...common, ...selection}, same}];
      })
    );
  }

  private choice(node: YamlNode, common: Selection): FactChoice {
    const {path, line} = node;
    return node.isText ? {path, line, id: node.filled() ?? ""} : {path, line, selection: this.selection(node, common)};
  }

  private rowRule(node: YamlNode, common: Selection, kind: (typeof KINDS)[number] | undefined): RowRule {
    const {path, line} = node;
    if (kind !== undefined) {
      const texts = ["item", "base"] as const;
      const given = node.map(kind === "cards" ? [...texts, "fact"] : [...texts, "fact", "of"], [...texts, "fact"]);
      const as = Object.fromEntries(texts.map((name) => [name, given[name]?.filled() ?? ""]));
      return {
        path,
        line,
        kind: "fact",
        as,
        fact: this.choice(given.fact ?? node, common),
        with: given.of ? {whole: this.choice(given.of, common)} : {}
      };
    }
    const given = node.map(["each", "fact", "it", "rest", "as", "missing"]);
    const as = Object.fromEntries((given.as?.entries() ?? []).map(([name, value]) => [name, value.text() ?? ""]));
    const kinds = (["each", "fact", "it", "rest"] as const).filter((name) => given[name]);
    if (kinds.length !== 1) node.diagnostic("say one of each, fact, it or rest");
    const said = {path, line, as};
    if (given.missing && !given.each) given.missing.diagnostic("goes with each; say there which rows have no number");
    if (given.fact) return {...said, kind: "fact", fact: this.choice(given.fact, common), with: {}};
    if (given.it) return {...said, kind: "it", it: this.template(given.it)};
    if (given.rest) return {...said, kind: "rest", whole: given.rest.filled() ?? ""};
    const keys = (given.each?.entries() ?? []).map(([name, values]) => {
      if (!(DIMENSIONS as readonly string[]).includes(name))
        values.diagnostic(`unknown key; allowed: ${listed(DIMENSIONS)}`);
      const dimension = name as Dimension;
      return {
        dimension,
        values: values.isText && values.text() === "any" ? ("any" as const) : this.values(values, dimension)
      };
    });
    if (given.each && keys.length === 0)
      given.each.diagnostic("is empty; say of what there is a row each, such as category: any");
    const missing = (given.missing?.list() ?? []).map((one) => this.missing(one, keys));
    return {...said, kind: "each", keys, missing};
  }

  /** Reads a combination of values that no number is printed for. */
  private missing(node: YamlNode, keys: EachRule["keys"]): EachRule["missing"][number] {
    const dimensions = keys.map(({dimension}) => dimension);
    const given = node.map([...dimensions, "printed", "means"], dimensions);
    const values = Object.fromEntries(
      keys.flatMap(({dimension, values: known}): readonly (readonly [string, string])[] => {
        const value = given[dimension]?.text();
        if (value === undefined) return [];
        if (known === "any" || !known.includes(value))
          given[dimension]!.diagnostic(`${value}: is no value that each lists; list it there`);
        return [[dimension, value]];
      })
    );
    const [sign, means] = [given.printed?.filled(), given.means?.filled()];
    if (means !== undefined && sign === undefined)
      node.diagnostic("missing printed; say which sign it is that means it");
    return {
      path: node.path,
      line: node.line,
      values,
      reason: sign === undefined ? "not-printed" : printedAs(sign, means)
    };
  }

  private template(node: YamlNode): Expression {
    try {
      return parseExpression(node.filled() ?? "it");
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      node.diagnostic(error.message);
      return {type: "table", id: "it"};
    }
  }

  private column(name: string, node: YamlNode, kind: (typeof KINDS)[number] | undefined): KeyRule | QuantityRule {
    if (!COLUMN.test(name)) node.diagnostic(`${name}: a column's name is small letters, digits and _`);
    const given = node.map([
      "label",
      "key",
      "of",
      "labels",
      "unit",
      "value",
      "only",
      "otherwise",
      "measures",
      "from",
      "whole"
    ]);
    const label = given.label?.filled() ?? DEFAULT_LABELS[name] ?? "";
    if (label === "") node.diagnostic("missing label");
    const {path, line} = node;
    if (!given.unit && !given.value) return this.keyColumn(name, label, given, {path, line});
    const unit = given.unit?.filled() ?? "";
    const known = [...this.setting.vocabulary.units.keys(), "unit"];
    if (!given.unit) node.diagnostic("missing unit");
    else if (unit !== "" && !known.includes(unit))
      given.unit.diagnostic(`unknown unit ${unit}; known: ${listed(known)}`);
    if (!given.value && kind === undefined)
      node.diagnostic("missing value; a number is made of facts, such as value: it");
    const measures = given.measures?.several().flatMap((one) => {
      const measure = one.text() ?? "";
      if (!this.setting.vocabulary.measures.has(measure))
        one.diagnostic(`unknown measure ${measure}; known: ${listed([...this.setting.vocabulary.measures.keys()])}`);
      return [measure];
    });
    const from = given.from?.filled();
    const whole = given.whole?.filled();
    return {
      path,
      line,
      column: {
        kind: "quantity",
        name,
        label,
        unit,
        ...(from === undefined ? {} : {from}),
        ...(whole === undefined ? {} : {wholeOf: whole})
      },
      ...(measures === undefined ? {} : {measures}),
      value: [given.value ? this.template(given.value) : {type: "table", id: "it"}],
      ...(given.only ? {only: given.only.several().flatMap((one) => one.text() ?? [])} : {}),
      otherwise:
        given.otherwise?.word(Object.keys(MISSING_REASONS) as (keyof typeof MISSING_REASONS)[]) ??
        (kind === "own-base" ? "not-printed" : "not-applicable")
    };
  }

  private keyColumn(
    name: string,
    label: string,
    given: Readonly<Partial<Record<"key" | "of" | "only" | "otherwise" | "measures" | "from" | "whole", YamlNode>>>,
    said: {readonly path: string; readonly line: number}
  ): KeyRule {
    for (const odd of ["only", "otherwise", "measures", "from", "whole"] as const)
      given[odd]?.diagnostic("is for columns of numbers, which have a unit and a value");
    const key = given.key?.word(KEYS) ?? "given";
    const of = given.of?.filled();
    const dimension =
      of === undefined && (["category", "sex", "period", "area", "unit"] as const).find((one) => one === key);
    return {
      ...said,
      key,
      ...(of === undefined ? {} : {of}),
      column: {kind: "key", name, label, ...(dimension ? {dimension} : {})}
    };
  }

  /** Checks the references of columns to one another. */
  private checkRelations(columns: readonly (KeyRule | QuantityRule)[], node: YamlNode): void {
    for (const {column} of columns) {
      if (column.kind !== "quantity") continue;
      const keys = columns.filter((other) => other.column.kind === "key").map((other) => other.column.name);
      const quantities = columns
        .filter((other) => other.column.kind === "quantity" && other.column.name !== column.name)
        .map((other) => other.column.name);
      if (column.from !== undefined && !keys.includes(column.from))
        node.diagnostic(`${column.name}.from: ${column.from}; allowed: ${listed(keys)}`);
      if (column.wholeOf !== undefined && !quantities.includes(column.wholeOf))
        node.diagnostic(`${column.name}.whole: ${column.wholeOf}; allowed: ${listed(quantities)}`);
    }
  }
}

/** The default labels of common columns. */
const DEFAULT_LABELS: Readonly<Record<string, string>> = {
  period: "Period",
  year: "Year",
  area: "Area",
  flag: "Flag",
  unit: "Unit"
};

/** The labels of key values that the definition gives. */
function labelsOf(columns: YamlNode | undefined): Pick<TableDefinition, "labels"> {
  const labels = (columns?.entries() ?? []).flatMap(([name, node]) => {
    const own = node.isMap ? node.entries().find(([key]) => key === "labels")?.[1] : undefined;
    return own
      ? [[name, Object.fromEntries(own.entries().map(([value, label]) => [value, label.text() ?? ""]))] as const]
      : [];
  });
  return labels.length === 0 ? {} : {labels: Object.fromEntries(labels)};
}
