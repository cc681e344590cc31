import type {Claims} from "./claims.js";

/** What is said of each kind of claim: the words behind one word, behind several, and what to do. */
const SAID: Readonly<Record<Exclude<keyof Claims, "carried">, readonly [one: string, several: string, why: string]>> = {
  untied: [
    "states",
    "state",
    "a quantity or a comparison, and no tied number stands in the sentence; tie it: write {{ }} with an expression there, such as {{ change(a, b) }}, or say it without"
  ],
  unmeasured: [
    "states",
    "state",
    "a change, a ratio or a part, and no number in the sentence is one; write {{ change(a, b) }}, {{ share(a, b) }} or both numbers there, or say it without"
  ],
  contradicted: [
    "says",
    "say",
    "something else than the numbers of the sentence; say what they say, or tie those that are meant"
  ],
  causes: [
    "gives",
    "give",
    "a cause, and the sentence names no document that states it; write who says so, such as “the report says”, or leave the cause out"
  ],
  records: [
    "says",
    "say",
    "what no number carries; write which document says so, such as “the report says”, or leave it out"
  ]
};

/** What is wrong with the claims of a text, a message for each kind, with the words that it speaks of. */
export function claimMessages(
  claims: Claims
): readonly {readonly words: readonly string[]; readonly message: string}[] {
  return (Object.keys(SAID) as (keyof typeof SAID)[]).flatMap((kind) => {
    const words = claims[kind];
    const [one, several, why] = SAID[kind];
    return words.length === 0
      ? []
      : [{words, message: `${quoted(words)} ${words.length === 1 ? one : several} ${why}`}];
  });
}

/** Words in quotation marks, with commas between them. */
export const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(", ");
