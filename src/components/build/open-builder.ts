import type {DocumentId, DocumentKind} from "../../core/editing/document-id.js";
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
  const name = new URLSearchParams(window.location.search).get("id") ?? "";
  if (name === "") throw new Error("This address names no document; choose one from the list.");
  const stored = await keeper.read({kind, name});
  document.title = `${name}: ${document.title}`;
  const said = await above({kind, name}, keeper);
  new BuildFrame(place, window, keeper, {kind, name}, stored, kind === "deck" ? deckBuilder : pageBuilder);
  place.before(...said);
}
