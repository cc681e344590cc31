import {rememberByText} from "../memory.js";

/** A number in a text, in digits or words; offsets are UTF-16 units, `end` exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

const WORDS = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
  + "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|half|halves|quarters?|thirds|"
  + "dozens?|doubl(?:e|ed|ing)|twice|tripl(?:e|ed|ing)|quadrupled?";

/**
 * Every maximal run of digits, glued to letters or not, joined over `.`, `:` and `,` with three digits; and number words, with a hyphen
 * as boundary. `once`, `single`, `both` and ordinals in words are none.
 */
const TOKEN = new RegExp(String.raw`\d+(?:[.:]\d+|,\d{3}(?!\d))*|(?<![\p{L}\p{M}])(?:${WORDS})(?![\p{L}\p{M}])|\p{Nd}+`, "giu");

/** Finds all tokens of a text, in order. */
export const scanTokens = rememberByText((text): readonly Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) tokens.push({start: match.index, end: match.index + match[0].length});
  return tokens;
});
