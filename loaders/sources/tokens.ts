import {USUAL_STYLE, inPlainSigns} from "../../src/core/number-style.js";
import type {NumberStyle} from "../../src/core/number-style.js";

/** A number in a text, in digits or words; offsets are UTF-16 units, `end` exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

const WORDS = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen " +
  "twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion trillions " +
  "half halves quarter quarters thirds dozen dozens double doubled doubling twice triple tripled tripling quadruple quadrupled"
).split(" ");

/** The classes of characters in tokens; a surrogate must be looked up as a full character. */
const OTHER = 1;
const LETTER = 2;
const DIGIT = 3;
const SURROGATE = 4;
const POINT = 0x2e;
const COLON = 0x3a;
const COMMA = 0x2c;
const SPACE = 0x20;
const APOSTROPHE = 0x27;
const LETTERS = 26;

/** A cache of the classes of characters in the Basic Multilingual Plane. */
const kinds = new Uint8Array(0x10000).fill(SURROGATE, 0xd800, 0xdc00);
for (let code = 0; code < 0x80; code++) kinds[code] = kindOf(String.fromCharCode(code));

/** A tree of the words: the node after each letter of each node, 0 for none; the root is node 1. */
const tree = new Uint16Array((WORDS.join("").length + 2) * LETTERS);
const ends = new Uint8Array(WORDS.join("").length + 2);
plantWords();

/**
 * Finds all tokens of a text, in order: every maximal run of digits, glued to letters or not, joined over `.`, `:` and
 * `,` with three digits, in full-width signs too, and over what else groups digits or begins decimals in the style of
 * the document; and number words in any case, with a hyphen as boundary. `once`, `single`, `both` and ordinals in words
 * are none.
 */
export function scanTokens(text: string, style: NumberStyle = USUAL_STYLE): readonly Token[] {
  const plain = inPlainSigns(text.replaceAll("\u017F", "s").replaceAll("\u212A", "k"));
  const tokens: Token[] = [];
  let at = 0;
  while (at < plain.length) {
    const kind = kindAt(plain, at);
    if (kind === OTHER) at += widthAt(plain, at);
    else if (kind === DIGIT) {
      const end = plain.charCodeAt(at) < 0x80 ? endOfNumber(plain, at, style) : endOfDigits(plain, at);
      tokens.push({start: at, end});
      at = end;
    } else {
      const end = endOfWord(plain, at);
      if (isNumberWord(plain, at, end)) tokens.push({start: at, end});
      at = end;
    }
  }
  return tokens;
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (kinds[text.charCodeAt(end)] === LETTER) end++;
  if (end === text.length || text.charCodeAt(end) < 0x80) return end;
  while (end < text.length && kindAt(text, end) === LETTER) end += widthAt(text, end);
  return end;
}

function isNumberWord(text: string, start: number, end: number): boolean {
  let node = 1;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const letter = (code | 0x20) - 0x61;
    if (code >= 0x80 || letter < 0 || letter >= LETTERS) return false;
    node = tree[node * LETTERS + letter]!;
    if (node === 0) return false;
  }
  return ends[node] === 1;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const kind = kinds[code]!;
  if (kind === 0) return (kinds[code] = kindOf(text.charAt(at)));
  return kind === SURROGATE ? kindOf(String.fromCodePoint(text.codePointAt(at)!)) : kind;
}

function kindOf(character: string): number {
  return /^[\p{L}\p{M}]$/u.test(character) ? LETTER : /^\p{Nd}$/u.test(character) ? DIGIT : OTHER;
}

function widthAt(text: string, at: number): number {
  return text.charCodeAt(at) < 0xd800 || text.codePointAt(at)! < 0x10000 ? 1 : 2;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (end < text.length && kindAt(text, end) === DIGIT) end += widthAt(text, end);
  return end;
}

function endOfNumber(text: string, start: number, {group, decimal}: NumberStyle): number {
  let end = start + 1;
  let run = start;
  let isWhole = true;
  for (;;) {
    while (isDigitAt(text, end)) end++;
    const code = text.charCodeAt(end);
    const joins =
      code === COMMA && decimal !== ","
        ? isGroupAt(text, end + 1)
        : code === SPACE || code === APOSTROPHE
          ? isWhole && text[end] === group && end - run <= 3 && isGroupAt(text, end + 1)
          : (code === POINT || code === COLON || code === COMMA) && isDigitAt(text, end + 1);
    if (!joins) return end;
    isWhole &&= text[end] === group;
    run = ++end;
  }
}

/** Whether three digits stand at a place, and no more. */
function isGroupAt(text: string, at: number): boolean {
  return isDigitAt(text, at) && isDigitAt(text, at + 1) && isDigitAt(text, at + 2) && !isDigitAt(text, at + 3);
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

function plantWords(): void {
  let nodes = 2;
  for (const word of WORDS) {
    let node = 1;
    for (const letter of word) {
      const at = node * LETTERS + letter.charCodeAt(0) - 0x61;
      node = tree[at] ||= nodes++;
    }
    ends[node] = 1;
  }
}
