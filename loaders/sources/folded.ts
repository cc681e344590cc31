import type {Fact} from "../../src/core/fact.js";
import type {Fault} from "../../src/core/fault.js";
import {TextPlaces} from "./places.js";
import type {SourceText} from "./text.js";

/** The reasons by line number of a text, none where it is absent; a passage that the text doesn't have is a fault. */
export function foldedLines({source, state, text}: SourceText, faults: Fault[] = []): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  if (state !== "match" || source.folded.length === 0) return found;
  const lines = text.text.split("\n");
  for (const {by, number, reason} of source.folded) {
    const line = by === "line" ? number : lines.findIndex((other) => other.startsWith(`${number}.\t`)) + 1;
    if (line > 0 && line <= lines.length) found.set(line, reason);
    else faults.push({file: source.registry, line: source.line, id: source.id, message: `folded: the text has no ${by} ${number}`});
  }
  return found;
}

/** Finds why a fact's passage is folded, by its locator and, where the text is present, its line; undefined where it is not. */
export function foldFinder(text: SourceText): (fact: Pick<Fact, "locator" | "start">) => string | undefined {
  const {folded} = text.source;
  if (folded.length === 0) return () => undefined;
  const lines = foldedLines(text);
  const places = new TextPlaces(text.text);
  return ({locator, start}) => folded.find(({by, number}) => locator === `${by} ${number}`)?.reason
    ?? (lines.size === 0 ? undefined : lines.get(places.paragraphAt(start).line));
}
