const ROMAN: readonly (readonly [string, number])[] = [["x", 10], ["ix", 9], ["v", 5], ["iv", 4], ["i", 1]];

/** A number up to 39 as a small Roman numeral. */
export function romanNumeral(number: number): string {
  let rest = number;
  let text = "";
  for (const [letters, value] of ROMAN) {
    for (; rest >= value; rest -= value) text += letters;
  }
  return text;
}

/** The letter of an item in a list: `a` for the first. */
export function letterOf(number: number): string {
  return String.fromCharCode(96 + number);
}
