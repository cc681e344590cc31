import Fraction from "fraction.js";
import {stringify} from "yaml";
import {idOfWords, isInCell} from "../../src/core/editing/open-source.js";
import type {FactEntry, NewTerms, SourceCell, SourceTable} from "../../src/core/editing/open-source.js";
import {headOf, measuredTables, partOfCell, signsOf, stubOf, takenLines} from "../../src/core/editing/table-entry.js";
import type {MeasuredTable, OpenCheck, TableEntry} from "../../src/core/editing/table-entry.js";
import {compareBounds} from "../../src/core/interval.js";
import type {Interval} from "../../src/core/interval.js";
import type {UnitKind} from "../../src/core/printed.js";
import {readPrinted} from "../facts/read-facts.js";
import {periodIn} from "../proposals/propose.js";
import type {TokenAudit} from "../sources/audit.js";
import type {Proposal} from "../proposals/propose.js";
import type {SourceForProposals} from "../proposals/of-source.js";
import {EditingError} from "./editing-error.js";
import {newFacts, withCheckEntries, withChecks, withExplained, withFacts, withTerms} from "./fact-entries.js";
import type {NewFact} from "./fact-entries.js";

/** What a line of a table says, and where it is said. */
interface LineWords {
  readonly category: string;
  readonly period: string;
  readonly why: string;
}

interface PlacedCell {
  readonly cell: SourceCell;
  readonly entry: FactEntry;
}

/** A cell in which a sign is printed in place of a number. */
interface SignCell extends Pick<LineWords, "category" | "period"> {
  readonly cell: SourceCell;
  readonly sign: string;
}

/** The cells of a found table that become one table. */
interface TakenCells {
  readonly entry: MeasuredTable;
  readonly placed: readonly PlacedCell[];
  readonly signs: readonly SignCell[];
}

/** What accepting a table changes, by path, and the checks among it that might not hold. */
export interface TableChanges {
  readonly files: ReadonlyMap<string, string>;
  readonly sums: readonly OpenCheck[];
}

/**
 * All that follows from a found table as a person accepts it: a fact of each cell, the parts as categories, a table for
 * each thing that is counted, and the checks that the parts sum to a printed total and that printed percentages follow
 * from counts.
 * Throws an {@link EditingError} that says which cell stands in the way.
 */
export function tableChanges(
  {
    setting,
    proposals,
    read
  }: {
    readonly setting: SourceForProposals;
    readonly proposals: readonly Proposal[];
    readonly read: (path: string) => string | undefined;
  },
  table: SourceTable,
  entry: TableEntry,
  terms: NewTerms
): TableChanges {
  const each = measuredTables(entry);
  refuseColumns(table, each);
  const parts = new Parts(setting, terms);
  const taken = each.map((one) => cellsOf(table, one, {proposals, tokens: setting.audit.tokens}, parts));
  const all: NewTerms = {...terms, categories: [...(terms.categories ?? []), ...parts.added]};
  const rows = newFacts(
    setting,
    proposals,
    taken.flatMap(({placed}) => placed.map((one) => one.entry)),
    all
  );
  const known = setting.accepted.filter((fact) => fact.source === setting.source.id);
  const facts = `facts/${setting.source.id}.csv`;
  const added = withFacts(read(facts), known, rows);
  const values = valuesOf(setting, all, rows);
  const sums = taken.flatMap((one) => sumsOf(one, values));
  const summed = new Set(sums.flatMap(({parts: own}) => own));
  const drawn = [...sums, ...sharesOf(table, each, values)];
  const checks = withChecks(read("checks.yaml") ?? "", {
    ...added,
    parts: added.parts.filter(([part]) => !summed.has(part))
  });
  const names = namesIn(table, entry, proposals);
  const explanations = `explained/${setting.source.id}.csv`;
  const csv = names.reduce<string | undefined>(
    (text, {number, reason}) => withExplained(text, setting, number, reason),
    read(explanations)
  );
  return {
    files: new Map([
      ...withTerms(all, (path) => read(path) ?? ""),
      ...(names.length === 0 ? [] : [[explanations, csv!] as const]),
      [facts, added.csv],
      [
        "checks.yaml",
        withCheckEntries(
          checks,
          drawn.map(({id, expression, across}) => ({
            ...{id, expression},
            ...(across === undefined ? {} : {across}),
            ...explained(entry.explanations[id])
          }))
        )
      ],
      ...taken.map((one) => [`tables/${one.entry.id}.yaml`, definitionOf({setting, table, terms: all}, one)] as const)
    ]),
    sums: drawn
  };
}

const explained = (said: TableEntry["explanations"][string] | undefined): Readonly<Record<string, string>> =>
  said === undefined ? {} : {class: said.class, asked: "no", explanation: said.explanation};

function refuse(message: string): never {
  throw new EditingError(422, message);
}

function refuseColumns({place}: SourceTable, each: readonly MeasuredTable[]): void {
  if (each.length === 0) refuse(`${place}: none of its columns is taken`);
  const [ids, columns] = [each.map(({id}) => id), each.flatMap(({taken}) => taken)];
  const twice = <T>(all: readonly T[]): T | undefined => all.find((one, i) => all.indexOf(one) !== i);
  const [id, column] = [twice(ids), twice(columns)];
  if (id !== undefined) refuse(`${id}: two of the tables have this name; choose another for one of them`);
  if (column !== undefined) refuse(`${place}: column ${column + 1} is taken twice; take it for one measure`);
  for (const one of each) refuseAxes(one);
}

function refuseAxes({rows, columns, period, total}: MeasuredTable): void {
  if (rows === columns && rows !== "none")
    refuse(`rows and columns both say the ${rows}; say of one of them something else, or leave columns out`);
  if (rows !== "period" && columns !== "period" && period === "")
    refuse("neither head nor stub says the period; say it for the whole table");
  if (total >= 0 && rows !== "category" && columns !== "category")
    refuse("a total is one of categories; say that the rows or the columns are categories, or name no total");
}

/** The categories of a table’s lines: known ones by their labels, and new ones. */
class Parts {
  readonly added: {readonly id: string; readonly label: string}[] = [];
  readonly #ids = new Map<string, string>();

  constructor(
    private readonly setting: SourceForProposals,
    {categories = []}: NewTerms
  ) {
    for (const {id, label} of [...setting.vocabulary.categories.values(), ...categories])
      this.#ids.set(label.toLowerCase(), id);
  }

  idOf(words: string): string {
    const label = words.replace(/\s+/g, " ").trim();
    const known = this.#ids.get(label.toLowerCase());
    if (known !== undefined) return known;
    const own = idOfWords(label) || `${this.setting.source.id}-part`;
    const taken = new Set([...this.setting.vocabulary.categories.keys(), ...this.added.map(({id}) => id)]);
    let id = own;
    for (let i = 2; taken.has(id); i++) id = `${own}-${i}`;
    this.added.push({id, label});
    this.#ids.set(label.toLowerCase(), id);
    return id;
  }
}

function cellsOf(
  table: SourceTable,
  entry: MeasuredTable,
  {proposals, tokens}: {readonly proposals: readonly Proposal[]; readonly tokens: TokenAudit["tokens"]},
  parts: Parts
): TakenCells {
  const words = (axis: "rows" | "columns", at: number): LineWords => {
    const [what, said] =
      axis === "rows"
        ? (["row", stubOf(table, entry.stub, at)] as const)
        : (["column head", headOf(table, entry.head, at)] as const);
    const text = said.join(" ");
    const why = `from the ${what} “${text}”`;
    if (entry[axis] === "none") return {category: "", period: "", why};
    if (entry[axis] === "category") {
      if (at === entry.total) return {category: "", period: "", why};
      if (text === "") throw new EditingError(422, `${table.place}: ${what} ${at + 1} holds no words; leave it out`);
      return {category: parts.idOf(axis === "rows" ? text : said.at(-1)!), period: "", why};
    }
    const period = periodIn(text)?.value;
    if (period === undefined)
      throw new EditingError(422, `${table.place}: “${text}” names no period; leave it out, or say what it is`);
    return {category: "", period, why};
  };
  const byLine = {rows: new Map<number, LineWords>(), columns: new Map<number, LineWords>()};
  const wordsOf = (axis: "rows" | "columns", at: number): LineWords => {
    const found = byLine[axis].get(at) ?? words(axis, at);
    byLine[axis].set(at, found);
    return found;
  };
  const placed = table.cells.flatMap((cell): readonly PlacedCell[] => {
    const {place} = cell;
    if (partOfCell(entry, cell) !== "cell") return [];
    const [number, ...more] = proposals.filter((one) => isInCell(cell, one.start));
    if (number === undefined) return [];
    if (!isInCell(cell, number.end - 1))
      refuse(`${place}: a line of the table runs through ${number.printed}; move it beside the number`);
    if (more.length > 0)
      throw new EditingError(
        422,
        `${place}: holds ${more.length + 1} numbers; leave it out, and accept them one by one`
      );
    const [row, column] = [wordsOf("rows", cell.row), wordsOf("columns", cell.column)];
    const typed = entry.typed[number.start];
    const whole = "said of the whole table";
    return [
      {
        cell,
        entry: {
          ...{start: number.start, end: number.end, measure: entry.measure, unit: entry.unit, area: entry.area},
          qualifier: "",
          category: row.category || column.category,
          period: row.period || column.period || entry.period,
          why: {
            period: row.period !== "" ? row.why : column.period !== "" ? column.why : whole,
            category: row.category !== "" ? row.why : column.why,
            unit: number.unit?.value === entry.unit ? number.unit.why : whole
          },
          ...(typed === undefined ? {} : {typed})
        }
      }
    ];
  });
  if (placed.length === 0) refuse(`${table.place}, ${entry.title}: none of its cells holds a number that is open`);
  const signs = [...signsOf(tokens, table, entry)].flatMap(([sign, cells]) =>
    cells.map((cell): SignCell => {
      const [row, column] = [wordsOf("rows", cell.row), wordsOf("columns", cell.column)];
      return {
        ...{cell, sign, category: row.category || column.category},
        period: row.period || column.period || entry.period
      };
    })
  );
  return {entry, placed, signs};
}

/** The open numbers of head and stub, which name lines and are no figures; none that needs a look. */
function namesIn(
  table: SourceTable,
  entry: TableEntry,
  proposals: readonly Proposal[]
): readonly {readonly number: Proposal; readonly reason: string}[] {
  const taken = takenLines(entry);
  return table.cells.flatMap((cell) => {
    const part = partOfCell(taken, cell);
    if (part !== "head" && part !== "stub") return [];
    return proposals
      .filter((one) => isInCell(cell, one.start) && one.look.length === 0)
      .map((number) => ({number, reason: part === "head" ? "names a column" : "names a row"}));
  });
}

/** A check that a table is given, and of a sum its parts. */
type DrawnCheck = OpenCheck & {
  readonly expression: string;
  readonly parts: readonly string[];
  /** In what its facts may differ. */
  readonly across?: string;
};

/** Which lines hold the categories of a table, and so its total. */
const lineOf = ({rows}: MeasuredTable): "row" | "column" => (rows === "category" ? "row" : "column");

/**
 * For each column with a total, or each row where columns are the categories, that its other cells sum to it; where a
 * sign stands for one of them and the others leave room for it, that they are at most the total.
 */
function sumsOf({entry, placed, signs}: TakenCells, values: readonly CellFact[]): readonly DrawnCheck[] {
  const {id, total} = entry;
  const [along, across] = lineOf(entry) === "row" ? (["row", "column"] as const) : (["column", "row"] as const);
  const lines = new Map<number, {readonly at: number; readonly fact: CellFact}[]>();
  const added = new Map(values.filter(({isNew}) => isNew).map((fact) => [fact.start, fact]));
  for (const {cell, entry: own} of placed)
    lines.set(cell[across], [...(lines.get(cell[across]) ?? []), {at: cell[along], fact: added.get(own.start)!}]);
  return [...lines].flatMap(([line, cells]) => {
    const whole = cells.find(({at}) => at === total)?.fact;
    const others = cells.filter(({at}) => at !== total).map(({fact}) => fact);
    if (whole === undefined || others.length < 2) return [];
    const parts = others.map((fact) => fact.id);
    const sum = `sum(${parts.join(", ")})`;
    const hasRoom =
      signs.some(({cell}) => cell[across] === line) &&
      others.reduce((so, {value}) => so.add(value), new Fraction(0)).compare(whole.value) < 0;
    return [
      {
        id: `${id}-total-${line + 1}`,
        expression: `${hasRoom ? "at-most" : "equal"}(${sum}, ${whole.id})`,
        parts,
        message: "The parts don’t sum to the printed total",
        explanation: `The parts that are printed sum to {{ ${sum} }}, and the total that is printed is {{ ${whole.id} }}. The document does not say why.`
      }
    ];
  });
}

interface TableSetting {
  readonly setting: SourceForProposals;
  readonly table: SourceTable;
  readonly terms: NewTerms;
}

/** A fact of a source, of before or of this act; `start` is where it begins. */
interface CellFact {
  readonly id: string;
  readonly measure: string;
  readonly period: string;
  readonly start: number;
  readonly kind: string | undefined;
  readonly isNew: boolean;
  readonly value: Fraction;
  readonly interval: Interval;
}

/**
 * For each column of counts with a total and each of percentages in the same rows, that the percentages are the shares
 * of the counts; only where most of them are, so that a percentage of something else is not held against them. A
 * column may have been accepted before.
 */
function sharesOf(
  table: SourceTable,
  each: readonly MeasuredTable[],
  values: readonly CellFact[]
): readonly DrawnCheck[] {
  const {head, stub, rows, total} = each[0]!;
  if (rows !== "category" || total < 0) return [];
  const columns = factsInCells(table, head, values);
  const tableOf = (column: number): MeasuredTable | undefined => each.find(({taken}) => taken.includes(column));
  return columns.flatMap(([at, counts]) => {
    const whole = counts.get(total);
    if (whole?.kind !== "count" || whole.value.equals(0)) return [];
    return columns.flatMap(([other, percents]) => {
      const pairs = [...counts].flatMap(([row, part]) => {
        const percent = percents.get(row);
        return row === total ||
          percent?.kind !== "percent" ||
          !(part.isNew || percent.isNew) ||
          percent.period !== part.period
          ? []
          : [{row, part, percent}];
      });
      const fitting = pairs.filter(({part, percent: {interval}}) => {
        const share = part.value.div(whole.value).mul(100);
        return compareBounds(interval.low, share) <= 0 && compareBounds(share, interval.high) <= 0;
      });
      if (fitting.length < 2 || fitting.length * 2 <= pairs.length) return [];
      const {id} = tableOf(other) ?? tableOf(at)!;
      return pairs.map(({row, part, percent}): DrawnCheck => {
        const share = `share(${part.id}, ${whole.id})`;
        return {
          id: `${id}-share-${row + 1}-${at + 1}-${other + 1}`,
          expression: `equal(${share}, ${percent.id})`,
          ...(counted(percent) === counted(part) ? {} : {across: "measure"}),
          parts: [],
          message: "The printed percentage is not what its count gives",
          explanation: `${stubOf(table, stub, row).join(" ")}: the counts that are printed give {{ ${share} }}, and the percentage that is printed is {{ ${percent.id} }}. The document does not say why.`
        };
      });
    });
  });
}

/** The measure of a fact; of a share, that which it is a share of. */
const counted = ({measure}: CellFact): string => measure.replace(/-share$/, "");

/** The facts of a source with their values: those that were accepted before, and those that are added. */
function valuesOf(
  {source, accepted, vocabulary}: SourceForProposals,
  terms: NewTerms,
  rows: readonly NewFact[]
): readonly CellFact[] {
  const kinds = new Map([...vocabulary.units.values(), ...(terms.units ?? [])].map(({id, kind}) => [id, kind]));
  return [
    ...accepted
      .filter((fact) => fact.source === source.id)
      .map(({id, measure, period, unit, start, value, interval}) => ({
        ...{id, measure, period, start, value, interval},
        ...{kind: kinds.get(unit), isNew: false}
      })),
    ...rows.map(({id, measure, period, unit, start, printed, qualifier}) => {
      const kind = kinds.get(unit) ?? "count";
      const {value, interval} = readPrinted(printed, kind as UnitKind, qualifier, source.numbers);
      return {id, measure, period, start: Number(start), kind, isNew: true, value, interval};
    })
  ];
}

/** The facts in the cells of a table that are neither head nor stub, by column and row. */
function factsInCells(
  table: SourceTable,
  head: number,
  own: readonly CellFact[]
): readonly (readonly [column: number, facts: ReadonlyMap<number, CellFact>])[] {
  const columns = new Map<number, Map<number, CellFact>>();
  for (const cell of table.cells) {
    const {row, column} = cell;
    const found = row < head ? [] : own.filter((fact) => isInCell(cell, fact.start));
    if (found.length !== 1) continue;
    columns.set(column, (columns.get(column) ?? new Map<number, CellFact>()).set(row, found[0]!));
  }
  return [...columns];
}

/** Each combination of one of every list. */
const combinations = <T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  lists.reduce<readonly (readonly T[])[]>((so, list) => so.flatMap((head) => list.map((one) => [...head, one])), [[]]);

/** The definition of the table: a row for each part and period, with its share where a total is printed. */
function definitionOf(
  {
    setting: {
      source: {id: source},
      vocabulary,
      audit
    },
    table,
    terms: {measures = []}
  }: TableSetting,
  {entry, placed, signs}: TakenCells
): string {
  const cells = [...placed.map(({cell, entry: {category, period}}) => ({cell, category, period})), ...signs].sort(
    (a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column
  );
  const values = (key: "category" | "period"): readonly string[] => [
    ...new Set(cells.map((one) => one[key]).filter((value) => value !== ""))
  ];
  const keys = (["category", "period"] as const).filter((key) => [entry.rows, entry.columns].includes(key));
  // A number that was accounted for before may be of this table or not.
  const isWhole = table.cells
    .filter((cell) => partOfCell(entry, cell) === "cell")
    .every(({ranges}) =>
      audit.tokens.every(
        (token) =>
          (token.fact === undefined && token.reason === undefined) ||
          !ranges.some(({start, end}) => token.start < end && start < token.end)
      )
    );
  const parts = cells.filter(({category}) => !keys.includes("category") || category !== "");
  const missing = isWhole
    ? combinations(keys.map((key) => values(key).map((value) => [key, value] as const))).flatMap((combination) => {
        const one = parts.find((part) => combination.every(([key, value]) => part[key] === value));
        if (one !== undefined && !("sign" in one)) return [];
        const means = one === undefined ? "" : (entry.signs[one.sign] ?? "");
        return [
          {
            ...Object.fromEntries(combination),
            ...(one === undefined ? {} : {printed: one.sign}),
            ...(means === "" ? {} : {means})
          }
        ];
      })
    : [];
  const isListed = isWhole || parts.length === keys.reduce((product, key) => product * values(key).length, 1);
  const known = [...vocabulary.measures.values(), ...measures];
  const label = known.find(({id}) => id === entry.measure)?.label ?? entry.measure;
  const stub = table.cells.find(({row, column}) => row < entry.head && column < entry.stub)?.text;
  const hasTotal = entry.total >= 0 && placed.some(({cell}) => cell[lineOf(entry)] === entry.total);
  const otherwise = signs.some(({cell}) => cell[lineOf(entry)] === entry.total) ? {otherwise: "not-printed"} : {};
  return stringify(
    {
      title: entry.title,
      description: "One row for each line of a printed table, as its document prints it.",
      facts: {
        ...{source, measure: entry.measure, unit: entry.unit, area: entry.area},
        ...(keys.includes("period") ? {} : {period: entry.period})
      },
      ...(hasTotal ? {with: {all: {category: "", ...(keys.includes("period") ? {same: "period"} : {})}}} : {}),
      rows: [
        {
          each: Object.fromEntries(keys.map((key) => [key, isListed ? values(key) : "any"])),
          ...(missing.length === 0 ? {} : {missing})
        }
      ],
      columns: {
        ...(keys.includes("category") ? {kind: {label: stub ?? "Kind", key: "category"}} : {}),
        year: {key: "period"},
        area: {key: "area"},
        value: {label, unit: entry.unit, value: "it"},
        ...(hasTotal
          ? {
              share: {label: "Share of the total", unit: "percent", value: "share(it, all)", ...otherwise},
              all: {label: "Total", unit: entry.unit, value: "all", whole: "value", ...otherwise}
            }
          : {})
      }
    },
    {lineWidth: 0, defaultStringType: "PLAIN", defaultKeyType: "PLAIN"}
  );
}
