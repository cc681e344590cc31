import type {WrittenBlock, WrittenInline} from "./blocks.js";
import {readInline} from "./inline-reader.js";
import type {InlineSetting} from "./inline-reader.js";
import type {Token} from "../manuscript/reading.js";
import {tooManyCells} from "./table-limit.js";

type Cell = readonly WrittenInline[];

/**
 * Makes a block of the tokens of a table; pictures in cells are dropped with a message. One that has too many cells is
 * an error at its first line, and its rows are not read.
 */
export function readTable(
  tokens: readonly Token[],
  {firstLine, ...setting}: InlineSetting & {readonly firstLine: number}
): WrittenBlock {
  const rows: Cell[][] = [];
  const align: ("left" | "right" | "center")[] = [];
  let line = firstLine;
  const columns = tokens.filter(({type}) => type === "th_open").length;
  const tooMany = tooManyCells(tokens.filter(({type}) => type === "tr_open").length - 1, columns);
  if (tooMany !== undefined) setting.messages.add("error", firstLine + (tokens[0]?.map?.[0] ?? 0), tooMany);
  for (const token of tokens) {
    if (tooMany !== undefined && token.type === "tbody_open") break;
    if (token.type === "tr_open") {
      line = firstLine + (token.map?.[0] ?? 0);
      rows.push([]);
    } else if (token.type === "th_open") {
      const style = token.attrGet("style") ?? "";
      align.push(style.includes("right") ? "right" : style.includes("center") ? "center" : "left");
    } else if (token.type === "inline") {
      const {inline, images} = readInline(token.children ?? [], line, setting);
      if (images.length > 0)
        setting.messages.add("dropped", line, "dropped a picture in a table; put it beside the table");
      rows.at(-1)?.push(inline);
    }
  }
  const [head = [], ...body] = rows;
  return {type: "table", head, rows: body, align};
}
