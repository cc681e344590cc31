import {parse} from "yaml";
import type {Evidence} from "../../src/core/evidence.js";
import {dressTerms} from "../../src/core/terms/dress.js";
import {briefingElement, briefingList} from "../../src/views/briefing-view.js";
import {documentMenu} from "../../src/views/document-menu.js";
import {drawingDocument} from "./document.js";
import type {PageParams} from "./evidence-fence.js";
import {builtTraceHref} from "./links.js";
import type {Site} from "./site.js";

/** Draws a `briefing` fence: `show: text` the briefing that the page's parameter names, `show: list` all of them; throws an Error that says which there are. */
export function renderBriefing(text: string, {briefings, evidence: {terms = []} = {}}: Pick<Site, "briefings"> & {readonly evidence?: Pick<Evidence, "terms">}, params: PageParams = {}): string {
  const {show} = (parse(text, {schema: "failsafe"}) ?? {}) as {show?: string};
  const document = drawingDocument();
  if (show === "list") return dressTerms(briefingList([...briefings.values()], document), terms).outerHTML;
  if (show !== "text") throw new Error(`briefing: show: ${show ?? "(nothing)"}: expected one of text, list`);
  const briefing = briefings.get(params.briefing ?? "");
  if (!briefing) throw new Error(`briefing: ${params.briefing ?? "(none)"}: no such briefing; there are ${[...briefings.keys()].join(", ") || "none"}`);
  const view = briefingElement(briefing, {document, href: (path) => path, traceHref: builtTraceHref, titled: false});
  view.querySelector(".tm-briefing-head")!.after(documentMenu("briefing", document));
  return dressTerms(view, terms).outerHTML;
}
