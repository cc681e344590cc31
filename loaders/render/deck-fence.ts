import {parse} from "yaml";
import type {Evidence} from "../../src/core/evidence.js";
import {dressTerms} from "../../src/core/terms/dress.js";
import {deckList, deckView} from "../../src/views/deck-view.js";
import {documentMenu} from "../../src/views/document-menu.js";
import {drawingDocument} from "./document.js";
import type {PageParams} from "./evidence-fence.js";
import {builtTraceHref} from "./links.js";
import type {Site} from "./site.js";

/** Draws a `deck` fence: `show: slides` the deck that the page's parameter names, `show: list` all of them; throws an Error that says which there are. */
export function renderDeck(text: string, {decks, evidence: {terms = []} = {}}: Pick<Site, "decks"> & {readonly evidence?: Pick<Evidence, "terms">}, params: PageParams = {}): string {
  const {show} = (parse(text, {schema: "failsafe"}) ?? {}) as {show?: string};
  const document = drawingDocument();
  if (show === "list") return dressTerms(deckList([...decks.values()], document), terms).outerHTML;
  if (show !== "slides") throw new Error(`deck: show: ${show ?? "(nothing)"}: expected one of slides, list`);
  const deck = decks.get(params.deck ?? "");
  if (!deck) throw new Error(`deck: ${params.deck ?? "(none)"}: no such deck; there are ${[...decks.keys()].join(", ") || "none"}`);
  const view = deckView(deck, {document, href: (path) => path, traceHref: builtTraceHref, narrow: true});
  view.querySelector(".tm-deck-ways")!.append(documentMenu("deck", document));
  return dressTerms(view, terms).outerHTML;
}
