import type {Diagnostic} from "../../src/core/diagnostic.js";
import {columnName, headRows} from "../reading/document-reading.js";
import type {ExplainedRange, TokenRule} from "../sources/rules.js";
import type {CodePointText} from "../sources/places.js";
import {readYaml} from "../yaml.js";
import type {YamlNode} from "../yaml.js";
import type {FactRow} from "./facts-csv.js";
import {readPrinted} from "./read-facts.js";
import type {FactSource} from "./read-facts.js";
import {checkFields} from "./rules.js";
import type {Vocabulary} from "./vocabulary.js";

/** What every fact of a rule has, where it isn’t in a cell of its row. */
const FIELDS = [
  ...(["unit", "measure", "period", "area", "category", "sex", "producer", "status", "caveat", "note"] as const)
];
type Field = (typeof FIELDS)[number];

/** A rule that makes a fact of each cell of a column. In its texts `{Head}` stands for the cell of that column. */
export interface FactRule {
  /** The head of the column. */
  readonly column: string;
  /** Of each fact, behind the id of its source. */
  readonly id: string;
  readonly fields: Readonly<Record<Field, string>>;
  readonly file: string;
  readonly line: number;
}

/** The facts that rules make of a text, and the cells by which they name them, which are no figures. */
export interface RuledFacts {
  readonly rows: readonly FactRow[];
  readonly named: readonly ExplainedRange[];
}

export const NO_RULED_FACTS: RuledFacts = {rows: [], named: []};

/** Reads `facts/<source>.yaml`; what is wrong is added to `diagnostics`. */
export function readFactRules(text: string, file: string, diagnostics: Diagnostic[]): readonly FactRule[] {
  const root = text.trim() === "" ? undefined : readYaml(text, file, diagnostics);
  return (root?.list() ?? []).flatMap((node: YamlNode) => {
    const given = node.map(["column", "id", ...FIELDS], ["column", "id", "unit", "measure", "period", "area"]);
    const [column, id] = [given.column?.filled(), given.id?.filled()];
    if (column === undefined || id === undefined) return [];
    const fields = Object.fromEntries(FIELDS.map((name) => [name, given[name]?.text() ?? ""])) as FactRule["fields"];
    const complete = {...fields, producer: fields.producer || "not-stated", status: fields.status || "not-stated"};
    return [{column, id, fields: complete, file, line: node.line}];
  });
}

const SLOT = /\{([^{}]*)\}/g;
const NAMES_ROW: TokenRule = {id: "names-a-row", reason: "names a row of the table", pattern: /(?!)/};
const NAMES_COLUMN: TokenRule = {id: "names-a-column", reason: "names a column of the table", pattern: /(?!)/};

/** A cell of a text whose lines are rows with tabs between cells; `start` is a UTF-16 offset. */
interface Cell {
  readonly text: string;
  readonly start: number;
}

/**
 * Makes the facts of rules: one of each cell with a digit in a rule’s column, located in the text by its row. What is
 * wrong is said once for each kind, with the first cell and the number of others.
 */
export function factsOfRules(
  rules: readonly FactRule[],
  {source, text}: {readonly source: FactSource; readonly text: CodePointText},
  vocabulary: Vocabulary,
  diagnostics: Diagnostic[]
): RuledFacts {
  const lines = rowsOf(text.text);
  const head = headRows(lines.slice(0, 50).map((line) => line.map((cell) => cell.text)));
  const heads = (lines[head - 1] ?? []).map((cell) => cell.text);
  const terms: RuleTerms = {
    units: vocabulary.units,
    category: termFinder(vocabulary.categories),
    sex: termFinder(vocabulary.sexes),
    area: termFinder(vocabulary.areas)
  };
  const rows: FactRow[] = [];
  const naming = new Set<number>();
  for (const rule of rules) {
    const faults = new Faults(rule, diagnostics);
    const slots = [rule.id, ...Object.values(rule.fields)].flatMap((one) =>
      [...one.matchAll(SLOT)].map(([, name]) => name!)
    );
    const unknown = [rule.column, ...slots].find((name) => heads.filter((one) => one === name).length !== 1);
    if (unknown !== undefined) {
      faults.whole(`${unknown}: expected the head of one column; there are: ${heads.join(", ")}`);
      continue;
    }
    slots.forEach((name) => naming.add(heads.indexOf(name)));
    const column = heads.indexOf(rule.column);
    for (let y = head; y < lines.length; y++) {
      const cell = lines[y]![column];
      if (cell === undefined || !/\p{Nd}/u.test(cell.text)) continue;
      const fill = (template: string): string =>
        !template.includes("{")
          ? template
          : template.replace(SLOT, (_, name: string) => lines[y]![heads.indexOf(name)]?.text ?? "");
      const row = factOf(rule, {source, cell, locator: `${columnName(column)}${y + 1}`, fill}, text, terms);
      if (typeof row === "string") faults.at(`${columnName(column)}${y + 1}`, row);
      else {
        const found: string[] = [];
        checkFields(row, vocabulary, found);
        found.forEach((message) => faults.at(row.locator, message));
        rows.push(row);
      }
    }
    faults.say();
  }
  const range = ({start, text: shown}: Cell, rule: TokenRule): ExplainedRange => ({
    start,
    end: start + shown.length,
    rule
  });
  const named = lines.flatMap((line, y) =>
    y < head
      ? line.map((cell) => range(cell, NAMES_COLUMN))
      : line.flatMap((cell, x) => (naming.has(x) ? [range(cell, NAMES_ROW)] : []))
  );
  return {rows, named: rows.length === 0 ? [] : named};
}

function rowsOf(text: string): readonly (readonly Cell[])[] {
  let start = 0;
  return text.split("\n").map((line) => {
    let at = start;
    start += line.length + 1;
    return line.split("\t").map((cell) => {
      const placed = {text: cell, start: at};
      at += cell.length + 1;
      return placed;
    });
  });
}

interface PlacedCell {
  readonly source: FactSource;
  readonly cell: Cell;
  readonly locator: string;
  readonly fill: (template: string) => string;
}

/** What the texts of a rule name. */
interface RuleTerms extends Pick<Vocabulary, "units"> {
  readonly category: (text: string) => string;
  readonly sex: (text: string) => string;
  readonly area: (text: string) => string;
}

/** The fact of a cell, or why its number can’t be read. */
function factOf(
  {id, fields, file, line}: FactRule,
  {source: {id: source, numbers}, cell, locator, fill}: PlacedCell,
  text: CodePointText,
  {units, category, sex, area}: RuleTerms
): FactRow | string {
  const [unit, measure] = [fill(fields.unit), fill(fields.measure)];
  const kind = units.get(unit)?.kind;
  const printed = kind === undefined ? undefined : readPrinted(cell.text, kind, "", numbers);
  if (printed?.why !== undefined) return printed.why;
  const start = text.toPoint(cell.start);
  return {
    ...{id: `${source}.${slug(fill(id))}`, source, locator, start, end: text.toPoint(cell.start + cell.text.length)},
    ...(numbers === undefined ? {} : {numbers}),
    ...{printed: cell.text, prefix: "", suffix: "", qualifier: "", unit, measure},
    ...{period: fill(fields.period), period_flag: "" as const, area: area(fill(fields.area))},
    ...{category: category(fill(fields.category)), sex: sex(fill(fields.sex)), of: ""},
    ...{producer: fill(fields.producer), status: fill(fields.status), caveat: fields.caveat, note: fill(fields.note)},
    ...(printed ?? readPrinted("0", "count", "")),
    ...{file, line, byRule: true as const}
  };
}

const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

type Terms = ReadonlyMap<string, {readonly label: string}>;

/** Finds the id of a term that a text names by its id or label; the text itself where there is none. */
function termFinder(terms: Terms): (text: string) => string {
  const byLabel = new Map([...terms].map(([id, {label}]) => [label.toLowerCase(), id]));
  return (text) => (text === "" || terms.has(text) ? text : (byLabel.get(text.toLowerCase()) ?? text));
}

/** What is wrong with a rule, each kind once. */
class Faults {
  private readonly found = new Map<string, {readonly first: string; count: number}>();

  constructor(
    private readonly rule: FactRule,
    private readonly diagnostics: Diagnostic[]
  ) {}

  whole(message: string): void {
    const {file, line} = this.rule;
    this.diagnostics.push({file, line, message});
  }

  at(place: string, message: string): void {
    const before = this.found.get(message);
    if (before) before.count++;
    else this.found.set(message, {first: place, count: 1});
  }

  say(): void {
    for (const [message, {first, count}] of this.found)
      this.whole(`${first}${count === 1 ? "" : ` and ${count - 1} more`}: ${message}`);
  }
}
