import type {WrittenBlock, WrittenInline} from "./blocks.js";
import type {BlockSetting} from "./block-reader.js";
import {whyNoImage} from "./clean.js";
import type {WrittenSlide} from "./deck.js";
import type {ManuscriptMessage} from "../manuscript/messages.js";
import {Manuscript} from "../manuscript/manuscript.js";
import {MessageList} from "../manuscript/messages.js";
import {textOption} from "../manuscript/options.js";
import {readProse} from "./prose-blocks.js";
import {fillSlots} from "./slots.js";

/** A slide read into blocks. */
export interface SlideBlocks {
  /** Its first heading; empty if it has none. */
  readonly title: readonly WrittenInline[];
  /** Without the title. */
  readonly blocks: readonly WrittenBlock[];
  readonly notes: readonly WrittenBlock[];
  /** How many steps it has. */
  readonly steps: number;
  readonly messages: readonly ManuscriptMessage[];
}

const read = new WeakMap<WrittenSlide, SlideBlocks>();

/** Reads a slide, once; what is hostile, or can't be shown, is a message. Never throws. */
export function slideBlocks(slide: WrittenSlide): SlideBlocks {
  const known = read.get(slide);
  if (known) return known;
  const blocks = readSlide(slide);
  read.set(slide, blocks);
  return blocks;
}

function readSlide(slide: WrittenSlide): SlideBlocks {
  const messages = new MessageList();
  const {manuscript, tokens, source, sourceLine} = slide;
  const setting = {
    messages, firstLine: 1, breaks: slide.dialect === "marp",
    incremental: slide.incremental ? "all" : slide.dialect === "marp" ? "starred" : "marked"
  } as const;
  tellUnread(slide, messages);
  const {steps, ...read} = readProse({manuscript, tokens, length: source.length, line: sourceLine}, setting);
  const all = [...fillSlots(read), ...layoutImage(slide, messages)];
  const at = all.findIndex(({type}) => type === "heading");
  const title = all[at];
  const notes = readNotes(slide, {...setting, incremental: "marked"}).map(withoutStep);
  return {title: title?.type === "heading" ? title.inline : [], blocks: at < 0 ? all : all.toSpliced(at, 1), notes, steps, messages: messages.list};
}

/** The blocks of notes; the text of a comment is Markdown of its own. */
function readNotes({manuscript, source, noteRanges, notesTokens}: WrittenSlide, setting: Omit<BlockSetting, "lastClose">): readonly WrittenBlock[] {
  return noteRanges.flatMap(({from, to, line, form}, i) => {
    if (form === "div") return readProse({manuscript, tokens: notesTokens[i]!, length: to - from, line}, setting).blocks;
    const note = new Manuscript(source.slice(from, to), "note");
    return readProse({manuscript: note, tokens: note.tokens, length: to - from, line}, {...setting, firstLine: line}).blocks;
  });
}

/** Options of Slidev that change what is shown, and that are not followed here. */
function tellUnread({options, line}: WrittenSlide, messages: MessageList): void {
  if (options["src"] !== undefined) messages.add("dropped", line, "dropped src; a deck is one file, so copy the slides into it");
  for (const key of ["hide", "disabled"]) if (options[key] === "true") messages.add("warning", line, `${key}: the slide is shown all the same; take it out of the file`);
}

/** Slidev's layouts with a picture name it as an option. */
function layoutImage({options, line}: WrittenSlide, messages: MessageList): readonly WrittenBlock[] {
  const src = textOption(options, "image");
  if (src === undefined || !textOption(options, "layout")?.startsWith("image")) return [];
  const reason = whyNoImage(src);
  if (reason !== null) {
    messages.add("dropped", line, `dropped ${reason}`);
    return [];
  }
  const alt = textOption(options, "alt") ?? "";
  if (alt === "") messages.add("warning", line, `the picture ${src} has no text for those who don't see it; add an option alt`);
  return [{type: "image", src, alt}];
}

function withoutStep({step, ...block}: WrittenBlock): WrittenBlock {
  return block;
}
