/** What a sentence lacks that `verify` asks of it, in words; its words are those of what a number measures. */
export const unsaidWords = (unsaid: readonly string[]): string =>
  `The sentence doesn’t say yet what it measures: ${unsaid.join(", ")}`;
