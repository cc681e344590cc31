import type {ChartContext, Row} from "../core/chart.js";
import {parseExpression, printExpression} from "../core/expression/syntax.js";
import {expressionOf} from "../core/quantity-columns.js";
import {MISSING_REASONS} from "../core/table.js";
import {flagWords} from "./cards.js";
import {numberText} from "./marks.js";
import type {Part, Stack} from "./stack.js";

/** How the rows of a table become the parts of a bar. */
export interface PartsOptions {
  readonly chart: string;
  /** The key column that names the parts. */
  readonly key: string;
  readonly count: string;
  /** The column of shares, shown instead of the counts if `show` is `share`; its second operand is the whole. */
  readonly share: string;
  readonly show: string | undefined;
  /** Said behind a percentage: `of all boats`. */
  readonly base: string;
  /** Said behind the whole: `boats counted`. */
  readonly whole: string;
  readonly fill: (key: string) => string;
  readonly within?: (row: Row) => boolean;
  /** The expression of the whole, if it is not the base of the shares; null where it is untied. */
  readonly sum?: string | null | undefined;
  /** What a part is called, if not by the label of its key. */
  readonly label?: ((key: string) => string) | undefined;
}

/** The parts of a bar with their labels; the whole is taken from the shares' own expressions. */
export function stackOf(rows: readonly Row[], options: PartsOptions, context: ChartContext): Stack {
  const parts = rows.flatMap((row) => partOf(row, options, context));
  const whole = options.sum ?? rows.map((row) => wholeOf(expressionOf(row, options.share))).find((expression) => expression !== undefined);
  return {
    chart: options.chart, parts,
    whole: whole === undefined ? undefined : {expression: whole, text: `${context.format(whole)} ${options.whole}`}
  };
}

function partOf(row: Row, {key, count, share, show, base, fill, within, label: labelFor}: PartsOptions, context: ChartContext): readonly Part[] {
  const [amount, part] = [numberText(row, count, context), numberText(row, share, context, isPrinted(expressionOf(row, share)) ? undefined : ".0%")];
  if (amount === undefined) return [];
  const shown = show === "share" ? part : undefined;
  const name = String(row[key]);
  const inner = within?.(row) ?? false;
  const label = name === "not-itemised" ? MISSING_REASONS[name] : labelFor?.(name) ?? context.label(key, name);
  return [{
    value: amount.value,
    expression: shown ? shown.expression : amount.expression,
    text: shown ? `${shown.text} ${base}` : amount.text,
    label: `${inner ? "of these: " : ""}${label}${flagWords(row)}`,
    fill: fill(name), within: inner
  }];
}

/** Whether a number is one that the documents print, which stands as they print it. */
export function isPrinted(expression: string | null): boolean {
  return expression !== null && parseExpression(expression).type === "fact";
}

/** The whole of `share(part, whole)`. */
function wholeOf(expression: string | number | null | undefined): string | undefined {
  if (typeof expression !== "string") return undefined;
  const tree = parseExpression(expression);
  if (tree.type !== "call" || tree.name !== "share" || !tree.operands[1]) return undefined;
  return printExpression(tree.operands[1]);
}
