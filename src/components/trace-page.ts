import {elementMaker} from "../core/element.js";
import type {Evidence} from "../core/evidence.js";
import {listAddress, siteTraceLinks} from "../views/trace-links.js";
import {traceResult, traceView} from "../views/trace-view.js";
import {messageOf} from "./announce.js";
import {EvidenceLoadError, loadEvidence} from "./evidence.js";
import {siteRoot} from "./site-links.js";

/** On the trace page, shows the trace that the address asks for (`?x=…`) above the list; elsewhere does nothing. */
export async function showTracePage(
  document: Document,
  search: string,
  load: (document: Document) => Promise<Evidence> = loadEvidence
): Promise<void> {
  const page = document.querySelector("#tm-trace-page");
  const expression = new URLSearchParams(search).get("x")?.trim();
  if (!page || expression === undefined) return;
  const make = elementMaker(document);
  const body = make("div", {class: "tm-trace-body"});
  showLoading(body);
  const heading = make("h2", {id: "tm-trace-heading", tabindex: "-1"}, "Trace");
  page.prepend(make("section", {class: "tm-trace-section", "aria-labelledby": heading.id}, heading, body));
  try {
    const evidence = await load(document);
    const title = `Trace of ${traceResult(evidence, expression)}`;
    body.replaceChildren(traceView(evidence, expression, document, siteTraceLinks(siteRoot(document))));
    heading.textContent = title;
    document.title = `${title}: ${expression}`;
  } catch (error) {
    body.replaceChildren(traceDiagnostic(error, expression, document, listAddress(siteRoot(document), expression)));
    document.title = `No trace: ${expression}`;
  }
  body.removeAttribute("aria-busy");
  heading.scrollIntoView();
}

/** Why a trace can't be shown, with a plain link to the list of all printed figures. */
export function traceDiagnostic(error: unknown, expression: string, document: Document, listHref: string): HTMLElement {
  const make = elementMaker(document);
  const message =
    error instanceof EvidenceLoadError ? error.message : `“${expression}” can’t be traced: ${messageOf(error)}.`;
  return make(
    "div",
    {class: "tm-error", role: "alert"},
    make("p", {}, message),
    make("p", {}, make("a", {href: listHref}, "See the list of all printed figures"))
  );
}

/** Shows at once that a trace is loading; the code that shows the trace must remove `aria-busy`. */
export function showLoading(body: HTMLElement): void {
  const loading = body.ownerDocument.createElement("p");
  loading.className = "tm-loading";
  loading.setAttribute("role", "status");
  loading.textContent = "Loading the evidence …";
  body.setAttribute("aria-busy", "true");
  body.replaceChildren(loading);
}
