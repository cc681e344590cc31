import type {Fault} from "../../src/core/fault.js";
import {readRecords} from "../facts/csv.js";

/** The columns of `explained/<source>.csv`. */
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

/** Reads the explained tokens of one source; every row that can't be used is a fault. */
export function readExplained(text: string, file: string, source: string, faults: Fault[]): readonly ExplainedRow[] {
  const rows: ExplainedRow[] = [];
  for (const {line, values} of readRecords(text, file, EXPLAINED_COLUMNS, faults)) {
    const [from, to, printed, on, reason, prefix, suffix] = values as readonly [string, string, string, string, string, string, string];
    const [start, end, textLine] = [Number(from), Number(to), Number(on)];
    const numbers = [from, to, on].every((number) => /^\d+$/.test(number));
    if (!numbers || start >= end) faults.push({file, line, message: `offsets ${from}–${to}, line ${on}: expected whole numbers, start before end`});
    else if (reason === "") faults.push({file, line, message: `"${printed}" is explained without a reason; say why it is no figure`});
    else rows.push({source, start, end, printed, textLine, reason, prefix, suffix, file, line});
  }
  return rows;
}
