import type {Box} from "../../../src/core/box.js";
import {isNumeric} from "./phrases.js";
import type {Phrase} from "./phrases.js";
import type {Column} from "./table-columns.js";
import {median} from "./text-lines.js";

/** A row of a table: the lines of text in it, from the top down. */
export interface Row {
  readonly y1: number;
  readonly y2: number;
  readonly phrases: readonly Phrase[];
}

interface Line {
  readonly baseline: number;
  readonly size: number;
  readonly phrases: readonly Phrase[];
}

/**
 * The rows of a region. Between two rulings that run across is one row, unless columns hold numbers line under line;
 * where rulings don't part the rows, each line with numbers begins one.
 */
export function rowsOf(
  phrases: readonly Phrase[],
  bands: readonly Box[],
  columns: readonly Column[]
): {readonly rows: readonly Row[]; readonly tall: readonly Phrase[]} {
  const tall: Phrase[] = [];
  const rows: Row[] = [];
  const inBand = bands.map((): Phrase[] => []);
  for (const phrase of phrases) {
    const middle = (phrase.box.y1 + phrase.box.y2) / 2;
    const band = bands.findIndex(({y1, y2}) => middle >= y1 && middle < y2);
    const {cell} = phrase;
    const spans = bands.filter(({y1, y2}) => (y1 + y2) / 2 > cell.y1 && (y1 + y2) / 2 < cell.y2).length;
    if (spans > 1) tall.push(phrase);
    else inBand[Math.max(0, band)]!.push(phrase);
  }
  const isRuled = inBand.filter((band) => band.length > 0).length >= 3;
  for (const band of inBand) {
    const lines = linesIn(band);
    for (const group of groupsOf(lines, columns, isRuled)) {
      const members = group.flatMap((line) => line.phrases);
      rows.push({
        y1: Math.min(...members.map(({box}) => box.y1)),
        y2: Math.max(...members.map(({box}) => box.y2)),
        phrases: members
      });
    }
  }
  return {rows, tall};
}

function linesIn(phrases: readonly Phrase[]): readonly Line[] {
  const lines: {baseline: number; size: number; phrases: Phrase[]}[] = [];
  for (const phrase of [...phrases].sort((a, b) => b.baseline - a.baseline)) {
    const line = lines.at(-1);
    if (line && Math.abs(line.baseline - phrase.baseline) < 0.4 * Math.max(line.size, phrase.size)) {
      line.phrases.push(phrase);
      line.size = Math.max(line.size, phrase.size);
    } else lines.push({baseline: phrase.baseline, size: phrase.size, phrases: [phrase]});
  }
  return lines;
}

/** Which columns a phrase stands over. */
export function columnsUnder({box}: Pick<Phrase, "box">, columns: readonly Column[]): readonly number[] {
  const under = columns.flatMap(({x1, x2}, i) =>
    Math.min(x2, box.x2) - Math.max(x1, box.x1) > 0.1 * Math.min(x2 - x1, box.x2 - box.x1) ? [i] : []
  );
  if (under.length > 0) return under;
  const middle = (box.x1 + box.x2) / 2;
  const distances = columns.map(({x1, x2}) => Math.max(x1 - middle, middle - x2, 0));
  return [distances.indexOf(Math.min(...distances))];
}

function groupsOf(lines: readonly Line[], columns: readonly Column[], isRuled: boolean): readonly (readonly Line[])[] {
  if (lines.length < 2) return lines.length === 0 ? [] : [lines];
  const filled = lines.map(({phrases}) => {
    const by = new Map<number, string>();
    for (const phrase of phrases) {
      const under = columnsUnder(phrase, columns);
      if (under.length === 1) by.set(under[0]!, [by.get(under[0]!) ?? "", phrase.text].join(" ").trim());
    }
    return by;
  });
  const hasNumbers = filled.map((by) => [...by].some(([column, text]) => column > 0 && isNumeric(text)));
  const isSplit = lines.slice(1).map((_, i) => {
    const both = [...filled[i]!.keys()].filter((column) => filled[i + 1]!.has(column));
    const numeric = both.filter(
      (column) => isNumeric(filled[i]!.get(column)!) && isNumeric(filled[i + 1]!.get(column)!)
    );
    return both.length >= 2 && numeric.length >= 1;
  });
  const evidence = isSplit.filter(Boolean).length;
  const isHeading = lines
    .slice(1)
    .map(
      (line, i) => hasNumbers.slice(i + 1).every(Boolean) && isHeadingOver(line, lines[i]!, filled[i + 1]!, filled[i]!)
    );
  if (evidence === 0 && isRuled && !isHeading.some(Boolean)) return [lines];
  const steps = lines.slice(1).map((line, i) => lines[i]!.baseline - line.baseline);
  const step = median(steps.filter((_, i) => isSplit[i]));
  const first = hasNumbers.indexOf(true);
  const groups: Line[][] = [[lines[0]!]];
  lines.slice(1).forEach((line, i) => {
    const breaks =
      isSplit[i]! || isHeading[i]! || beginsRow(i, {lines, columns, filled, hasNumbers, steps, step, first});
    if (breaks) groups.push([line]);
    else groups.at(-1)!.push(line);
  });
  return groups;
}

/** Whether a line holds a label alone, and the line below an indented one with numbers. */
function isHeadingOver(
  line: Line,
  above: Line,
  below: ReadonlyMap<number, string>,
  alone: ReadonlyMap<number, string>
): boolean {
  const left = (phrases: readonly Phrase[]): number => Math.min(...phrases.map(({box}) => box.x1));
  const isAlone = alone.size <= 1 && (alone.size === 0 || alone.has(0)) && above.phrases.length === 1;
  return isAlone && below.has(0) && left(line.phrases) - left(above.phrases) > 0.8 * line.size;
}

/** Whether line `i + 1` begins a row where it and the line above don't both hold numbers. */
function beginsRow(
  i: number,
  {
    lines,
    columns,
    filled,
    hasNumbers,
    steps,
    step,
    first
  }: {
    readonly lines: readonly Line[];
    readonly columns: readonly Column[];
    readonly filled: readonly ReadonlyMap<number, string>[];
    readonly hasNumbers: readonly boolean[];
    readonly steps: readonly number[];
    readonly step: number;
    readonly first: number;
  }
): boolean {
  const [above, below] = [filled[i]!, filled[i + 1]!];
  const gap = steps[i]!;
  const isTight = gap < 1.35 * lines[i + 1]!.size && (step === 0 || gap < 0.85 * step);
  const goesOn = /^[\p{Ll}(&]/u.test(below.get(0) ?? "");
  if (first >= 0 && i + 1 < first) {
    // Lines of a head, as long as no head spans several columns.
    return lines[i]!.phrases.some((phrase) => columnsUnder(phrase, columns).length > 1);
  }
  if (first >= 0 && i + 1 === first) return !(goesOn && above.size === 1 && above.has(0) && i > 0);
  if (hasNumbers[i + 1]) {
    // A label whose first line stands above its numbers.
    if (!hasNumbers[i] && above.size === 1 && above.has(0) && (goesOn || isTight)) return false;
    return true;
  }
  const isPart = [...below.keys()].every((column) => above.has(column)) || below.size === 1;
  return !(isPart && (isTight || goesOn || (!below.has(0) && below.size === 1)));
}
