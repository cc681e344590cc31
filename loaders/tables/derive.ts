import {desc, escape, from, op} from "arquero";
import type {ColumnTable} from "arquero";
import {ExpressionError} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {DerivedRow} from "../../src/core/table.js";
import {Cells, valueOf} from "./cells.js";
import type {Derivation, OpenRow} from "./derivation.js";
import {DIMENSIONS, fillTemplate} from "./table.js";
import type {Dimension, EachRule, FactChoice, RowRule, Said, Selection, TableDefinition} from "./table.js";

/** Category of a row for what the parts leave of their whole. */
const NOT_ITEMISED = "not-itemised";

/**
 * Join keys with the same columns on both sides; the cast is needed because Arquero's types allow one name per side
 * only.
 */
const keysOf = (names: readonly string[]): [string, string] => [[...names], [...names]] as unknown as [string, string];

/** Prefixes of the names of columns that hold parts and accompanying facts. */
const [PART, ALONG] = ["part:", "along:"];

/** A combination of values that `each` lists, with its number among all as `row`. */
type WantedRow = Readonly<Record<string, string>>;

/** What a rule says of a combination for which no number is printed. */
const gapAt = (rule: EachRule, row: WantedRow): EachRule["missing"][number] | undefined =>
  rule.missing.find(({values}) => rule.keys.every(({dimension}) => values[dimension] === row[dimension]));

const factNode = (id: string): Expression => ({type: "fact", id});

/**
 * Derives the rows of a table from its definition; a row or cell that can't be derived is a diagnostic at its line of
 * the definition.
 */
export function deriveTable(
  definition: TableDefinition,
  derivation: Derivation,
  diagnostics: Diagnostic[]
): readonly DerivedRow[] {
  const deriver = new Deriver(definition, derivation, diagnostics);
  return deriver.derive();
}

class Deriver {
  private readonly chosen: ColumnTable;
  private shared: OpenRow["named"] | undefined;

  constructor(
    private readonly definition: TableDefinition,
    private readonly derivation: Derivation,
    private readonly diagnostics: Diagnostic[]
  ) {
    this.chosen = this.union(definition.facts);
  }

  derive(): readonly DerivedRow[] {
    const rows: OpenRow[] = [];
    for (const rule of this.definition.rows) rows.push(...this.rowsOf(rule, rows));
    const cells = new Cells(this.definition, this.derivation, this.diagnostics);
    return this.ordered(rows).map((row) => cells.of(row));
  }

  private diagnostic({path, line}: Said, message: string): void {
    this.diagnostics.push({file: this.definition.file, line, message: `${path}: ${message}`});
  }

  private union(selections: readonly Selection[]): ColumnTable {
    return selections
      .map((selection) => this.derivation.tables.select(selection))
      .reduce((a, b) => a.concat(b).dedupe("id"));
  }

  private rowsOf(rule: RowRule, before: readonly OpenRow[]): readonly OpenRow[] {
    switch (rule.kind) {
      case "each":
        return this.eachRow(rule);
      case "fact": {
        const id = this.oneFact(rule.fact);
        const named = Object.entries(rule.with).map(([name, choice]) => [name, this.oneFact(choice)] as const);
        return id === undefined || named.some(([, own]) => own === undefined)
          ? []
          : [this.row(rule, factNode(id), Object.fromEntries(named.map(([name, own]) => [name, factNode(own!)])))];
      }
      case "it":
        return this.filled(rule, rule.it, {...this.common(), ...partsOf(before)}, (it, named) => [
          this.row(rule, it, named)
        ]);
      case "rest": {
        const parts = before.flatMap(({it, part}) =>
          part !== undefined && it?.type === "fact" && !this.derivation.vocabulary.within.get(part) ? [it] : []
        );
        const named = {...this.common(), ...partsOf(before)};
        return this.filled(rule, {type: "table", id: rule.whole}, named, (whole) => [
          this.row(
            {...rule, as: {...this.restKey(), ...rule.as}},
            {type: "call", name: "remainder", operands: [whole, ...parts]},
            named
          )
        ]);
      }
    }
  }

  private row(rule: RowRule, it: Expression, named: OpenRow["named"]): OpenRow {
    return {it, named: {...named, it}, as: rule.as, rule};
  }

  /** The key that marks the row of the rest: `not-itemised` in the dimension of the parts. */
  private restKey(): Readonly<Record<string, string>> {
    const each = this.definition.rows.find((rule) => rule.kind === "each");
    const dimension = each?.keys[0]?.dimension ?? "category";
    return {[dimension]: NOT_ITEMISED};
  }

  private filled(
    said: Said,
    template: Expression,
    known: OpenRow["named"],
    then: (it: Expression, named: OpenRow["named"]) => readonly OpenRow[]
  ): readonly OpenRow[] {
    try {
      return then(fillTemplate(template, known), known);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.diagnostic(said, error.message);
      return [];
    }
  }

  /** The facts that all rows have in common, by name; looked up once. */
  private common(): OpenRow["named"] {
    this.shared ??= Object.fromEntries(
      Object.entries(this.definition.with)
        .filter(([, {same}]) => same.length === 0)
        .flatMap(([name, choice]) => {
          const id = this.oneFact(choice);
          return id === undefined ? [] : [[name, factNode(id)] as const];
        })
    );
    return this.shared;
  }

  /** The id of the only fact that matches; undefined, with a diagnostic, if there are none or several. */
  private oneFact(choice: FactChoice | (Said & {readonly selection: Selection})): string | undefined {
    if ("id" in choice) {
      if (this.derivation.tables.byId.has(choice.id)) return choice.id;
      this.diagnostic(choice, `unknown fact ${choice.id}`);
      return undefined;
    }
    const found = this.derivation.tables.select(choice.selection).objects() as readonly Record<string, string>[];
    if (found.length === 1) return found[0]!["id"];
    this.diagnostic(choice, found.length === 0 ? this.nothing(choice.selection) : several(found));
    return undefined;
  }

  private nothing(selection: Selection): string {
    const {source, measure} = selection;
    const near = this.derivation.tables
      .select({...(source ? {source} : {}), ...(measure ? {measure} : {})})
      .objects() as readonly Record<string, string>[];
    const odd = DIMENSIONS.find(
      (name) => selection[name] !== undefined && !near.some((row) => selection[name]!.includes(row[name]!))
    );
    const there = odd === undefined ? [] : [...new Set(near.map((row) => row[odd] || "(none)"))];
    return `no fact has ${printSelection(selection)}${there.length === 0 ? "" : `; their ${odd} is ${there.join(", ")}`}`;
  }

  /**
   * One row for each combination of keys, joined with its fact, the first fact of its series, the parts of its group
   * and the accompanying facts.
   */
  private eachRow(rule: EachRule & RowRule): readonly OpenRow[] {
    const dimensions = rule.keys.map(({dimension}) => dimension);
    const [first = "category", ...others] = dimensions;
    const wanted = rule.keys
      .map((key) => this.valuesOf(key))
      .reduce((a, b) => a.cross(b))
      .derive({row: op.row_number()});
    const found = wanted.join(this.chosen, keysOf(dimensions)).orderby("row");
    this.refuseRepeated(rule, found);
    const without = wanted.antijoin(this.chosen, keysOf(dimensions)).objects() as readonly WantedRow[];
    this.refuseMissing(rule, without, found);
    if (found.numRows() === 0) return [];
    const series = dimensions.filter((name) => name !== "period");
    const ordered = found.orderby("period");
    const withFirst = (series.length === 0 ? ordered : ordered.groupby(...series))
      .derive({first: op.first_value("id")})
      .ungroup();
    const parted = withFirst.derive({part: escape((row: Record<string, string>) => PART + row[first]!)});
    const parts = (others.length === 0 ? parted : parted.groupby(...others)).pivot("part", "id").ungroup();
    const withParts = others.length === 0 ? withFirst.cross(parts) : withFirst.join_left(parts, keysOf(others));
    const along = Object.entries(this.definition.with).filter(([, {same}]) => same.length > 0);
    const whole = along.reduce(
      (table, [name, {selection, same}]) =>
        table.join_left(
          this.derivation.tables
            .select(selection)
            .select({...Object.fromEntries(same.map((own) => [own, own])), id: ALONG + name}),
          keysOf(same)
        ),
      withParts
    );
    const named = (row: Record<string, string | null>, prefix: string): OpenRow["named"] =>
      Object.fromEntries(
        Object.entries(row).flatMap(([name, id]) =>
          name.startsWith(prefix) && id ? [[name.slice(prefix.length), factNode(id)] as const] : []
        )
      );
    const rows = (whole.orderby("row").objects() as readonly WantedRow[]).map((row) => ({
      at: row["row"]!,
      row: {
        it: factNode(row["id"]!),
        part: row[first]!,
        as: rule.as,
        rule,
        named: {
          ...this.common(),
          ...(rule.keys[0]!.values === "any" ? {} : named(row, PART)),
          ...named(row, ALONG),
          first: factNode(row["first"]!),
          it: factNode(row["id"]!)
        }
      } satisfies OpenRow
    }));
    const gaps = without.flatMap((row) => {
      const gap = gapAt(rule, row);
      return gap ? [{at: row["row"]!, row: this.gapRow(rule, gap, row[first]!)}] : [];
    });
    return [...rows, ...gaps].sort((a, b) => Number(a.at) - Number(b.at)).map(({row}) => row);
  }

  /** A row for which no number is printed, with the accompanying facts that it has nevertheless. */
  private gapRow(rule: EachRule & RowRule, {values, reason}: EachRule["missing"][number], part: string): OpenRow {
    const [asked = {}] = this.definition.facts;
    const shared = DIMENSIONS.flatMap((name) => {
      const [only, ...more] = asked[name] ?? [];
      return only !== undefined && more.length === 0 ? [[name, only] as const] : [];
    });
    const along = Object.entries(this.definition.with).flatMap(([name, {selection, same}]) => {
      if (same.length === 0 || same.some((own) => values[own] === undefined)) return [];
      const own = Object.fromEntries(same.map((dimension) => [dimension, [values[dimension]!]]));
      const [fact, ...more] = this.derivation.tables.select({...selection, ...own}).array("id") as readonly string[];
      return fact !== undefined && more.length === 0 ? [[name, factNode(fact)] as const] : [];
    });
    return {
      missing: reason,
      part,
      as: {...Object.fromEntries(shared), ...values, ...rule.as},
      rule,
      named: {...this.common(), ...Object.fromEntries(along)}
    };
  }

  /**
   * The values of a key as a one-column table: the given ones, or all that the facts have, periods in order of time.
   */
  private valuesOf({
    dimension,
    values
  }: {
    readonly dimension: Dimension;
    readonly values: readonly string[] | "any";
  }): ColumnTable {
    if (values !== "any")
      return from(
        values.map((value) => ({[dimension]: value})),
        [dimension]
      );
    const there = this.chosen
      .filter(escape((row: Record<string, string>) => row[dimension] !== ""))
      .groupby(dimension)
      .rollup({place: op.min("place")});
    return there.orderby(dimension === "period" ? dimension : "place").select(dimension);
  }

  private refuseRepeated(rule: RowRule, found: ColumnTable): void {
    const twice = found.groupby("row").derive({times: op.count()}).ungroup().filter("d => d.times > 1").groupby("row");
    for (const [, rows] of twice.objects({grouped: true}) as unknown as ReadonlyMap<
      number,
      readonly Record<string, string>[]
    >)
      this.diagnostic(rule, several(rows));
  }

  /**
   * Adds a diagnostic for each listed combination of values without a fact; with `any`, only if there is no fact at
   * all.
   */
  private refuseMissing(rule: EachRule & RowRule, without: readonly WantedRow[], found: ColumnTable): void {
    for (const gap of rule.missing)
      if (!without.some((row) => gapAt(rule, row) === gap)) this.diagnostic(gap, "has a fact; take it from missing");
    const asked = this.definition.facts[0] ?? {};
    if (rule.keys.some(({values}) => values === "any")) {
      if (found.numRows() === 0) this.diagnostic(rule, this.nothing(asked));
      return;
    }
    for (const row of without.filter((one) => gapAt(rule, one) === undefined))
      this.diagnostic(
        rule,
        this.nothing({...asked, ...Object.fromEntries(rule.keys.map(({dimension}) => [dimension, [row[dimension]!]]))})
      );
  }

  /** What a row is sorted by; one without a number stands last. */
  private sizeOf({it}: OpenRow): number {
    if (it === undefined) return this.definition.order === "descending" ? -Infinity : Infinity;
    return valueOf(it, this.derivation.facts) ?? 0;
  }

  private ordered(rows: readonly OpenRow[]): readonly OpenRow[] {
    const {order} = this.definition;
    if (order === "given") return rows;
    const keyed = from(rows.map((row, i) => ({i, size: this.sizeOf(row)})));
    const places = keyed.orderby(order === "descending" ? desc("size") : "size", "i").array("i") as readonly number[];
    return places.map((i) => rows[i]!);
  }
}

/** The facts of the rows of `each`, by the value of their key. */
function partsOf(rows: readonly OpenRow[]): OpenRow["named"] {
  return Object.fromEntries(
    rows.flatMap(({part, it}) => (part === undefined || it === undefined ? [] : [[part, it] as const]))
  );
}

function several(found: readonly Record<string, string>[]): string {
  const odd = DIMENSIONS.filter((name) => new Set(found.map((row) => row[name])).size > 1);
  return `${found.length} facts for one row: ${found.map((row) => row["id"]).join(", ")}; they differ in ${odd.join(", ") || "nothing that can be chosen by"}`;
}

function printSelection(selection: Selection): string {
  return DIMENSIONS.flatMap((name) =>
    selection[name] === undefined ? [] : [`${name} ${selection[name].map((value) => value || "(none)").join(" or ")}`]
  ).join(", ");
}
