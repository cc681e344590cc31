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
  if (shown) void openSource(shown, client);
  else if (/\/sources\/?$/.test(window.location.pathname))
    (main.querySelector("h1") ?? main.firstElementChild)?.after(dropArea(window, main, client));
}

/** Puts the source to be gone through before its page. */
async function openSource(shown: HTMLElement, client: WriteClient): Promise<void> {
  const place = document.createElement("div");
  place.className = "tm-source-work tm-full";
  // The pages of a document are white for every reader, and so are marked in the colours of a light ground.
  const light = document.createElement("style");
  light.textContent = themeCss(PAPER, ".tm-source-page");
  document.head.append(light);
  shown.before(place);
  try {
    const source = await client.post<OpenSource>("source", {id: shown.dataset["source"]!});
    new SourcePage(place, window, client, source);
    shown.hidden = true;
  } catch (error) {
    place.textContent = messageOf(error);
    place.setAttribute("role", "alert");
  }
}
