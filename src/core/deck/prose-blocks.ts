import MarkdownIt from "markdown-it";
import {readNumbers} from "../manuscript/number-rule.js";
import type {WrittenBlock} from "./blocks.js";
import {BlockReader} from "./block-reader.js";
import type {BlockSetting} from "./block-reader.js";
import type {ManuscriptMessage} from "../manuscript/messages.js";
import {Lines} from "../manuscript/lines.js";
import {readMarks} from "../manuscript/mark-rule.js";
import {MessageList} from "../manuscript/messages.js";
import {blankRanges} from "./notes.js";
import {findStructure} from "./structure.js";

/** Blocks with what is needed to lay them out. */
export interface ProseReading {
  readonly blocks: readonly WrittenBlock[];
  /** How many steps they have. */
  readonly steps: number;
  /** Where `::right::` and its like stand: the count of blocks before them. */
  readonly slots: readonly {readonly name: string; readonly at: number}[];
}

const LONGEST = 1_000_000;

/** More than the blocks that are read may be nested, so that whatever is too deep is told. */
const MARKDOWN_NESTING = 40;

const MARKDOWN = markdownReader();

function markdownReader(): MarkdownIt {
  const markdown = new MarkdownIt({html: true});
  Object.assign(markdown.options, {maxNesting: MARKDOWN_NESTING});
  markdown.validateLink = () => true;
  readNumbers(markdown);
  readMarks(markdown);
  return markdown;
}

/** Reads Markdown, of which `firstLine` is the 1-based line of the file; what is hostile, or can't be shown, is a message. Never throws. */
export function readBlocks(text: string, firstLine: number): {readonly blocks: readonly WrittenBlock[]; readonly messages: readonly ManuscriptMessage[]} {
  const messages = new MessageList();
  const {blocks} = readProse(text, {messages, firstLine, breaks: false, incremental: "marked"});
  return {blocks, messages: messages.list};
}

/** Reads Markdown by the habits of its deck. */
export function readProse(text: string, setting: BlockSetting): ProseReading {
  if (text.length > LONGEST) {
    setting.messages.add("error", setting.firstLine, `${text.length} characters; a slide or page holds at most ${LONGEST}`);
    return {blocks: [], steps: 0, slots: []};
  }
  const {comments} = findStructure(new Lines(text));
  const blocks = new BlockReader(MARKDOWN.parse(blankRanges(text, comments), {}), setting);
  return {blocks: blocks.read(), steps: blocks.steps, slots: blocks.slots};
}
