import type {Manuscript} from "../manuscript/manuscript.js";
import type {Token} from "../manuscript/reading.js";
import {partsOf} from "./blocks.js";
import type {WrittenBlock, WrittenInline} from "./blocks.js";
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
  setting: Omit<BlockSetting, "lastClose" | "footnote" | "footnoteLabels">
): ProseReading {
  if (length > LONGEST) {
    setting.messages.add("error", line, `${length} characters; a slide or page holds at most ${LONGEST}`);
    return {blocks: [], steps: 0, slots: []};
  }
  const {footnotes, footnoteLabels} = manuscript;
  const whole = {...setting, footnoteLabels, lastClose: manuscript.lastClose + setting.firstLine};
  const footnote = (label: string): readonly WrittenInline[] | undefined => {
    const own = footnotes.get(label);
    return own && textOf(new BlockReader(manuscript.inline(own), whole).read());
  };
  const blocks = new BlockReader(manuscript.inline(tokens), {...whole, footnote});
  return {blocks: blocks.read(), steps: blocks.steps, slots: blocks.slots};
}

/** The text of blocks, of each on a line of its own. */
function textOf(blocks: readonly WrittenBlock[]): readonly WrittenInline[] {
  const lines = [...partsOf(blocks)].flatMap((part) => ("inline" in part ? [part.inline] : []));
  return lines.flatMap((inline, i) => (i === 0 ? inline : [{type: "break"} as const, ...inline]));
}
