import {elementMaker} from "../../core/element.js";
import {findUntied} from "../../core/prose.js";
import type {TiedInput} from "./tie-list.js";

/** Where no number is typed that could be tied: tied ones, code, addresses, marks of lists and notes, HTML. */
const NOT_TYPED = /`[^`]*`|\]\([^)\s]*\)|\[\^[^\]]*\]|<[^>]*>|^\s*\d+[.)](?=\s)/gm;
const TIED = /\{\{[^}]*\}\}/g;
const FENCE = /^\s*(?:`{3,}|~{3,})/;

/** A part of a field's text: a number that is tied, one that is tied to nothing and must be, or other text. */
export interface TiePart {
  readonly text: string;
  readonly tie?: "tied" | "untied";
}

/** The parts of a text, in their order; a fence is one, since its numbers are not prose. */
export function tieParts(text: string): readonly TiePart[] {
  if (FENCE.test(text)) return [{text}];
  const blank = (part: string): string => part.replace(/[^\n]/g, " ");
  const plain = text.replace(TIED, blank).replace(NOT_TYPED, blank);
  const ranges = [
    ...[...text.matchAll(TIED)].map(({index: at, 0: whole}) => ({at, end: at + whole.length, tie: "tied" as const})),
    ...findUntied(plain).map(({at, text: whole}) => ({at, end: at + whole.length, tie: "untied" as const}))
  ].sort((a, b) => a.at - b.at);
  const parts: TiePart[] = [];
  let from = 0;
  for (const {at, end, tie} of ranges) {
    if (at < from) continue;
    parts.push({text: text.slice(from, at)}, {text: text.slice(at, end), tie});
    from = end;
  }
  return [...parts, {text: text.slice(from)}].filter((part) => part.text !== "");
}

/** What of a field's look decides where its letters stand. */
const METRICS = [
  ...["fontFamily", "fontSize", "fontWeight", "fontStyle", "letterSpacing", "lineHeight", "textAlign", "direction"],
  ...["paddingTop", "paddingRight", "paddingBottom", "paddingLeft"],
  ...["borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth"]
] as readonly (keyof CSSStyleDeclaration & string)[];

/** Marks that lie over a field while it is typed in: a ground behind tied numbers, a line below untied ones. */
export interface TieMarks {
  readonly element: HTMLElement;
  /** Follows the field's text. */
  readonly update: () => void;
}

/** Makes the marks of a field; they stand beside it. */
export function tieMarks(document: Document, input: TiedInput): TieMarks {
  const make = elementMaker(document);
  const element = make("div", {class: "tm-tie-marks", "aria-hidden": "true", hidden: ""});
  /** Lies over the field; what it asks for has the page laid out, so not at each letter. */
  const lay = (): void => {
    if (element.hidden) return;
    const style = document.defaultView!.getComputedStyle(input);
    for (const name of METRICS) Object.assign(element.style, {[name]: style[name]});
    const {offsetLeft, offsetTop, clientWidth, offsetWidth, offsetHeight} = input;
    // A bar to scroll by takes room from the text.
    const bar = offsetWidth - clientWidth - parseFloat(style.borderLeftWidth) - parseFloat(style.borderRightWidth);
    Object.assign(element.style, {
      left: `${offsetLeft}px`,
      top: `${offsetTop}px`,
      width: `${offsetWidth - (bar > 0 ? bar : 0)}px`,
      height: `${offsetHeight}px`
    });
    element.scrollTop = input.scrollTop;
  };
  const update = (): void => {
    element.hidden = document.activeElement !== input;
    if (element.hidden) return;
    element.replaceChildren(
      // Set by the style sheet, so that the page holds the field's text once, for whoever looks for it.
      ...tieParts(input.value).map(({text, tie}) => make("span", {"data-text": text, "data-tie": tie}))
    );
  };
  for (const type of ["focus", "blur", "input"]) input.addEventListener(type, update);
  for (const type of ["focus", "scroll"]) input.addEventListener(type, lay);
  // A page that lays nothing out has none.
  const {ResizeObserver} = document.defaultView as Partial<Pick<Window & typeof globalThis, "ResizeObserver">>;
  if (ResizeObserver) new ResizeObserver(lay).observe(input);
  return {element, update};
}
