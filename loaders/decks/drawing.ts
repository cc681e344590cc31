import {nameAsShown} from "../../src/charts/marks.js";
import type {Drawing} from "../../src/core/deck/compiled.js";
import {makeColorsLiteral} from "../../src/exports/svg-file.js";
import {drawingDocument} from "../render/document.js";

const FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Hiragino Sans', 'Noto Sans CJK JP', sans-serif";

/** A chart as a slide carries it: its markup and, where it is drawn rather than written, a picture that stands alone. */
export function slideDrawing(drawn: Element): {readonly html: string; readonly drawing: Drawing | null} {
  drawn.querySelectorAll("a").forEach(nameAsShown);
  return {html: drawn.outerHTML, drawing: drawn.localName === "svg" ? standalone(drawn) : null};
}

/** Without links, which a picture can't follow: what a mark traces to stays in its `data-trace`. */
function standalone(drawn: Element): Drawing {
  const picture = drawn.cloneNode(true) as Element;
  makeColorsLiteral(picture);
  picture.querySelectorAll("a").forEach((link) => link.removeAttribute("href"));
  picture.setAttribute("font-family", FONT);
  picture.setAttribute("role", "img");
  picture.removeAttribute("class");
  const [, , width = 0, height = 0] = (picture.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const Serializer = drawingDocument().defaultView!.XMLSerializer;
  return {svg: new Serializer().serializeToString(picture), width, height};
}
