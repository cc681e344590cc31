import type {DocumentId, DocumentKind} from "../../core/editing/document-id.js";
import {elementMaker} from "../../core/element.js";
import {pageWithin} from "../adding/add-address.js";
import {BuildFrame} from "./build-frame.js";
import {deckBuilder} from "./deck-builder.js";
import type {DocumentKeeper} from "./document-keeper.js";
import {pageBuilder} from "./page-builder.js";

/** Opens the builder of the document that the address names, below what `above` says of it. */
export async function openBuilder<K extends DocumentKeeper>(
  place: HTMLElement,
  keeper: K,
  above: (document: DocumentId, keeper: K) => Promise<readonly HTMLElement[]> = () => Promise.resolve([])
): Promise<void> {
  const {ownerDocument: document} = place;
  const window = document.defaultView!;
  const kind = place.dataset["kind"] as DocumentKind;
  const asked = new URLSearchParams(window.location.search);
  const name = asked.get("id") ?? "";
  if (name === "") throw new Error("This address names no document; choose one from the list.");
  const stored = await keeper.read({kind, name});
  document.title = `${name}: ${document.title}`;
  const said = await above({kind, name}, keeper);
  const frame = new BuildFrame(
    place,
    window,
    keeper,
    {kind, name},
    stored,
    kind === "deck" ? deckBuilder : pageBuilder
  );
  const line = Number(asked.get("at") ?? "");
  if (Number.isInteger(line) && line > 0) frame.goTo(line);
  const back = pageWithin(document, asked.get("from") ?? "");
  place.before(...(back === undefined ? [] : [backLink(document, back)]), ...said);
}

/** Leads back to the page on which something was found that was added. */
function backLink(document: Document, href: string): HTMLElement {
  const make = elementMaker(document);
  return make("p", {class: "tm-build-back"}, make("a", {href}, "Back to where it was found"));
}
