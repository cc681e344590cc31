import {elementMaker} from "../core/element.js";
import type {Evidence} from "../core/evidence.js";
import {factSight} from "../views/fact-sight.js";
import {passageView} from "../views/passage.js";
import {traceContext} from "../views/trace-parts.js";
import {messageOf} from "./announce.js";
import {loadEvidence, traceLinksOf} from "./evidence.js";

/**
 * Adds to the figures of a list (`data-fact`) the passages that they are printed in, each figure marked, each once, and
 * what they look like in their documents. If the evidence can't be loaded, it is said at the end of the list. Settles
 * when it is shown.
 */
export async function showPassages(
  list: Element,
  load: (document: Document) => Promise<Evidence> = loadEvidence
): Promise<void> {
  const document = list.ownerDocument;
  const places = [...list.querySelectorAll("[data-fact]")];
  if (places.length === 0) return;
  try {
    const context = traceContext(await load(document), document, traceLinksOf(document), {inList: true});
    const shown = new Set<string>();
    for (const place of places) {
      const fact = context.index.fact(place.getAttribute("data-fact")!);
      if (!fact || shown.has(fact.id)) continue;
      shown.add(fact.id);
      place.append(passageView(fact, context), ...[factSight(fact, context)].filter((view) => view !== undefined));
    }
  } catch (error) {
    list.append(elementMaker(document)("p", {class: "tm-error", role: "alert"}, messageOf(error)));
  }
}
