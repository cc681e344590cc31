/** Blanks, semicolons and comments, which are no statement. */
const NOTHING = /^(?:[\s;\uFEFF]|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/;

/** Why a text asks for nothing, in words for readers; undefined where it asks for something. */
export function whyNoStatement(sql: string): string | undefined {
  if (/^[\s;\uFEFF]*$/.test(sql)) return "Write a query first, or take an example.";
  return NOTHING.test(sql) ? "This is only a comment: write a query beneath it, or take an example." : undefined;
}
