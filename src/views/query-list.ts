import {elementMaker} from "../core/element.js";
import type {ExampleQuery} from "../core/query/examples.js";

/** Queries to begin with, as data for the script of the page: no text that a reader sees. */
export function queryList(queries: readonly ExampleQuery[], document: Document): HTMLElement {
  const script = elementMaker(document)("script", {type: "application/json", id: "tm-queries"});
  script.textContent = JSON.stringify(queries).replaceAll("<", "\\u003c");
  return script;
}
