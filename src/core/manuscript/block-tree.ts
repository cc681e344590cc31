import {COMMENT} from "./comment-rule.js";
import type {CommentPlace} from "./comment-rule.js";
import type {Place} from "./constructs.js";
import type {Lines} from "./lines.js";
import {MARK} from "./mark-rule.js";
import type {Mark} from "./mark-rule.js";
import type {Token} from "./reading.js";
import {SLIDE} from "./slide-rule.js";

/** What a block of a manuscript is. */
export type BlockType =
  | "heading"
  | "paragraph"
  | "list"
  | "item"
  | "quote"
  | "table"
  | "fence"
  | "code"
  | "html"
  | "rule"
  | "comment"
  | "mark"
  | "slide";

/**
 * A block where it stands: whole lines, from the start of its first to the end of its last that isn't blank, line end
 * included. Where a comment and other text share a line, each is what is its own of it; the first block of an item or
 * quote has the mark of that on its line.
 */
export interface PlacedBlock extends Place {
  readonly type: BlockType;
  /** The block's own: of a list its items, of a quote what is quoted. */
  readonly children: readonly PlacedBlock[];
}

const OPENING: Readonly<Record<string, BlockType>> = {
  heading_open: "heading",
  paragraph_open: "paragraph",
  bullet_list_open: "list",
  ordered_list_open: "list",
  list_item_open: "item",
  blockquote_open: "quote",
  table_open: "table"
};

const SINGLE: Readonly<Record<string, BlockType>> = {
  fence: "fence",
  code_block: "code",
  html_block: "html",
  hr: "rule",
  [COMMENT]: "comment",
  [MARK]: "mark",
  [SLIDE]: "slide"
};

/**
 * Makes a tree of tokens, in which each block knows its lines; `offset` says where in the file an offset of the text
 * stands that Markdown read.
 */
export function blockTree(
  tokens: readonly Token[],
  lines: Lines,
  offset: (at: number) => number
): readonly PlacedBlock[] {
  const root: PlacedBlock[] = [];
  const open: PlacedBlock[][] = [root];
  let after = 0;
  for (const {type, map, nesting, meta} of tokens) {
    const known = OPENING[type] ?? SINGLE[type];
    const children: PlacedBlock[] = [];
    if (known && map) {
      const place = placeOfLines(map, lines);
      const isNotes = type === MARK && (meta as Mark).type === "notes";
      const {start, end} =
        type === COMMENT
          ? placeOfComment(meta as CommentPlace, place, lines, offset)
          : isNotes
            ? placeOfNotes(place, lines)
            : place;
      open.at(-1)!.push({type: known, line: place.line, start: Math.max(start, after), end, children});
      if (type === COMMENT || isNotes) after = end;
    }
    if (nesting === 1) open.push(known && map ? children : open.at(-1)!);
    if (nesting === -1 && open.length > 1) open.pop();
  }
  return root;
}

/** `Note:` with its line if nothing stands behind it. */
function placeOfNotes({start, end}: Place, {text}: Lines): Pick<Place, "start" | "end"> {
  const mark = start + text.slice(start, end).search(/:/) + 1;
  const ink = mark + text.slice(mark, end).search(/\S|$/);
  return {start, end: text.slice(ink, end).trim() === "" ? end : ink};
}

/** With its lines if nothing else stands on them. */
function placeOfComment(
  meta: CommentPlace,
  place: Place,
  {text}: Lines,
  offset: (at: number) => number
): Pick<Place, "start" | "end"> {
  const [start, end] = [offset(meta.start), offset(meta.end)];
  const alone = text.slice(place.start, start).trim() === "" && text.slice(end, place.end).trim() === "";
  return alone ? place : {start, end};
}

function placeOfLines([first, end]: readonly [number, number], lines: Lines): Place {
  let last = Math.min(end, lines.count) - 1;
  while (last > first && lines.line(last).trim() === "") last--;
  return {start: lines.start(first), end: lines.start(Math.max(last, first) + 1), line: first + 1};
}
