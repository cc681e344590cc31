import {around, holdsMiddle} from "../../../src/core/box.js";
import type {Box} from "../../../src/core/box.js";
import type {FoundTable} from "../reading.js";
import type {PageContent} from "./page-content.js";
import {phrasesOf, isNumeric} from "./phrases.js";
import type {Ruling, Rulings} from "./rulings.js";
import {rulingsOf, withoutUnderlines} from "./rulings.js";
import {cellsOf} from "./table-cells.js";
import {turnOf, turnedBack, turnedBox, turnedPage} from "./turned-page.js";
import {linesOf, wordsOf} from "./text-lines.js";
import type {Word, TextLine} from "./text-lines.js";
import type {Phrase} from "./phrases.js";

/** How far rulings may stand apart and still touch, in points. */
const TOUCH = 3.5;

/** The tables of a page, from the top down; in the given regions, or wherever tables are found. */
export function tablesOf(page: PageContent, regions?: readonly Box[]): readonly FoundTable[] {
  const turn = turnOf(page);
  if (turn === 0) return uprightTables(page, regions);
  const upright = turnedPage(page, turn);
  const placed = regions?.map((box) => turnedBox(box, page, turn));
  return uprightTables(upright, placed).map((table) => turnedBack(table, page, turn));
}

function uprightTables(page: PageContent, regions?: readonly Box[]): readonly FoundTable[] {
  const words = wordsOf(page.glyphs.filter(({turn}) => turn === 0));
  const textLines = linesOf(words);
  const lines = withoutUnderlines(rulingsOf(page.strokes.filter(({isEdge}) => !isEdge)), textLines);
  const edges = rulingsOf(page.strokes.filter(({isEdge}) => isEdge));
  const read = (region: Box): FoundTable => {
    const cells = cellsOf(region, words, lines, edges);
    return {page: page.number, box: around(cells.map(({box}) => box)), cells};
  };
  if (regions) return regions.map(read).filter(({cells}) => cells.length > 0);
  const tables: FoundTable[] = [];
  const taken: Box[] = [];
  const take = (region: Box): void => {
    if (taken.some((other) => touch(region, other))) return;
    if (isDiagram(region, page, words, lines)) {
      besideDiagram(region, page, lines).forEach(take);
      taken.push(region);
      return;
    }
    const table = read(region);
    if (!isTable(table.cells)) return;
    taken.push(region);
    tables.push(table);
  };
  regionsOf(words, lines, edges).forEach(take);
  for (const region of unruledRegions(textLines, taken)) {
    const table = read(region);
    if (isTable(table.cells) && isOfNumbers(table.cells)) tables.push(table);
  }
  return tables.sort((a, b) => b.box.y2 - a.box.y2 || a.box.x1 - b.box.x1);
}

function isTable(cells: FoundTable["cells"]): boolean {
  const rows = new Set(cells.map(({row}) => row)).size;
  const columns = new Set(cells.map(({column}) => column)).size;
  return rows >= 2 && columns >= 2 && cells.length >= 0.3 * rows * columns && cells.length >= 4;
}

/** Whether most cells beside the first column are numbers, and none holds sentences. */
function isOfNumbers(cells: FoundTable["cells"]): boolean {
  const beside = cells.filter(({column, header}) => column > 0 && !header);
  return (
    beside.filter(({text}) => isNumeric(text)).length >= 0.6 * beside.length &&
    cells.every(({text}) => text.length < 100)
  );
}

/** Curves of this size are of a diagram, smaller ones may be of letters and marks; in points. */
const LARGE_CURVE = 6;
const FEW_CURVES = 3;
/** The share of words through which the lines of a diagram may run before it is seen to be one. */
const FEW_CROSSED = 0.05;

/** Whether a region holds curves, or words that its lines run through, as diagrams do and tables don't. */
function isDiagram(region: Box, {curves}: PageContent, words: readonly Word[], {across, down}: Rulings): boolean {
  const drawn = curves.filter(
    (box) => isWithin(box, region) && Math.max(box.x2 - box.x1, box.y2 - box.y1) > LARGE_CURVE
  );
  if (drawn.length > FEW_CURVES) return true;
  const inside = words.filter(({box}) => isWithin(box, region));
  const crossed = inside.filter(({box}) => {
    const [wide, high] = [box.x2 - box.x1, box.y2 - box.y1];
    const [left, right, low, top] = [
      box.x1 + 0.2 * wide,
      box.x2 - 0.2 * wide,
      box.y1 + 0.35 * high,
      box.y2 - 0.35 * high
    ];
    return (
      down.some(({at, from, to}) => at > left && at < right && from < low && to > top) ||
      across.some(({at, from, to}) => at > low && at < top && from < left && to > right)
    );
  });
  return crossed.length > FEW_CROSSED * inside.length;
}

/** The part of a framed region on the side without curves of a ruling that parts it from a diagram. */
function besideDiagram(region: Box, {curves}: PageContent, {across, down}: Rulings): readonly Box[] {
  const spans = ({from, to}: Ruling, low: number, high: number): boolean => from < low + TOUCH && to > high - TOUCH;
  const {x1, x2, y1, y2} = region;
  const parts = [
    ...down
      .filter((ruling) => spans(ruling, y1, y2))
      .flatMap(({at}) => [
        {...region, x2: at},
        {...region, x1: at}
      ]),
    ...across
      .filter((ruling) => spans(ruling, x1, x2))
      .flatMap(({at}) => [
        {...region, y2: at},
        {...region, y1: at}
      ])
  ].filter((part) => areaOf(part) > 0.1 * areaOf(region) && areaOf(part) < 0.9 * areaOf(region));
  const plain = parts.filter((part) => !curves.some((curve) => overlap(curve, part)));
  return plain.sort((a, b) => areaOf(b) - areaOf(a)).slice(0, 1);
}

const overlap = (a: Box, b: Box): boolean => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

const isWithin = (box: Box, region: Box): boolean =>
  box.x1 > region.x1 - TOUCH && box.x2 < region.x2 + TOUCH && box.y1 > region.y1 - TOUCH && box.y2 < region.y2 + TOUCH;

/** Where tables may be: first what lines show, the larger before what is in it, then what grounds of cells show. */
function regionsOf(words: readonly Word[], lines: Rulings, edges: Rulings): readonly Box[] {
  return [lines, edges].flatMap((rulings) => {
    const ruled = ruledRegions(rulings);
    const free = rulings.across.filter((ruling) => !ruled.some((box) => contains(box, ruling)));
    const striped = stripedRegions(free, words, rulings).filter((box) => !ruled.some((other) => touch(box, other)));
    return [...ruled, ...striped].sort((a, b) => areaOf(b) - areaOf(a));
  });
}

const areaOf = ({x1, x2, y1, y2}: Box): number => (x2 - x1) * (y2 - y1);

const contains = (box: Box, {at, from, to}: Ruling): boolean =>
  at > box.y1 - TOUCH && at < box.y2 + TOUCH && from < box.x2 + TOUCH && to > box.x1 - TOUCH;

/** The boxes around rulings that touch each other, of which some run across and some down. */
function ruledRegions({across, down}: Rulings): readonly Box[] {
  const boxes: Box[] = [
    ...across.map(({at, from, to}) => ({x1: from, x2: to, y1: at, y2: at})),
    ...down.map(({at, from, to}) => ({x1: at, x2: at, y1: from, y2: to}))
  ];
  const parent = boxes.map((_, i) => i);
  const rootOf = (i: number): number => (parent[i] === i ? i : (parent[i] = rootOf(parent[i]!)));
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < boxes.length; j++) if (touch(boxes[i]!, boxes[j]!)) parent[rootOf(i)] = rootOf(j);
  const groups = new Map<number, number[]>();
  boxes.forEach((_, i) => groups.set(rootOf(i), [...(groups.get(rootOf(i)) ?? []), i]));
  return [...groups.values()]
    .filter((group) => group.some((i) => i < across.length) && group.some((i) => i >= across.length))
    .map((group) => around(group.map((i) => boxes[i]!)))
    .filter(({x1, x2, y1, y2}) => x2 - x1 > 30 && y2 - y1 > 15);
}

const touch = (a: Box, b: Box): boolean =>
  a.x1 <= b.x2 + TOUCH && b.x1 <= a.x2 + TOUCH && a.y1 <= b.y2 + TOUCH && b.y1 <= a.y2 + TOUCH;

/** Between rulings of the same width, one under the other, with texts side by side between them. */
function stripedRegions(across: readonly Ruling[], words: readonly Word[], rulings: Rulings): readonly Box[] {
  const sorted = [...across].filter(({from, to}) => to - from > 60).sort((a, b) => b.at - a.at);
  const regions: Box[] = [];
  let open: Box | undefined;
  for (const ruling of sorted) {
    const grown = open && {
      ...open,
      y1: ruling.at,
      x1: Math.min(open.x1, ruling.from),
      x2: Math.max(open.x2, ruling.to)
    };
    const between = open && {x1: open.x1, x2: open.x2, y1: ruling.at, y2: open.y1};
    const isAlike = open && Math.min(open.x2, ruling.to) - Math.max(open.x1, ruling.from) > 0.8 * (open.x2 - open.x1);
    if (grown && between && isAlike && isTabular(between, words, rulings)) open = grown;
    else {
      if (open && open.y2 > open.y1) regions.push(open);
      open = {x1: ruling.from, x2: ruling.to, y1: ruling.at, y2: ruling.at};
    }
  }
  if (open && open.y2 > open.y1) regions.push(open);
  return regions;
}

/** Whether most lines of a region hold texts side by side, not sentences. */
function isTabular(region: Box, words: readonly Word[], rulings: Rulings): boolean {
  const inside = words.filter(({box}) => holdsMiddle(region, box));
  if (inside.length === 0) return region.y2 - region.y1 < 40;
  const lines = linesOf(inside);
  const phrases = phrasesOf(inside, region, rulings);
  const beside = lines.filter(
    (line) => phrases.filter((phrase) => Math.abs(phrase.baseline - line.baseline) < 0.4 * line.size).length > 1
  );
  return beside.length >= 0.5 * lines.length && (phrases.some(({text}) => isNumeric(text)) || lines.length < 4);
}

/** The fewest lines with numbers side by side that make a table. */
const FEWEST_ROWS = 3;
/** The widest step between two lines of a table, as a share of the size of their letters. */
const WIDEST_STEP = 2.6;
/** A row of dots leads to the page in a table of contents. */
const LEADER = /\.{4}|(?:\. ){4}|…{2}/u;

/**
 * Where numbers stand under numbers without rulings: lines that each hold a label and numbers side by side, one below
 * the other, with the lines above that name their columns. What lies in the taken regions is left out.
 */
export function unruledRegions(lines: readonly TextLine[], taken: readonly Box[]): readonly Box[] {
  const free = lines
    .map((line) => line.words.filter(({box}) => !taken.some((region) => isInside(box, region))))
    .filter((words) => words.length > 0)
    .map((words) => phrasesOf(words, around(words.map(({box}) => box)), {across: [], down: []}));
  const regions: Box[] = [];
  let run: (readonly Phrase[])[] = [];
  const end = (): void => {
    while (run.length > 0 && !isRow(run.at(-1)!)) run.pop();
    while (run.length > 0 && run[0]!.length < 2) run.shift();
    if (run.filter(isRow).length >= FEWEST_ROWS && !run.flat().some(({text}) => LEADER.test(text)))
      regions.push(around(run.flat().map(({box}) => box)));
    run = [];
  };
  let single = 0;
  for (const line of free) {
    const before = run.at(-1);
    if (before && before[0]!.baseline - line[0]!.baseline > WIDEST_STEP * Math.max(before[0]!.size, line[0]!.size))
      end();
    single = line.length > 1 ? 0 : single + 1;
    const isHead = !run.some(isRow);
    if (single > 1 || (isHead && line.length < 2)) end();
    else run.push(line);
  }
  end();
  return regions;
}

/** Whether a line holds a number beside another text, and no sentence beside it. */
const isRow = (phrases: readonly Phrase[]): boolean =>
  phrases.length > 1 &&
  phrases.slice(1).filter(({text}) => isNumeric(text)).length >= 0.5 * (phrases.length - 1) &&
  phrases.every(({text}) => text.length < 80);

const isInside = (box: Box, region: Box): boolean =>
  box.x1 < region.x2 && box.x2 > region.x1 && box.y1 < region.y2 && box.y2 > region.y1;
