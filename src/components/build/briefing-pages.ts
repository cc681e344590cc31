import {NOTE_ANCHOR} from "../../core/briefing/annotate.js";
import {readBriefing} from "../../core/briefing/read-briefing.js";
import {briefingNotes} from "../../core/briefing/notes.js";
import type {CompiledBriefing} from "../../core/deck/compiled.js";
import {shownPlaces} from "../../core/editing/block-places.js";
import type {Problem} from "../../core/editing/drawn-document.js";
import {elementMaker} from "../../core/element.js";
import type {Manuscript} from "../../core/manuscript/manuscript.js";
import {draftMark} from "../../core/standing.js";
import {blockElements, briefingElement} from "../../views/briefing-view.js";
import type {SlideContext} from "../../views/shown-blocks.js";
import type {ShownPlace} from "./block-in-place.js";
import {BriefingPaper} from "./briefing-paper.js";
import type {PaperSize} from "./briefing-paper.js";
import {measurePages, pageOf, pagesInWords} from "./page-ends.js";
import type {PageBoxes} from "./page-ends.js";
import {selectField} from "./text-field.js";
import type {BuildField} from "./text-field.js";

/** What the pages of a briefing tell of. */
export interface PagesListener {
  /** A block was clicked, by its place in the manuscript. */
  readonly chosen: (block: number) => void;
  /** The pages have been measured. */
  readonly measured: () => void;
  /** Another size of paper was chosen. */
  readonly sized: (size: PaperSize) => void;
}

/** The pages of a briefing with what is known of them: how many there are, where each ends, and the footnotes. */
export class BriefingPages {
  readonly element: HTMLElement;
  readonly footnotes: HTMLElement;
  readonly size: BuildField;
  readonly #paper: BriefingPaper;
  readonly #words: HTMLElement;
  #manuscript: Manuscript | undefined;
  #briefing: CompiledBriefing | undefined;
  /** For each block of the manuscript its place in what is shown. */
  #places: readonly (number | undefined)[] = [];
  #current = 0;
  #problems: readonly Problem[] = [];

  constructor(
    private readonly context: SlideContext,
    private readonly label: (block: number) => string,
    private readonly listener: PagesListener
  ) {
    const {document} = context;
    const make = elementMaker(document);
    this.#paper = new BriefingPaper(document, {
      chosen: (at) => this.listener.chosen(this.#places.indexOf(at)),
      laid: (main, pages) => this.#measure(main, pages)
    });
    this.#words = make("div", {class: "tm-build-pages"}, make("p", {}, "The pages are being laid out …"));
    this.element = make("div", {}, this.#words, this.#paper.element);
    this.footnotes = make("div", {});
    this.size = selectField(
      document,
      "Paper",
      [
        ["a4", "A4"],
        ["letter", "Letter"]
      ],
      (size) => this.listener.sized(size as PaperSize)
    );
  }

  /** Shows a briefing that was drawn of a manuscript. */
  show(briefing: CompiledBriefing, manuscript: Manuscript): void {
    this.#briefing = briefing;
    const size = readBriefing(manuscript).paper ?? "a4";
    this.size.show(size);
    if (size !== this.#paper.size) this.#paper.size = size;
    this.#manuscript = manuscript;
    const article = briefingElement(briefing, {...this.context, titled: true});
    this.#places = shownPlaces(manuscript, briefing.blocks);
    const foot = [draftMark(briefing), briefing.title, briefing.date].filter((part) => part !== "").join(", ");
    this.#paper.show(article, foot);
    this.mark(this.#current);
  }

  /** Marks a block of the manuscript. */
  mark(block: number): void {
    this.#current = block;
    this.#paper.mark(this.#places[block] ?? -1);
  }

  /** Where the marked block is seen. */
  get place(): ShownPlace | undefined {
    return this.#paper.place;
  }

  /** What no page can hold. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  #measure(main: HTMLElement, boxes: PageBoxes): number {
    const ends = measurePages(main, blockElements(main.firstElementChild!), boxes);
    const make = elementMaker(this.context.document);
    const blockAt = (at: number): number => this.#places.indexOf(at);
    this.#problems = ends.overflows.map(({block, message}) => ({
      line: this.#manuscript?.blocks[blockAt(block)]?.line ?? 1,
      message: `“${this.label(blockAt(block))}” is ${message}`,
      isRefused: false
    }));
    const said = ends.ends.slice(0, -1).map((words, i) => {
      const pushed = ends.pushed.find(({page}) => page === i);
      const why =
        pushed &&
        `, ${pushed.lines} lines early: “${this.label(blockAt(pushed.block))}” is kept together and stands on page ${i + 2}`;
      return make("li", {}, `Page ${i + 1} ends with “… ${words}”${why ?? ""}`);
    });
    this.#words.replaceChildren(make("p", {}, pagesInWords(ends)), make("ul", {}, ...said));
    this.#showFootnotes(main, boxes);
    this.listener.measured();
    return ends.pages;
  }

  /** The numbered places that figures are taken from, each with its page and the traces of its figures. */
  #showFootnotes(main: HTMLElement, boxes: PageBoxes): void {
    if (!this.#briefing) return;
    const {document, href, traceHref} = this.context;
    const make = elementMaker(document);
    const items = briefingNotes(this.#briefing).list.map(({number, label, path, facts}) => {
      const shown = main.querySelector(`#${NOTE_ANCHOR}${number}`);
      const page = shown ? ` Page ${pageOf(main, shown, boxes)}.` : "";
      const traces = facts.flatMap(({id, shown: text}, i) => [
        i === 0 ? " Printed: " : ", ",
        make("a", {class: "tm-number", "data-trace": id, href: traceHref(id)}, text)
      ]);
      return make(
        "li",
        {value: String(number)},
        facts.length === 0 ? make("a", {href: href(path)}, label) : label,
        ".",
        ...traces,
        traces.length === 0 ? "" : ".",
        page
      );
    });
    this.footnotes.replaceChildren(
      items.length === 0
        ? make("p", {class: "tm-build-none"}, "None yet: each number that is tied has one.")
        : make("ol", {class: "tm-build-footnotes"}, ...items)
    );
  }
}
