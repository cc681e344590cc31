import {elementMaker} from "../../core/element.js";
import type {CompiledDeck, CompiledSlide} from "../../core/deck/compiled.js";
import type {WrittenSlide} from "../../core/deck/deck.js";
import {blockPlaces, writtenPlaces} from "../../core/editing/block-places.js";
import type {BlockPlace} from "../../core/editing/block-places.js";
import type {SlideContext} from "../../views/shown-blocks.js";
import {slideElement} from "../../views/slide-view.js";
import {closestTo} from "../announce.js";
import {followLook} from "./follow-look.js";
import {enterNumber} from "./insert-number.js";
import {markdownField, tied} from "./text-field.js";
import type {TextField} from "./text-field.js";
import type {TieSetting} from "./tie-list.js";

/** A slide as it was drawn. */
export interface DrawnSlide {
  readonly slide: CompiledSlide;
  readonly deck: CompiledDeck;
}

/** What a drawn slide is known by, wherever it stands in its deck. */
export const keyOf = ({slide: {line: _line, ...slide}, deck: {lang, width, height, theme}}: DrawnSlide): string =>
  JSON.stringify([slide, lang, width, height, theme]);

/** A slide as a small picture: ids stay with the slide that is shown large. */
export function smallSlide({slide, deck}: DrawnSlide, context: SlideContext): HTMLElement {
  const element = slideElement(slide, deck, context);
  for (const one of [element, ...element.querySelectorAll("[id], [aria-labelledby], [for]")])
    for (const name of ["id", "aria-labelledby", "for"]) one.removeAttribute(name);
  return element;
}

/** A part of a slide that can be chosen: its headline, or a block of it. */
export type SlidePart = {readonly type: "headline"} | BlockPlace;

/** What a stage tells of. */
export interface StageListener {
  /** Another part is chosen, or none. */
  readonly chosen: () => void;
  readonly headline: (text: string) => void;
  /** Writes a block on its lines; gives by how many lines the deck has grown, undefined if that was refused. */
  readonly block: (lines: readonly [number, number], text: string) => number | undefined;
}

/** Blocks that are set by fields, not by their text. */
const SET: readonly SlidePart["type"][] = ["chart", "image"];

const HEADLINE = {type: "headline"} as const;

/**
 * The current slide as it will be shown. A click on a part of it, or Enter where one has the focus, puts a field over
 * that part which holds its Markdown in the slide's own type. Escape takes back what was typed; leaving the field, or
 * Ctrl and Enter, keeps it.
 */
export class SlideStage {
  readonly element: HTMLElement;
  readonly field: TextField;
  readonly #place: HTMLElement;
  #slide: WrittenSlide | undefined;
  #elements = new Map<HTMLElement, SlidePart>();
  #chosen: SlidePart | undefined;
  #edited: SlidePart | undefined;
  #first = "";
  #isTyping = false;

  constructor(
    private readonly document: Document,
    private readonly context: SlideContext,
    private readonly listener: StageListener,
    tying: TieSetting
  ) {
    const make = elementMaker(document);
    this.#place = make("div", {});
    this.field = tied(
      markdownField(document, "Text of this part", (text) => this.#typed(text)),
      tying
    );
    this.field.element.classList.add("tm-build-in-place");
    this.field.element.hidden = true;
    this.field.input.setAttribute("rows", "1");
    this.element = make("div", {class: "tm-build-stage", tabindex: "-1"}, this.#place, this.field.element);
    this.#bind();
  }

  /** The part that is chosen, for what is set of it elsewhere. */
  get chosen(): SlidePart | undefined {
    return this.#chosen;
  }

  /** The text of the chosen block, with the line ends of a field; undefined where none is chosen. */
  get chosenText(): string | undefined {
    if (!this.#chosen || this.#chosen.type === "headline") return undefined;
    return this.#textOf(this.#chosen).replace(/\r\n?/g, "\n");
  }

  /** Writes another text in the place of the chosen block. */
  rewrite(text: string): void {
    const part = this.#chosen;
    if (!part || part.type === "headline") return;
    const [first] = part.lines;
    this.#chosen = {...part, lines: [first, first + text.split("\n").length - 1]};
    if (this.listener.block(part.lines, text) === undefined) this.#chosen = part;
  }

  /** Puts a block below the chosen one, or by `append` below all, and chooses it. */
  insert(text: string, append: () => boolean): void {
    const {chosen} = this;
    this.leave();
    const before = writtenPlaces(this.#slide!).length;
    const isBelow =
      chosen !== undefined && chosen.type !== "headline" && this.chosenText !== undefined && this.chosenText !== "";
    if (isBelow) {
      const written = this.#textOf(chosen).replace(/\r\n?/g, "\n");
      if (this.listener.block(chosen.lines, `${written}\n\n${text}`) === undefined) return;
    } else if (!append()) return;
    const places = writtenPlaces(this.#slide!);
    const above = isBelow ? places.findIndex(({lines}) => lines[0] === chosen.lines[0]) : before - 1;
    const put = places[above + 1];
    if (!put) return;
    this.#chosen = put;
    if (!SET.includes(put.type)) this.#edit(put);
    this.#mark();
    this.listener.chosen();
  }

  /** Shows a slide, or in place of its drawing what is said. */
  show(slide: WrittenSlide, drawn: DrawnSlide | undefined, instead: string): void {
    if (slide.index !== this.#slide?.index) {
      this.#close();
      this.#chosen = undefined;
    }
    this.#slide = slide;
    const focused = this.#partOf(this.document.activeElement);
    this.#elements = new Map();
    this.#place.replaceChildren(
      drawn ? this.#drawing(slide, drawn) : elementMaker(this.document)("p", {class: "tm-build-wait"}, instead)
    );
    for (const [element, part] of this.#elements) {
      element.tabIndex = 0;
      element.dataset.part = part.type;
      element.setAttribute(
        "aria-description",
        `Enter ${SET.includes(part.type) ? "chooses" : "edits"} it${part.type === "headline" ? "" : ", Delete takes it away"}`
      );
    }
    if (focused) this.#elementOf(focused)?.focus({preventScroll: true});
    if (this.#edited && !this.#isTyping) this.#follow(slide);
    else if (!this.#edited) this.#chosen = this.#known(slide);
    this.#mark();
    this.#lay();
  }

  /** Shows the slide at so many percent of its room. */
  zoom(percent: string): void {
    this.#place.style.width = `${percent}%`;
    this.element.toggleAttribute("data-zoomed", percent !== "100");
    this.#lay();
  }

  /** Empties the stage while the slide is shown elsewhere. */
  clear(): void {
    this.leave();
    this.#place.replaceChildren();
  }

  /** Edits the headline; with `select`, what stands there is replaced by typing. */
  editHeadline({select = false} = {}): void {
    this.#edit(HEADLINE);
    if (select) this.field.select();
  }

  /** Chooses the part that holds a line, of a type if one is asked for, and edits it where it has a text. */
  choose(line: number, type?: SlidePart["type"]): void {
    const part = writtenPlaces(this.#slide!).find(
      ({lines: [first, last], type: own}) => first <= line && line <= last && (type ?? own) === own
    );
    this.#enter(part ?? HEADLINE);
  }

  /** Selects a number in the field, as it is written there, and offers what it could be tied to. */
  seek(number: string): void {
    const {input} = this.field;
    const at = input.value.indexOf(number);
    if (!this.#edited || at < 0) return;
    input.setSelectionRange(at + number.length, at + number.length);
    input.dispatchEvent(new (this.document.defaultView as Window & typeof globalThis).Event("input", {bubbles: true}));
  }

  /** Edits the chosen part, or the last that has a text, unless one is edited. */
  editSome(): void {
    if (this.#edited) return;
    const parts = [...this.#elements.values()].filter(({type}) => !SET.includes(type));
    this.#edit(parts.find((part) => isSame(part, this.#chosen)) ?? parts.at(-1) ?? HEADLINE);
  }

  /** Leaves the field and keeps what was typed. */
  leave(): void {
    const edited = this.#edited;
    const isEmpty = this.field.input.value.trim() === "";
    this.#close();
    if (edited && edited.type !== "headline" && isEmpty) this.listener.block(edited.lines, "");
  }

  #drawing(slide: WrittenSlide, {slide: compiled, deck}: DrawnSlide): HTMLElement {
    const places = blockPlaces(slide, compiled.blocks);
    const element = slideElement(compiled, deck, {
      ...this.context,
      placed: (block, shown) => {
        const place = places.get(block);
        if (place) this.#elements.set(shown, place);
      }
    });
    const title = element.querySelector<HTMLElement>(".tm-slide-title");
    if (title) this.#elements = new Map([[title, HEADLINE], ...this.#elements]);
    return element;
  }

  #bind(): void {
    this.#place.addEventListener("click", (event) => {
      const part = this.#partOf(event.target as Element);
      const number = closestTo(event.target, "[data-trace]")?.getAttribute("data-trace");
      // A link of a slide that is edited leads nowhere, and a number doesn't open its trace.
      if (closestTo(event.target, "a")) {
        event.preventDefault();
        event.stopPropagation();
      }
      if (!part) return;
      this.#enter(part);
      if (typeof number === "string") enterNumber(this.field.input, number);
    });
    this.#place.addEventListener("keydown", (event) => {
      const part = this.#elements.get(event.target as HTMLElement);
      if (part && part.type !== "headline" && event.key === "Delete") {
        event.preventDefault();
        this.#chosen = undefined;
        this.listener.block(part.lines, "");
        this.element.focus({preventScroll: true});
        return;
      }
      if (!part || event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.#enter(part);
    });
    followLook(this.document.defaultView!, () => this.#lay());
    const {input} = this.field;
    (input as HTMLElement).addEventListener("keydown", (event) => {
      const leaves = event.key === "Enter" && (event.ctrlKey || event.metaKey || this.#edited?.type === "headline");
      if (event.key !== "Escape" && !leaves) return;
      event.preventDefault();
      event.stopPropagation();
      const edited = this.#edited;
      if (event.key === "Escape") this.#takeBack();
      this.leave();
      if (edited) (this.#elementOf(edited) ?? this.element).focus({preventScroll: true});
    });
    (input as HTMLElement).addEventListener("blur", (event) => {
      // What a button of the bar does is done in the field, and a window that is left is come back to.
      if (closestTo(event.relatedTarget, ".tm-build-bar, dialog") || !this.document.hasFocus()) return;
      this.leave();
    });
  }

  #enter(part: SlidePart): void {
    this.#chosen = part;
    if (SET.includes(part.type)) this.leave();
    else this.#edit(part);
    this.#mark();
    this.listener.chosen();
  }

  #edit(part: SlidePart): void {
    if (!this.#slide || (this.#edited && isSame(part, this.#edited))) return;
    this.leave();
    this.#edited = this.#chosen = part;
    this.#first = this.#textOf(part);
    const {element, input} = this.field;
    element.querySelector("label")!.textContent = part.type === "headline" ? "Headline" : "Text of this part";
    input.value = this.#first.replace(/\r\n?/g, "\n");
    element.hidden = false;
    this.#lay();
    this.field.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }

  #close(): void {
    this.#edited = undefined;
    this.field.element.hidden = true;
  }

  #typed(text: string): void {
    const edited = this.#edited;
    if (!edited) return;
    this.#isTyping = true;
    if (edited.type === "headline") this.listener.headline(text);
    else if (text.trim() !== "") this.#grow(edited, this.listener.block(edited.lines, text));
    this.#isTyping = false;
    this.#lay();
  }

  #takeBack(): void {
    const edited = this.#edited;
    if (!edited || this.field.input.value === this.#first.replace(/\r\n?/g, "\n")) return;
    this.field.input.value = this.#first;
    this.#isTyping = true;
    if (edited.type === "headline") this.listener.headline(this.#first);
    else this.listener.block(edited.lines, this.#first);
    this.#isTyping = false;
  }

  #grow(edited: BlockPlace, by: number | undefined): void {
    if (by === undefined) return;
    const [first, last] = edited.lines;
    this.#edited = this.#chosen = {...edited, lines: [first, last + by]};
  }

  /** Shows in the field what has become of its part elsewhere, as by undoing. */
  #follow(slide: WrittenSlide): void {
    const edited = this.#edited!;
    if (edited.type !== "headline" && this.#textOf(edited).trim() !== this.field.input.value.trim()) {
      const [first] = edited.lines;
      const found = writtenPlaces(slide).find(({lines}) => lines[0] === first);
      if (!found) {
        this.#close();
        return;
      }
      this.#edited = this.#chosen = found;
    }
    this.field.show(this.#textOf(this.#edited!));
  }

  /** The chosen part as it is written now; undefined if nothing of its kind starts on its line any more. */
  #known(slide: WrittenSlide): SlidePart | undefined {
    const part = this.#chosen;
    if (part === undefined || part.type === "headline") return part;
    return writtenPlaces(slide).find((one) => isSame(one, part));
  }

  #textOf(part: SlidePart): string {
    const {tokens, manuscript} = this.#slide!;
    if (part.type === "headline") {
      const at = tokens.findIndex(({type, level}) => type === "heading_open" && level === 0);
      return at < 0 ? "" : (tokens[at + 1]?.content ?? "");
    }
    const {lines, text} = manuscript;
    const [first, last] = part.lines;
    return first > lines.count
      ? ""
      : text.slice(lines.start(first - 1), lines.start(Math.min(last, lines.count))).trimEnd();
  }

  #partOf(element: Element | null): SlidePart | undefined {
    for (let at = element; at && at !== this.#place; at = at.parentElement) {
      const part = this.#elements.get(at as HTMLElement);
      if (part) return part;
    }
    return undefined;
  }

  #elementOf(part: SlidePart): HTMLElement | undefined {
    return [...this.#elements].find(([, one]) => isSame(one, part))?.[0];
  }

  #mark(): void {
    for (const [element, part] of this.#elements)
      element.toggleAttribute("data-chosen", this.#chosen !== undefined && isSame(part, this.#chosen));
  }

  /** Lays the field over its part, in the part's type. */
  #lay(): void {
    const part = this.#edited;
    const shown = part && this.#elementOf(part);
    if (!shown) return;
    const {element, input} = this.field;
    const view = this.document.defaultView!;
    const [own, around] = [shown.getBoundingClientRect(), this.element.getBoundingClientRect()];
    const style = view.getComputedStyle(shown);
    Object.assign(element.style, {
      left: `${own.left - around.left + this.element.scrollLeft}px`,
      top: `${own.top - around.top + this.element.scrollTop}px`,
      width: `${own.width}px`
    });
    for (const name of ["fontFamily", "fontSize", "fontWeight", "lineHeight", "textAlign", "color"] as const)
      input.style[name] = style[name];
    input.style.backgroundColor = groundOf(shown, view);
    input.style.height = "auto";
    input.style.height = `${Math.max(own.height, input.scrollHeight)}px`;
  }
}

/** Whether two are the same part: the headline, or a block that starts on the same line. */
function isSame(a: SlidePart, b: SlidePart | undefined): boolean {
  if (a.type === "headline" || b?.type === "headline") return a.type === b?.type;
  return a.lines[0] === b?.lines[0] && SET.includes(a.type) === SET.includes(b.type);
}

/** The colour on which an element stands. */
function groundOf(element: Element, view: Window): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const {backgroundColor} = view.getComputedStyle(at);
    if (backgroundColor !== "" && backgroundColor !== "transparent" && !/,\s*0\)$/.test(backgroundColor))
      return backgroundColor;
  }
  return "Canvas";
}
