import {copyFile, mkdtemp, readFile, rm} from "node:fs/promises";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import type {Line, Page, Symbol as Letter} from "tesseract.js";
import {encodePng} from "../png.js";
import type {Glyph, PageContent} from "./page-content.js";
import type {SecondReader} from "./pdfium-reader.js";
import {withoutLines} from "./picture-lines.js";

const require = createRequire(import.meta.url);

/** The languages whose data is a package of its own: tesseract’s names for English and French. */
const LANGUAGES = ["eng", "fra"];
/** Pixels a point: 300 an inch, for which the data was made. */
const SCALE = 300 / 72;
/** The least certainty, of 100, with which a page counts as recognized. */
const CERTAIN = 60;
/** Letters stand above their foot and below it, and words stand apart, by these shares of their size. */
const ASCENT = 0.75;
const DESCENT = 0.22;
const APART = 0.25;

/** Sixteen shades from black to white. */
const SHADES = Array.from({length: 16}, (_, i) => [17 * i, 17 * i, 17 * i] as const);

/** What recognizes the text of pages that are pictures. */
export interface Recognizer {
  /** `tesseract 7.0.0 eng+fra` */
  readonly name: string;
  /** The page with the letters of its picture; `unsure` where they are not, or not with any certainty, recognized. */
  readonly read: (page: PageContent, reader: Pick<SecondReader, "draw">) => Promise<PageContent | "unsure">;
  readonly close: () => Promise<void>;
}

/** Loads tesseract.js with the data of its languages; undefined where these optional packages are not installed. */
export async function openRecognizer(): Promise<Recognizer | undefined> {
  const packages = ["tesseract.js", ...LANGUAGES.map((language) => `@tesseract.js-data/${language}`)];
  const folders = packages.map(folderOf);
  const [own, ...data] = folders;
  if (own === undefined || folders.includes(undefined)) return undefined;
  const {version} = JSON.parse(await readFile(join(own, "package.json"), "utf8")) as {readonly version: string};
  const {createWorker} = await import("tesseract.js");
  // It reads the data of all languages from one folder, and else from the network.
  const folder = await mkdtemp(join(tmpdir(), "tickmark-languages-"));
  try {
    for (const [i, language] of LANGUAGES.entries()) {
      const file = `${language}.traineddata.gz`;
      await copyFile(join(data[i]!, "4.0.0_best_int", file), join(folder, file));
    }
    const worker = await createWorker(LANGUAGES, 1, {langPath: folder, cacheMethod: "none"});
    return {
      name: `tesseract ${version} ${LANGUAGES.join("+")}`,
      read: async (page, reader) => {
        const drawn = reader.draw(page.number, {x1: 0, y1: 0, x2: page.width, y2: page.height}, SCALE);
        const {width, height} = drawn;
        const {greys, lines} = withoutLines(drawn, SCALE);
        const png = encodePng({width, height, pixels: greys.map((grey) => grey >> 4), palette: SHADES});
        const {data: found} = await worker.recognize(Buffer.from(png), {}, {blocks: true, text: false});
        return found.confidence < CERTAIN
          ? "unsure"
          : {...page, glyphs: glyphsOf(found, page), strokes: [...page.strokes, ...lines], isRecognized: true};
      },
      close: async () => {
        await worker.terminate();
      }
    };
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

function folderOf(name: string): string | undefined {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

const glyphsOf = ({blocks}: Pick<Page, "blocks">, {height}: PageContent): readonly Glyph[] =>
  (blocks ?? []).flatMap(({paragraphs}) =>
    paragraphs.flatMap(({lines}) => lines.flatMap((line) => glyphsOfLine(line, height)))
  );

/** The letters of a line, within a word side by side, and words apart, as they are drawn in a file that has a text. */
function glyphsOfLine({words, baseline, rowAttributes, bbox}: Line, pageHeight: number): readonly Glyph[] {
  const size = (rowAttributes.rowHeight || bbox.y1 - bbox.y0) / SCALE;
  const foot = pageHeight - (baseline.y0 + baseline.y1) / 2 / SCALE;
  return words.flatMap(({symbols}, i) => {
    const next = words[i + 1]?.bbox.x0;
    const most = next === undefined ? Infinity : next / SCALE - APART * size;
    return symbols.map((letter: Letter, j): Glyph => {
      const after = symbols[j + 1]?.bbox.x0 ?? letter.bbox.x1;
      const x1 = letter.bbox.x0 / SCALE;
      const x2 = Math.max(x1, Math.min(after / SCALE, most));
      return {
        text: letter.text,
        box: {x1, x2, y1: foot - DESCENT * size, y2: foot + ASCENT * size},
        baseline: foot,
        size,
        turn: 0
      };
    });
  });
}
