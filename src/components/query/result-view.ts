import type {Row} from "../../core/chart.js";
import {elementMaker} from "../../core/element.js";
import {expressionOf} from "../../core/quantity-columns.js";
import {distinctNames, SHOWN_ROWS} from "../../core/query/result.js";
import type {QueryResult} from "../../core/query/result.js";
import {countWords} from "../../core/query/words.js";
import {traceAddress} from "../../views/trace-links.js";
import {siteRoot} from "../site-links.js";

/** Types whose values stand under one another by their digits. */
const NUMBERS = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/;

/** The first rows of a result as a table, with the types of its columns. `rows` are the same as charts see them, with true expressions only. */
export function resultTable(document: Document, result: QueryResult, rows: readonly Row[]): HTMLElement {
  const make = elementMaker(document);
  const names = distinctNames(result.columns.map(({name}) => name));
  const head = result.columns.map(({name, type}) => make("th", {scope: "col", class: classOf(type)}, name, make("span", {class: "tm-query-type"}, type)));
  const body = result.rows(SHOWN_ROWS).map((values, at) => make("tr", {}, ...values.map((value, i) =>
    make("td", {class: classOf(result.columns[i]!.type)}, value === null ? make("span", {class: "tm-missing"}, "NULL") : cell(document, String(value), rows[at] && expressionOf(rows[at], names[i]!), typeof value === "number")))));
  const caption = make("caption", {id: "tm-query-caption"}, countWords({...result, shown: SHOWN_ROWS}));
  return make("div", {class: "tm-scroll", role: "region", tabindex: "0", "aria-labelledby": caption.id},
    make("table", {class: "tm-query-result"}, caption, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)));
}

/** A number whose expression gives it leads to its trace. */
function cell(document: Document, text: string, expression: Row[string] | undefined, isNumber: boolean): HTMLElement | string {
  if (!isNumber || typeof expression !== "string") return text;
  return elementMaker(document)("a", {class: "tm-number", href: traceAddress(siteRoot(document), expression), "data-trace": expression}, text);
}

const classOf = (type: string): string | undefined => (NUMBERS.test(type) ? "tm-quantity" : undefined);
