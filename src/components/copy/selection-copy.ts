import type {Evidence} from "../../core/evidence.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {vocabularyOf} from "../terms/apply-terms.js";
import {copiedOf} from "./copied.js";
import type {Copied, CopiedPart} from "./copied.js";
import {caveatsBehind, sourcesBehind} from "./number-copy.js";

/** A reader's selection that contains tied numbers. */
export interface SelectedNumbers {
  readonly text: string;
  readonly html: string;
  /** Each expression once, in the order of the page. */
  readonly expressions: readonly string[];
  /** The notes of the charts that the selection overlaps. */
  readonly notes: readonly string[];
}

/** Elements left out of a copy: those for scripts or screen readers only, and controls. */
const LEFT_OUT = "script, style, [hidden], .tm-hidden, .tm-actions, .tm-controls, .tm-status";

/** The tied numbers of a selection; undefined if it contains none or is in an input field. */
export function selectedNumbers(selection: Selection | null): SelectedNumbers | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const ranges = Array.from({length: selection.rangeCount}, (_, i) => selection.getRangeAt(i));
  const expressions = [...new Set(ranges.flatMap(tracedIn))];
  if (expressions.length === 0) return undefined;
  return {
    text: selection.toString().trim(),
    html: ranges.map(markupOf).join("\n"),
    expressions,
    notes: [...new Set(ranges.flatMap(notesOf))]
  };
}

function tracedIn(range: Range): readonly string[] {
  const own = elementOf(range)?.closest("[data-trace]");
  const within = [...(elementOf(range)?.querySelectorAll("[data-trace]") ?? [])].filter(
    (element) => holdsText(range, element) && element.closest(LEFT_OUT) === null
  );
  return [...(own ? [own] : []), ...within].flatMap((element) => element.getAttribute("data-trace") || []);
}

/** Whether a range contains text of an element; one that only touches its edge does not. */
function holdsText(range: Range, element: Element): boolean {
  if (!range.intersectsNode(element)) return false;
  const inner = element.ownerDocument.createRange();
  inner.selectNodeContents(element);
  return (
    range.compareBoundaryPoints(range.START_TO_END, inner) > 0 &&
    range.compareBoundaryPoints(range.END_TO_START, inner) < 0
  );
}

function notesOf(range: Range): readonly string[] {
  const root = elementOf(range);
  const figures = [
    ...(root?.closest("figure[data-chart]") ? [root.closest("figure[data-chart]")!] : []),
    ...(root?.querySelectorAll("figure[data-chart]") ?? [])
  ];
  return figures
    .filter((figure) => range.intersectsNode(figure))
    .flatMap((figure) =>
      [...figure.querySelectorAll(":scope > .tm-notes > li")].map(({textContent}) => textContent.trim())
    );
}

/** The selected markup with absolute links and nothing that runs. */
function markupOf(range: Range): string {
  const document = range.commonAncestorContainer.ownerDocument ?? (range.commonAncestorContainer as Document);
  const box = document.createElement("div");
  box.append(range.cloneContents());
  box
    .querySelectorAll(`${LEFT_OUT}, [data-in-terms]:not([data-in-terms="${vocabularyOf(document)}"])`)
    .forEach((element) => element.remove());
  for (const element of box.querySelectorAll("*")) {
    for (const {name} of [...element.attributes])
      if (/^on|^(?:id|style|tabindex)$/.test(name)) element.removeAttribute(name);
    if (element.localName === "a" && element.hasAttribute("href"))
      element.setAttribute("href", absolute(element.getAttribute("href")!, element.ownerDocument.baseURI));
  }
  return box.outerHTML;
}

function absolute(href: string, base: string): string {
  return URL.canParse(href, base) ? new URL(href, base).href : "";
}

const elementOf = ({commonAncestorContainer: node}: Range): Element | null =>
  node.nodeType === 1 ? (node as Element) : node.parentElement;

/** With more numbers than this, the copy links to the page instead of each trace. */
const MOST_TRACES = 5;

/** The copied form of a selection: its content, followed by the caveats, sources and trace links of its numbers. */
export function selectionCopy(
  {text, html, expressions, notes}: SelectedNumbers,
  evidence: Evidence,
  {page, traceHref}: {readonly page: string; readonly traceHref: (expression: string) => string}
): Copied {
  const index = indexEvidence(evidence);
  const caveats = [...new Set([...caveatsBehind(expressions, index), ...notes])];
  const links: readonly CopiedPart[] =
    expressions.length > MOST_TRACES
      ? [{type: "link", label: "Page, with the trace of each number", href: page}]
      : expressions.map(
          (expression) => ({type: "link", label: `Trace of ${expression}`, href: traceHref(expression)}) as const
        );
  return copiedOf([
    {type: "selection", text, html},
    ...caveats.map((caveat) => ({type: "line", label: "Caveat", text: caveat}) as const),
    ...sourcesBehind(expressions, index),
    ...links
  ]);
}
