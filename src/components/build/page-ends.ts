/** Where the pages of a laid out text stand: each one `pitch` pixels right of the one before, `height` pixels high. */
export interface PageBoxes {
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
}

/** What was found of the pages of a text. */
export interface PageEnds {
  readonly pages: number;
  /** The last words of each page. */
  readonly ends: readonly string[];
  /** Lines for which there is room below the text of the last page. */
  readonly room: number;
  /** What is kept together and stands on the next page, by the page that therefore ends early. */
  readonly pushed: readonly {readonly page: number; readonly lines: number; readonly block: number}[];
  /** Blocks that no page can hold. */
  readonly overflows: readonly {readonly block: number; readonly message: string}[];
}

/** Lines that a page may end early without a word: a paragraph keeps that many at its ends. */
const FEW = 3;
/** Whose texts are words apart. */
const BLOCKS = "p, li, td, th, h1, h2, h3, h4, pre";
/** How much of a page's last text is told. */
const WORDS = 6;
/** Pixels in a millimetre. */
export const MM = 96 / 25.4;

/**
 * Measures the pages of a text in columns as high as a page; `blocks` are the elements of its blocks, undefined for
 * what isn't drawn.
 */
export function measurePages(
  main: HTMLElement,
  blocks: readonly (Element | undefined)[],
  {pitch, width, height}: PageBoxes
): PageEnds {
  const {left, top} = main.getBoundingClientRect();
  const view = main.ownerDocument.defaultView!;
  const body = main.querySelector(".tm-briefing-body");
  const style = view.getComputedStyle(body ?? main);
  const columns = Number(style.columnCount) || 1;
  const line = parseFloat(style.lineHeight) || 16;
  const pageOf = (box: DOMRect): number => Math.max(0, Math.floor((box.left - left + 0.5) / pitch));
  const columnOf = (box: DOMRect): number =>
    Math.floor((box.left - left + 0.5 - pageOf(box) * pitch) / (width / columns));

  const texts: string[] = [];
  let before: Element | null = null;
  const bottoms: number[] = [];
  const lasts: number[] = [];
  const note = (box: DOMRect): void => {
    const page = pageOf(box);
    bottoms[page] = Math.max(bottoms[page] ?? 0, box.bottom - top);
    if (columnOf(box) >= columns - 1 || box.width > width / columns)
      lasts[page] = Math.max(lasts[page] ?? 0, box.bottom - top);
  };
  for (const [text, boxes] of textBoxes(main)) {
    const shown = boxes.filter((box) => box.width > 0);
    for (const box of shown) note(box);
    if (text.parentElement!.closest("svg, .tm-note-mark, .tm-footnote-mark")) continue;
    const pages = new Set(shown.map(pageOf));
    const block = text.parentElement!.closest(BLOCKS);
    const apart = block === before ? "" : " ";
    before = block;
    for (const [words, page] of pages.size > 1 ? wordsByPage(text, pageOf) : [...pages].map(pairWith(text)))
      texts[page] = `${texts[page] ?? ""}${apart}${words}`.slice(-400);
  }
  for (const picture of main.querySelectorAll("svg, img")) for (const box of picture.getClientRects()) note(box);

  const pages = Math.max(1, bottoms.length);
  const starts = blocks.map((block) => block && pageOf(block.getClientRects()[0] ?? main.getBoundingClientRect()));
  const pushed = Array.from({length: pages - 1}, (_, page) => {
    const lines = Math.floor((height - (lasts[page] ?? bottoms[page] ?? 0)) / line);
    return {page, lines, block: starts.findIndex((start) => start === page + 1)};
  }).filter(({lines, block}) => lines >= FEW && isKept(blocks[block], view));
  const overflows = blocks.flatMap((element, block) => {
    const message = element && overflowOf(element, {width, height, view});
    return message === undefined ? [] : [{block, message}];
  });
  return {
    pages,
    ends: Array.from({length: pages}, (_, page) => lastWords(texts[page] ?? "")),
    room: Math.max(0, Math.floor((height - (bottoms[pages - 1] ?? 0)) / line)) * columns,
    pushed,
    overflows
  };
}

/** The page, from 1, on which an element of a text in columns begins. */
export function pageOf(main: HTMLElement, element: Element, {pitch}: Pick<PageBoxes, "pitch">): number {
  const box = element.getClientRects()[0] ?? main.getBoundingClientRect();
  return Math.max(0, Math.floor((box.left - main.getBoundingClientRect().left + 0.5) / pitch)) + 1;
}

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** How many pages there are and how much room is left, in words. */
export function pagesInWords({pages, room}: Pick<PageEnds, "pages" | "room">): string {
  const left =
    room === 0
      ? "the last is full"
      : `room for ${room === 1 ? "one line" : `${room} lines`} more${pages === 1 ? "" : " on the last"}`;
  return `${NUMBERS[pages] ?? pages} ${pages === 1 ? "page" : "pages"}, ${pages === 1 && room === 0 ? "which is full" : left}.`;
}

const pairWith =
  (text: Text) =>
  (page: number): readonly [string, number] => [text.data, page];

const lastWords = (text: string): string => text.trim().split(/\s+/).slice(-WORDS).join(" ");

/** The texts of an element with the boxes of their lines. */
function* textBoxes(main: HTMLElement): Generator<readonly [Text, readonly DOMRect[]]> {
  const {ownerDocument: document} = main;
  const range = document.createRange();
  const {NodeFilter} = document.defaultView as Window & typeof globalThis;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    range.selectNodeContents(text);
    yield [text, [...range.getClientRects()]];
  }
}

/** The words of a text that stands on several pages, each with its page. */
function* wordsByPage(text: Text, pageOf: (box: DOMRect) => number): Generator<readonly [string, number]> {
  const range = text.ownerDocument.createRange();
  for (const {index, 0: word} of text.data.matchAll(/\s*\S+/g)) {
    range.setStart(text, index + word.length - word.trimStart().length);
    range.setEnd(text, index + word.length);
    const [box] = range.getClientRects();
    if (box) yield [word, pageOf(box)];
  }
}

const isKept = (element: Element | undefined, view: Window): boolean =>
  element !== undefined &&
  (view.getComputedStyle(element).breakInside === "avoid" || view.getComputedStyle(element).breakAfter === "avoid");

/** Why no page can hold a block; undefined where one can. */
function overflowOf(
  block: Element,
  {width, height, view}: {readonly width: number; readonly height: number; readonly view: Window}
): string | undefined {
  const isAcross = view.getComputedStyle(block).columnSpan === "all";
  const room = isAcross ? width : (block.parentElement!.getClientRects()[0]?.width ?? width);
  const parts = [block, ...block.querySelectorAll("table, tr, pre, img, figure")];
  const over = Math.max(...parts.flatMap((part) => [...part.getClientRects()].map((box) => box.width - room)));
  if (over > 1)
    return `wider than its column by ${Math.ceil(over / MM)} mm in print; shorten its words, or take columns away`;
  const isCut = parts.some((part) => {
    const boxes = part.getClientRects();
    const isWhole = view.getComputedStyle(part).breakInside === "avoid";
    return (isWhole && boxes.length > 1) || (boxes[0]?.height ?? 0) > height + 1;
  });
  return isCut ? "higher than a page and cut in print; shorten it, or make it several" : undefined;
}
