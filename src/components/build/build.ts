import {elementMaker} from "../../core/element.js";
import {messageOf} from "../announce.js";
import {BuildFrame} from "./build-frame.js";
import {BuildList} from "./build-list.js";
import {deckBuilder} from "./deck-builder.js";
import type {DocumentKeeper, DocumentKind} from "./document-keeper.js";
import {pageBuilder} from "./page-builder.js";
import {WriteClient, writeToken} from "../write-client.js";
import {ServerKeeper} from "./server-keeper.js";

const place = document.querySelector<HTMLElement>("#tm-build");
if (place) void open(place).catch((error: unknown) => tell(place, messageOf(error)));

/** Opens the list of documents, or the builder of the one that the address names. */
async function open(place: HTMLElement): Promise<void> {
  const token = writeToken(document);
  if (token === undefined) {
    tell(place, "Documents are made and changed where the workspace is: run npm start there, and open this page.");
    return;
  }
  const keeper: DocumentKeeper = new ServerKeeper(new WriteClient(document, token, (...given) => fetch(...given)));
  const kind = place.dataset["kind"] as DocumentKind | undefined;
  if (kind === undefined) return new BuildList(place, window, keeper).show();
  const name = new URLSearchParams(window.location.search).get("id") ?? "";
  if (name === "") {
    tell(place, "This address names no document; choose one from the list.");
    return;
  }
  const stored = await keeper.read({kind, name});
  document.title = `${name}: ${document.title}`;
  new BuildFrame(place, window, keeper, {kind, name}, stored, kind === "deck" ? deckBuilder : pageBuilder);
}

function tell(place: HTMLElement, message: string): void {
  const make = elementMaker(document);
  const list = make("a", {href: "../build"}, "All documents");
  place.replaceChildren(make("div", {class: "tm-error", role: "alert"}, make("p", {}, message), make("p", {}, list)));
}
