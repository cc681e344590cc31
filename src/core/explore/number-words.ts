import type {Term} from "../evidence.js";
import {readExpression} from "../expression/syntax.js";
import type {Facts, Unit, ValuedFact} from "../fact.js";
import {contentWords, hasWord} from "../label-words.js";
import {parseProse} from "../prose.js";

/** What numbers count and measure, by the labels of the controlled lists. */
export interface NumberMeaning {
  readonly units: readonly Unit[];
  readonly measures: readonly Term[];
}

/** What a label says of any number, and a headline need not. */
const COUNTING = /^(?:count(?:s|ed)?|number|total|recorded|reported|registered)$/i;

/**
 * What a headline says of its numbers beside what they are: the word behind a number is no other unit’s, and the
 * headline has a word of what the number measures. `{{ }}` that can’t be read is told of elsewhere.
 */
export function whyNotItsWords(text: string, facts: Facts, {units, measures}: NumberMeaning): string | undefined {
  const parts = partsOf(text);
  const words = parts.map((part) => (part.type === "text" ? part.text : " ")).join("");
  for (const [i, part] of parts.entries()) {
    const fact = part.type === "number" ? factOf(part.expression, facts) : undefined;
    if (fact === undefined) continue;
    const next = parts[i + 1];
    const [, behind = ""] = /^ (\p{L}+)/u.exec(next?.type === "text" ? next.text : "") ?? [];
    const other = units.find(({id, label}) => id !== fact.unit && label.toLowerCase() === behind.toLowerCase());
    if (other)
      return `{{ ${fact.id} }} is in ${fact.unit}, the word behind it is “${behind}”; say what the number counts`;
    const named = wordsOf(fact, {units, measures}).filter((word) => !COUNTING.test(word));
    if (named.length > 0 && !named.some((word) => hasWord(words, word)))
      return `{{ ${fact.id} }} measures “${labelOf(fact, measures)}”, and the headline has none of the words ${named.join(", ")}; say what the number measures`;
  }
  return undefined;
}

function partsOf(text: string): ReturnType<typeof parseProse> {
  try {
    return parseProse(text);
  } catch {
    return [];
  }
}

function factOf(expression: string, facts: Facts): ValuedFact | undefined {
  const tree = readExpression(expression);
  return tree?.type === "fact" ? facts.fact(tree.id) : undefined;
}

const labelOf = ({measure}: ValuedFact, measures: readonly Term[]): string =>
  measures.find(({id}) => id === measure)?.label ?? "";

/** The words of a fact’s measure, without those of its unit where others remain. */
function wordsOf(fact: ValuedFact, {units, measures}: NumberMeaning): readonly string[] {
  const words = contentWords(labelOf(fact, measures));
  const unit = units.find(({id}) => id === fact.unit)?.label ?? "";
  const rest = words.filter((word) => !hasWord(unit, word));
  return rest.length > 0 ? rest : words;
}
