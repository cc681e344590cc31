import {elementMaker} from "../../core/element.js";
import {adviceFor} from "../../core/query/words.js";
import type {QueryFault} from "../../core/query/words.js";

/** What the engine said of a query, and the query with the line marked that it names. */
export function faultView(document: Document, {message, line}: QueryFault, sql: string, after: string): HTMLElement {
  const make = elementMaker(document);
  const lines = sql.split("\n");
  const marked = line === undefined || line > lines.length ? [] : [make("pre", {class: "tm-query-lines", "aria-label": `Line ${line} of the query is marked`, role: "group", tabindex: "0"},
    ...lines.flatMap((text, i) => [`${String(i + 1).padStart(String(lines.length).length)}  `, i + 1 === line ? make("mark", {}, text || " ") : text, "\n"]))];
  return make("div", {class: "tm-query-fault"},
    make("p", {class: "tm-query-fault-head"}, line === undefined ? "The query could not be run:" : `The query could not be run; line ${line}:`),
    make("pre", {class: "tm-query-message", tabindex: "0"}, message), ...marked,
    ...[adviceFor(message), after].filter((words) => words !== "").map((words) => make("p", {}, words)));
}
