/** How the numbers of a list are written, by the first of them. */
export type Numbering = "1" | "i" | "I" | "a" | "A";

/** Every {@link Numbering}. */
export const NUMBERINGS: readonly Numbering[] = ["1", "i", "I", "a", "A"];

const ROMAN: readonly (readonly [string, number])[] = [
  ["m", 1000], ["cm", 900], ["d", 500], ["cd", 400], ["c", 100], ["xc", 90], ["l", 50], ["xl", 40], ["x", 10], ["ix", 9], ["v", 5], ["iv", 4], ["i", 1]
];
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Regular expressions for the numbers of each kind. */
export const NUMBER_SOURCES: Readonly<Record<Numbering, string>> = {"1": "[0-9]{1,6}", i: "[ivxlcdm]{1,15}", I: "[IVXLCDM]{1,15}", a: "[a-z]", A: "[A-Z]"};

/** A number as it is written in a list; `?` for a letter after the last. */
export function writeNumber(numbering: Numbering, number: number): string {
  if (numbering === "1") return String(number);
  const small = numbering === "i" || numbering === "I" ? romanNumeral(number) : LETTERS[number - 1] ?? "?";
  return numbering === "I" || numbering === "A" ? small.toUpperCase() : small;
}

/** The number that is written so; undefined if none is. */
export function readNumber(numbering: Numbering, text: string): number | undefined {
  const small = text.toLowerCase();
  const number = numbering === "1" ? Number(text) : numbering === "i" || numbering === "I" ? romanValue(small) : LETTERS.indexOf(small) + 1;
  return number > 0 && writeNumber(numbering, number) === text ? number : undefined;
}

/** A number as a small Roman numeral. */
export function romanNumeral(number: number): string {
  let rest = number;
  let text = "";
  for (const [letters, value] of ROMAN) {
    for (; rest >= value; rest -= value) text += letters;
  }
  return text;
}

function romanValue(text: string): number {
  let rest = text;
  let number = 0;
  for (const [letters, value] of ROMAN) {
    for (; rest.startsWith(letters); rest = rest.slice(letters.length)) number += value;
  }
  return rest === "" ? number : 0;
}
