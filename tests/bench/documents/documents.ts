import {existsSync} from "node:fs";
import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import {tablesOf} from "../../../loaders/reading/pdf/find-tables.js";
import {openPdf} from "../../../loaders/reading/pdf/open-pdf.js";
import type {PageContent} from "../../../loaders/reading/pdf/page-content.js";
import type {Box, FoundTable, TableCell} from "../../../loaders/reading/reading.js";
import type {Measurement} from "../measurement.js";
import {fMeasure, scoreOf} from "./adjacency.js";
import type {Score} from "./adjacency.js";
import {readMarkedTables} from "./marked-tables.js";
import type {MarkedTable} from "./marked-tables.js";
import {hasPdftotext, tableByPdftotext} from "./pdftotext.js";

const NONE: Score = {marked: 0, found: 0, right: 0};

/**
 * Tables of the reports whose cells were marked by hand for the ICDAR 2013 competition: adjacency relations by
 * document, with regions given (the box around the marked cells) and found; cells that hold a number, with regions
 * found; and beside them pdftotext, which is given the regions. Of a report that was marked twice the first is used.
 */
export async function benchDocuments(root: string): Promise<readonly Measurement[]> {
  const folder = join(process.env.TICKMARK_DOCUMENTS ?? join(root, "../shared/documents"), "icdar2013-eu");
  if (!existsSync(folder)) {
    console.log(`documents: left out, since ${folder} is not there; TICKMARK_DOCUMENTS can name another`);
    return [];
  }
  const measured: Measured[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".pdf")).sort())
    measured.push(await measure(join(folder, file), file.replace(".pdf", "")));
  const mean = (of: (one: Measured) => number): number =>
    measured.reduce((sum, one) => sum + of(one), 0) / measured.length;
  const numbers = measured.reduce((sum, {numeric}) => sum + numeric.marked, 0);
  return [
    ...measured.flatMap(({name, given, found, pdftotext}): readonly Measurement[] => [
      {name: `${name}: structure, regions given`, value: fMeasure(given), unit: "F"},
      {name: `${name}: structure, regions found`, value: fMeasure(found), unit: "F"},
      ...(pdftotext ? [{name: `${name}: pdftotext, regions given`, value: fMeasure(pdftotext), unit: "F"}] : [])
    ]),
    {name: "mean: structure, regions given", value: mean(({given}) => fMeasure(given)), unit: "F", aim: "≥ 0.94"},
    {name: "mean: structure, regions found", value: mean(({found}) => fMeasure(found)), unit: "F", aim: "≥ 0.90"},
    ...(hasPdftotext()
      ? [{name: "mean: pdftotext, regions given", value: mean(({pdftotext}) => fMeasure(pdftotext!)), unit: "F"}]
      : []),
    {
      name: `${numbers} cells with numbers: row, column and characters right`,
      value: measured.reduce((sum, {numeric}) => sum + numeric.right, 0) / numbers,
      unit: "share",
      aim: "≥ 0.97"
    },
    {
      name: "reading a page, pdf.js and tables",
      value: measured.reduce((sum, {seconds}) => sum + seconds, 0) / measured.reduce((sum, {pages}) => sum + pages, 0),
      unit: "s wall",
      aim: "< 0.2"
    }
  ];
}

interface Measured {
  readonly name: string;
  readonly given: Score;
  readonly found: Score;
  readonly pdftotext: Score | undefined;
  readonly numeric: Pick<Score, "marked" | "right">;
  readonly pages: number;
  readonly seconds: number;
}

async function measure(path: string, name: string): Promise<Measured> {
  const marked = readMarkedTables(await readFile(path.replace(".pdf", "-str.xml"), "utf8"));
  const clock = performance.now();
  const pdf = await openPdf(await readFile(path), path);
  const pages: PageContent[] = [];
  for (let page = 1; page <= pdf.pages; page++) pages.push(await pdf.read(page));
  await pdf.close();
  const found = pages.flatMap((page) => tablesOf(page));
  const seconds = (performance.now() - clock) / 1000;
  const pairs = pairsOf(
    marked.map((table) => onPage(table, pages[table.page - 1]!)),
    found
  );
  const given = marked.map((table) => {
    const page = pages[table.page - 1]!;
    return scoreOf(table.cells, tablesOf(page, [onPage(table, page).box])[0]?.cells ?? []);
  });
  const byPdftotext = hasPdftotext()
    ? marked.map((table) => {
        const page = pages[table.page - 1]!;
        return scoreOf(table.cells, tableByPdftotext(path, page, onPage(table, page).box));
      })
    : undefined;
  return {
    name,
    given: given.reduce(sum, NONE),
    found: pairs.map(([theirs, ours]) => scoreOf(theirs?.cells ?? [], ours?.cells ?? [])).reduce(sum, NONE),
    pdftotext: byPdftotext?.reduce(sum, NONE),
    numeric: {
      marked: pairs.reduce((count, [theirs]) => count + numbersOf(theirs?.cells ?? []).length, 0),
      right: pairs.reduce((count, [theirs, ours]) => count + rightNumbers(theirs?.cells ?? [], ours?.cells ?? []), 0)
    },
    pages: pages.length,
    seconds
  };
}

const sum = (a: Score, b: Score): Score => ({
  marked: a.marked + b.marked,
  found: a.found + b.found,
  right: a.right + b.right
});

type Cells = readonly Omit<TableCell, "header">[];

const numbersOf = (cells: Cells): Cells => cells.filter(({text}) => /\d/.test(text) && !/\p{L}/u.test(text));

const plain = (text: string): string => text.replace(/\s/gu, "");

function rightNumbers(marked: Cells, found: Cells): number {
  return numbersOf(marked).filter(({row, column, text}) =>
    found.some((cell) => cell.row === row && cell.column === column && plain(cell.text) === plain(text))
  ).length;
}

/** The marks on a page that asks to be turned count from the height that it has before. */
function onPage(table: MarkedTable, {rotation, width, height}: PageContent): MarkedTable {
  const down = rotation % 180 === 0 ? 0 : width - height;
  const {x1, x2, y1, y2} = table.box;
  return {...table, box: {x1, x2, y1: y1 - down, y2: y2 - down}};
}

/** Each marked table with the found one that covers most of it, and the found ones that cover none. */
function pairsOf(
  marked: readonly MarkedTable[],
  found: readonly FoundTable[]
): readonly (readonly [MarkedTable | undefined, FoundTable | undefined])[] {
  const left = new Set(found);
  const pairs = marked.map((table): readonly [MarkedTable, FoundTable | undefined] => {
    const [best] = [...left]
      .filter(({page, box}) => page === table.page && shared(box, table.box) > 0)
      .sort((a, b) => shared(b.box, table.box) - shared(a.box, table.box));
    if (best) left.delete(best);
    return [table, best];
  });
  return [...pairs, ...[...left].map((table) => [undefined, table] as const)];
}

const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1)) * Math.max(0, Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1));
