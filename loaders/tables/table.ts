import {ExpressionError} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {KeyColumn, MissingReason, QuantityColumn, TableDescription} from "../../src/core/table.js";

/** The columns of facts by which facts are chosen, and in which they are told apart. */
export const DIMENSIONS = ["source", "measure", "category", "sex", "period", "area", "unit"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Which facts are meant: those with one of these values in each dimension that is named. */
export type Selection = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** Where something is said in a definition. */
export interface Said {
  /** The way to it: `rows[2].fact`. */
  readonly path: string;
  readonly line: number;
}

/** One fact, by its properties or by its id. */
export type FactChoice = Said & ({readonly id: string} | {readonly selection: Selection});

/**
 * A fact that templates name; `same` are the dimensions in which it agrees with the row, none for one that all rows
 * have in common.
 */
export type NamedFact = Said & {readonly selection: Selection; readonly same: readonly Dimension[]};

/** What makes a row, or several. */
export type RowRule = Said & {
  /** Key columns that are given rather than taken from a fact. */
  readonly as: Readonly<Record<string, string>>;
} &
  /** One row for each combination of values; `any` are all values that the facts have. */
  (
    | {
        readonly kind: "each";
        readonly keys: readonly {readonly dimension: Dimension; readonly values: readonly string[] | "any"}[];
      }
    /** One row of one fact, with the facts that its templates name besides. */
    | {readonly kind: "fact"; readonly fact: FactChoice; readonly with: Readonly<Record<string, FactChoice>>}
    /** One row of an expression. */
    | {readonly kind: "it"; readonly it: Expression}
    /** One row of what the rows of `each` leave of a whole. */
    | {readonly kind: "rest"; readonly whole: string}
  );

/**
 * What a key column repeats: a dimension of the row's fact or of a named one, what must be seen beside it, or what the
 * row is given.
 */
export interface KeyRule extends Said {
  readonly column: KeyColumn;
  readonly key: Dimension | "period_flag" | "within" | "flag" | "given";
  /** The named fact whose it is; the row's own without it. */
  readonly of?: string;
}

/** How a quantity column is made: a template over the row's facts. */
export interface QuantityRule extends Said {
  readonly column: Omit<QuantityColumn, "measures">;
  /** The measures that its facts may have, where they are said; otherwise those that the definition selects. */
  readonly measures?: readonly string[];
  /** The first template whose names the row has is taken. */
  readonly value: readonly Expression[];
  /** The values of the first key in `each` whose rows have it; all without it. */
  readonly only?: readonly string[];
  /** Why a row has none. */
  readonly otherwise: MissingReason;
}

/** A table as it is defined: what it says of itself, which facts it is made of, and how. */
export interface TableDefinition extends Omit<TableDescription, "columns"> {
  readonly file: string;
  /** The line on which each text stands, by its key. */
  readonly lines: Readonly<Record<string, number>>;
  readonly facts: readonly Selection[];
  readonly with: Readonly<Record<string, NamedFact>>;
  readonly rows: readonly RowRule[];
  /** The order of the rows by their number, or as they are given. */
  readonly order: "given" | "ascending" | "descending";
  readonly columns: readonly (KeyRule | QuantityRule)[];
}

/** Whether a column is made of a template. */
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

/**
 * A template with what its names stand for in their places. Throws an {@link ExpressionError} for a name that stands
 * for nothing.
 */
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
