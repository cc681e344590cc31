import {elementMaker} from "../../core/element.js";
import {PAPER} from "../../core/themes/paper.js";
import {themeCss} from "../../core/themes/theme-css.js";
import {messageOf} from "../announce.js";
import {WriteClient, writeToken} from "../write-client.js";
import {dropArea} from "./drop-area.js";
import {SourcePage} from "./source-page.js";
import type {OpenSource} from "../../core/editing/open-source.js";

const main = document.querySelector<HTMLElement>("#observablehq-main");
const token = writeToken(document);
if (main && token !== undefined) {
  const client = new WriteClient(document, token, (...given) => fetch(...given));
  const shown = document.querySelector<HTMLElement>(".tm-document-page[data-source]");
  // Of a document whose text is absent, there is nothing to go through.
  if (shown?.querySelector(".tm-document")) void openSource(shown, client);
  else if (/\/sources\/?$/.test(window.location.pathname))
    (main.querySelector("h1") ?? main.firstElementChild)?.after(dropArea(window, main, client));
}

/** Puts a source that is in work before its page, which stays below as the text that readers will see. */
async function openSource(shown: HTMLElement, client: WriteClient): Promise<void> {
  const make = elementMaker(document);
  const place = make("div", {class: "tm-source-work tm-full"});
  // The pages of a document are white for every reader, and so are marked in the colours of a light ground.
  document.head.append(make("style", {}, themeCss(PAPER, ".tm-source-page")));
  try {
    const source = await client.post<OpenSource>("source", {id: shown.dataset["source"]!});
    if (!source.inWork) return;
    const text = make(
      "details",
      {class: "tm-source-text"},
      make("summary", {}, "The text, with its figures and their traces")
    );
    // A link to a line or figure of the text asks for that.
    text.open = window.location.hash !== "";
    shown.before(place, text);
    text.append(shown);
    new SourcePage(place, window, client, source);
    if (text.open) document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView();
  } catch (error) {
    shown.before(place);
    place.textContent = messageOf(error);
    place.setAttribute("role", "alert");
  }
}
