import {svgMaker} from "../../src/charts/marks.js";
import {elementMaker} from "../../src/core/element.js";

/** Above this height for its width a drawing is taller than a printed page. */
const TALLER = 1.4;

/** How far above its rule a line of a matrix begins. */
const ABOVE = 1;

/** Gives each matrix of a figure that is taller than a printed page a table for print, which shows the same lines, breaks between them, and repeats the heads. */
export function addPrintedParts(figure: Element): Element {
  const tables = [...figure.querySelectorAll(".tm-drawing > .tm-wide > svg")].flatMap((drawing, i) => {
    const [, , width = 1, height = 1] = (drawing.getAttribute("viewBox") ?? "").split(" ").map(Number);
    const [heads, ...lines] = drawing.children;
    if (!heads || height / width < TALLER || lines.length === 0 || !lines.every(({firstElementChild}) => firstElementChild?.localName === "line")) return [];
    return [printedTable(drawing, {id: `${figure.id}-part-${i}`, width, height})];
  });
  figure.querySelector(".tm-drawing")?.after(...tables);
  return figure;
}

/** The first of the parts is repeated on each page; each is shown by reference to the drawing, which stays the only one. */
function printedTable(drawing: Element, {id, width, height}: {readonly id: string; readonly width: number; readonly height: number}): Element {
  const [make, draw] = [elementMaker(drawing.ownerDocument), svgMaker(drawing.ownerDocument)];
  const [fontSize, fill] = ["font-size", "fill"].map((name) => drawing.getAttribute(name) ?? undefined);
  const parts = [...drawing.children];
  const tops = [0, ...parts.slice(1).map(({firstElementChild}) => Number(firstElementChild!.getAttribute("y1")) - ABOVE), height];
  const rows = parts.map((part, i) => {
    part.id = `${id}-${i}`;
    const cell = draw("svg", {viewBox: `0 ${tops[i]!} ${width} ${tops[i + 1]! - tops[i]!}`, "font-size": fontSize, fill}, draw("use", {href: `#${part.id}`}));
    return make("tr", {class: part.querySelector('text[font-weight="600"]') ? "tm-printed-heading" : undefined}, make("td", {}, cell));
  });
  const inTerms = drawing.parentElement?.getAttribute("data-in-terms") ?? undefined;
  return make("table", {class: "tm-printed-parts", "data-in-terms": inTerms, role: "presentation", "aria-hidden": "true"}, make("thead", {}, rows[0]), make("tbody", {}, ...rows.slice(1)));
}
