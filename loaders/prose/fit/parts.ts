import {factsOf} from "../../../src/core/expression/syntax.js";
import type {Expression} from "../../../src/core/expression/syntax.js";
import {ancestorsOf} from "../../tables/meaning.js";
import type {Lexicon} from "./lexicon.js";
import type {FitRule} from "./rule.js";
import type {Misfit, ShownNumber} from "./sentence.js";

/** `{{ }} of the {{ }}` and `Of {{ }} …, {{ }}` set a part and its whole; what is counted in the whole’s unit is a part of it, and a share is a share of it. */
export const fitParts: FitRule = ({text, numbers}, lexicon) => {
  const [first, ...rest] = numbers;
  const pairs = rest.flatMap((whole, i) => (/^ of (?:the )?$/.test(text.slice(numbers[i]!.at + 1, whole.at)) ? whyNoPart(numbers[i]!, whole, lexicon) : []));
  if (!first || !/(?:^|[;:,] )of (?:the )?$/i.test(text.slice(0, first.at))) return pairs;
  return [...pairs, ...rest.flatMap((part) => whyNoPart(part, first, lexicon))];
};

function whyNoPart(part: ShownNumber, whole: ShownNumber, lexicon: Lexicon): readonly Misfit[] {
  if (part.tree.type === "call" && part.tree.name === "share") return whyOtherBase(part, part.tree.operands[1]!, whole);
  if (part.tree.type !== "fact") return [];
  if (whole.tree.type === "call" && whole.tree.name === "sum") {
    return whole.facts.includes(part.tree.id) ? [] : [{number: part, message: `${part.tree.id} is set as a part of ${whole.expression}, which it is not`}];
  }
  if (whole.tree.type !== "fact") return [];
  const [a, b] = [lexicon.fact(part.tree.id), lexicon.fact(whole.tree.id)];
  if (!a || !b || a.unit !== b.unit || ancestorsOf(a.id, (id) => lexicon.fact(id)).includes(b.id)) return [];
  return [{number: part, message: `${a.id} is set as a part of ${b.id}, which it is not`}];
}

function whyOtherBase(share: ShownNumber, base: Expression, whole: ShownNumber): readonly Misfit[] {
  const own = factsOf(base);
  const same = own.length === whole.facts.length && own.every((id) => whole.facts.includes(id));
  return same || whole.tree.type === "literal" ? [] : [{number: share, message: `${share.expression} is set as a share of ${whole.expression}, which it is not`}];
}
