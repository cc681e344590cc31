import type {Diagnostic} from "../../src/core/diagnostic.js";
import {NO_PUBLISHER} from "../../src/core/citation.js";
import {isNamed} from "../facts/content-words.js";
import {findPrintedDates} from "../lists/printed-dates.js";
import type {SourceText} from "./text.js";

/** So many characters of a text are its front page. */
const FRONT = 1000;

/** The names of bodies that a workspace knows, without what is said of them in brackets. */
export function bodiesOf(producers: Iterable<{readonly label: string}>): readonly string[] {
  return [...producers]
    .map(({label}) => label.replace(/\s*\(.*\)$/, ""))
    .filter((name) => name !== "" && name !== "not stated");
}

/**
 * Adds a diagnostic where a text speaks against what the registry says of it: another date or symbol on its front page,
 * or bodies among which the publisher is not. What the registry's note names too is taken from elsewhere knowingly.
 */
export function checkRegistered(
  {source, state, text}: SourceText,
  bodies: readonly string[],
  diagnostics: Diagnostic[]
): void {
  if (state !== "match") return;
  const {id, registry: file, line, note} = source;
  const complain = (message: string): number =>
    diagnostics.push({file, line, id, message: `${message}; correct it, or name it in note, and where it comes from`});
  const front = text.slice(0, FRONT);
  const days = findPrintedDates(front).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  // A report registered by its year may well print the day to which its figures reach.
  if (
    source.date.length > "2025".length &&
    days.length > 0 &&
    !days.some((day) => day.startsWith(source.date)) &&
    !findPrintedDates(note).includes(source.date)
  )
    complain(`date: ${source.date}: the front page prints ${days.join(", ")}`);
  const symbols = [...front.matchAll(/\b[A-Z]+(?:\/[A-Za-z0-9.]+){2,}/g)].map(([symbol]) => symbol);
  if (source.symbol !== "" && symbols.length > 0 && !symbols.includes(source.symbol) && !note.includes(source.symbol))
    complain(`symbol: ${source.symbol}: the front page prints ${symbols.join(", ")}`);
  const publisher = source.publisher.split(",")[0]!;
  if (source.publisher === NO_PUBLISHER || isNamed(text.text, publisher) || note.includes(publisher)) return;
  const others = bodies.filter((name) => isNamed(text.text, name));
  if (others.length > 0) complain(`publisher: ${source.publisher}: the text never names it, but ${others.join(", ")}`);
}
