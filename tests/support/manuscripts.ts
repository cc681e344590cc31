import {readBriefing} from "../../src/core/briefing/read-briefing.js";
import type {Briefing} from "../../src/core/briefing/read-briefing.js";
import type {WrittenBlock} from "../../src/core/deck/blocks.js";
import type {Deck} from "../../src/core/deck/deck.js";
import {readProse} from "../../src/core/deck/prose-blocks.js";
import {readDeck} from "../../src/core/deck/read-deck.js";
import {Manuscript, readManuscript} from "../../src/core/manuscript/manuscript.js";
import {MessageList} from "../../src/core/manuscript/messages.js";
import type {ManuscriptMessage} from "../../src/core/manuscript/messages.js";

/** The deck of a text. */
export const parseDeck = (text: string): Deck => readDeck(readManuscript(text, {kind: "deck"}));

/** The briefing of a text. */
export const parseBriefing = (text: string): Briefing => readBriefing(readManuscript(text, {kind: "briefing"}));

/** The blocks of a text without front matter, of which `firstLine` is the line in its file. */
export function readBlocks(
  text: string,
  firstLine: number
): {readonly blocks: readonly WrittenBlock[]; readonly messages: readonly ManuscriptMessage[]} {
  const messages = new MessageList();
  const manuscript = new Manuscript(text, "note");
  const prose = {manuscript, tokens: manuscript.tokens, length: text.length, line: firstLine};
  const {blocks} = readProse(prose, {messages, firstLine, breaks: false, incremental: "marked"});
  return {blocks, messages: messages.list};
}
