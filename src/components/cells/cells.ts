import type {Row} from "../../core/chart.js";
import {evaluate} from "../../core/expression/evaluate.js";
import {formatQuantity} from "../../core/format.js";
import {findUntied} from "../../core/prose.js";
import {expressionOf} from "../../core/quantity-columns.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {traceAddress} from "../../views/trace-links.js";
import {loadEvidence} from "../evidence.js";
import {CHOSEN, choiceOf} from "../page-controls.js";
import {siteRoot} from "../site-links.js";

/** A number for a cell to draw: its value and interval, its text, and its expression. */
export interface CellQuantity {
  readonly value: number;
  readonly text: string;
  readonly expression: string;
}

const evidence = await loadEvidence(document);
const {facts} = indexEvidence(evidence);

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";

/** Evaluates an expression as everywhere on the site. Throws the errors for which `{{ }}` would be refused. */
export function quantity(expression: string, format?: string): CellQuantity {
  const found = evaluate(expression, facts);
  return {value: found.value.valueOf(), text: formatQuantity(found, format, facts), expression: found.expression};
}

/** A link that shows an expression's number and opens its trace. */
export function number(expression: string, format?: string): HTMLAnchorElement {
  const found = quantity(expression, format);
  const link = document.createElement("a");
  link.className = "tm-number";
  link.href = traceAddress(siteRoot(document), found.expression);
  link.dataset.trace = found.expression;
  link.textContent = found.text;
  return link;
}

/** For the `href` of Plot's marks: the expression of a column of a table's row, or that of a quantity. */
export function trace(column?: string): (row: Row) => string | null {
  return (row) => (column === undefined ? String(row.expression) : expressionOf(row, column));
}

/**
 * Makes the marks of a drawing open their traces: those that Plot links by `href: trace(…)`, and elements with
 * `data-trace`. Throws an Error if no mark has a trace, or if a number outside the axes has none.
 */
export function tied<T extends Element>(drawing: T): T {
  for (const link of drawing.querySelectorAll("svg a, a")) {
    const expression = link.getAttributeNS(XLINK, "href");
    if (expression !== null && !link.hasAttribute("data-trace")) link.setAttribute("data-trace", expression);
    link.removeAttributeNS(XLINK, "href");
  }
  const marks = [...drawing.querySelectorAll("[data-trace]")];
  if (marks.length === 0)
    throw new Error(
      "tied: no mark has a trace; give Plot’s marks href: trace(“column”), and what d3 makes the attribute data-trace"
    );
  for (const mark of marks) linkMark(mark);
  for (const svg of drawing.matches("svg") ? [drawing] : drawing.querySelectorAll("svg"))
    if (!svg.hasAttribute("role")) svg.setAttribute("role", "group");
  refuseUntied(drawing);
  return drawing;
}

function linkMark(mark: Element): void {
  const found = quantity(mark.getAttribute("data-trace")!);
  const link = mark.localName === "a" ? mark : wrap(mark);
  link.setAttribute("data-trace", found.expression);
  link.setAttribute("href", traceAddress(siteRoot(document), found.expression));
  const [named] = [link, ...link.querySelectorAll("[aria-label]")].filter((element) =>
    element.hasAttribute("aria-label")
  );
  const label = named?.getAttribute("aria-label") ?? link.textContent.trim();
  named?.removeAttribute("aria-label");
  link.setAttribute(
    "aria-label",
    label === "" ? found.text : label.includes(found.text) ? label : `${label}: ${found.text}`
  );
}

function wrap(mark: Element): Element {
  const link = mark.namespaceURI === SVG ? document.createElementNS(SVG, "a") : document.createElement("a");
  link.setAttribute("data-trace", mark.getAttribute("data-trace")!);
  mark.removeAttribute("data-trace");
  mark.replaceWith(link);
  link.append(mark);
  return link;
}

/** Elements whose numbers need no trace of their own: axes, and marks that have a trace. */
const APART = "[data-trace], [aria-label*='axis'], [aria-label*='tick'], .tm-axis, style, title";

function refuseUntied(drawing: Element): void {
  for (const text of drawing.querySelectorAll("text, p, span, td, th, li, h2, h3, figcaption")) {
    if (text.closest(APART)) continue;
    const [untied] = findUntied(text.textContent, evidence.nouns);
    if (untied)
      throw new Error(
        `tied: “${untied.text}” in the drawing has no trace; write it with number(), or give its element the attribute data-trace`
      );
  }
}

/**
 * Yields the value of a page's control, now and at each change: with `const year = control("year")`, cells that use
 * `year` rerun. Throws an Error for an unknown control.
 */
export async function* control(name: string): AsyncGenerator<string, void, void> {
  let wake = (): void => undefined;
  const onChosen = (): void => wake();
  document.addEventListener(CHOSEN, onChosen);
  try {
    for (let last: string | undefined; ;) {
      const choice = choiceOf(document);
      const value = choice[name];
      if (value === undefined)
        throw new Error(
          `control: the page has no control ${name}; it has: ${Object.keys(choice).join(", ") || "none"}`
        );
      if (value === last)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      else yield (last = value);
    }
  } finally {
    document.removeEventListener(CHOSEN, onChosen);
  }
}
