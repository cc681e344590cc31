import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Fault} from "../../src/core/fault.js";
import {parseCsv} from "../facts/csv.js";
import {shownPath} from "../project.js";
import type {Project} from "../project.js";
import type {RegisteredSource} from "../sources/registry.js";

/** The columns of `data/explained/<source>.csv`. */
export const EXPLAINED_COLUMNS = ["start", "end", "text", "line", "reason", "prefix", "suffix"] as const;

/** A token that no rule explains and that is no figure, with the reason. Offsets are code points. */
export interface ExplainedRow {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly textLine: number;
  readonly reason: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly file: string;
  readonly line: number;
}

/** Reads all explained tokens; every row that can't be used is a fault. A source without a file has none. */
export async function readExplained(project: Project, sources: readonly RegisteredSource[], faults: Fault[]): Promise<readonly ExplainedRow[]> {
  const folder = join(project.data, "explained");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".csv")).sort();
  const rows: ExplainedRow[] = [];
  for (const name of names) {
    const file = shownPath(project, join(folder, name));
    const source = name.slice(0, -".csv".length);
    if (!sources.some(({id}) => id === source)) faults.push({file, message: `unknown source ${source}; register it in data/sources.yaml or rename the file`});
    for (const {line, fields} of parseCsv(await readFile(join(folder, name), "utf8"), file, EXPLAINED_COLUMNS, faults)) {
      const [start, end, textLine] = [Number(fields.start), Number(fields.end), Number(fields.line)];
      const numbers = [fields.start!, fields.end!, fields.line!].every((text) => /^\d+$/.test(text));
      if (!numbers || start >= end) faults.push({file, line, message: `offsets ${fields.start}–${fields.end}, line ${fields.line}: expected whole numbers, start before end`});
      else if (fields.reason === "") faults.push({file, line, message: `"${fields.text}" is explained without a reason; say why it is no figure`});
      else rows.push({source, start, end, printed: fields.text!, textLine, reason: fields.reason!, prefix: fields.prefix!, suffix: fields.suffix!, file, line});
    }
  }
  return rows;
}
