import type {WrittenBlock, WrittenInline} from "./blocks.js";
import {readInline} from "./inline-reader.js";
import type {InlineSetting} from "./inline-reader.js";
import type {Token} from "../manuscript/reading.js";

type Cell = readonly WrittenInline[];

/** Makes a block of the tokens of a table; pictures in cells are dropped with a message. */
export function readTable(
  tokens: readonly Token[],
  {firstLine, ...setting}: InlineSetting & {readonly firstLine: number}
): WrittenBlock {
  const rows: Cell[][] = [];
  const align: ("left" | "right" | "center")[] = [];
  let line = firstLine;
  for (const token of tokens) {
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
