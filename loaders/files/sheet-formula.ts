import type {Expression} from "../../src/core/expression/syntax.js";

/** What a formula is made from. */
interface FormulaSetting {
  /** The cell that holds a printed figure, or the number of rows that a `count(…)` counts. */
  readonly cellOf: (operand: Expression) => string;
  /** Whether an expression comes to a percentage, which cells hold as a fraction of one. */
  readonly isPercent: (expression: Expression) => boolean;
}

interface Operand {
  readonly text: string;
  readonly percent: boolean;
}

const textOf = ({text}: Operand): string => text;
/** An operand as the number that stands before the percent sign. */
const scaled = ({text, percent}: Operand): string => (percent ? `(${text}*100)` : text);

/** The functions of expressions in the signs of a spreadsheet; a share and a change come to a fraction of one. */
const WRITERS: Readonly<Record<string, (operands: readonly Operand[]) => string>> = {
  sum: (operands) => operands.map(textOf).join("+"),
  difference: (operands) => operands.map(scaled).join("-"),
  remainder: (operands) => operands.map(textOf).join("-"),
  share: (operands) => operands.map(textOf).join("/"),
  ratio: (operands) => operands.map(textOf).join("/"),
  change: ([from, to]) => `(${to!.text}-${from!.text})/${from!.text}`,
  per: ([a, b, n]) => `${scaled(a!)}/${scaled(b!)}*${n!.text}`,
  rebase: ([x, base]) => `${x!.text}/${base!.text}*100`,
  implied: ([part, share]) => `${part!.text}/${share!.text}`,
  round: ([x, digits]) => `ROUND(${x!.text},${Number(digits!.text) + (x!.percent ? 2 : 0)})`
};

/** Spreadsheets read no longer formula. */
const LONGEST = 8000;

/**
 * An expression as a formula over the cells of its figures, such as `Figures!C2/Figures!C3`; undefined where it would
 * be longer than a spreadsheet reads. Percentages are fractions of one, percentage points are not.
 */
export function sheetFormula(tree: Expression, setting: FormulaSetting): string | undefined {
  const formula = write(tree, setting);
  return formula.length > LONGEST ? undefined : formula;
}

function write(tree: Expression, setting: FormulaSetting): string {
  if (tree.type === "literal") return tree.text;
  const writer = tree.type === "call" ? WRITERS[tree.name] : undefined;
  if (tree.type !== "call" || writer === undefined) return setting.cellOf(tree);
  return writer(
    tree.operands.map((operand) => {
      const text = write(operand, setting);
      return {
        text: operand.type === "call" && operand.name in WRITERS ? `(${text})` : text,
        percent: operand.type !== "literal" && setting.isPercent(operand)
      };
    })
  );
}
