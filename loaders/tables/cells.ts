import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError, factsOf, printExpression} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {Fact, Facts} from "../../src/core/fact.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {DerivedRow} from "../../src/core/table.js";
import type {FactRow} from "../facts/facts-csv.js";
import type {Vocabulary} from "../facts/vocabulary.js";
import type {Derivation, OpenRow} from "./derivation.js";
import {fillTemplate, isQuantityRule, namesIn} from "./table.js";
import type {KeyRule, QuantityRule, Said, TableDefinition} from "./table.js";

/**
 * Fills the cells of a definition's rows; a cell that can't be filled is a diagnostic at the line of its column, or of
 * the row that lacks its value.
 */
export class Cells {
  constructor(
    private readonly definition: TableDefinition,
    private readonly derivation: Derivation,
    private readonly diagnostics: Diagnostic[]
  ) {}

  /** The cells of a row, by the names of their columns. */
  of(row: OpenRow): DerivedRow {
    return Object.fromEntries(
      this.definition.columns.map((rule) => [
        rule.column.name,
        isQuantityRule(rule) ? this.quantityOf(rule, row) : this.keyOf(rule, row)
      ])
    );
  }

  private keyOf(rule: KeyRule, row: OpenRow): string {
    const {
      column: {name},
      key,
      of
    } = rule;
    const given = row.as[name] ?? (of === undefined && key !== "flag" ? row.as[key] : undefined);
    if (given !== undefined) return given;
    if (key === "given") {
      this.diagnostic(row.rule, `gives no ${name}; say it in as`);
      return "";
    }
    const about = of === undefined ? row.it : row.named[of];
    const fact = about && this.factBehind(about);
    if (!fact) {
      if (of !== undefined && !about)
        this.diagnostic(rule, `of: unknown name ${of}; known: ${Object.keys(row.named).join(", ")}`);
      return "";
    }
    if (key === "within") return this.derivation.vocabulary.within.get(fact.category) ?? "";
    if (key === "flag")
      return flagOf(
        about.type === "fact" ? fact : {...fact, value: valueOf(about, this.derivation.facts) ?? fact.value.valueOf()},
        this.derivation.vocabulary
      );
    return fact[key];
  }

  /** The fact from which an expression's key columns are taken: its first. */
  private factBehind(about: Expression): FactRow | undefined {
    const [id] = factsOf(about);
    return id === undefined ? undefined : this.derivation.tables.byId.get(id);
  }

  private quantityOf(rule: QuantityRule, row: OpenRow): DerivedRow[string] {
    const isOfRow = rule.value.some((one) => namesIn(one).some((name) => name === "it" || name === "first"));
    const none = {missing: (isOfRow ? row.missing : undefined) ?? rule.otherwise};
    if (rule.only && !rule.only.includes(row.part ?? "")) return none;
    const template = rule.value.find((one) => namesIn(one).every((name) => Object.hasOwn(row.named, name)));
    if (!template) {
      if (rule.value.length === 1 && !this.isKnownSomewhere(namesIn(rule.value[0]!)))
        this.diagnostic(
          rule,
          `unknown name in ${printExpression(rule.value[0]!)}; known: ${Object.keys(row.named).join(", ")}`
        );
      return none;
    }
    const [first, it] = [row.named["first"], row.it];
    if (namesIn(template).includes("first") && first && it && printExpression(first) === printExpression(it))
      return none;
    try {
      return printExpression(fillTemplate(template, row.named));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.diagnostic(rule, error.message);
      return none;
    }
  }

  /** Whether each name is defined for some row, so that its absence from this row is no typing error. */
  private isKnownSomewhere(names: readonly string[]): boolean {
    const given = this.definition.rows.flatMap((rule) =>
      rule.kind === "fact"
        ? Object.keys(rule.with)
        : rule.kind === "each"
          ? rule.keys.flatMap(({values}) => (values === "any" ? [] : values))
          : []
    );
    return names.every(
      (name) =>
        name === "it" ||
        name === "first" ||
        (name === "whole" && this.definition.compare === "own-base") ||
        Object.hasOwn(this.definition.with, name) ||
        given.includes(name)
    );
  }

  private diagnostic({path, line}: Said, message: string): void {
    this.diagnostics.push({file: this.definition.file, line, message: `${path}: ${message}`});
  }
}

/** The value of an expression; undefined if it can't be evaluated. */
export function valueOf(it: Expression, facts: Facts): number | undefined {
  try {
    return evaluate(it, facts).value.valueOf();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}

/** Counts below this are flagged. */
const SMALL = 10;

/** The vocabulary from which flags are made. */
export type FlagWords = Pick<Vocabulary, "caveats" | "units">;

/** The flag to show beside a number: `single site; small count`; empty if there is none. */
export function flagOf(
  fact: Pick<Fact, "caveat" | "unit"> & {readonly value: {valueOf(): number}},
  {caveats, units}: FlagWords
): string {
  const single = caveats.get(fact.caveat)?.single;
  return [
    single === undefined ? "" : `single ${single}`,
    units.get(fact.unit)?.kind === "count" && fact.value.valueOf() < SMALL ? "small count" : ""
  ]
    .filter((flag) => flag !== "")
    .join("; ");
}
