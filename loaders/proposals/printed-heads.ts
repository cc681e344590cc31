import {headRows} from "../reading/document-reading.js";

/** Lines with tabs, one under the other, as the rows of a table stand in a text. */
interface Block {
  /** UTF-16 offsets of the first line and behind the last. */
  readonly start: number;
  readonly end: number;
  /** The words over each column. */
  readonly heads: readonly string[];
}

/** The heads of the tables of a text, as the text alone tells them. */
export class PrintedHeads {
  readonly #blocks: readonly Block[];

  constructor(private readonly text: string) {
    this.#blocks = blocksOf(text);
  }

  /** The words over the column that holds a UTF-16 unit of the text; empty where none have a letter. */
  over(unit: number): string {
    const block = this.#blocks.find(({start, end}) => start <= unit && unit < end);
    if (block === undefined) return "";
    const before = this.text.slice(this.text.lastIndexOf("\n", unit - 1) + 1, unit);
    const words = block.heads[before.split("\t").length - 1] ?? "";
    return /\p{L}/u.test(words) ? words : "";
  }
}

/** The most rows that the head of a table is looked for in. */
const MOST_ROWS = 12;

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  let [at, start] = [0, 0];
  const close = (): void => {
    if (rows.length > 1) blocks.push({start, end: at, heads: headsOf(rows.slice(0, MOST_ROWS))});
    rows = [];
  };
  for (const line of text.split("\n")) {
    if (line.includes("\t")) {
      if (rows.length === 0) start = at;
      rows.push(line.split("\t"));
    } else close();
    at += line.length + 1;
  }
  close();
  return blocks;
}

function headsOf(rows: readonly (readonly string[])[]): readonly string[] {
  const head = rows.slice(0, headRows(rows));
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({length: width}, (_, column) =>
    head
      .map((row) => row[column]?.trim() ?? "")
      .filter((words) => words !== "")
      .join(" ")
  );
}
