import {elementMaker} from "../../core/element.js";

/** Something that the reader is told above the work, with what can be done about it. */
export interface Notice {
  readonly title: string;
  readonly lines: readonly string[];
  readonly actions: readonly {readonly action: string; readonly label: string}[];
}

/** A notice as it stands in the page. */
export function noticeElement({title, lines, actions}: Notice, document: Document): HTMLElement {
  const make = elementMaker(document);
  return make("div", {class: "tm-explore-notice", role: "alert"},
    make("p", {}, make("strong", {}, title)),
    ...(lines.length === 0 ? [] : [lines.length === 1 ? make("p", {}, lines[0]) : make("ul", {}, ...lines.map((line) => make("li", {}, line)))]),
    make("p", {class: "tm-buttons"}, ...actions.map(({action, label}) => make("button", {type: "button", "data-do": action}, label))));
}
