import {namesFollowed} from "../page-control.js";
import {plainName, sqlName} from "../query/names.js";

/** Kinds of cells that a notebook is given, each with what it is called. */
export const CELL_KINDS = {
  text: "Text",
  list: "List",
  table: "Table",
  chart: "Chart",
  rows: "Rows of a printed list",
  sql: "Query in SQL",
  control: "Control",
  code: "Live code"
} as const;

export type CellKind = keyof typeof CELL_KINDS;

/** What a new cell of a kind holds; `name` is the id of the chart, list, table or fact that it shows. */
export function newCell(kind: Exclude<CellKind, "control">, name = ""): string {
  switch (kind) {
    case "text":
      return "New paragraph.";
    case "list":
      return "- First\n- Second";
    case "table":
      return "| Column | Column |\n| --- | --- |\n| Row | Cell |";
    case "chart":
      return fence("chart", `ref: ${name}`);
    case "rows":
      return fence("rows", `table: ${name}\ncolumns: label`);
    case "sql":
      return fence("sql", `SELECT *\nFROM ${plainName(name) ?? sqlName(name)};`);
    case "code":
      return fence("js", `import {number} from "/tickmark.js";\n\ndisplay(number(${JSON.stringify(name)}));`);
  }
}

const fence = (info: string, held: string): string => `\`\`\`${info}\n${held}\n\`\`\``;

/** The id of the defined chart that a `chart` fence shows; undefined for other blocks. */
export function chartShown(cell: string): string | undefined {
  return /^(?:`{3,}|~{3,})\s*chart\b[^]*?^ref:\s*["']?([\w-]+)/m.exec(cell)?.[1];
}

/** A chart's fence whose option follows a control; the other lines stay as they are. */
export function followingCell(cell: string, option: string, control: string): string {
  const line = `${option}: $${control}`;
  const written = new RegExp(`^${option}:.*$`, "m");
  return written.test(cell)
    ? cell.replace(written, () => line)
    : cell.replace(/^(ref:.*)$/m, (ref) => `${ref}\n${line}`);
}

/** Whether an option of a chart's fence follows a control. */
export function isFollowing(cell: string, option: string): boolean {
  const [, value = ""] = new RegExp(`^${option}:(.*)$`, "m").exec(cell) ?? [];
  return namesFollowed(value).length > 0;
}
