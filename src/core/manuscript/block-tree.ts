import {COMMENT} from "./comment-rule.js";
import type {Place} from "./constructs.js";
import type {Lines} from "./lines.js";
import {MARK} from "./mark-rule.js";
import type {Token} from "./reading.js";
import {SLIDE} from "./slide-rule.js";

/** What a block of a manuscript is. */
export type BlockType = "heading" | "paragraph" | "list" | "item" | "quote" | "table" | "fence" | "code" | "html" | "comment" | "mark" | "slide" | "rule";

/** A block where it stands: whole lines, from the start of its first to the end of its last that isn't blank, line end included. */
export interface PlacedBlock extends Place {
  readonly type: BlockType;
  /** The block's own: of a list its items, of a quote what is quoted. */
  readonly children: readonly PlacedBlock[];
}

const OPENING: Readonly<Record<string, BlockType>> = {
  heading_open: "heading", paragraph_open: "paragraph", bullet_list_open: "list", ordered_list_open: "list", list_item_open: "item", blockquote_open: "quote", table_open: "table"
};

const SINGLE: Readonly<Record<string, BlockType>> = {fence: "fence", code_block: "code", html_block: "html", hr: "rule", [COMMENT]: "comment", [MARK]: "mark", [SLIDE]: "slide"};

/** Makes a tree of tokens, in which each block knows its lines. */
export function blockTree(tokens: readonly Token[], lines: Lines): readonly PlacedBlock[] {
  const root: PlacedBlock[] = [];
  const open: {readonly block: PlacedBlock[] | null}[] = [{block: root}];
  for (const {type, map, nesting} of tokens) {
    const known = OPENING[type] ?? SINGLE[type];
    const parent = open.findLast(({block}) => block !== null)!.block!;
    if (known && map) {
      const children: PlacedBlock[] = [];
      parent.push({type: known, ...placeOfLines(map, lines), children});
      if (nesting === 1) open.push({block: children});
    } else if (nesting === 1) {
      open.push({block: null});
    }
    if (nesting === -1) open.pop();
  }
  return root;
}

function placeOfLines([first, end]: readonly [number, number], lines: Lines): Place {
  let last = Math.min(end, lines.count) - 1;
  while (last > first && lines.line(last).trim() === "") last--;
  return {start: lines.start(first), end: lines.start(Math.max(last, first) + 1), line: first + 1};
}
