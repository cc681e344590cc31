import type {Deck, WrittenSlide} from "../deck/deck.js";
import {firstSlideOptions} from "../deck/directives.js";
import {editSlide, textAbove} from "../deck/edit.js";
import type {SlideEdit} from "../deck/edit.js";
import {isSameOptions} from "../manuscript/options.js";
import {rereadDeck, serialiseDeck} from "../deck/read-deck.js";
import {editFrontMatter} from "../manuscript/edit-blocks.js";
import {editOptionBlock} from "../manuscript/edit-options.js";
import type {OptionChanges} from "../manuscript/edit-options.js";
import {blankLinesBefore, endLine, endsBlank, trimLines, withLineEnds} from "../manuscript/lines.js";
import {selfContained} from "../manuscript/manuscript.js";
import {spliceBetween} from "./splice.js";
import type {Splice} from "./splice.js";

/** What can be done to the slides of a deck; slides are 0-based. */
export type SlideAction =
  /** Puts a slide with this text at a place: before the slide that stands there, or at the end. */
  | {readonly type: "add"; readonly at: number; readonly text: string}
  /** Puts copies of slides behind the last of them. */
  | {readonly type: "duplicate"; readonly slides: readonly number[]}
  | {readonly type: "delete"; readonly slides: readonly number[]}
  /** Moves slides, in their order, before another, or to the end. */
  | {readonly type: "move"; readonly slides: readonly number[]; readonly before: number}
  /**
   * Starts another slide with each line that holds one of these ascending offsets of the text; with `titled`, below the
   * same headline. Rows of a table stand below its head again.
   */
  | {readonly type: "split"; readonly slide: number; readonly at: readonly number[]; readonly titled?: boolean}
  /** Writes the first heading of a slide, or gives it one. */
  | {readonly type: "headline"; readonly slide: number; readonly text: string}
  /** Writes another text on some lines of a slide's text, from 1; an empty one takes them away. */
  | {readonly type: "block"; readonly slide: number; readonly lines: readonly [number, number]; readonly text: string}
  /** Sets options of the deck in its front matter; null takes one away. */
  | {readonly type: "deck"; readonly options: OptionChanges}
  /** Sets the body, notes or options of a slide. */
  | {readonly type: "edit"; readonly slide: number; readonly edit: SlideEdit};

/**
 * The splice that an action makes of a deck's text; none if it changes nothing. The bytes of all other slides stay.
 * Throws a RangeError for slides that aren't there, and where the text would then be read otherwise than as these
 * slides.
 */
export function slideSplices(deck: Deck, action: SlideAction): readonly Splice[] {
  const before = serialiseDeck(deck);
  const splice = spliceBetween(before, changedText(deck, action));
  return splice ? [splice] : [];
}

function changedText(deck: Deck, action: SlideAction): string {
  const {slides} = deck;
  switch (action.type) {
    case "edit":
      return serialiseDeck(editSlide(deck, slideAt(deck, action.slide).index, action.edit));
    case "deck":
      return frontText(deck, action.options);
    case "headline":
      return headlineText(deck, slideAt(deck, action.slide), action.text);
    case "block":
      return blockText(deck, slideAt(deck, action.slide), action);
    case "split":
      return splitText(deck, slideAt(deck, action.slide), action);
    case "add": {
      const at = placeIn(deck, action.at);
      const isEmpty = slides.length === 1 && slides[0]!.source.trim() === "" && slides[0]!.head === "";
      if (isEmpty) return serialiseDeck(editSlide(deck, 0, {body: action.text}));
      return arranged(deck, partsOf(deck).toSpliced(at, 0, newPart(deck, action.text)));
    }
    case "duplicate": {
      const chosen = chosenOf(deck, action.slides);
      const copies = chosen.map((index) => copyOf(slides[index]!, deck));
      return arranged(deck, partsOf(deck).toSpliced(chosen.at(-1)! + 1, 0, ...copies));
    }
    case "delete": {
      const chosen = new Set(chosenOf(deck, action.slides));
      if (chosen.size === slides.length)
        throw new RangeError("a deck has one slide at least; put it into the bin instead");
      return arranged(
        deck,
        partsOf(deck).filter((_part, i) => !chosen.has(i))
      );
    }
    case "move": {
      const chosen = new Set(chosenOf(deck, action.slides));
      const before = placeIn(deck, action.before);
      const parts = partsOf(deck);
      const stay = (from: number, to: number): readonly Part[] =>
        parts.slice(from, to).filter((_part, i) => !chosen.has(from + i));
      return arranged(deck, [
        ...stay(0, before),
        ...parts.filter((_part, i) => chosen.has(i)),
        ...stay(before, parts.length)
      ]);
    }
  }
}

/** A slide to be arranged. */
interface Part {
  readonly head: string;
  readonly source: string;
  /** As the slide must be read afterwards; undefined for a new one. */
  readonly slide?: Pick<WrittenSlide, "body" | "notes" | "own">;
  /** Where it stood; undefined for a new one. */
  readonly from?: number;
}

const partsOf = ({slides}: Deck): readonly Part[] =>
  slides.map((slide) => ({head: slide.head, source: slide.source, slide, from: slide.index}));

function newPart({newline}: Deck, text: string): Part {
  const body = selfContained(trimLines(withLineEnds(text, newline)), newline);
  return {head: `---${newline}`, source: `${newline}${body}${newline}${newline}`};
}

/** A copy of a slide; its id stays with the first, since ids are unique. */
function copyOf({head, source, body, notes, own}: WrittenSlide, {newline}: Deck): Part {
  const {id: _id, ...others} = own;
  const copied = own["id"] === undefined ? head : editOptionBlock(head, {id: null}, newline, (open) => open);
  return {head: copied, source, slide: {body, notes, own: others}};
}

/**
 * The text of a deck with its slides arranged anew. Slides that follow one another as before keep what stands between
 * them. What the front matter says of the first slide moves with it.
 */
function arranged(deck: Deck, order: readonly Part[]): string {
  const {newline, front} = deck;
  const first = firstOwn(deck);
  const isMoved = order[0]?.from !== 0 && Object.keys(first).length > 0;
  const removed = Object.fromEntries(Object.keys(first).map((key) => [key, null]));
  const above = isMoved ? editOptionBlock(front, removed, newline, (open, close) => open + close) : front;
  const parts = isMoved ? order.map((part) => (part.from === 0 ? withOptions(part, first, newline) : part)) : order;
  const texts = [false, true].map((ruled) => joined(above, parts, {newline, ruled}));
  const found = texts.find((text) => isReadAs(rereadDeck(deck, text), parts, {front: deck.options, removed: isMoved}));
  if (found === undefined)
    throw new RangeError(
      "the slides would be read otherwise at these places; close what is open in them, or edit the text of the deck"
    );
  return found;
}

/** The options of the first slide that stand in the front matter and must move with it. Marp's hold for all slides. */
function firstOwn({slides, manuscript}: Deck): OptionChanges {
  const [slide] = slides;
  if (slide!.dialect === "marp") return {};
  const all = firstSlideOptions(manuscript.front.options);
  return Object.fromEntries(Object.entries(all).filter(([key]) => manuscript.front.options[key] !== undefined));
}

function withOptions(part: Part, first: OptionChanges, newline: string): Part {
  const {slide, head} = part;
  const own = {...(first as WrittenSlide["own"]), ...slide!.own};
  const set = Object.fromEntries(Object.entries(own).filter(([key]) => slide!.own[key] === undefined));
  const ruled = head.trim() === "" ? `---${newline}` : head;
  return {...part, head: editOptionBlock(ruled, set, newline, (open) => open), slide: {...slide!, own}};
}

/** The slides one after the other; `ruled` gives each that moves a line `---`, even where its heading starts it. */
function joined(
  front: string,
  parts: readonly Part[],
  {newline, ruled}: {readonly newline: string; readonly ruled: boolean}
): string {
  let text = front;
  for (const [i, part] of parts.entries()) {
    const {head, source, from} = part;
    const follows = from !== undefined && (i === 0 ? from === 0 : parts[i - 1]!.from === from - 1);
    if (follows) {
      text += head + source;
      continue;
    }
    const hasFront = front.replace("\ufeff", "").trim() !== "";
    const own = placedHead(part, {newline, ruled, isFirst: i === 0, hasFront});
    const isNewEnd = i === parts.length - 1 && part.slide === undefined;
    const whole = isNewEnd ? endLine(source.trimEnd(), newline) : source;
    const put = i === 0 && !hasFront && own === "" ? whole.slice(blankLinesBefore(whole)) : whole;
    const gap = i > 0 && !endsBlank(text) && text !== "" ? newline : "";
    const start = i > 0 ? endLine(text, newline) + gap : text;
    text = textAbove(start, own, put, newline) + put;
  }
  return text;
}

const BARE = /^\s*-{3,}[ \t]*(?:\r\n|\n|\r)?$/;

/** The head of a slide at another place. */
function placedHead(
  {head, source, from}: Part,
  {
    newline,
    ruled,
    isFirst,
    hasFront
  }: {readonly newline: string; readonly ruled: boolean; readonly isFirst: boolean; readonly hasFront: boolean}
): string {
  const own = head.slice(blankLinesBefore(head));
  if (isFirst) {
    if (BARE.test(head) && source.trim() !== "" && !ruled) return "";
    // Options on the first line would be front matter of the deck.
    return hasFront || own === "" ? own : newline + own;
  }
  if (own !== "") return own;
  return from !== undefined && from > 0 && !ruled ? "" : `---${newline}${/^[ \t]*[\r\n]/.test(source) ? "" : newline}`;
}

/** Whether a deck has these slides and no others. */
function isReadAs(
  {slides, options}: Deck,
  parts: readonly Part[],
  {front, removed}: {readonly front: Deck["options"]; readonly removed: boolean}
): boolean {
  return (
    slides.length === parts.length &&
    (removed || JSON.stringify(options) === JSON.stringify(front)) &&
    slides.every((slide, i) => {
      const {slide: expected} = parts[i]!;
      if (!expected) return true;
      const {body, notes, own} = expected;
      return slide.body === body && slide.notes === notes && isSameOptions(slide.own, own);
    })
  );
}

function frontText(deck: Deck, options: OptionChanges): string {
  const {text} = editFrontMatter(deck.manuscript, options);
  const {slides: read} = rereadDeck(deck, text);
  if (read.length !== deck.slides.length || !areOthersKept(deck, read, []))
    throw new RangeError("the slides would be read otherwise; edit the text of the deck");
  return text;
}

function blockText(
  deck: Deck,
  slide: WrittenSlide,
  {lines: [first, last], text}: Extract<SlideAction, {readonly type: "block"}>
): string {
  const {manuscript, newline} = deck;
  const {lines, text: whole} = manuscript;
  const from = startOf(deck, slide.index) + slide.head.length;
  const end = from + slide.source.length;
  if (!(first >= 1 && first <= last && last <= lines.count))
    throw new RangeError(`lines ${first} to ${last}: the deck has lines 1 to ${lines.count}`);
  const [start, after] = [lines.start(first - 1), lines.start(last)];
  if (start < from || after > end) throw new RangeError(`lines ${first} to ${last} are not all of this slide`);
  const old = whole.slice(start, after);
  const put = selfContained(trimLines(withLineEnds(text, newline)), newline);
  const isApart = put === "" && (start === from || endsBlank(whole.slice(0, start)));
  const kept = isApart ? "" : old.slice(old.trimEnd().length);
  const blank = isApart ? BLANK_LINES.exec(whole.slice(after, end))![0].length : 0;
  const changed = whole.slice(0, start) + put + kept + whole.slice(after + blank);
  const {slides: read} = rereadDeck(deck, changed);
  const own = read[slide.index];
  if (
    !own ||
    own.notes !== slide.notes ||
    !isSameOptions(own.own, slide.own) ||
    !areOthersKept(deck, read, [slide.index])
  )
    throw new RangeError("this would be read as another slide, as options or as notes; write it otherwise");
  return changed;
}

const BLANK_LINES = /^(?:[ \t]*(?:\r\n|\n|\r))*/;

function splitText(
  deck: Deck,
  slide: WrittenSlide,
  {at, titled = false}: Extract<SlideAction, {readonly type: "split"}>
): string {
  const {manuscript, newline, slides} = deck;
  const {text, lines} = manuscript;
  const from = startOf(deck, slide.index) + slide.head.length;
  const starts = at.map((offset) => lines.start(lines.at(offset)));
  const bounds = [from, ...starts, from + slide.source.length];
  const isAbove = starts.some((start, i) => start <= bounds[i]! || text.slice(bounds[i], start).trim() === "");
  if (isAbove || starts.length === 0 || starts.at(-1)! >= bounds.at(-1)!)
    throw new RangeError("a slide is split between two of its parts; choose a line below its first");
  const heading = titled ? headingOf(slide, newline) : "";
  const split = starts.reduceRight(
    (below, start, i) => {
      const above = text.slice(i === 0 ? 0 : starts[i - 1], start);
      const gap = endsBlank(above) ? "" : newline;
      return `${above}${gap}---${newline}${newline}${heading}${tableHead(slide, lines.at(start))}${below}`;
    },
    text.slice(starts.at(-1))
  );
  const {slides: read} = rereadDeck(deck, split);
  const places = [slide.index, ...starts.map((_start, i) => slide.index + 1 + i)];
  const isSplit = read.length === slides.length + starts.length && areOthersKept(deck, read, places);
  if (!isSplit) throw new RangeError("the slide can't be split within this part; split it above or below");
  return split;
}

/** The head of the table in whose rows a line stands, 0-based, but for the first of them; empty elsewhere. */
function tableHead({tokens, manuscript: {lines, text}}: WrittenSlide, line: number): string {
  const table = tokens.find(
    ({type, level, map}) => type === "table_open" && level === 0 && map && map[0] + 2 < line && line < map[1]
  );
  return table ? text.slice(lines.start(table.map![0]), lines.start(table.map![0] + 2)) : "";
}

/** The first heading of a slide as it is written, without an id, and a blank line; empty without one. */
function headingOf({tokens, manuscript: {lines, text}}: WrittenSlide, newline: string): string {
  const {map} = tokens.find(({type, level}) => type === "heading_open" && level === 0) ?? {};
  if (!map) return "";
  const written = text.slice(lines.start(map[0]), lines.start(map[1])).trimEnd();
  return `${written.replace(/[ \t]*\{[^{}]*#[^{}]*\}$/m, "")}${newline}${newline}`;
}

/** Whether all slides but one are as they were, where that has become those at these places. */
function areOthersKept({slides}: Deck, read: readonly WrittenSlide[], places: readonly number[]): boolean {
  const others = read.filter((_slide, i) => !places.includes(i));
  const kept = slides.filter(({index}) => index !== places[0]);
  return (
    others.length === kept.length &&
    others.every(({body, notes, own}, i) => {
      const expected = kept[i]!;
      return body === expected.body && notes === expected.notes && isSameOptions(own, expected.own);
    })
  );
}

const HEADING = /^( {0,3}#{1,6})(?:[ \t]+(.*?))?([ \t]+#+)?[ \t]*$/;

function headlineText(deck: Deck, slide: WrittenSlide, written: string): string {
  const {manuscript, newline} = deck;
  const {lines, text} = manuscript;
  const headline = written.replace(/\s*[\r\n]+\s*/g, " ").trim();
  const heading = slide.tokens.find(({type, level}) => type === "heading_open" && level === 0);
  if (!heading) {
    const {body} = slide;
    const put = `# ${headline}${body === "" ? "" : newline + newline}${body}`;
    return serialiseDeck(editSlide(deck, slide.index, {body: put}));
  }
  const [first, end] = heading.map!;
  const [, marks, , closing = ""] = HEADING.exec(lines.line(first)) ?? [];
  if (marks !== undefined) {
    const start = lines.start(first);
    const after = `${marks} ${headline}${closing}`.trimEnd();
    return text.slice(0, start) + after + text.slice(start + lines.line(first).length);
  }
  // A heading underlined with === or ---: its text stands on the lines above the last.
  const last = end - 2;
  const [from, to] = [lines.start(first), lines.start(last) + lines.line(last).length];
  return text.slice(0, from) + headline + text.slice(to);
}

/** Where a slide starts in the text. */
export function startOf({front, slides}: Deck, index: number): number {
  return slides.slice(0, index).reduce((sum, {head, source}) => sum + head.length + source.length, front.length);
}

function slideAt({slides}: Deck, index: number): WrittenSlide {
  const slide = slides[index];
  if (!slide) throw new RangeError(`slide ${index}: the deck has slides 0 to ${slides.length - 1}`);
  return slide;
}

/** The chosen slides, each once, in their order. */
function chosenOf(deck: Deck, chosen: readonly number[]): readonly number[] {
  if (chosen.length === 0) throw new RangeError("no slide is chosen");
  return [...new Set(chosen)].sort((a, b) => a - b).map((index) => slideAt(deck, index).index);
}

function placeIn({slides}: Deck, at: number): number {
  if (!Number.isInteger(at) || at < 0 || at > slides.length)
    throw new RangeError(`place ${at}: the deck has places 0 to ${slides.length}`);
  return at;
}
