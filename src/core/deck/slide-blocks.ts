import type {Lines} from "../manuscript/lines.js";
import {Manuscript} from "../manuscript/manuscript.js";
import {MessageList} from "../manuscript/messages.js";
import type {ManuscriptMessage} from "../manuscript/messages.js";
import {NO_OPTIONS, textOption} from "../manuscript/options.js";
import type {Options} from "../manuscript/options.js";
import {SLIDE} from "../manuscript/slide-rule.js";
import type {BlockSetting} from "./block-reader.js";
import type {WrittenBlock, WrittenInline} from "./blocks.js";
import type {WrittenSlide} from "./deck.js";
import {whyNoImage} from "./html.js";
import {hidesCode} from "./directives.js";
import {fillSlots} from "./layout.js";
import {readProse} from "./prose-blocks.js";

/** A slide read into blocks. */
interface SlideBlocks {
  /** Its first heading; empty if it has none. */
  readonly title: readonly WrittenInline[];
  /** The id of that heading, where it has one as Pandoc writes it. */
  readonly headingId?: string;
  /** Without the title. */
  readonly blocks: readonly WrittenBlock[];
  readonly notes: readonly WrittenBlock[];
  /** What Marp's `header` and `footer` say at the edges of the slide; empty without them. */
  readonly header: readonly WrittenInline[];
  readonly footer: readonly WrittenInline[];
  /** How many steps it has. */
  readonly steps: number;
  readonly messages: readonly ManuscriptMessage[];
}

const read = new WeakMap<WrittenSlide, SlideBlocks>();

/**
 * Reads a slide into blocks, memoized by slide. Never throws; hostile content, or content that can't be shown, is
 * dropped with a message.
 */
export function slideBlocks(slide: WrittenSlide): SlideBlocks {
  const known = read.get(slide);
  if (known) return known;
  const blocks = readSlide(slide);
  read.set(slide, blocks);
  return blocks;
}

/** The blocks of a slide without its title, each with the lines on which it is written. */
export function placedBlocks(slide: WrittenSlide): readonly WrittenBlock[] {
  return readSlide(slide, {placed: true}).blocks;
}

function readSlide(slide: WrittenSlide, {placed = false}: Pick<BlockSetting, "placed"> = {}): SlideBlocks {
  const messages = new MessageList();
  const {manuscript, tokens, source, sourceLine} = slide;
  const setting = {
    messages,
    firstLine: 1,
    breaks: slide.dialect === "marp",
    pandoc: slide.dialect === "quarto",
    echo: slide.dialect !== "quarto" || !hidesCode(manuscript.front.options),
    incremental: slide.incremental ? "all" : slide.dialect === "marp" ? "starred" : "marked"
  } as const;
  tellUnread(slide, messages);
  const prose = {manuscript, tokens, length: source.length, line: sourceLine};
  const {steps, ...read} = readProse(prose, {...setting, placed});
  const all = [...fillSlots(read), ...layoutImage(slide, messages)];
  const at = all.findIndex(({type}) => type === "heading");
  const title = all[at];
  const notes = readNotes(slide, {...setting, incremental: "marked"}).map(withoutStep);
  return {
    title: title?.type === "heading" ? title.inline : [],
    ...(title?.type === "heading" && title.id !== undefined ? {headingId: title.id} : {}),
    blocks: at < 0 ? all : all.toSpliced(at, 1),
    notes,
    header: readEdge("header", slide, setting),
    footer: readEdge("footer", slide, setting),
    steps,
    messages: messages.list
  };
}

/** The blocks of notes; the text of a comment is Markdown of its own. */
function readNotes(
  {manuscript, source, noteRanges, notesTokens}: WrittenSlide,
  setting: Omit<BlockSetting, "lastClose">
): readonly WrittenBlock[] {
  return noteRanges.flatMap(({from, to, line, form}, i) => {
    if (form !== "comment")
      return readProse({manuscript, tokens: notesTokens[i]!, length: to - from, line}, setting).blocks;
    const note = new Manuscript(source.slice(from, to), "note");
    return readProse({manuscript: note, tokens: note.tokens, length: to - from, line}, {...setting, firstLine: line})
      .blocks;
  });
}

/** The text of Marp's `header` or `footer`; a picture in it is dropped with a message. */
function readEdge(
  key: "header" | "footer",
  {options, line}: WrittenSlide,
  setting: Omit<BlockSetting, "lastClose">
): readonly WrittenInline[] {
  const text = textOption(options, key)?.trim() ?? "";
  if (text === "") return [];
  const manuscript = new Manuscript(text, "note");
  const prose = {manuscript, tokens: manuscript.tokens, length: text.length, line};
  const {blocks} = readProse(prose, {...setting, firstLine: line});
  if (blocks.some(({type}) => type === "image"))
    setting.messages.add("dropped", line, `dropped a picture in ${key}; its text is kept`);
  const lines = blocks.flatMap((block) => ("inline" in block ? [block.inline] : []));
  return lines.flatMap((inline, i) => (i === 0 ? inline : [{type: "break"} as const, ...inline]));
}

/** Reports options of Slidev that would change what is shown and are not supported here. */
function tellUnread({options, line}: WrittenSlide, messages: MessageList): void {
  if (options["src"] !== undefined)
    messages.add("dropped", line, "dropped src; a deck is one file, so copy the slides into it");
  if (["false", "skip"].includes(textOption(options, "paginate") ?? ""))
    messages.add("warning", line, "paginate: every slide carries its number, this one too");
  for (const key of ["hide", "disabled"])
    if (options[key] === "true")
      messages.add("warning", line, `${key}: the slide is shown all the same; take it out of the file`);
}

/** Layouts of Slidev and its themes with a picture (`image-right`, `intro-image`) name it as an option. */
function layoutImage({options, line}: WrittenSlide, messages: MessageList): readonly WrittenBlock[] {
  const src = textOption(options, "image");
  if (src === undefined || !textOption(options, "layout")?.includes("image")) return [];
  const reason = whyNoImage(src);
  if (reason !== null) {
    messages.add("dropped", line, `dropped ${reason}`);
    return [];
  }
  const alt = textOption(options, "alt") ?? "";
  if (alt === "")
    messages.add("warning", line, `the picture ${src} has no text for those who don't see it; add an option alt`);
  return [{type: "image", src, alt, line}];
}

function withoutStep({step, ...block}: WrittenBlock): WrittenBlock {
  return block;
}

/** Where a slide starts, which lines are its head, and the options in it; lines are 0-based. */
export interface SlideStart {
  readonly line: number;
  /** The line after the head. */
  readonly body: number;
  /** The first of its tokens. */
  readonly token: number;
  readonly own: Options;
}

/** Slides beyond this number are not read. */
const MOST_SLIDES = 100_000;

/**
 * Where slides start, at lines `---` and at headings of the given levels; at least one. What is blank before the first
 * `---` is no slide, unless the front matter names a file of slides by `src`.
 */
export function slideStarts(
  {tokens, divs, lines, front: {end: first, options}}: Manuscript,
  levels: ReadonlySet<number>,
  messages: MessageList
): readonly SlideStart[] {
  const starts: SlideStart[] = [];
  const begin = (start: SlideStart): void => {
    const startsWithText = starts.length === 0 && (options["src"] !== undefined || !isBlank(lines, first, start.line));
    if (startsWithText) starts.push({line: first, body: first, token: 0, own: NO_OPTIONS});
    starts.push(starts.length === 0 ? {...start, line: first} : start);
  };
  let div = 0;
  for (const [i, {type, map, meta, markup, tag, level}] of tokens.entries()) {
    const divides =
      type === "heading_open" && level === 0 && markup.startsWith("#") && levels.has(Number(tag.slice(1)));
    while (div < divs.length && divs[div]![1] < i) div++;
    if (type !== SLIDE && (!divides || i > (divs[div]?.[0] ?? Infinity))) continue;
    const [line, body] = map!;
    if (starts.length >= MOST_SLIDES) {
      messages.add("error", line + 1, `more than ${MOST_SLIDES} slides; what follows is read as part of the last`);
      break;
    }
    if (type === SLIDE) begin({line, body, token: i + 1, own: (meta as Options | null) ?? NO_OPTIONS});
    else if (!isBlank(lines, starts.at(-1)?.body ?? first, line)) begin({line, body: line, token: i, own: NO_OPTIONS});
  }
  return starts.length > 0 ? starts : [{line: first, body: first, token: 0, own: NO_OPTIONS}];
}

function isBlank(lines: Lines, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (lines.line(i).trim() !== "") return false;
  return true;
}
