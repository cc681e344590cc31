import type {Expression} from "../../../src/core/expression/syntax.js";
import {printExpression} from "../../../src/core/expression/syntax.js";
import {isWholeOf, nestedOperands} from "../../tables/meaning.js";
import type {Lexicon} from "./lexicon.js";
import type {FitRule} from "./rule.js";

/** An expression joins what belongs together: a share with its whole, a change within one series, a sum of what is alike, a remainder with its parts. */
export const fitShape: FitRule = ({numbers}, lexicon) => numbers.flatMap((number) => [...new Set(problems(number.tree, lexicon))].map((message) => ({number, message})));

function problems(tree: Expression, lexicon: Lexicon): readonly string[] {
  if (tree.type !== "call" || tree.name === "count") return [];
  return [...own(tree, lexicon), ...tree.operands.flatMap((operand) => problems(operand, lexicon))];
}

function own(tree: Expression & {readonly type: "call"}, lexicon: Lexicon): readonly string[] {
  const fact = (id: string) => lexicon.fact(id);
  const [first, ...rest] = tree.operands;
  const facts = tree.operands.flatMap((operand) => (operand.type === "fact" ? fact(operand.id) ?? [] : []));
  const [a, b] = facts;
  switch (tree.name) {
    case "share":
      return isWholeOf(rest[0]!, first!, fact) ? [] : [`${printExpression(rest[0]!)} is not the whole of ${printExpression(first!)}`];
    case "remainder":
      return rest.filter((part) => !(part.type === "fact" && first!.type === "fact" && fact(part.id)?.of === first!.id)).map((part) => `${printExpression(part)} is no part that ${printExpression(first!)} falls into`);
    case "change": {
      const odd = a && b ? (["measure", "category", "sex", "area", "source"] as const).find((name) => a[name] !== b[name]) : undefined;
      if (odd !== undefined) return [`${a!.id} and ${b!.id} are no series, their ${odd} differs`];
      return a && b && a.period >= b.period ? [`${a.id} is not of an earlier period than ${b.id}`] : [];
    }
    case "sum": {
      const odd = facts.find((one) => (["source", "measure", "period", "area"] as const).some((name) => one[name] !== a![name]));
      const alike = facts.find((one, i) => facts.slice(0, i).some(({category, sex}) => category === one.category && sex === one.sex));
      const across = new Set(facts.map(({category}) => category)).size > 1 && new Set(facts.map(({sex}) => sex)).size > 1;
      return [...(across ? ["the operands of the sum differ both in category and in sex"] : []), ...nestedOperands(tree, fact), ...(odd ? [`${odd.id} is no count of the same statistic as ${a!.id}`] : []), ...(alike ? [`${alike.id} counts what another operand counts`] : [])];
    }
    default:
      return [];
  }
}
