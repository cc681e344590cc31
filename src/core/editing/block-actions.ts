import type {PlacedBlock} from "../manuscript/block-tree.js";
import {editFrontMatter, insertionOf, moveOf, removal, replacement} from "../manuscript/edit-blocks.js";
import type {OptionChanges} from "../manuscript/edit-options.js";
import {readManuscript} from "../manuscript/manuscript.js";
import type {Manuscript} from "../manuscript/manuscript.js";
import {applySplices, spliceBetween} from "./splice.js";
import type {Splice} from "./splice.js";

/** What can be done to the blocks of a notebook or briefing; blocks are its outermost ones, 0-based. */
export type BlockAction =
  /** Puts a text before a block, or at the end. */
  | {readonly type: "add"; readonly at: number; readonly text: string}
  | {readonly type: "duplicate"; readonly block: number}
  | {readonly type: "delete"; readonly block: number}
  /** Moves a block before another, or to the end. */
  | {readonly type: "move"; readonly block: number; readonly before: number}
  | {readonly type: "replace"; readonly block: number; readonly text: string}
  /** Sets options of the front matter; null takes one away. */
  | {readonly type: "front"; readonly options: OptionChanges};

/**
 * The splices that an action makes of a text; none if it changes nothing. The bytes of all other blocks stay. Throws a
 * RangeError for blocks that aren't there, and where the text would then be read otherwise than as these blocks.
 */
export function blockSplices(manuscript: Manuscript, action: BlockAction): readonly Splice[] {
  const {blocks} = manuscript;
  const splices = splicesOf(manuscript, action);
  if (splices.length === 0) return [];
  const after = readManuscript(applySplices(manuscript.text, splices), manuscript);
  const read = after.blocks.map((block) => contentOf(after, block));
  const before = blocks.map((block) => contentOf(manuscript, block));
  if (!fits(read, before, action))
    throw new RangeError(
      "the text would be read otherwise there; choose another place, or edit the text of the document"
    );
  return splices;
}

function splicesOf(manuscript: Manuscript, action: BlockAction): readonly Splice[] {
  const {blocks} = manuscript;
  switch (action.type) {
    case "add":
      return [insertionOf(manuscript, placeAt(blocks, action.at), action.text)];
    case "duplicate": {
      const block = blockAt(blocks, action.block);
      return [insertionOf(manuscript, blocks[action.block + 1], contentOf(manuscript, block))];
    }
    case "delete":
      return [removal(manuscript, blockAt(blocks, action.block))];
    case "move":
      return moveOf(manuscript, blockAt(blocks, action.block), placeAt(blocks, action.before));
    case "replace":
      return [replacement(manuscript, blockAt(blocks, action.block), action.text)];
    case "front": {
      const splice = spliceBetween(manuscript.text, editFrontMatter(manuscript, action.options).text);
      return splice ? [splice] : [];
    }
  }
}

/** Whether the blocks are those from before with the action made; what one has written oneself may be several. */
function fits(read: readonly string[], before: readonly string[], action: BlockAction): boolean {
  const same = (expected: readonly string[]): boolean =>
    read.length === expected.length && read.every((content, i) => content === expected[i]);
  const around = (from: number, to: number): boolean =>
    before.slice(0, from).every((content, i) => content === read[i]) &&
    before.slice(to).every((content, i, rest) => content === read[read.length - rest.length + i]) &&
    read.length >= before.length - (to - from);
  switch (action.type) {
    case "add":
      return around(action.at, action.at);
    case "replace":
      return around(action.block, action.block + 1);
    case "duplicate":
      return same(before.toSpliced(action.block, 0, before[action.block]!));
    case "front":
      return same(before);
    case "delete":
      return same(before.toSpliced(action.block, 1));
    case "move": {
      const moved = before.toSpliced(action.block, 1);
      return same(moved.toSpliced(action.before - (action.before > action.block ? 1 : 0), 0, before[action.block]!));
    }
  }
}

/** The characters of a block without the line end of its last line. */
function contentOf({text}: Manuscript, {start, end}: PlacedBlock): string {
  return text.slice(start, end).replace(/(?:\r\n|\n|\r)$/, "");
}

function blockAt(blocks: readonly PlacedBlock[], index: number): PlacedBlock {
  const block = blocks[index];
  if (!block) throw new RangeError(`block ${index}: there are blocks 0 to ${blocks.length - 1}`);
  return block;
}

function placeAt(blocks: readonly PlacedBlock[], at: number): PlacedBlock | undefined {
  return at === blocks.length ? undefined : blockAt(blocks, at);
}
