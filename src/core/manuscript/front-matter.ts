import type {Lines} from "./lines.js";
import type {MessageList} from "./messages.js";
import {NO_OPTIONS, readOptions} from "./options.js";
import type {Options} from "./options.js";

/** The front matter of a file; `end` is the line after it, 0 if there is none. */
export interface FrontMatter {
  readonly options: Options;
  readonly end: number;
}

/** Whether a line starts a slide or closes its options. */
export function isRule(line: string): boolean {
  return /^---[ \t]*$/.test(line);
}

/** The first line with `---` from `from` on, or -1. */
export function nextRule(lines: Lines, from: number): number {
  for (let i = from; i < lines.count; i++)
    if (lines.text.startsWith("---", lines.start(i)) && isRule(lines.line(i))) return i;
  return -1;
}

/** What an option line looks like: a word with a colon after it. */
export const OPTION_LINE = /^(?:[a-zA-Z_][\w-]*|"[^"]*"|'[^']*')[ \t]*:(?:[ \t]|$)|^\{/;

/**
 * Reads the front matter: a YAML map between `---` on the first line and the next `---`. Comments and blank lines may
 * stand before its keys, and keys may have any name. Broken YAML is front matter too, with an error. With `anyContent`,
 * anything between the two lines is front matter, as in Framework.
 */
export function readFrontMatter(lines: Lines, messages: MessageList, {anyContent = false} = {}): FrontMatter {
  const none = {options: NO_OPTIONS, end: 0};
  if (lines.count === 0 || !isRule(lines.line(0))) return none;
  const close = nextRule(lines, 1);
  const keyed = OPTION_LINE.test(firstOf(lines, 1, close < 0 ? lines.count : close));
  if (close < 0) {
    if (keyed) messages.add("error", 1, "front matter without an end; close it with a line ---");
    return none;
  }
  const text = lines.text.slice(lines.start(1), lines.start(close));
  const reading = readOptions(text, {anyKey: true});
  if (reading.type === "broken" && keyed) {
    messages.add("error", reading.line + 2, `front matter: YAML: ${reading.message}`);
    return {options: NO_OPTIONS, end: close + 1};
  }
  if (reading.type !== "options") return close === 1 || anyContent ? {options: NO_OPTIONS, end: close + 1} : none;
  const braces = text.indexOf("{{");
  if (braces >= 0)
    messages.add(
      "error",
      lines.at(lines.start(1) + braces) + 1,
      "{{ }} in front matter; numbers stand in the text of slides"
    );
  return {options: reading.options, end: close + 1};
}

/** The first line that is neither blank nor a YAML comment. */
function firstOf(lines: Lines, from: number, to: number): string {
  for (let i = from; i < to; i++) {
    const line = lines.line(i);
    if (line.trim() !== "" && !line.startsWith("#")) return line;
  }
  return "";
}
