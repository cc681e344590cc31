import {existsSync} from "node:fs";
import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Box} from "../../../src/core/box.js";
import {tablesOf} from "../../../loaders/reading/pdf/find-tables.js";
import {openPdf} from "../../../loaders/reading/pdf/pdfjs-reader.js";
import type {PageContent} from "../../../loaders/reading/pdf/page-content.js";
import {openWithPdfium} from "../../../loaders/reading/pdf/pdfium-reader.js";
import {printedNumbers} from "../../../loaders/reading/pdf/printed-numbers.js";
import type {FoundTable, PrintedNumber, TableCell} from "../../../loaders/reading/reading.js";
import type {Measurement} from "../measurement.js";
import {fMeasure, scoreOf} from "./adjacency.js";
import type {Score} from "./adjacency.js";
import {benchLongReport} from "./long-report.js";
import {readMarkedTables} from "./marked-tables.js";
import type {MarkedTable} from "./marked-tables.js";
import {tablesByPdfParse} from "./pdf-parse.js";
import type {PlainCells} from "./pdf-parse.js";
import {hasPdftotext, tableByPdftotext} from "./pdftotext.js";

const NONE: Score = {marked: 0, found: 0, right: 0};

/**
 * Tables of the reports whose cells were marked by hand for the ICDAR 2013 competition: adjacency relations by
 * document, with regions given (the box around the marked cells) and found; cells that hold a number, with regions
 * found; numbers on which the two readers agree, held against the marked cell in whose box they stand; and beside them,
 * where they are installed, pdftotext, which is given the regions, and pdf-parse, which finds tables itself. Of a
 * report that was marked twice the first is used.
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
  const long = await benchLongReport(folder);
  const total = (of: (one: Measured) => number): number => measured.reduce((sum, one) => sum + of(one), 0);
  const mean = (of: (one: Measured) => number): number => total(of) / measured.length;
  const cells = total(({numeric}) => numeric.marked);
  return [
    ...measured.flatMap(({name, given, found, pdfParse, pdftotext}): readonly Measurement[] => [
      {name: `${name}: structure, regions given`, value: fMeasure(given), unit: "F"},
      {name: `${name}: structure, regions found`, value: fMeasure(found), unit: "F"},
      ...(pdfParse ? [{name: `${name}: pdf-parse, regions found`, value: fMeasure(pdfParse), unit: "F"}] : []),
      ...(pdftotext ? [{name: `${name}: pdftotext, regions given`, value: fMeasure(pdftotext), unit: "F"}] : [])
    ]),
    {name: "mean: structure, regions given", value: mean(({given}) => fMeasure(given)), unit: "F", aim: "≥ 0.94"},
    {name: "mean: structure, regions found", value: mean(({found}) => fMeasure(found)), unit: "F", aim: "≥ 0.90"},
    ...(hasPdftotext()
      ? [{name: "mean: pdftotext, regions given", value: mean(({pdftotext}) => fMeasure(pdftotext!)), unit: "F"}]
      : []),
    ...(measured.every(({pdfParse}) => pdfParse)
      ? [{name: "mean: pdf-parse, regions found", value: mean(({pdfParse}) => fMeasure(pdfParse!)), unit: "F"}]
      : []),
    {
      name: `${cells} cells with numbers: row, column and characters right`,
      value: total(({numeric}) => numeric.right) / cells,
      unit: "share",
      aim: "≥ 0.97"
    },
    {
      name: `${total(({agreed}) => agreed.length)} agreed numbers in marked cells: not as marked`,
      value: total(({agreed}) => agreed.filter(({isRight}) => !isRight).length),
      unit: "numbers",
      aim: "0"
    },
    {
      name: `${total((one) => one.numbers)} numbers: share that needs a look`,
      value: (100 * total(({looks}) => looks)) / total((one) => one.numbers),
      unit: "%",
      aim: "< 5"
    },
    {
      name: "reading a page: two readers, tables, numbers",
      value: total(({seconds}) => seconds) / total(({pages}) => pages),
      unit: "s CPU",
      aim: "< 0.2"
    },
    ...long
  ];
}

interface Measured {
  readonly name: string;
  readonly given: Score;
  readonly found: Score;
  readonly pdftotext: Score | undefined;
  readonly pdfParse: Score | undefined;
  readonly numeric: Pick<Score, "marked" | "right">;
  readonly numbers: number;
  readonly looks: number;
  readonly agreed: readonly {readonly isRight: boolean}[];
  readonly pages: number;
  readonly seconds: number;
}

async function measure(path: string, name: string): Promise<Measured> {
  const marked = readMarkedTables(await readFile(path.replace(".pdf", "-str.xml"), "utf8"));
  const before = process.cpuUsage();
  const bytes = await readFile(path);
  const [pdf, second] = [await openPdf(bytes, path), await openWithPdfium(bytes)];
  const pages: PageContent[] = [];
  const numbers: PrintedNumber[] = [];
  for (let page = 1; page <= pdf.pages; page++) {
    pages.push(await pdf.read(page));
    numbers.push(...printedNumbers(pages.at(-1)!, second?.read(page)));
  }
  await pdf.close();
  second?.close();
  const found = pages.flatMap((page) => tablesOf(page));
  const {user, system} = process.cpuUsage(before);
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
  const byPdfParse = tablesByPdfParse(path);
  return {
    name,
    given: given.reduce(sum, NONE),
    found: pairs.map(([theirs, ours]) => scoreOf(theirs?.cells ?? [], ours?.cells ?? [])).reduce(sum, NONE),
    pdftotext: byPdftotext?.reduce(sum, NONE),
    pdfParse: byPdfParse && scoreOnPages(marked, byPdfParse),
    numeric: {
      marked: pairs.reduce((count, [theirs]) => count + numbersOf(theirs?.cells ?? []).length, 0),
      right: pairs.reduce((count, [theirs, ours]) => count + rightNumbers(theirs?.cells ?? [], ours?.cells ?? []), 0)
    },
    numbers: numbers.length,
    looks: numbers.filter(({look}) => look !== undefined).length,
    agreed: agreedNumbers(marked, pages, numbers),
    pages: pages.length,
    seconds: (user + system) / 1e6
  };
}

const sum = (a: Score, b: Score): Score => ({
  marked: a.marked + b.marked,
  found: a.found + b.found,
  right: a.right + b.right
});

/** The score of tables without places: each marked table against the best that is left on its page. */
function scoreOnPages(marked: readonly MarkedTable[], found: ReadonlyMap<number, readonly PlainCells[]>): Score {
  const left = new Map([...found].map(([page, tables]) => [page, [...tables]]));
  const scores = marked.map(({page, cells}) => {
    const here = left.get(page) ?? [];
    const best = here
      .map((table) => ({table, score: scoreOf(cells, table)}))
      .reduce<{readonly table?: PlainCells; readonly score: Score}>((a, b) => (b.score.right > a.score.right ? b : a), {
        score: scoreOf(cells, [])
      });
    if (best.table) here.splice(here.indexOf(best.table), 1);
    return best.score;
  });
  const spurious = [...left.values()].flat().map((table) => scoreOf([], table));
  return [...scores, ...spurious].reduce(sum, NONE);
}

type Cells = readonly Omit<TableCell, "header" | "words">[];

const numbersOf = (cells: Cells): Cells => cells.filter(({text}) => /\d/.test(text) && !/\p{L}/u.test(text));

const plain = (text: string): string => text.replace(/\s/gu, "");

/** The digits of a number with what parts them, without the signs and marks around it. */
const digitsOf = (text: string): string => text.replace(/[^\d.,’']/gu, "");

function rightNumbers(marked: Cells, found: Cells): number {
  return numbersOf(marked).filter(({row, column, text}) =>
    found.some((cell) => cell.row === row && cell.column === column && plain(cell.text) === plain(text))
  ).length;
}

/** The numbers that need no look and stand in a marked cell, and whether the cell holds them as they are. */
function agreedNumbers(
  marked: readonly MarkedTable[],
  pages: readonly PageContent[],
  numbers: readonly PrintedNumber[]
): Measured["agreed"] {
  return marked.flatMap((table) => {
    const down = table.box.y1 - onPage(table, pages[table.page - 1]!).box.y1;
    const agreed = numbers.filter(({page, look}) => page === table.page && look === undefined);
    return table.cells.flatMap(({box: {x1, x2, y1, y2}, text}) => {
      const here = agreed.filter(({box}) => {
        const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2 + down];
        return x > x1 && x < x2 && y > y1 && y < y2;
      });
      const isOne = here.length === 1 && numbersOf(table.cells).some((cell) => cell.text === text);
      return here.map((number) => ({
        isRight: isOne ? digitsOf(number.text) === digitsOf(text) : plain(text).includes(plain(number.text))
      }));
    });
  });
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
