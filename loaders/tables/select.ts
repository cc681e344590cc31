import {escape, from} from "arquero";
import type {ColumnTable} from "arquero";
import type {Row} from "../../src/core/chart.js";
import {factsOf, parseExpression} from "../../src/core/expression/syntax.js";
import {expressionOf} from "../../src/core/quantity-columns.js";
import type {TableDescription} from "../../src/core/table.js";
import type {FactRow} from "../facts/facts-csv.js";
import {DIMENSIONS} from "./table.js";
import type {Selection} from "./table.js";

/** The columns of facts for deriving tables; `place` is the index among all facts. */
const FACT_COLUMNS = ["id", ...DIMENSIONS, "period_flag", "value", "place"] as const;

/** All facts, as one Arquero table per source and measure, so that a selection reads only the tables it needs. */
export class FactTables {
  private readonly groups = new Map<string, FactRow[]>();
  private readonly places = new Map<FactRow, number>();
  private readonly tables = new Map<string, ColumnTable>();
  readonly byId: ReadonlyMap<string, FactRow>;

  constructor(facts: readonly FactRow[]) {
    this.byId = new Map(facts.map((fact) => [fact.id, fact]));
    facts.forEach((fact, place) => {
      const key = groupKey(fact);
      const group = this.groups.get(key);
      if (group) group.push(fact);
      else this.groups.set(key, [fact]);
      this.places.set(fact, place);
    });
  }

  /**
   * The facts of a selection, in order, one for each combination of dimensions; of a number printed twice, the fact in
   * the body of the text is taken.
   */
  select(selection: Selection): ColumnTable {
    const others = DIMENSIONS.filter(
      (name) => name !== "source" && name !== "measure" && selection[name] !== undefined
    );
    const groups = this.groupsOf(selection).map((key) => this.table(key));
    const all = groups.length === 0 ? this.toTable([]) : groups.reduce((a, b) => a.concat(b));
    return others
      .reduce(
        (table, name) => table.filter(escape((row: Record<string, string>) => selection[name]!.includes(row[name]!))),
        all
      )
      .orderby("footnote", "place")
      .dedupe(...DIMENSIONS)
      .orderby("place")
      .reify();
  }

  private groupsOf({source, measure}: Selection): readonly string[] {
    if (source && measure)
      return source
        .flatMap((one) => measure.map((other) => groupKey({source: one, measure: other})))
        .filter((key) => this.groups.has(key));
    return [...this.groups.keys()].filter((key) => {
      const [ofSource, ofMeasure] = key.split(" ") as [string, string];
      return (source?.includes(ofSource) ?? true) && (measure?.includes(ofMeasure) ?? true);
    });
  }

  private table(key: string): ColumnTable {
    const table = this.tables.get(key) ?? this.toTable(this.groups.get(key)!);
    this.tables.set(key, table);
    return table;
  }

  private toTable(facts: readonly FactRow[]): ColumnTable {
    const rows = facts.map(({value, locator, ...fact}) => ({
      ...Object.fromEntries(
        ["id", ...DIMENSIONS, "period_flag"].map((name) => [name, fact[name as keyof typeof fact]])
      ),
      value: value.valueOf(),
      place: this.places.get(this.byId.get(fact.id)!)!,
      footnote: locator.startsWith("footnote") ? 1 : 0
    }));
    return from(rows, [...FACT_COLUMNS, "footnote"]);
  }
}

const groupKey = ({source, measure}: Pick<FactRow, "source" | "measure">): string => `${source} ${measure}`;

/** The distinct facts of all cells of some rows. */
export function factsOfRows({columns}: Pick<TableDescription, "columns">, rows: readonly Row[]): readonly string[] {
  const ids = new Set<string>();
  for (const row of rows) {
    for (const {kind, name} of columns) {
      const expression = kind === "quantity" ? expressionOf(row, name) : null;
      if (expression !== null) factsOf(parseExpression(expression)).forEach((id) => ids.add(id));
    }
  }
  return [...ids];
}
