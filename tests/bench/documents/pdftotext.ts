import {spawnSync} from "node:child_process";
import type {Box} from "../../../src/core/box.js";
import type {PageContent} from "../../../loaders/reading/pdf/page-content.js";
import type {TableCell} from "../../../loaders/reading/reading.js";

let known: boolean | undefined;

/** Whether Poppler’s pdftotext is installed. */
export const hasPdftotext = (): boolean => (known ??= spawnSync("pdftotext", ["-v"]).error === undefined);

/**
 * A region as `pdftotext -layout` sets it: a line is a row, and a column begins wherever all lines have two blanks or
 * more before it.
 */
export function tableByPdftotext(
  path: string,
  {number, height}: PageContent,
  box: Box
): readonly Pick<TableCell, "row" | "column" | "rows" | "columns" | "text">[] {
  const crop = {x: box.x1 - 2, y: height - box.y2 - 2, W: box.x2 - box.x1 + 4, H: box.y2 - box.y1 + 4};
  const {stdout} = spawnSync(
    "pdftotext",
    [
      "-layout",
      ...["-f", String(number), "-l", String(number)],
      ...Object.entries(crop).flatMap(([name, value]) => [`-${name}`, String(Math.round(value))]),
      path,
      "-"
    ],
    {encoding: "utf8"}
  );
  const lines = stdout.split(/[\n\f]/).filter((line) => line.trim() !== "");
  const width = Math.max(0, ...lines.map(({length}) => length));
  const isBlank = Array.from({length: width}, (_, at) => lines.every((line) => (line[at] ?? " ") === " "));
  const starts = isBlank.flatMap((blank, at) =>
    !blank && (at === 0 || (isBlank[at - 1] && isBlank[at - 2] !== false)) ? [at] : []
  );
  return lines.flatMap((line, row) =>
    starts.flatMap((start, column) => {
      const text = line.slice(start, starts[column + 1] ?? width).trim();
      return text === "" ? [] : [{row, column, rows: 1, columns: 1, text}];
    })
  );
}
