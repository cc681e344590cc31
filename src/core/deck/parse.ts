import type {Deck} from "./deck.js";
import {readFrontMatter} from "../manuscript/front-matter.js";
import {dividingLevels} from "./heading-divider.js";
import {Lines, newlineOf} from "../manuscript/lines.js";
import {MessageList} from "../manuscript/messages.js";
import {OptionBlocks} from "../manuscript/option-blocks.js";
import {mergeOptions} from "../manuscript/options.js";
import {SlideReader} from "./slide-reader.js";
import {slideStarts} from "./slide-starts.js";
import {findStructure} from "./structure.js";

/**
 * Splits a deck into slides; never throws. A line `---` starts a slide, even directly below text, where Markdown alone would see a heading (Slidev's
 * rule; put a blank line between, and Marp agrees). A longer row of hyphens does so unless it stands directly below text. What is blank before the
 * first `---` is no slide. Headings start slides where `headingDivider` (Marp), `slide-level` or `format: revealjs` (Quarto) ask for it.
 */
export function parseDeck(text: string): Deck {
  const messages = new MessageList();
  const lines = new Lines(text, text.startsWith("\ufeff") ? 1 : 0);
  const front = readFrontMatter(lines, messages);
  const blocks = new OptionBlocks(lines, messages);
  const structure = findStructure(lines, front.end, (line) => blocks.read(line)?.end ?? -1);
  if (structure.openFence >= 0) messages.add("warning", structure.openFence + 1, "the fence that starts here has no end; all that follows is code");
  const starts = slideStarts(lines, {structure, blocks: blocks.found, first: front.end, levels: dividingLevels(front.options)}, messages);
  const reader = new SlideReader(lines, structure, front.options);
  const slides = starts.map((start, i) => reader.read(start, i, starts[i + 1]?.line ?? lines.count));
  if (slides.every(({body}) => body === "")) messages.add("error", 1, "the deck holds no slide; write one, such as # Title");
  const options = mergeOptions(reader.global, front.options);
  return {front: text.slice(0, lines.start(front.end)), options, slides, messages: messages.list, newline: newlineOf(text)};
}
