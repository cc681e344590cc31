import type {Box} from "../../../src/core/box.js";
import type {Phrase} from "./phrases.js";
import {isNumeric} from "./phrases.js";
import type {Rulings} from "./rulings.js";

/** A column of a table as far as its texts go. */
export interface Column {
  readonly x1: number;
  readonly x2: number;
}

interface Stack {
  x1: number;
  x2: number;
  phrases: Phrase[];
}

/** How much of a narrower text must stand over another for both to be of one column. */
const OVERLAP = 0.1;
/** How far a ruling may stand inside the region whose side it is, in points. */
const SLACK = 2;

/**
 * The columns of a region, from left to right. Texts that stand over each other make one; one that stands over several
 * is a head of them, unless more such texts bridge two columns than lines hold them apart.
 */
export function columnsOf(phrases: readonly Phrase[], rulings: Rulings, region: Box): readonly Column[] {
  const stacks: Stack[] = [];
  const bridges: Phrase[] = [];
  const narrowFirst = [...phrases].sort((a, b) => a.box.x2 - a.box.x1 - (b.box.x2 - b.box.x1));
  for (const phrase of narrowFirst) {
    const under = stacks.filter((stack) => overlaps(stack, phrase.box));
    const [only] = under;
    if (under.length > 1 || isHeadOfSeveral(phrase, phrases, region)) bridges.push(phrase);
    else if (only) {
      only.x1 = Math.min(only.x1, phrase.box.x1);
      only.x2 = Math.max(only.x2, phrase.box.x2);
      only.phrases.push(phrase);
    } else stacks.push({x1: phrase.box.x1, x2: phrase.box.x2, phrases: [phrase]});
  }
  stacks.sort((a, b) => a.x1 + a.x2 - (b.x1 + b.x2));
  for (let i = 0; i + 1 < stacks.length;) {
    const [left, right] = [stacks[i]!, stacks[i + 1]!];
    if (belongTogether(left, right, bridges, rulings, region)) {
      stacks.splice(i, 2, {
        x1: Math.min(left.x1, right.x1),
        x2: Math.max(left.x2, right.x2),
        phrases: [...left.phrases, ...right.phrases]
      });
      i = Math.max(0, i - 1);
    } else i++;
  }
  return stacks.map(({x1, x2}) => ({x1, x2}));
}

function overlaps(stack: Column, box: Box): boolean {
  const shared = Math.min(stack.x2, box.x2) - Math.max(stack.x1, box.x1);
  return shared > OVERLAP * Math.min(stack.x2 - stack.x1, box.x2 - box.x1);
}

function belongTogether(left: Stack, right: Stack, bridges: readonly Phrase[], {down}: Rulings, region: Box): boolean {
  const inside = (x: number): boolean => x > left.x1 + 1 && x < right.x2 - 1;
  const isRuled = down.some(
    ({at, from, to}) =>
      inside(at) &&
      at >= (left.x1 + left.x2) / 2 &&
      at <= (right.x1 + right.x2) / 2 &&
      to - from > 0.3 * (region.y2 - region.y1)
  );
  if (isRuled) return false;
  const apart = left.phrases.filter((phrase) => right.phrases.some((other) => isBeside(phrase, other, region))).length;
  const bridged = bridges.filter(({box}) => overlaps(left, box) && overlaps(right, box)).length;
  return apart === 0 || bridged > apart;
}

/** Whether a text stands alone in a ruled box over several texts of another line. */
function isHeadOfSeveral(phrase: Phrase, phrases: readonly Phrase[], region: Box): boolean {
  const {cell} = phrase;
  if (cell.x2 - cell.x1 > 0.9 * (region.x2 - region.x1)) return false;
  const below = phrases.filter(({box}) => (box.x1 + box.x2) / 2 > cell.x1 && (box.x1 + box.x2) / 2 < cell.x2);
  const isSide = (a: Phrase, b: Phrase): boolean => a !== b && isBeside(a, b, region);
  if (below.some((other) => isSide(phrase, other))) return false;
  const numbers = below.filter(({text}) => isNumeric(text));
  return numbers.some((a) => numbers.some((b) => isSide(a, b)));
}

const isSameCell = (a: Phrase, b: Phrase): boolean =>
  a.cell.x1 === b.cell.x1 && a.cell.x2 === b.cell.x2 && a.cell.y1 === b.cell.y1;

/**
 * Whether two texts stand side by side in columns of their own: on one line, and not merely words of one cell far
 * apart, as justified text has them.
 */
function isBeside(a: Phrase, b: Phrase, region: Box): boolean {
  if (Math.abs(a.baseline - b.baseline) >= 0.5 * Math.min(a.size, b.size)) return false;
  const isRuled = a.cell.x1 > region.x1 + SLACK || a.cell.x2 < region.x2 - SLACK;
  return !isRuled || !isSameCell(a, b) || (isNumeric(a.text) && isNumeric(b.text));
}
