/** Words of labels that set nothing apart. */
const COMMON = new Set([
  "found",
  "share",
  "number",
  "from",
  "with",
  "that",
  "were",
  "have",
  "this",
  "year",
  "time",
  "until",
  "item",
  "over",
  "under",
  "without",
  "sentence"
]);

/** Words as a part of a regular expression. */
export const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

const patterns = new Map<string, RegExp>();

/** Whether a text has a word, or one that begins with it. */
export function hasWord(text: string, word: string): boolean {
  let pattern = patterns.get(word);
  if (!pattern) patterns.set(word, (pattern = new RegExp(`(?<![a-z])${escaped(word.replace(/s$/, ""))}`, "i")));
  return pattern.test(text);
}

const TEENS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen"
];

/** The words of a label that say something, in lower case. Digits of an age are spelled, as in prose. */
export function contentWords(label: string): readonly string[] {
  const spelled = label.toLowerCase().replace(/\d+/g, (digits) => TEENS[Number(digits)] ?? digits);
  return [
    ...new Set(
      spelled.split(/[^a-z]+/).filter((word) => TEENS.includes(word) || (word.length > 3 && !COMMON.has(word)))
    )
  ];
}

/** The words of a measure's label, without those of its units' labels where others remain. */
export function measureWords(label: string, units: readonly string[]): readonly string[] {
  const words = contentWords(label);
  const ofUnits = units.flatMap(contentWords);
  const rest = words.filter((word) => !ofUnits.includes(word));
  return rest.length > 0 ? rest : words;
}

/** Whether a text names a measure: it has half of the measure's words or more, and one at least. */
export function namesMeasure(text: string, words: readonly string[]): boolean {
  const named = words.filter((word) => hasWord(text, word)).length;
  return named > 0 && named >= words.length / 2;
}
