import {elementMaker} from "../../core/element.js";
import type {ExampleQuery} from "../../core/query/examples.js";
import {statusRegion} from "../announce.js";

/** What the query page is made of. */
export interface QueryParts {
  readonly root: HTMLElement;
  /** Said of a link that led here. */
  readonly notice: HTMLElement;
  readonly editor: HTMLTextAreaElement;
  readonly run: HTMLButtonElement;
  readonly stop: HTMLButtonElement;
  readonly load: HTMLButtonElement;
  readonly copy: HTMLButtonElement;
  readonly progress: HTMLProgressElement;
  readonly progressText: HTMLElement;
  readonly loading: HTMLElement;
  readonly status: HTMLElement;
  /** Said where something of the page itself fails. */
  readonly fault: HTMLElement;
  readonly tables: HTMLElement;
  readonly result: HTMLElement;
}

/** Makes the page's parts; `pick` is given the query of an example. */
export function queryParts(document: Document, queries: readonly ExampleQuery[], pick: (sql: string) => void): QueryParts {
  const make = elementMaker(document);
  const button = (label: string, className?: string): HTMLButtonElement => make("button", {type: "button", class: className}, label);
  const editor = make("textarea", {id: "tm-query-sql", rows: "9", spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-describedby": "tm-query-hint"});
  const progress = make("progress", {"aria-label": "Query engine, part fetched", max: "1", value: "0"});
  const progressText = make("span", {});
  const parts = {
    editor, progress, progressText,
    notice: make("p", {class: "tm-query-notice", hidden: ""}),
    run: button("Run", "tm-primary"), stop: button("Stop"), load: button("Load the query engine"), copy: button("Copy link"),
    loading: make("p", {class: "tm-query-loading", hidden: ""}, progress, " ", progressText),
    status: statusRegion(document), fault: make("div", {role: "alert", class: "tm-query-alert"}),
    tables: make("aside", {class: "tm-query-aside", "aria-label": "Tables and columns"}),
    result: make("section", {class: "tm-query-shown", "aria-labelledby": "tm-query-heading", hidden: ""})
  };
  parts.stop.hidden = true;
  const examples = queries.map(({label, sql}) => {
    const example = button(label);
    example.addEventListener("click", () => pick(sql));
    return example;
  });
  const work = make("div", {class: "tm-query-work"}, parts.notice,
    make("label", {for: editor.id}, "Query in SQL"), editor,
    make("p", {class: "tm-query-hint", id: "tm-query-hint"}, "Ctrl or Cmd with Enter runs it. Tab leaves the field."),
    make("div", {class: "tm-query-buttons"}, parts.run, parts.copy, parts.stop, parts.load), parts.loading, parts.status, parts.fault,
    make("div", {class: "tm-query-examples", role: "group", "aria-labelledby": "tm-query-examples"}, make("span", {id: "tm-query-examples"}, "Examples:"), ...examples));
  return {...parts, root: make("div", {class: "tm-query"}, make("div", {class: "tm-query-desk"}, work, parts.tables), parts.result)};
}
