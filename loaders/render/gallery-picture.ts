import {DRAW_WIDTHS} from "../../src/charts/frame-context.js";
import {nameAsShown} from "../../src/charts/marks.js";

/** Above this height for its width a drawing is shown from its top down. */
const TALL = 1.3;

/** How many rows of a drawing in HTML a small picture holds. */
const MOST_ITEMS = 12;

/** As many cards, entries or rows stand in a small box without being cut. */
const FEW_ITEMS = 3;

/** A drawing as a picture, the narrow one, from its top down where it is tall. Its marks lead to their traces and are met by Tab as in the chart itself. */
export function galleryPicture(draw: (width: number) => Element, id: string, document: Document): Element {
  const drawing = draw(DRAW_WIDTHS.narrow);
  if (drawing.localName !== "svg") return htmlPicture(drawing, document);
  const tall = shapeOf(drawing) > TALL;
  drawing.querySelectorAll("a").forEach(nameAsShown);
  for (const element of drawing.querySelectorAll("[id]")) rename(element, drawing, `${id}-small-${element.id}`);
  for (const title of drawing.querySelectorAll("title")) title.remove();
  drawing.setAttribute("preserveAspectRatio", tall ? "xMidYMin meet" : "xMidYMid meet");
  const box = document.createElement("div");
  box.className = tall ? "tm-small tm-small-cut" : "tm-small";
  box.append(drawing);
  return box;
}

function htmlPicture(drawing: Element, document: Document): Element {
  for (const element of [drawing, ...drawing.querySelectorAll("*")]) {
    for (const name of ["id", "aria-labelledby", "aria-describedby"]) element.removeAttribute(name);
    [...element.children].slice(MOST_ITEMS).forEach((more) => more.remove());
  }
  const box = document.createElement("div");
  const isLong = [drawing, ...drawing.querySelectorAll("ol, tbody")].some(({children}) => children.length > FEW_ITEMS);
  box.className = isLong ? "tm-small tm-small-html tm-small-cut" : "tm-small tm-small-html";
  box.append(drawing);
  return box;
}

const shapeOf = (drawing: Element): number => {
  const [, , width = 1, height = 1] = (drawing.getAttribute("viewBox") ?? "").split(" ").map(Number);
  return height / width;
};

function rename(element: Element, drawing: Element, id: string): void {
  const before = element.id;
  element.id = id;
  for (const other of drawing.querySelectorAll("*")) {
    for (const {name, value} of [...other.attributes]) if (value.includes(`url(#${before})`)) other.setAttribute(name, value.replaceAll(`url(#${before})`, `url(#${id})`));
  }
}
