import type {WrittenBlock, WrittenInline} from "./blocks.js";
import {readInline} from "./inline-reader.js";
import type {Token} from "./inline-reader.js";
import type {MessageList} from "../manuscript/messages.js";

type Cell = readonly WrittenInline[];

/** Makes a block of the tokens of a table; pictures in cells are dropped with a message. */
export function readTable(
  tokens: readonly Token[], {messages, firstLine, breaks}: {readonly messages: MessageList; readonly firstLine: number; readonly breaks: boolean}
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
      const {inline, images} = readInline(token.children ?? [], line, {messages, breaks});
      if (images.length > 0) messages.add("dropped", line, "dropped a picture in a table; put it beside the table");
      rows.at(-1)?.push(inline);
    }
  }
  const [head = [], ...body] = rows;
  return {type: "table", head, rows: body, align};
}
