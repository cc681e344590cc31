import Fraction from "fraction.js";
import type {Fact, Unit} from "../fact.js";
import {
  addIntervals,
  divideIntervals,
  multiplyIntervals,
  pointInterval,
  powerOfTen,
  roundHalfUp,
  subtractIntervals
} from "../interval.js";
import type {Interval} from "../interval.js";
import {MOST_DECIMALS} from "../interval.js";
import {ROWS_UNIT} from "./count.js";
import {ExpressionError} from "./syntax.js";

/** An operand's unit; `fact` is set if the operand is a fact itself. */
export interface UnitOperand {
  readonly text: string;
  readonly unit: Unit;
  readonly fact?: Fact;
}

/** One function of the closed vocabulary. */
export interface ExpressionFunction {
  /** `share(part, whole)` */
  readonly signature: string;
  readonly summary: string;
  readonly least: number;
  readonly most: number;
  /** Which operands are literals rather than quantities. */
  readonly literals: readonly number[];
  /** The id of the result's unit; throws an {@link ExpressionError} where the operands don't fit. */
  unit(operands: readonly UnitOperand[], literals: readonly string[]): string;
  value(operands: readonly Fraction[]): Fraction;
  /** The interval operand by operand, for expressions that can't be evaluated over their corners. */
  interval(operands: readonly Interval[]): Interval;
  /** `106 ÷ 141 × 100` */
  working(operands: readonly string[]): string;
  /** `106 of 141`; absent where the working is all that can be said. */
  words?(operands: readonly string[]): string;
}

const HUNDRED = new Fraction(100);
const hundredfold = (interval: Interval): Interval => multiplyIntervals(interval, pointInterval(HUNDRED));

const sum: ExpressionFunction = {
  signature: "sum(a, b, …)",
  summary: "all operands added",
  least: 2,
  most: Infinity,
  literals: [],
  unit(operands) {
    const unit = sameUnit("sum", operands);
    if (unit.kind === "percent") requireSameWhole(operands);
    else if (unit.kind !== "count" && unit.kind !== "duration" && unit.kind !== "points") {
      throw new ExpressionError(`sum can't add ${unit.label}`);
    }
    return unit.id;
  },
  value: (operands) => operands.reduce((a, b) => a.add(b)),
  interval: (operands) => operands.reduce(addIntervals),
  working: (operands) => operands.join(" + "),
  words: (operands) => operands.join(" and ")
};

const difference: ExpressionFunction = {
  signature: "difference(a, b)",
  summary: "a less b",
  least: 2,
  most: 2,
  literals: [],
  unit(operands) {
    const unit = sameUnit("difference", operands);
    return unit.kind === "percent" ? "percentage-points" : unit.id;
  },
  value: ([a, b]) => a!.sub(b!),
  interval: ([a, b]) => subtractIntervals(a!, b!),
  working: ([a, b]) => `${a} − ${b}`,
  words: ([a, b]) => `${a} less ${b}`
};

const remainder: ExpressionFunction = {
  signature: "remainder(whole, part, …)",
  summary: "what the parts leave of the whole",
  least: 2,
  most: Infinity,
  literals: [],
  unit: (operands) => sameUnit("remainder", operands).id,
  value([whole, ...parts]) {
    const left = parts.reduce((a, b) => a.sub(b), whole!);
    if (left.compare(0) < 0) throw new ExpressionError("remainder: the parts are larger than the whole");
    return left;
  },
  interval: ([whole, ...parts]) => parts.reduce(subtractIntervals, whole!),
  working: (operands) => operands.join(" − "),
  words: (operands) => operands.join(" less ")
};

const share: ExpressionFunction = {
  signature: "share(part, whole)",
  summary: "part as a percentage of whole",
  least: 2,
  most: 2,
  literals: [],
  unit(operands) {
    sameUnit("share", operands);
    return "percent";
  },
  value: ([part, whole]) => part!.div(nonZero("share", whole!)).mul(HUNDRED),
  interval: ([part, whole]) => hundredfold(divideIntervals(part!, whole!)),
  working: ([part, whole]) => `${part} ÷ ${whole} × 100`,
  words: ([part, whole]) => `${part} of ${whole}`
};

const ratio: ExpressionFunction = {
  signature: "ratio(a, b)",
  summary: "how many times b goes into a",
  least: 2,
  most: 2,
  literals: [],
  unit(operands) {
    sameUnit("ratio", operands);
    return "times";
  },
  value: ([a, b]) => a!.div(nonZero("ratio", b!)),
  interval: ([a, b]) => divideIntervals(a!, b!),
  working: ([a, b]) => `${a} ÷ ${b}`,
  words: ([a, b]) => `${a} against ${b}`
};

const change: ExpressionFunction = {
  signature: "change(from, to)",
  summary: "growth from one to the other, in percent of the first",
  least: 2,
  most: 2,
  literals: [],
  unit(operands) {
    sameUnit("change", operands);
    return "percent";
  },
  value: ([from, to]) => to!.sub(from!).div(nonZero("change", from!)).mul(HUNDRED),
  interval: ([from, to]) => hundredfold(subtractIntervals(divideIntervals(to!, from!), pointInterval(new Fraction(1)))),
  working: ([from, to]) => `(${to} − ${from}) ÷ ${from} × 100`,
  words: ([from, to]) => `from ${from} to ${to}`
};

const per: ExpressionFunction = {
  signature: "per(a, b, n)",
  summary: "a for each n of b",
  least: 3,
  most: 3,
  literals: [2],
  unit: ([a, b], [n]) => `${a!.unit.id} per ${n} ${b!.unit.id}`,
  value: ([a, b, n]) => a!.div(nonZero("per", b!)).mul(n!),
  interval: ([a, b, n]) => multiplyIntervals(divideIntervals(a!, b!), n!),
  working: ([a, b, n]) => `${a} ÷ ${b} × ${n}`
};

const rebase: ExpressionFunction = {
  signature: "rebase(x, base)",
  summary: "x on a scale where base is one hundred",
  least: 2,
  most: 2,
  literals: [],
  unit(operands) {
    sameUnit("rebase", operands);
    return "index";
  },
  value: ([x, base]) => x!.div(nonZero("rebase", base!)).mul(HUNDRED),
  interval: ([x, base]) => hundredfold(divideIntervals(x!, base!)),
  working: ([x, base]) => `${x} ÷ ${base} × 100`
};

/** What two figures must have in common to be printed of one whole. */
const OF_ONE_WHOLE = ["source", "locator", "period", "area", "category", "sex"] as const;

const implied: ExpressionFunction = {
  signature: "implied(part, share)",
  summary: "the whole, not printed, of which the printed part is the printed share",
  least: 2,
  most: 2,
  literals: [],
  unit([part, share]) {
    const [counted, percentage] = [part!.fact, share!.fact];
    if (counted === undefined || part!.unit.kind !== "count")
      throw new ExpressionError(`implied: ${part!.text} is no printed count`);
    if (percentage === undefined || share!.unit.kind !== "percent")
      throw new ExpressionError(`implied: ${share!.text} is no printed percentage`);
    const other = OF_ONE_WHOLE.find((key) => counted[key] !== percentage[key]);
    if (other !== undefined)
      throw new ExpressionError(
        `implied: ${part!.text} and ${share!.text} differ in ${other}; take a count and its share from one passage`
      );
    return part!.unit.id;
  },
  value: ([part, share]) => part!.div(nonZero("implied", share!)).mul(HUNDRED),
  interval: ([part, share]) => hundredfold(divideIntervals(part!, share!)),
  working: ([part, share]) => `${part} ÷ ${share}`
};

const round: ExpressionFunction = {
  signature: "round(x, digits)",
  summary: "x with so many decimals, half up; negative digits round to tens, hundreds …",
  least: 2,
  most: 2,
  literals: [1],
  unit([x], [digits]) {
    if (!/^-?\d+$/.test(digits!)) throw new ExpressionError(`round: digits must be a whole number, not ${digits}`);
    if (Math.abs(Number(digits!)) > MOST_DECIMALS)
      throw new ExpressionError(`round: digits must be from -${MOST_DECIMALS} to ${MOST_DECIMALS}, not ${digits}`);
    return x!.unit.id;
  },
  value: ([x, digits]) => roundHalfUp(x!, powerOfTen(-Number(digits!))),
  interval([x, digits]) {
    const at = (bound: Interval["low"], d: Interval["low"]): Interval["low"] =>
      bound instanceof Fraction ? roundHalfUp(bound, powerOfTen(-Number(d))) : bound;
    return {low: at(x!.low, digits!.low), high: at(x!.high, digits!.low)};
  },
  working: ([x, digits]) => `${x} rounded to ${digits} decimals`
};

const count: ExpressionFunction = {
  signature: "count(table, column=value, …)",
  summary: "the rows of a table that have all these values",
  least: 1,
  most: Infinity,
  literals: [],
  unit: ([table]) => `${ROWS_UNIT}${table!.text}`,
  value: ([rows]) => rows!,
  interval: ([rows]) => rows!,
  working: ([table, ...filters]) => `rows of ${table}${filters.length === 0 ? "" : ` with ${filters.join(" and ")}`}`
};

/** The closed vocabulary. */
export const FUNCTIONS: Readonly<Record<string, ExpressionFunction>> = {
  sum,
  difference,
  remainder,
  share,
  ratio,
  change,
  per,
  rebase,
  implied,
  round,
  count
};

function sameUnit(name: string, operands: readonly UnitOperand[]): Unit {
  const [first, ...rest] = operands;
  const odd = rest.find((operand) => operand.unit.id !== first!.unit.id);
  if (odd) {
    throw new ExpressionError(
      `${name}: units differ: ${first!.text} is in ${first!.unit.label}, ${odd.text} in ${odd.unit.label}`
    );
  }
  return first!.unit;
}

function requireSameWhole(operands: readonly UnitOperand[]): void {
  const wholes = new Set(
    operands.map((operand) => operand.fact?.of ?? operand.text.replace(/^share\(.*?, (.*)\)$/, "$1"))
  );
  if (wholes.size > 1 || wholes.has("")) {
    throw new ExpressionError(
      `sum: percentages add only under the same whole: ${operands.map((o) => o.text).join(", ")}`
    );
  }
}

function nonZero(name: string, divisor: Fraction): Fraction {
  if (divisor.equals(0)) throw new ExpressionError(`${name}: division by zero`);
  return divisor;
}
