import type {Stroke} from "./page-content.js";
import type {TextLine, Word} from "./text-lines.js";

/** A line that parts cells: `at` is its height on the page, or, of one that runs down, how far right it stands. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The rulings of a page. */
export interface Rulings {
  readonly across: readonly Ruling[];
  readonly down: readonly Ruling[];
}

/** How near two strokes are that make one line, and how far its pieces may stand apart, in points. */
const SAME = 2.5;
const BREAK = 3.5;

/** Joins strokes into the lines that a reader sees. */
export function rulingsOf(strokes: readonly Stroke[]): Rulings {
  const across: Ruling[] = [];
  const down: Ruling[] = [];
  for (const {x1, x2, y1, y2} of strokes)
    if (x2 - x1 >= y2 - y1) across.push({at: y1, from: x1, to: x2});
    else down.push({at: x1, from: y1, to: y2});
  return {across: joined(across), down: joined(down)};
}

function joined(pieces: readonly Ruling[]): readonly Ruling[] {
  const sorted = [...pieces].sort((a, b) => a.at - b.at);
  const groups: Ruling[][] = [];
  for (const piece of sorted) {
    const group = groups.at(-1);
    if (group && piece.at - group[0]!.at <= SAME) group.push(piece);
    else groups.push([piece]);
  }
  return groups.flatMap((group) => {
    const at = weightedMean(group);
    const lines: {from: number; to: number}[] = [];
    for (const {from, to} of [...group].sort((a, b) => a.from - b.from)) {
      const last = lines.at(-1);
      if (last && from - last.to <= BREAK) last.to = Math.max(last.to, to);
      else lines.push({from, to});
    }
    return lines.map(({from, to}) => ({at, from, to}));
  });
}

function weightedMean(group: readonly Ruling[]): number {
  const length = group.reduce((sum, {from, to}) => sum + to - from, 0);
  return group.reduce((sum, {at, from, to}) => sum + at * (to - from), 0) / length;
}

/** Leaves out the rulings that only underline words. */
export function withoutUnderlines({across, down}: Rulings, lines: readonly TextLine[]): Rulings {
  const underlines = ({at, from, to}: Ruling): boolean =>
    lines.some(({words}) => {
      const over = words.filter(
        ({box, baseline, size}: Word) =>
          at < baseline + 0.1 * size &&
          at > baseline - 0.3 * size &&
          box.x1 > from - 0.5 * size &&
          box.x2 < to + 0.5 * size
      );
      const [first, last] = [over[0], over.at(-1)];
      return (
        first !== undefined &&
        last !== undefined &&
        Math.abs(first.box.x1 - from) < 0.5 * first.size &&
        Math.abs(last.box.x2 - to) < 0.5 * last.size
      );
    });
  return {across: across.filter((ruling) => !underlines(ruling)), down};
}
