import {elementMaker} from "../core/element.js";

/** The kinds of file that a document's page makes, in the order of the menu, with what their buttons say. */
export const DOWNLOADS = {
  deck: [
    ["pptx", "PowerPoint"], ["html", "One HTML file, with notes"], ["html-without-notes", "One HTML file, without notes"], ["md", "Markdown"], ["svg", "Charts as SVG (zip)"],
    ["print", "PDF, by printing"]
  ],
  briefing: [["docx", "Word"], ["md", "Markdown"], ["svg", "Charts as SVG (zip)"], ["print", "PDF, by printing"]]
} as const;

/** The files of a deck's or briefing's page; hidden until a script enlivens it, which makes them. */
export function documentMenu(kind: keyof typeof DOWNLOADS, document: Document): HTMLElement {
  const make = elementMaker(document);
  return make("details", {class: "tm-menu tm-downloads", "data-js": "", hidden: ""},
    make("summary", {}, "Download"),
    make("div", {class: "tm-menu-body"},
      make("ul", {}, ...DOWNLOADS[kind].map(([format, label]) => make("li", {}, make("button", {type: "button", "data-download": format}, label)))),
      make("p", {class: "tm-status", role: "status", "aria-live": "polite"})));
}
