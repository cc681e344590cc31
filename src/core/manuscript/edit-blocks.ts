import {applySplices} from "../editing/splice.js";
import type {Splice} from "../editing/splice.js";
import type {PlacedBlock} from "./block-tree.js";
import {editOptionBlock} from "./edit-options.js";
import type {OptionChanges} from "./edit-options.js";
import {OPTION_LINE, isRule} from "./front-matter.js";
import {endsBlank, newlineOf, trimLines, withLineEnds} from "./lines.js";
import {readManuscript, selfContained} from "./manuscript.js";
import type {Manuscript} from "./manuscript.js";
import {isOptionKey} from "./options.js";

/**
 * Replaces a block with a text; all else stays as it is. Throws a RangeError for a block that does not have its lines
 * to itself.
 */
export function replaceBlock(manuscript: Manuscript, block: PlacedBlock, written: string): Manuscript {
  return rewritten(manuscript, [replacement(manuscript, block, written)]);
}

/** The splice of {@link replaceBlock}. */
export function replacement(manuscript: Manuscript, block: PlacedBlock, written: string): Splice {
  requireOwnLines(manuscript, block);
  const {text} = manuscript;
  const old = text.slice(block.start, block.end);
  const lineEnd = /(?:\r\n|\n|\r)?$/.exec(old)![0];
  const put = ownText(manuscript, written);
  const {start, end} = block;
  return {from: start, to: end, insert: gapBelowRule(manuscript, start, put) + put + lineEnd};
}

/**
 * Inserts a text before a block, or at the end if `before` is undefined; blank lines separate it from its neighbours,
 * except an item from other items. Throws a RangeError if `before` does not have its lines to itself, and at the end of
 * a file whose last fence is not closed.
 */
export function insertBlock(manuscript: Manuscript, before: PlacedBlock | undefined, written: string): Manuscript {
  return rewritten(manuscript, [insertionOf(manuscript, before, written)]);
}

/** The splice of {@link insertBlock}. */
export function insertionOf(manuscript: Manuscript, before: PlacedBlock | undefined, written: string): Splice {
  return insertion(manuscript, before, ownText(manuscript, written));
}

/**
 * Removes a block, and the blank lines below it if nothing or a blank line stands above it. Throws a RangeError for a
 * block that does not have its lines to itself.
 */
export function removeBlock(manuscript: Manuscript, block: PlacedBlock): Manuscript {
  return rewritten(manuscript, [removal(manuscript, block)]);
}

/**
 * Moves a block before another, or to the end if `before` is undefined; its own characters stay as they are. Throws a
 * RangeError as {@link insertBlock} and {@link removeBlock} do.
 */
export function moveBlock(manuscript: Manuscript, block: PlacedBlock, before: PlacedBlock | undefined): Manuscript {
  return rewritten(manuscript, moveOf(manuscript, block, before));
}

/** The splices of {@link moveBlock}. */
export function moveOf(manuscript: Manuscript, block: PlacedBlock, before: PlacedBlock | undefined): readonly Splice[] {
  const taken = removal(manuscript, block);
  const target = before?.start ?? manuscript.text.length;
  if (target >= taken.from && target <= taken.to) return [];
  const text = manuscript.text.slice(block.start, block.end).replace(/(?:\r\n|\n|\r)$/, "");
  return [taken, insertion(manuscript, before, text)];
}

/**
 * Sets options of the front matter, or removes them with null; its other lines and comments stay as they are. Throws a
 * RangeError for an invalid option name.
 */
export function editFrontMatter(manuscript: Manuscript, changes: OptionChanges): Manuscript {
  const unfit = Object.keys(changes).find((key) => !isOptionKey(key));
  if (unfit !== undefined) {
    throw new RangeError(`option ${JSON.stringify(unfit)}: letters, digits, _ and - only, a letter first`);
  }
  const {text, lines, front} = manuscript;
  const end = lines.start(front.end);
  const edited = editOptionBlock(text.slice(0, end), changes, newlineOf(text), (open, close) => open + close);
  return rewritten(manuscript, [{from: 0, to: end, insert: edited}]);
}

function rewritten(manuscript: Manuscript, splices: readonly Splice[]): Manuscript {
  const edited = applySplices(manuscript.text, splices);
  return edited === manuscript.text ? manuscript : readManuscript(edited, manuscript);
}

/**
 * A text to insert, with the file's line ends and with its own constructs closed, so that it does not affect what
 * follows.
 */
function ownText(manuscript: Manuscript, written: string): string {
  const newline = newlineOf(manuscript.text);
  const text = trimLines(withLineEnds(written, newline));
  return manuscript.kind === "notebook" && !/```|~~~/.test(text) ? text : selfContained(text, newline);
}

function insertion(manuscript: Manuscript, before: PlacedBlock | undefined, put: string): Splice {
  const {text, lines, fences} = manuscript;
  const newline = newlineOf(text);
  if (before) requireOwnLines(manuscript, before);
  const open = fences.at(-1);
  if (!before && open && !open.closed && open.end === text.length) {
    throw new RangeError(
      `${manuscript.file}:${open.line}: the fence that starts here has no end; close it, then add to it`
    );
  }
  const at = before?.start ?? text.length;
  const above = text.slice(lines.start(0), at);
  const isFirst = at <= lines.start(manuscript.front.end);
  const ended = above === "" || /[\r\n]$/.test(above) ? "" : newline;
  const isItem = before?.type === "item";
  const gap = isFirst || isItem || above.trim() === "" || endsBlank(above) ? "" : newline;
  const below = before ? (isItem ? newline : newline + newline) : text === "" || ended === "" ? newline : "";
  return {from: at, to: at, insert: ended + (gap || gapBelowRule(manuscript, at, put)) + put + below};
}

/** The splice of {@link removeBlock}. */
export function removal(manuscript: Manuscript, block: PlacedBlock): Splice {
  requireOwnLines(manuscript, block);
  const {text} = manuscript;
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(block.end))![0];
  const above = text.slice(0, block.start);
  const isFirst = manuscript.lines.start(manuscript.front.end) === block.start;
  const isApart = isFirst || above.trim() === "" || endsBlank(above);
  if (isApart) return {from: block.start, to: block.end + blank.length, insert: ""};
  const isLine = block.end < text.length && /[\r\n]$/.test(text.slice(block.start, block.end));
  const joins = isLine && blank === "" && block.type !== "item";
  return {from: block.start, to: block.end, insert: joins ? newlineOf(text) : ""};
}

/** A line end where a text right below a line `---` would be read as options of a slide; else "". */
function gapBelowRule({kind, lines, text}: Manuscript, at: number, put: string): string {
  const line = lines.at(at);
  const isBelow = kind === "deck" && line > 0 && lines.start(line) === at && isRule(lines.line(line - 1));
  return isBelow && OPTION_LINE.test(put.split(/[\r\n]/, 1)[0]!) ? newlineOf(text) : "";
}

/** Throws a RangeError unless the block has its lines to itself: a top-level block, or an item of a list. */
function requireOwnLines({blocks, file}: Manuscript, block: PlacedBlock): void {
  const around = ancestorsOf(block, blocks);
  const holds = ({type, line}: PlacedBlock): boolean => type === "list" || (type === "item" && line < block.line);
  if (around?.length === 0 || (block.type === "item" && around?.every(holds))) return;
  throw new RangeError(`${file}:${block.line}: this ${block.type} stands within another block; edit that as a whole`);
}

/** The blocks that a block stands in; undefined if it isn't there. */
function ancestorsOf(block: PlacedBlock, among: readonly PlacedBlock[]): readonly PlacedBlock[] | undefined {
  if (among.includes(block)) return [];
  for (const one of among) {
    if (one.start > block.start || one.end < block.end) continue;
    const inner = ancestorsOf(block, one.children);
    if (inner) return [one, ...inner];
  }
  return undefined;
}
