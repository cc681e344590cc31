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
 * A block and its range: whole lines, up to the line end of its last line that isn't blank. If a comment shares a line
 * with other text, each has its own part of the line. The range of an item's or quote's first block includes the marker
 * on its line.
 */
export interface PlacedBlock extends Place {
  readonly type: BlockType;
  /** The blocks directly inside: the items of a list, the content of an item or quote. */
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
 * Makes a tree of placed blocks from tokens; `offset` maps an offset in the text that Markdown read to one in the file.
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

/** The range of `Note:`, or of its whole line if nothing follows on it. */
function placeOfNotes({start, end}: Place, {text}: Lines): Pick<Place, "start" | "end"> {
  const mark = start + text.slice(start, end).search(/:/) + 1;
  const ink = mark + text.slice(mark, end).search(/\S|$/);
  return {start, end: text.slice(ink, end).trim() === "" ? end : ink};
}

/** The range of a comment, or of its whole lines if nothing else stands on them. */
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
