import type {Expression} from "../../src/core/expression/syntax.js";
import type {KeyColumn, QuantityColumn} from "../../src/core/table.js";
import type {KeyRule, QuantityRule} from "./table.js";

/** A column that follows from the kind of a table; it stands on no line of its own. */
const IMPLIED = {path: "columns", line: 1};

function key(name: string, label: string, from: KeyRule["key"], dimension?: KeyColumn["dimension"]): KeyRule {
  return {...IMPLIED, key: from, column: {kind: "key", name, label, ...(dimension === undefined ? {} : {dimension})}};
}

function quantity(column: Omit<QuantityColumn, "measures" | "kind">, value: QuantityRule["value"]): QuantityRule {
  return {...IMPLIED, column: {kind: "quantity", ...column}, value, otherwise: "not-printed"};
}

const named = (id: string): Expression => ({type: "table", id});

/** The columns of a table of numbers that stand alone: what each is a number of, and what it is not. */
export function cardColumns(): readonly (KeyRule | QuantityRule)[] {
  return [
    key("item", "What is counted", "given"), key("base", "What it is, and is not", "given"), key("category", "Category", "category", "category"), key("sex", "Sex", "sex", "sex"),
    key("period", "Period", "period", "period"), key("period_flag", "How the period is meant", "period_flag"), key("area", "Area", "area", "area"), key("unit", "Unit", "unit", "unit"),
    key("flag", "Flag", "flag"), quantity({name: "value", label: "Number", unit: "unit"}, [named("it")])
  ];
}

/** The columns of a table of shares that have no base in common; where a row names the count of its base, the share is taken from the counts. */
export function ownBaseColumns(): readonly (KeyRule | QuantityRule)[] {
  return [
    key("item", "Part", "given"), key("base", "Base of the share", "given"), key("category", "Category", "category", "category"), key("period", "Period", "period", "period"),
    key("period_flag", "How the period is meant", "period_flag"), key("area", "Area", "area", "area"), key("flag", "Flag", "flag"),
    quantity({name: "share", label: "Share", unit: "percent"}, [{type: "call", name: "share", operands: [named("it"), named("whole")]}, named("it")])
  ];
}
