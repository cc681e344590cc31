/** What stands for a number in a sentence whose numbers are tied. */
export const NUMBER_MARK = "\uFFFC";

/** Where a sentence of a text ends whose numbers are marks. */
const END = /[.?!]['”’)]*\s+(?=["“(]?[A-Z\uFFFC])|\n\s*\n/g;

/** The offsets at which the sentences of a text end, with the spaces behind them; the last is that of the text. */
export function sentenceEnds(text: string): readonly number[] {
  return [...Array.from(text.matchAll(END), ({0: end, index}) => index + end.length), text.length];
}

/** The sentence that an offset of a text stands in. */
export function sentenceAt(text: string, at: number): string {
  const ends = sentenceEnds(text);
  const end = ends.find((one) => one > at) ?? text.length;
  return text.slice(ends.findLast((one) => one <= at) ?? 0, end);
}
