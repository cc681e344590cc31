import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {around} from "../../src/core/box.js";
import type {Evidence, EvidenceFact, FactSight, CellGrid} from "../../src/core/evidence.js";
import {codeDigest} from "../engine.js";
import {placeFinder, columnName} from "../reading/document-reading.js";
import type {DocumentReading, TextBox, ReadCell, ReadTable} from "../reading/document-reading.js";
import {readDocument} from "../reading/read-document.js";
import type {Verified} from "../verify.js";
import type {Workspace} from "../workspace.js";
import {originalPath} from "./check-original.js";
import {hashBytes} from "./file-bytes.js";
import type {CodePointText} from "./places.js";
import type {RegisteredSource} from "./registry.js";

/** The evidence with how its facts are seen in their documents, and the pictures for that by path below the site. */
export interface SeenEvidence {
  readonly evidence: Evidence;
  readonly crops: ReadonlyMap<string, Uint8Array>;
}

/** What is known of one source: sights by fact, and pictures by path. */
interface SourceSights {
  readonly sights: Readonly<Record<string, FactSight>>;
  readonly crops: Readonly<Record<string, Uint8Array>>;
}

/**
 * Adds to each fact that is shown, and whose source was read from a file, how it is seen there: the part of its page,
 * or the cells around its own. Of a source with withheld passages nothing is. What was made of a file before is kept in
 * the workspace’s folder of generated files.
 */
export async function seeFacts(
  workspace: Workspace,
  {content, evidence}: Pick<Verified, "content" | "evidence">
): Promise<SeenEvidence> {
  const sights = new Map<string, FactSight>();
  const crops = new Map<string, Uint8Array>();
  for (const source of content.sources) {
    const path = originalPath(workspace, source);
    const text = content.texts.get(source.id);
    if (path === undefined || text?.state !== "match" || source.withheld.length > 0) continue;
    const facts = evidence.facts.filter(
      (fact) => fact.source === source.id && fact.status_in_text === "exact" && isShown(fact, evidence)
    );
    if (facts.length === 0) continue;
    const bytes = await readFile(path).catch(() => undefined);
    const found =
      bytes === undefined
        ? absent(source, facts)
        : await seenBefore(workspace, source, facts, () => seeIn(source, new Uint8Array(bytes), facts, text.text));
    for (const [id, sight] of Object.entries(found.sights)) sights.set(id, sight);
    for (const [at, png] of Object.entries(found.crops)) crops.set(at, png);
  }
  if (sights.size === 0) return {evidence, crops};
  const facts = evidence.facts.map((fact) => {
    const seen = sights.get(fact.id);
    return seen === undefined ? fact : {...fact, seen};
  });
  return {evidence: {...evidence, facts}, crops};
}

const isShown = ({id}: EvidenceFact, {uses}: Evidence): boolean =>
  (uses[id] ?? []).some(({kind}) => kind === "page" || kind === "chart" || kind === "table");

const absent = ({original}: RegisteredSource, facts: readonly EvidenceFact[]): SourceSights => ({
  sights: Object.fromEntries(facts.map(({id}) => [id, {kind: "absent", file: original!.file}])),
  crops: {}
});

async function seeIn(
  source: RegisteredSource,
  bytes: Uint8Array,
  facts: readonly EvidenceFact[],
  text: CodePointText
): Promise<SourceSights> {
  const {file} = source.original!;
  const reading = await readDocument(file, bytes);
  const placeAt = placeFinder(reading.places);
  const cells = new Map(
    reading.tables.flatMap((table) => table.cells.map((cell) => [cell.place, {table, cell}] as const))
  );
  const draw = reading.boxes === undefined ? undefined : await pageDrawer(bytes, reading);
  const sights: Record<string, FactSight> = {};
  const crops: Record<string, Uint8Array> = {};
  for (const {id, start, end} of facts) {
    const [from, to] = [text.toUnit(start), text.toUnit(end)];
    const found = cells.get(placeAt(from) ?? "");
    const drawn = draw?.crop(from, to, found?.table.box);
    if (drawn) {
      const path = `data/crops/${id}-${hashBytes(drawn.png).slice(0, 8)}.png`;
      crops[path] = drawn.png;
      sights[id] = {kind: "crop", image: `/${path}`, width: drawn.width, height: drawn.height, page: drawn.page, file};
    } else if (found) sights[id] = gridAround(found.table, found.cell, file);
  }
  draw?.close();
  return {sights, crops};
}

/** Draws figures of a PDF by their places in its text. */
async function pageDrawer(bytes: Uint8Array, {boxes = []}: DocumentReading) {
  const [{openWithPdfium}, {cropPage}] = await Promise.all([
    import("../reading/pdf/pdfium-reader.js"),
    import("../reading/pdf/page-crop.js")
  ]);
  const reader = await openWithPdfium(bytes);
  return (
    reader && {
      crop: (from: number, to: number, table: TextBox["box"] | undefined) => {
        const words = boxes.filter((one) => one.start < to && from < one.end);
        const [first] = words;
        if (first === undefined) return undefined;
        const box = around(words.filter(({page}) => page === first.page).map((one) => one.box));
        return {
          page: first.page,
          ...cropPage(reader, {page: first.page, box, ...(table === undefined ? {} : {table})})
        };
      },
      close: reader.close
    }
  );
}

/** What was made of a source before, if nothing that it depends on has changed; else it is made, and kept. */
async function seenBefore(
  workspace: Workspace,
  source: RegisteredSource,
  facts: readonly EvidenceFact[],
  make: () => Promise<SourceSights>
): Promise<SourceSights> {
  const path = join(workspace.work, "sights", `${source.id}.json`);
  const places = facts.map(({id, start, end}) => [id, start, end]);
  const key = hashBytes(JSON.stringify([codeDigest(), source.original, source.sha256, places]));
  const kept = await readFile(path, "utf8").then(readKept(key), () => undefined);
  if (kept) return kept;
  const made = await make();
  await keep(path, key, made);
  return made;
}

const readKept =
  (key: string) =>
  (json: string): SourceSights | undefined => {
    const [keyLine, digest, body = ""] = json.split("\n");
    if (keyLine !== key || digest !== hashBytes(body)) return undefined;
    const {sights, crops} = JSON.parse(body) as SourceSights & {readonly crops: Readonly<Record<string, string>>};
    return {
      sights,
      crops: Object.fromEntries(
        Object.entries(crops).map(([at, base64]) => [at, new Uint8Array(Buffer.from(base64, "base64"))])
      )
    };
  };

/** Keeps what was made; where that can’t be written, it is made anew each time. */
async function keep(path: string, key: string, {sights, crops}: SourceSights): Promise<void> {
  const body = JSON.stringify({
    sights,
    crops: Object.fromEntries(Object.entries(crops).map(([at, png]) => [at, Buffer.from(png).toString("base64")]))
  });
  const beside = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), {recursive: true})
    .then(() => writeFile(beside, `${key}\n${hashBytes(body)}\n${body}`))
    .then(() => rename(beside, path))
    .catch(() => undefined);
}

/** How many rows are shown above and below a cell, and how many columns beside it. */
const ROWS = 2;
const COLUMNS = 2;
/** The longest text of a cell that is shown whole. */
const LONGEST = 80;

/** A cell of a sheet or of a CSV file, whose rows and columns have names. */
const SHEET_CELL = /(?:^|!)[A-Z]+\d+$/;

/** The cells around one of a table: its row and column and those beside them, with the heads and the first column. */
export function gridAround({place, cells}: ReadTable, cell: ReadCell, file: string): CellGrid {
  const heads = cells.filter(({header}) => header).map(({row}) => row);
  const width = Math.max(...cells.map(({column, columns}) => column + columns));
  const near = (at: number, other: number, most: number): boolean => Math.abs(at - other) <= most;
  const rows = [...new Set([...heads, ...cells.map(({row}) => row).filter((row) => near(row, cell.row, ROWS))])].sort(
    (a, b) => a - b
  );
  const columns = Array.from({length: width}, (_, x) => x).filter((x) => x === 0 || near(x, cell.column, COLUMNS));
  const textAt = (row: number, column: number): string =>
    shortened(
      cells.find((one) => one.row === row && one.column <= column && column < one.column + one.columns)?.text ?? ""
    );
  const isSheet = SHEET_CELL.test(cell.place);
  return {
    kind: "grid",
    ...{place, file},
    ...(isSheet ? {letters: columns.map(columnName)} : {}),
    rows: rows.map((row) => ({
      header: heads.includes(row),
      ...(isSheet ? {number: row + 1} : {}),
      cells: columns.map((column) => textAt(row, column))
    })),
    row: rows.indexOf(cell.row),
    column: columns.indexOf(cell.column),
    ...(cell.value === undefined ? {} : {value: cell.value}),
    ...(cell.formula === undefined ? {} : {formula: cell.formula})
  };
}

const shortened = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);
