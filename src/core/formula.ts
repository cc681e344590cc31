/**
 * First characters by which a spreadsheet reads a text as a formula or splits it into cells; full-width forms count in
 * some locales.
 */
const STARTS = "=+\\-@\\t\\r\\n＝＋－＠";
const RISKY = new RegExp(`^'*[${STARTS}]`);
const GUARDED = new RegExp(`^'+[${STARTS}]`);

/** The explanation of guarded texts for readers of a file. */
export const GUARD_RULE =
  "A text that begins with one of = + - @, a tab or a line break has an apostrophe in front, so that no spreadsheet runs it; to have the text as it is, take away one apostrophe that stands before such a character. Numbers are never changed.";

/** Whether a spreadsheet might run a text. */
export function isRisky(text: string): boolean {
  return RISKY.test(text);
}

/**
 * A text that no spreadsheet runs (OWASP, CSV injection): one apostrophe more where it would. Texts that begin with
 * apostrophes and then such a character get one too, so that {@link unguardText} gives every text back.
 */
export function guardText(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The text that was guarded. */
export function unguardText(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
