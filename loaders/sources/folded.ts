import type {Fact} from "../../src/core/fact.js";
import type {Fault} from "../../src/core/fault.js";
import {TextPlaces} from "./places.js";
import type {SourceText} from "./text.js";

/** A passage of a source that is shown only folded, and only with the document itself: never in traces, data or exports. */
export interface FoldedPassage {
  /** How it is found: the paragraph that carries this number, or the line of the text. */
  readonly by: "para" | "line";
  readonly number: number;
  /** Said in its place, such as `prints a name`. */
  readonly reason: string;
}

/** Reads the registry's `folded`: one passage a line, such as `para 12: prints a name`; undefined for a line that isn't so. */
export function parseFolded(text: string): readonly (FoldedPassage | undefined)[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => {
    const [, by, number, reason] = /^(para|line) (\d+): (\S.*)$/.exec(line) ?? [];
    return reason === undefined ? undefined : {by: by as FoldedPassage["by"], number: Number(number), reason};
  });
}

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
