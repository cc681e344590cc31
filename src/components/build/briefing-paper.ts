import {elementMaker} from "../../core/element.js";
import {blockElements} from "../../views/briefing-view.js";
import {closestTo} from "../announce.js";
import type {ShownPlace} from "./block-in-place.js";
import {MM} from "./page-ends.js";
import type {PageBoxes} from "./page-ends.js";

/** Sheets of paper in millimetres. */
export const PAPERS = {a4: [210, 297], letter: [215.9, 279.4]} as const;
export type PaperSize = keyof typeof PAPERS;

/** Milliseconds after the last change at which the pages are measured, so that no keystroke waits for it. */
const MEASURE_MS = 150;
/** Smaller than so, a text is shown to be looked at, and edited elsewhere. */
const READABLE = 0.7;
/** Pixels between two sheets. */
const APART = 24;

/** What a paper tells of. */
export interface PaperListener {
  /** A block was clicked, by its place among those that are shown. */
  readonly chosen: (block: number) => void;
  /** What is shown has been laid out, and no other has come since. */
  readonly laid: (main: HTMLElement, pages: PageBoxes) => number;
}

/**
 * A briefing as it will print, on sheets beside each other. It stands in a frame of its own, where the style of the
 * site's print holds on screen, in columns that are as high as a page: a browser breaks both by the same rules.
 */
export class BriefingPaper {
  readonly element: HTMLElement;
  readonly #frame: HTMLIFrameElement;
  readonly #sizer: HTMLElement;
  readonly #main: HTMLElement;
  readonly #sheets: HTMLElement;
  #size: PaperSize = "a4";
  #isLandscape = false;
  #margins: readonly [top: number, right: number, bottom: number, left: number] = [0, 0, 0, 0];
  #blocks: readonly Element[] = [];
  #current = -1;
  #pages = 1;
  #foot = "";
  #isReady = false;
  #timer: number | undefined;

  constructor(
    private readonly document: Document,
    private readonly listener: PaperListener
  ) {
    const make = elementMaker(document);
    this.#main = make("main", {class: "tm-print"});
    this.#sheets = make("div", {"aria-hidden": "true"});
    this.#frame = make("iframe", {title: "Pages as they will print", tabindex: "-1"});
    // Until it is laid out there is nothing to be seen, nor to be clicked.
    this.#frame.style.visibility = "hidden";
    this.#sizer = make("div", {class: "tm-paper-size"}, this.#frame);
    this.element = make(
      "div",
      {class: "tm-build-paper tm-build-stage", tabindex: "0", role: "group", "aria-label": "Sheets"},
      this.#sizer
    );
    this.#frame.addEventListener("load", () => void this.#setUp());
    document.defaultView!.addEventListener("resize", () => this.#scale());
  }

  /** Shows a briefing's element, and what stands at the foot of each sheet. What is as it was stays. */
  show(article: HTMLElement, foot: string): void {
    this.#isLandscape = article.hasAttribute("data-sheet");
    this.#foot = foot;
    for (const link of article.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
    for (const block of this.#blocks) block.removeAttribute("data-current");
    const old = this.#main.firstElementChild;
    if (old) replaceChanged(old, article);
    else this.#main.append(article);
    this.#blocks = blockElements(this.#main.firstElementChild!);
    this.#mark();
    this.#lay();
  }

  get size(): PaperSize {
    return this.#size;
  }

  set size(size: PaperSize) {
    this.#size = size;
    this.#lay();
  }

  /** Marks a block, and has its page in sight if it is another than before. */
  mark(current: number): void {
    const isOther = current !== this.#current;
    this.#current = current;
    this.#mark();
    if (isOther) this.#reveal();
  }

  /** Where the marked block is seen; undefined while nothing is laid out, and where it is too small to be edited. */
  get place(): ShownPlace | undefined {
    const element = this.#blocks[this.#current];
    const box = element?.getClientRects()[0];
    if (!element || !box || !this.#isReady || this.#zoom < READABLE) return undefined;
    const [zoom, {element: stage}] = [this.#zoom, this];
    const at = (inside: number, scrolled: number): number => inside * zoom - scrolled;
    return {
      stage,
      element,
      left: at(box.left, stage.scrollLeft),
      top: at(box.top, stage.scrollTop),
      width: box.width * zoom,
      height: box.height * zoom,
      zoom
    };
  }

  #mark(): void {
    for (const [i, block] of this.#blocks.entries()) block.toggleAttribute("data-current", i === this.#current);
  }

  #reveal(): void {
    const box = this.#blocks[this.#current]?.getClientRects()[0];
    if (!box || !this.#isReady) return;
    const page = Math.floor(box.left / this.#boxes.pitch);
    this.element.scrollLeft = page * this.#boxes.pitch * this.#zoom;
  }

  /** Takes the site's style over into the frame, with what is said for print holding there. */
  async #setUp(): Promise<void> {
    const inside = this.#frame.contentDocument!;
    const make = elementMaker(inside);
    this.#isReady = false;
    inside.documentElement.lang = this.document.documentElement.lang;
    const sheets = [...this.document.querySelectorAll<HTMLElement>("link[rel=stylesheet], head > style")].map((one) => {
      const copy = inside.importNode(one, true);
      if (one instanceof (this.document.defaultView as Window & typeof globalThis).HTMLLinkElement)
        copy.setAttribute("href", one.href);
      return copy;
    });
    const loaded = sheets
      .filter(({localName}) => localName === "link")
      .map((link) => new Promise((done) => ["load", "error"].forEach((name) => link.addEventListener(name, done))));
    inside.head.replaceChildren(...sheets);
    await Promise.all(loaded);
    const rules = [...inside.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    printOnScreen(rules);
    this.#margins = marginsOf(rules);
    inside.head.append(make("style", {}, OWN_STYLE));
    inside.body.className = "tm-printed-page";
    inside.body.replaceChildren(this.#sheets, this.#main);
    inside.addEventListener("click", (event) => {
      if (closestTo(event.target, "a")) event.preventDefault();
      const block = this.#blocks.findIndex((one) => one.contains(event.target as Node));
      if (block >= 0) this.listener.chosen(block);
    });
    // Without fonts, as in a program that reads pages and shows none, nothing is laid out.
    if (!("fonts" in inside)) return;
    await inside.fonts.ready;
    inside.fonts.addEventListener("loadingdone", () => this.#measureSoon());
    this.#isReady = true;
    this.#lay();
  }

  get #boxes(): PageBoxes {
    const [short, long] = PAPERS[this.#size];
    const [width, height] = this.#isLandscape ? [long, short] : [short, long];
    const [top, right, bottom, left] = this.#margins;
    return {pitch: width * MM + APART, width: (width - left - right) * MM, height: (height - top - bottom) * MM};
  }

  #lay(): void {
    if (!this.#isReady) return;
    const [top, right, , left] = this.#margins;
    const {width, height} = this.#boxes;
    Object.assign(this.#main.style, {
      top: `${top}mm`,
      left: `${left}mm`,
      width: `${width}px`,
      height: `${height}px`,
      columnGap: `${(left + right) * MM + APART}px`
    });
    this.#measureSoon();
  }

  #measureSoon(): void {
    const view = this.document.defaultView!;
    view.clearTimeout(this.#timer);
    this.#timer = view.setTimeout(() => {
      if (!this.#isReady || !this.#main.firstChild) return;
      this.#pages = this.listener.laid(this.#main, this.#boxes);
      this.#showSheets();
      this.#scale();
    }, MEASURE_MS);
  }

  #showSheets(): void {
    const make = elementMaker(this.document);
    const [, right, bottom, left] = this.#margins;
    const {pitch} = this.#boxes;
    const sheets = Array.from({length: this.#pages}, (_, i) => {
      const foot = make("p", {}, make("span", {}, this.#foot), make("span", {}, String(i + 1)));
      Object.assign(foot.style, {left: `${left}mm`, right: `${right}mm`, height: `${bottom}mm`});
      const sheet = make("div", {class: "tm-paper-sheet"}, foot);
      Object.assign(sheet.style, {
        left: `${i * pitch}px`,
        width: `${pitch - APART}px`,
        height: `${this.#sheetHeight}px`
      });
      return sheet;
    });
    this.#sheets.replaceChildren(...sheets);
  }

  get #sheetHeight(): number {
    const [top, , bottom] = this.#margins;
    return this.#boxes.height + (top + bottom) * MM;
  }

  get #zoom(): number {
    return Math.min(1, this.element.clientWidth / (this.#boxes.pitch - APART));
  }

  /** Shows a sheet as wide as there is room for; the text is laid out at its own size. */
  #scale(): void {
    if (!this.#isReady) return;
    const zoom = this.#zoom;
    const width = this.#pages * this.#boxes.pitch - APART;
    Object.assign(this.#frame.style, {
      width: `${width}px`,
      height: `${this.#sheetHeight}px`,
      transform: `scale(${zoom})`,
      visibility: "visible"
    });
    Object.assign(this.#sizer.style, {width: `${width * zoom}px`, height: `${this.#sheetHeight * zoom}px`});
    const ground = this.document.defaultView!.getComputedStyle(this.element).backgroundColor;
    this.#frame.contentDocument!.documentElement.style.background = ground;
  }
}

/** Puts what has changed of an element in the place of what was there. */
function replaceChanged(old: Element, now: Element): void {
  if (old.isEqualNode(now)) return;
  const [was, is] = [[...old.children], [...now.children]];
  const holdsElementsAlone = [old, now].every(({childNodes, children}) => childNodes.length === children.length);
  const isAlike = was.length > 0 && was.length === is.length && old.cloneNode().isEqualNode(now.cloneNode());
  if (holdsElementsAlone && isAlike) was.forEach((child, i) => replaceChanged(child, is[i]!));
  else old.replaceWith(now);
}

/** Has rules for print hold on screen, in their places, and those for screens alone nowhere. */
function printOnScreen(rules: Iterable<CSSRule>): void {
  for (const rule of rules) {
    if ("media" in rule) {
      const media = rule.media as MediaList;
      if (media.mediaText === "print") media.mediaText = "all";
      else if (/\bscreen\b/.test(media.mediaText)) media.mediaText = "not all";
    }
    if ("cssRules" in rule) printOnScreen(rule.cssRules as CSSRuleList);
  }
}

const SIDES = ["margin-top", "margin-right", "margin-bottom", "margin-left"] as const;

/** The margins of a briefing's pages in millimetres, as the style says for print. */
function marginsOf(rules: readonly CSSRule[]): [number, number, number, number] {
  const inner = rules.flatMap((rule) => ("cssRules" in rule ? [...(rule.cssRules as CSSRuleList)] : []));
  const page = [...rules, ...inner].find(
    (rule): rule is CSSPageRule => (rule as Partial<CSSPageRule>).selectorText === "briefing" && "style" in rule
  );
  return SIDES.map((side) => parseFloat(page?.style.getPropertyValue(side) ?? "") || 0) as [
    number,
    number,
    number,
    number
  ];
}

/** What browsers say of print by themselves, and the sheets. */
const OWN_STYLE = `
thead, tfoot { break-inside: avoid; }
:root { color-scheme: light; text-rendering: geometricPrecision; }
html, body, .tm-print { display: block; max-width: none; margin: 0; padding: 0; overflow: hidden; }
body { background: none; }
.tm-print { position: absolute; z-index: 1; overflow: visible; columns: auto 1; column-fill: auto; }
.tm-print > .tm-briefing [data-current] { outline: 2px solid var(--tm-accent); outline-offset: 2px; }
.tm-print > .tm-briefing { cursor: pointer; }
.tm-paper-sheet { position: absolute; top: 0; background: var(--tm-ground); border: 1px solid var(--tm-rule); }
.tm-paper-sheet > p { position: absolute; bottom: 0; display: flex; align-items: center; justify-content: space-between; margin: 0; font: 7.5pt var(--tm-sans); color: var(--tm-muted); }
`;
