import {spawnSync} from "node:child_process";
import type {TableCell} from "../../../loaders/reading/reading.js";

/** The cells of a table as it reads them: rows and columns without spans. */
export type PlainCells = readonly Pick<TableCell, "row" | "column" | "rows" | "columns" | "text">[];

/** Run apart, since it has a pdf.js of its own, of which a process can hold one version. */
const SCRIPT = `
import {readFileSync} from "node:fs";
import {PDFParse} from "pdf-parse";
const parser = new PDFParse({data: new Uint8Array(readFileSync(process.argv[1]))});
const {total} = await parser.getInfo();
const found = [];
for (let page = 1; page <= total; page++) {
  const {pages} = await parser.getTable({partial: [page]}).catch(() => ({pages: []}));
  for (const {num, tables} of pages) found.push([num, tables]);
}
await parser.destroy();
process.stdout.write(JSON.stringify(found));
`;

/**
 * The tables that pdf-parse (npm) finds on each page of a PDF, by the page’s number, none on a page on which it fails;
 * undefined where it isn’t installed, since the project needs it nowhere: `npm install --no-save pdf-parse@2.4.5`.
 */
export function tablesByPdfParse(path: string): ReadonlyMap<number, readonly PlainCells[]> | undefined {
  const {stdout, status, stderr} = spawnSync(process.execPath, ["--input-type=module", "-e", SCRIPT, path], {
    encoding: "utf8",
    maxBuffer: 2 ** 28
  });
  if (status !== 0) {
    if (/Cannot find package 'pdf-parse'/.test(stderr)) return undefined;
    throw new Error(`pdf-parse: ${path}: ${stderr}`);
  }
  const pages = JSON.parse(stdout) as readonly (readonly [number, readonly string[][][]])[];
  return new Map(pages.map(([number, tables]) => [number, tables.map(cellsOf)]));
}

const cellsOf = (rows: readonly (readonly string[])[]): PlainCells =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      const text = cell.replace(/\s+/g, " ").trim();
      return text === "" ? [] : [{row, column, rows: 1, columns: 1, text}];
    })
  );
