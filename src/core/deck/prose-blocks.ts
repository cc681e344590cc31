import type {Manuscript} from "../manuscript/manuscript.js";
import type {Token} from "../manuscript/reading.js";
import type {WrittenBlock} from "./blocks.js";
import {BlockReader} from "./block-reader.js";
import type {BlockSetting} from "./block-reader.js";

/** Blocks with what is needed to lay them out. */
export interface ProseReading {
  readonly blocks: readonly WrittenBlock[];
  /** How many steps they have. */
  readonly steps: number;
  /** Where `::right::` and its like stand: the count of blocks before them. */
  readonly slots: readonly {readonly name: string; readonly at: number}[];
}

/** Some tokens of a manuscript, and their length in characters. */
export interface Prose {
  readonly manuscript: Manuscript;
  readonly tokens: readonly Token[];
  readonly length: number;
  /** 1-based line for a message about the length. */
  readonly line: number;
}

const LONGEST = 1_000_000;

/**
 * Makes blocks of tokens by the conventions of their deck. Never throws; hostile content, or content that can't be
 * shown, is dropped with a message.
 */
export function readProse(
  {manuscript, tokens, length, line}: Prose,
  setting: Omit<BlockSetting, "lastClose">
): ProseReading {
  if (length > LONGEST) {
    setting.messages.add("error", line, `${length} characters; a slide or page holds at most ${LONGEST}`);
    return {blocks: [], steps: 0, slots: []};
  }
  const blocks = new BlockReader(manuscript.inline(tokens), {
    ...setting,
    lastClose: manuscript.lastClose + setting.firstLine
  });
  return {blocks: blocks.read(), steps: blocks.steps, slots: blocks.slots};
}
