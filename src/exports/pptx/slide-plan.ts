import {plainText} from "../../core/deck/blocks.js";
import type {CompiledDeck, CompiledSlide, Drawing, OpenPoint, ShownInline} from "../../core/deck/compiled.js";
import {MIRRORED, SMALLEST_TEXT} from "../../core/deck/layout.js";
import type {Layout} from "../../core/deck/layout.js";
import {slideFoot} from "../../core/deck/foot.js";
import type {SlideFoot} from "../../core/deck/foot.js";
import {draftMark, editionLine} from "../../core/standing.js";
import {isRightToLeft} from "../../core/direction.js";
import {textWidth} from "../../core/letter-widths.js";
import {sectionNumber} from "../../core/deck/section-number.js";
import {titleLines} from "../../core/deck/title-lines.js";
import {pictureBytes} from "../picture-file.js";
import {arrange, isFigure, itemsOf, neededHeight} from "./arrange.js";
import type {Item, Placed} from "./arrange.js";
import {composedItems, spreadRows} from "./composed.js";
import {drawingFor} from "./figure.js";
import {hostRoom} from "./host-room.js";
import {FOOT, MARGIN, halves} from "./master-layouts.js";
import {ownRoom} from "./room.js";
import type {Room, Slot} from "./room.js";
import {PLACEHOLDERS, slideWidth} from "./shapes.js";
import type {Box, Placeholder} from "./shapes.js";
import {sourceInline} from "./source-inline.js";
import type {Template} from "./template.js";
import {estimateHeight, estimateLines, paragraph} from "./text.js";
import type {Paragraph} from "./text.js";

/** A placed item with the slot of the layout that it fills, if it does. */
export type Slotted = Placed & {readonly slot?: Slot | undefined};

/** The layout of a slide, computed before it is written. */
export interface SlidePlan {
  readonly room: Room;
  /** The number of the section that it opens, in our own layouts. */
  readonly section?: number | undefined;
  readonly title: readonly ShownInline[];
  /** Pixels, where the title needs smaller letters than its layout's. */
  readonly titleSize: number | undefined;
  /** Pixels that the title leaves free at the end of its lines, so that these are equally long; by default none. */
  readonly titleInset?: number;
  readonly placed: readonly Slotted[];
  readonly caveats: {readonly paragraphs: readonly Paragraph[]; readonly box: Box; readonly size: number} | null;
  /** What a draft says, and where; undefined if the deck is none. */
  readonly draft: {readonly mark: string; readonly box: Box} | undefined;
  readonly foot: Foot;
  /** Pixels of its text, where this has smaller letters than its layout's so that it fits. */
  readonly smaller?: {readonly size: number; readonly wanted: number};
  /** Whether its blocks need more room than there is. */
  readonly overflows: boolean;
}

/** The line at the foot of a slide. */
interface Foot {
  readonly inline: readonly ShownInline[];
  readonly box: Box;
  /** Without one it stands in a text box. */
  readonly placeholder: Placeholder | undefined;
  /** Whether it stands where its placeholder does. */
  readonly inherits: boolean;
}

const CAVEATS_GAP = 12;
/** Letter sizes of caveats in pixels; the smaller ones are used only if there is no room otherwise. */
const CAVEAT_SIZES = [SMALLEST_TEXT, 18, 16] as const;
const BESIDE: Partial<Readonly<Record<Layout, number>>> = {"figure-left": 0.58, "figure-right": 0.42};

/** The plan of a slide of a deck, in one of our layouts or in a host's. */
export function planSlide(slide: CompiledSlide, deck: CompiledDeck, template?: Template): SlidePlan {
  const width = template?.width ?? slideWidth(deck);
  const turned = template === undefined && isRightToLeft(deck.lang);
  // A slide that is read from right to left is planned as others are, and turned around; figures keep their side.
  const place = (box: Box): Box => (turned ? {...box, x: width - box.x - box.width} : box);
  const arranged = turned ? (MIRRORED[slide.layout] ?? slide.layout) : slide.layout;
  const about = titleLines(slide, deck).map((text) => ({
    type: "paragraph" as const,
    inline: [{type: "text" as const, text}]
  }));
  const items =
    (template ? undefined : composedItems(slide)) ??
    layoutItems({layout: arranged}, itemsOf([...about, ...slide.blocks]), deck, template === undefined);
  const room = template
    ? hostRoom(template, {layout: slide.layout, columns: columnsOf(items)})
    : ownRoom(slide.layout, width);
  const said = slideFoot(slide, deck);
  const foot = footOf(footInline(slide, said, deck), width, room);
  const bottom = Math.min(foot.box.y - CAVEATS_GAP, room.content.y + room.content.height);
  const paragraphs = caveatParagraphs(slide, said);
  const areas = CAVEAT_SIZES.map((size) => areasOf(items, room, bottom, arranged, {paragraphs, size}));
  const area = areas.find(({fits}) => fits) ?? areas.at(-1)!;
  const filled = area.regions.map(({items: own, box}) => {
    const wanted = largestIn(own, room, area.regions.length);
    return {wanted, placed: arrange(own, box, wanted)};
  });
  const smaller = filled.flatMap(({wanted, placed}) =>
    placed.flatMap(({item, size}) => (item.type === "text" && size < wanted ? [{size, wanted}] : []))
  )[0];
  const titleSize = titleSizeFor(slide.titleText, insideOf(room.title.box, room), room.title.size);
  return {
    room,
    section: template ? undefined : sectionNumber(slide, deck),
    title: slide.title,
    titleSize,
    titleInset: room.host ? 0 : balancedInset(slide.title, titleSize ?? room.title.size, room.title.box.width),
    placed: slotted(
      filled.flatMap(({placed}) => placed.map((one) => ({...one, box: place(one.box)}))),
      room.slots
    ),
    ...(smaller === undefined ? {} : {smaller}),
    caveats: paragraphs.length === 0 ? null : {paragraphs, box: place(area.caveats), size: area.size},
    draft: draftOf(deck, width),
    foot,
    overflows: !area.fits
  };
}

/** Where a slide says that it is a draft; undefined if the deck is none. */
export function draftOf(deck: CompiledDeck, width: number): SlidePlan["draft"] {
  const mark = draftMark(deck);
  if (mark === "") return undefined;
  const box = {y: 6, width: 220, height: SMALLEST_TEXT * 1.2};
  return {mark, box: {x: isRightToLeft(deck.lang) ? MARGIN : width - MARGIN - box.width, ...box}};
}

/** A box without the margins that Office gives to text boxes by itself. */
const insideOf = (box: Box, {host}: Room): Box =>
  host ? {...box, width: box.width - 20, height: box.height - 10} : box;

/** Pixels of the largest letters of items in a region; text beside figures has no need of a host's large ones. */
function largestIn(items: readonly Item[], {host, textSize}: Room, regions: number): number {
  if ((host || regions === 1) && !items.some(isFigure)) return textSize;
  return regions > 1 ? Math.min(26, textSize) : Math.min(28, textSize);
}

/** The items of each of two columns, or of the one that there is. */
function columnsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const [first] = items;
  if (first?.type === "columns" && first.columns.length === 2) return first.columns;
  return items.length === 0 ? [] : [items.flatMap((item) => (item.type === "columns" ? item.columns.flat() : [item]))];
}

/** Gives each item the first free slot that takes it and stands where it does. */
function slotted(placed: readonly Placed[], slots: readonly Slot[]): readonly Slotted[] {
  const free = [...slots];
  return placed.map((one): Slotted => {
    const [x, y] = [one.box.x + one.box.width / 2, one.box.y + one.box.height / 2];
    const at = isWritten(one.item)
      ? free.findIndex(
          ({takes, box}) =>
            takes(one.item) && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
        )
      : -1;
    return at < 0 ? one : {...one, slot: free.splice(at, 1)[0]};
  });
}

/** Whether an item is shown as what it is; a picture that can't be read is replaced by words about it. */
const isWritten = (item: Item): boolean => item.type !== "image" || pictureBytes(item.src) !== undefined;

interface Areas {
  readonly regions: readonly {readonly items: readonly Item[]; readonly box: Box}[];
  readonly caveats: Box;
  /** Pixels of the caveats' letters. */
  readonly size: number;
  readonly fits: boolean;
}

/** The areas for blocks and, below all of them, caveats. */
function areasOf(
  items: readonly Item[],
  {content, sides: given}: Pick<Room, "content" | "sides">,
  bottom: number,
  layout: Layout,
  {paragraphs, size}: {readonly paragraphs: readonly Paragraph[]; readonly size: number}
): Areas {
  const [only] = items;
  const two = items.length === 1 && only!.type === "columns" && only!.columns.length === 2;
  const sides = two && given ? given : two && BESIDE[layout] !== undefined ? halves(content, only!.share) : undefined;
  const height = paragraphs.length === 0 ? 0 : estimateHeight(paragraphs, size, content.width);
  const taken = height === 0 ? 0 : height + CAVEATS_GAP;
  const whole = {...content, height: bottom - content.y};
  const regions =
    sides === undefined || only?.type !== "columns"
      ? [{items, box: {...whole, height: whole.height - taken}}]
      : sides.map((side, i) => ({
          items: only.columns[i]!,
          box: {...side, height: Math.min(bottom - side.y, given ? side.height : Infinity) - taken}
        }));
  const fits = regions.every(({items: own, box}) => neededHeight(own, box.width, SMALLEST_TEXT) <= box.height);
  return {regions, caveats: {x: content.x, y: bottom - height, width: content.width, height}, size, fits};
}

/** The drawings that the pictures of a plan are made of. */
export function drawingsIn({placed}: SlidePlan): readonly Drawing[] {
  return placed.flatMap(({item, box}) =>
    item.type === "chart" && item.chart.native === null ? (drawingFor(item.chart, box) ?? []) : []
  );
}

/** Layouts with two sides get two columns, unless the author has made columns or there is nothing for one of them. */
function layoutItems(
  {layout}: Pick<CompiledSlide, "layout">,
  items: readonly Item[],
  deck: CompiledDeck,
  isSpread: boolean
): readonly Item[] {
  const [figures, words] = [items.filter(isFigure), items.filter((item) => !isFigure(item))];
  if (items.some(({type}) => type === "columns")) return items;
  if (
    layout === "sources" &&
    figures.length === 0 &&
    !words.some((item) => item.type === "text" && item.paragraphs.some(({marker}) => marker !== "none"))
  ) {
    const listed = deck.sources.map((source): Paragraph => ({
      ...paragraph(sourceInline(source)),
      level: 1,
      marker: "bullet"
    }));
    const rows = isSpread && words.length === 0 ? spreadRows(listed, 28) : undefined;
    return [...words, {type: "text", paragraphs: rows ?? listed, isSpread: rows !== undefined}];
  }
  const share = BESIDE[layout];
  if (share !== undefined && figures.length > 0 && words.length > 0)
    return [{type: "columns", share, columns: layout === "figure-left" ? [figures, words] : [words, figures]}];
  if (layout === "comparison" && figures.length === 2)
    return [{type: "columns", share: 0.5, columns: figures.map((figure) => [figure])}, ...words];
  return items;
}

function titleSizeFor(text: string, box: Box, size: number): number | undefined {
  const fits = [size, size * 0.9, size * 0.8, size * 0.7, size * 0.6].find(
    (one) => one >= 26 && estimateLines(text, one * 1.04, box.width) * one * 1.2 <= box.height
  );
  return fits === size ? undefined : Math.round(fits ?? 26);
}

/** Letters of titles in PowerPoint are wider than ours by at most this. */
const TITLE_LETTERS = 1.15;

/**
 * Pixels by which a title's lines can be shorter than its box without being more; whole ones, and none for one line or
 * where its author breaks lines.
 */
function balancedInset(title: readonly ShownInline[], size: number, width: number): number {
  const text = plainText(title, (number) => number.text);
  const lines = (room: number): number =>
    estimateLines(text, size, room, (part, letters) => textWidth(part, letters, {bold: true}) * TITLE_LETTERS);
  const all = lines(width);
  if (all === 1 || title.some(({type}) => type === "break")) return 0;
  let [narrow, wide] = [Math.floor(width / all / 2), width];
  while (wide - narrow > 1) {
    const middle = Math.floor((narrow + wide) / 2);
    if (lines(middle) === all) wide = middle;
    else narrow = middle;
  }
  return width - wide;
}

/** What is said at the foot of a slide as on stage: open points, caveats in short, and its footnotes below. */
function caveatParagraphs(
  {footnotes = []}: Pick<CompiledSlide, "footnotes">,
  {openPoints, caveats, rest}: SlideFoot
): readonly Paragraph[] {
  const small = (inline: readonly ShownInline[]): Paragraph => ({role: "small", marker: "none", level: 0, inline});
  const said = [
    ...openPoints.map(openPointInline),
    ...caveats,
    ...(rest === "" ? [] : [[{type: "text" as const, text: rest}]])
  ];
  return [...(said.length === 0 ? [] : [small(joined(said, " · "))]), ...footnotes.map(small)];
}

/** Several texts as one, with a sign between them. */
const joined = (parts: readonly (readonly ShownInline[])[], sign: string): readonly ShownInline[] =>
  parts.flatMap((part, i) => [...(i > 0 ? [{type: "text" as const, text: sign}] : []), ...part]);

/** An open point in words, with a link to its register. */
export function openPointInline({label, path}: OpenPoint): readonly ShownInline[] {
  return [
    {type: "link", href: path, children: [{type: "strong", children: [{type: "text", text: "Open point"}]}]},
    {type: "text", text: `: ${label}`}
  ];
}

/**
 * The author's text at the lower edge, then the sources of the numbers; on the last slide also which edition of the
 * deck it is.
 */
function footInline(
  {footer = [], sources, number}: Pick<CompiledSlide, "footer" | "sources" | "number">,
  {sources: named}: SlideFoot,
  deck: CompiledDeck
): readonly ShownInline[] {
  const edition = number === deck.slides.length ? [{type: "text" as const, text: editionLine(deck)}] : [];
  const documents = sources.map((source) =>
    sourceInline({...source, label: named === "short" ? (source.short ?? source.document) : source.document})
  );
  const label = {type: "text" as const, text: sources.length > 1 ? "Sources: " : "Source: "};
  return joined(
    [footer, ...(documents.length === 0 ? [] : [[label, ...joined(documents, "; ")]]), edition].filter(
      (part) => part.length > 0
    ),
    " · "
  );
}

/** The line at the foot of a slide with its place: a host's where it fits there, else as wide and high as it needs. */
export function footOf(inline: readonly ShownInline[], width: number, {host, foot}: Room): Foot {
  const text = `${plainText(inline, ({text: shown}) => shown)} · Evidence`;
  if (host && foot) {
    const height = (wide: number): number => estimateLines(text, foot.size, wide - 20) * foot.size * 1.2;
    if (inline.length === 0 || height(foot.box.width) <= foot.box.height)
      return {inline, box: foot.box, placeholder: foot.placeholder, inherits: true};
    const high = Math.max(foot.box.height, height(foot.wide.width) + 4);
    const box = {...foot.wide, y: foot.box.y + foot.box.height - high, height: high};
    return {inline, box, placeholder: foot.placeholder, inherits: false};
  }
  const wide = width - 2 * MARGIN - FOOT.numberWidth;
  const lines = estimateLines(text, SMALLEST_TEXT, wide);
  const height = Math.max(1, lines) * SMALLEST_TEXT * 1.2 + 4;
  const placeholder = host ? undefined : ({type: "ftr", idx: PLACEHOLDERS.source} as const);
  return {inline, box: {x: MARGIN, y: FOOT.bottom - height, width: wide, height}, placeholder, inherits: false};
}
