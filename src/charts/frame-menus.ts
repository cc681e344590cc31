import {elementMaker} from "../core/element.js";
import {DATA_FILES} from "../core/table-files.js";
import type {FrameContext} from "./frame-context.js";

/** What a script saves of the chart itself, and of the rows that it shows. */
const PICTURES = [["svg", "SVG"], ["png", "PNG"]] as const;
const ROWS = DATA_FILES.map(({ending, label}) => [`rows-${ending}`, `Rows as ${label}`] as const);

/** The files of a chart and of its table; a disclosure, so that the keyboard opens it and its links work without a script. */
export function downloadMenu(table: string, {document, fileHref}: FrameContext): HTMLElement {
  const make = elementMaker(document);
  const buttons = (files: readonly (readonly [string, string])[]): readonly HTMLElement[] =>
    files.map(([action, label]) => make("button", {type: "button", hidden: "", "data-action": action}, label));
  const group = (of: string, items: readonly HTMLElement[], attributes: Readonly<Record<string, string>> = {}): HTMLElement =>
    make("p", attributes, make("span", {class: "tm-menu-of"}, of), " ", ...items.flatMap((item) => [item, " "]));
  const links = [...DATA_FILES.map(({ending, label}) => ({ending, label})), {ending: "zip", label: "All as zip"}]
    .map(({ending, label}) => make("a", {href: fileHref(table, ending), ...(ending === "csv" ? {"data-action": "csv"} : {})}, label));
  return make("details", {class: "tm-menu"},
    make("summary", {}, "Download"),
    make("div", {class: "tm-menu-body"},
      group("This chart", buttons(PICTURES), {hidden: ""}),
      group("The rows that it shows", buttons(ROWS), {hidden: ""}),
      group("The whole table behind it", links)));
}

/** How to cite the chart, short and full; nothing where the frame is drawn again and keeps its own. */
export function citeMenu({document, citation}: FrameContext): readonly HTMLElement[] {
  if (citation.full === "") return [];
  const make = elementMaker(document);
  const line = (label: string, text: string): HTMLElement => make("p", {}, make("span", {class: "tm-citation"}, text), " ",
    make("button", {type: "button", hidden: "", "data-action": "copy-citation", "data-text": text}, label));
  return [make("details", {class: "tm-menu"},
    make("summary", {}, "Cite"),
    make("div", {class: "tm-menu-body"}, line("Copy short citation", citation.short), line("Copy citation", citation.full)))];
}
