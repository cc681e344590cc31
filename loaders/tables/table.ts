import {ExpressionError} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {KeyColumn, MissingReason, QuantityColumn, TableDescription} from "../../src/core/table.js";

/** The columns of facts by which facts are selected and distinguished. */
export const DIMENSIONS = ["source", "measure", "category", "sex", "period", "area", "unit"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A selection of facts: those with one of the listed values in each named dimension. */
export type Selection = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** The place of something in a definition. */
export interface Said {
  /** Its path: `rows[2].fact`. */
  readonly path: string;
  readonly line: number;
}

/** One fact, by its properties or by its id. */
export type FactChoice = Said & ({readonly id: string} | {readonly selection: Selection});

/**
 * A fact that templates refer to by name; `same` are the dimensions in which it must agree with the row, empty for a
 * fact that all rows share.
 */
export type NamedFact = Said & {readonly selection: Selection; readonly same: readonly Dimension[]};

/** One row for each combination of values; `any` are all values that the facts have. */
export interface EachRule {
  readonly kind: "each";
  readonly keys: readonly {readonly dimension: Dimension; readonly values: readonly string[] | "any"}[];
  /** Listed combinations for which no number is printed, each with the reason that its row gives. */
  readonly missing: readonly (Said & {
    readonly values: Readonly<Partial<Record<Dimension, string>>>;
    readonly reason: MissingReason;
  })[];
}

/** A rule that makes one or more rows. */
export type RowRule = Said & {
  /** Key columns that are given rather than taken from a fact. */
  readonly as: Readonly<Record<string, string>>;
} & (
    | EachRule
    /** One row for one fact, with further facts that its templates may name. */
    | {readonly kind: "fact"; readonly fact: FactChoice; readonly with: Readonly<Record<string, FactChoice>>}
    /** One row for an expression. */
    | {readonly kind: "it"; readonly it: Expression}
    /** One row for the remainder of a whole after the rows of `each`. */
    | {readonly kind: "rest"; readonly whole: string}
  );

/**
 * How a key column is filled: from a dimension of the row's fact or a named fact, with its flag, or from the row's
 * given keys.
 */
export interface KeyRule extends Said {
  readonly column: KeyColumn;
  readonly key: Dimension | "period_flag" | "within" | "flag" | "given";
  /** The name of the fact to take it from; the row's own fact if absent. */
  readonly of?: string;
}

/** How a quantity column is made: a template over the row's facts. */
export interface QuantityRule extends Said {
  readonly column: Omit<QuantityColumn, "measures">;
  /** The measures that its facts may have; if absent, those that the definition selects. */
  readonly measures?: readonly string[];
  /** Templates; the first one whose names the row has is used. */
  readonly value: readonly Expression[];
  /** The values of the first key in `each` whose rows have this quantity; if absent, all rows have it. */
  readonly only?: readonly string[];
  /** Why a row has none. */
  readonly otherwise: MissingReason;
}

/** The definition of a table: its description, the facts that it selects, and the rules of its rows and columns. */
export interface TableDefinition extends Omit<TableDescription, "columns"> {
  readonly file: string;
  /** The line on which each text stands, by its key. */
  readonly lines: Readonly<Record<string, number>>;
  readonly facts: readonly Selection[];
  readonly with: Readonly<Record<string, NamedFact>>;
  readonly rows: readonly RowRule[];
  /** The order of the rows: as given, or by their number. */
  readonly order: "given" | "ascending" | "descending";
  readonly columns: readonly (KeyRule | QuantityRule)[];
}

/** Whether a column rule is for a quantity, which is made from a template. */
export function isQuantityRule(rule: KeyRule | QuantityRule): rule is QuantityRule {
  return rule.column.kind === "quantity";
}

/** The names that a template holds: `it`, `whole`, the parts; each once. */
export function namesIn(template: Expression): readonly string[] {
  if (template.type === "table") return [template.id];
  if (template.type !== "call") return [];
  const operands = template.name === "count" ? template.operands.slice(1) : template.operands;
  return [...new Set(operands.flatMap(namesIn))];
}

/** A template with its names replaced by expressions. Throws an {@link ExpressionError} for an unknown name. */
export function fillTemplate(template: Expression, known: Readonly<Record<string, Expression>>): Expression {
  if (template.type === "table") {
    if (!Object.hasOwn(known, template.id))
      throw new ExpressionError(`unknown name ${template.id}; known: ${Object.keys(known).join(", ")}`);
    return known[template.id]!;
  }
  if (template.type !== "call") return template;
  const [first, ...rest] = template.operands;
  if (template.name === "count" && first?.type === "table")
    return {...template, operands: [first, ...rest.map((operand) => fillTemplate(operand, known))]};
  return {...template, operands: template.operands.map((operand) => fillTemplate(operand, known))};
}
