import {readDeck} from "../deck/read-deck.js";
import type {ManuscriptKind} from "../manuscript/reading.js";
import {readManuscript} from "../manuscript/manuscript.js";
import {matchesBetween} from "./line-differences.js";

/** A part of a merged text: as it is on both sides or was changed on one, or to be chosen between two. */
export type MergedPart = {readonly text: string} | {readonly mine: string; readonly theirs: string};

/**
 * Lays two texts that were made of one over each other, block by block (of a deck slide by slide). What was changed on
 * one side only is taken; what was changed on both is left to be chosen.
 */
export function mergeBlocks(
  kind: ManuscriptKind,
  {base, mine, theirs}: {readonly base: string; readonly mine: string; readonly theirs: string}
): readonly MergedPart[] {
  const [b, m, t] = [base, mine, theirs].map((text) => partsOf(kind, text)) as [string[], string[], string[]];
  const [inMine, inTheirs] = [matchesBetween(b, m), matchesBetween(b, t)];
  const merged: MergedPart[] = [];
  let [i, j, k] = [0, 0, 0];
  for (let at = 0; at <= b.length; at++) {
    const [x, y] = at === b.length ? [m.length, t.length] : [inMine.get(at), inTheirs.get(at)];
    if (x === undefined || y === undefined) continue;
    merged.push(...mergeBetween(b.slice(i, at), m.slice(j, x), t.slice(k, y)));
    if (at < b.length) merged.push({text: b[at]!});
    [i, j, k] = [at + 1, x + 1, y + 1];
  }
  return merged;
}

/** What stands between two parts that neither side has changed; as many parts on all sides are compared one by one. */
function mergeBetween(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[]
): readonly MergedPart[] {
  if (base.length > 1 && base.length === mine.length && base.length === theirs.length)
    return base.flatMap((part, i) => mergeBetween([part], [mine[i]!], [theirs[i]!]));
  const [b, m, t] = [base, mine, theirs].map((parts) => parts.join("")) as [string, string, string];
  if (m === t || t === b) return m === "" ? [] : [{text: m}];
  if (m === b) return t === "" ? [] : [{text: t}];
  return [{mine: m, theirs: t}];
}

/** A merged text; `choices` says for each part that is to be chosen, in their order, which side is taken. */
export function mergedText(parts: readonly MergedPart[], choices: readonly ("mine" | "theirs")[] = []): string {
  let next = 0;
  return parts.map((part) => ("text" in part ? part.text : part[choices[next++] ?? "mine"])).join("");
}

/** The text in parts that make it up: what stands above the first block, then each block with what follows it. */
function partsOf(kind: ManuscriptKind, text: string): readonly string[] {
  const manuscript = readManuscript(text, {kind});
  if (kind === "deck") {
    const {front, slides} = readDeck(manuscript);
    return [front, ...slides.map(({head, source}) => head + source)];
  }
  const starts = [...manuscript.blocks.map(({start}) => start), text.length];
  return [text.slice(0, starts[0]), ...starts.slice(0, -1).map((start, i) => text.slice(start, starts[i + 1]))];
}
