import {TextPlaces} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";

const CONTEXT = 24;

/** A place where a printed string stands, as a row to paste. */
export interface Candidate {
  readonly locator: string;
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The line of the text on which it begins. */
  readonly line: number;
}

/** Every place in a text where `printed` stands as a whole token, with context and a guess at the locator. */
export function findCandidates({text}: SourceText, printed: string): readonly Candidate[] {
  const places = new TextPlaces(text);
  const found: Candidate[] = [];
  for (let unit = printed === "" ? -1 : text.text.indexOf(printed); unit >= 0; unit = text.text.indexOf(printed, unit + 1)) {
    const after = unit + printed.length;
    if (isGlued(text.text[unit - 1], printed[0]) || isGlued(text.text[after], printed.at(-1))) continue;
    const [start, end] = [text.toPoint(unit), text.toPoint(after)];
    const paragraph = places.paragraphAt(start);
    found.push({
      locator: guessLocator(text.slice(paragraph.start, paragraph.end), start - paragraph.start, paragraph.line),
      start, end, printed, prefix: text.slice(start - CONTEXT, start), suffix: text.slice(end, end + CONTEXT), line: paragraph.line
    });
  }
  return found;
}

function isGlued(neighbour: string | undefined, edge: string | undefined): boolean {
  const word = /[\p{L}\p{N}]/u;
  return neighbour !== undefined && edge !== undefined && word.test(neighbour) && word.test(edge);
}

/** The printed number of the paragraph or footnote; otherwise the line of the file. */
function guessLocator(passage: string, at: number, line: number): string {
  const footnote = [...passage.matchAll(/\[(\d+):/g)].findLast((match) => match.index < at);
  const paragraph = /^\s*(\d{1,3})\.\s/.exec(passage)?.[1];
  if (footnote && passage.indexOf("]", footnote.index) > at) return `footnote ${footnote[1]}${paragraph ? ` (para ${paragraph})` : ""}`;
  return paragraph ? `para ${paragraph}` : `line ${line}`;
}
