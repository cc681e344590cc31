import {join} from "node:path";
import type {DiscrepancyClass} from "../../src/core/evidence.js";
import {ExpressionError, parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {readYamlList, refuseRepeatedIds} from "../yaml.js";

const CLASSES: readonly string[] = ["arithmetic", "definition-or-date", "not-itemised"] satisfies DiscrepancyClass[];

/** The relations that a check can state, and how each reads. */
const RELATIONS = {equal: "equals", "at-most": "is at most"} as const;
export type Relation = keyof typeof RELATIONS;

/** A relation between two expressions, as written. */
export interface CheckRow {
  readonly id: string;
  readonly relation: Relation;
  readonly expression: string;
  readonly left: Expression;
  readonly right: Expression;
  /** The dimensions in which the author states that the facts of the sides differ. */
  readonly across: readonly string[];
  readonly class: DiscrepancyClass | "";
  readonly explanation: string;
  readonly asked: string;
  readonly note: string;
  readonly file: string;
  readonly line: number;
}

/** Reads the checks of a workspace; what is wrong is added to `diagnostics`. */
export async function readChecks(workspace: Workspace, diagnostics: Diagnostic[]): Promise<readonly CheckRow[]> {
  const shape = {required: ["id", "expression"], optional: ["across", "class", "explanation", "asked", "note"]};
  const path = join(workspace.folder, "checks.yaml");
  const file = shownPath(workspace, path);
  const entries = await readYamlList(workspace, path, shape, diagnostics);
  refuseRepeatedIds(entries, file, diagnostics);
  const rows: CheckRow[] = [];
  for (const {line, fields} of entries) {
    const {
      id = "",
      expression: text = "",
      class: kind = "",
      explanation = "",
      asked = "",
      note = "",
      across = ""
    } = fields;
    const diagnostic = (message: string): number => diagnostics.push({file, line, id, message});
    if (kind !== "" && !CLASSES.includes(kind)) diagnostic(`class: ${kind}: expected one of ${CLASSES.join(", ")}`);
    if ((kind === "") !== (explanation === ""))
      diagnostic("class and explanation stand together, and only where the check does not hold");
    if (kind !== "" && asked === "") diagnostic("say in asked whether the publisher was asked (yes or no)");
    try {
      rows.push({
        id,
        ...parseRelation(text),
        across: across.split(" ").filter((name) => name !== ""),
        class: kind as CheckRow["class"],
        explanation,
        asked,
        note,
        file,
        line
      });
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      diagnostic(`${text}: ${error.message}`);
    }
  }
  return rows;
}

function parseRelation(text: string): Pick<CheckRow, "relation" | "expression" | "left" | "right"> {
  const tree = parseExpression(text);
  if (tree.type !== "call" || !Object.hasOwn(RELATIONS, tree.name) || tree.operands.length !== 2) {
    throw new ExpressionError(
      `expected ${Object.keys(RELATIONS)
        .map((name) => `${name}(a, b)`)
        .join(" or ")}`
    );
  }
  const expression = printExpression(tree);
  if (expression !== text) throw new ExpressionError(`write it as ${expression}`);
  return {relation: tree.name as Relation, expression, left: tree.operands[0]!, right: tree.operands[1]!};
}
