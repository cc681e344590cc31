import {isChecked, markFaults} from "./check-slides.js";
import {readDeckPage} from "./deck-page.js";
import {Show} from "./show.js";

/** Makes a deck's page present: the buttons, the address, the speaker's window; where the author looks at it, what does not fit is marked. */
export function presentPage(document: Document, window: Window & typeof globalThis): Show | undefined {
  const page = readDeckPage(document);
  if (!page || page.items.length === 0) return undefined;
  const {search} = window.location;
  const show = new Show(page, document, window, new URLSearchParams(search).has("speaker"));
  for (const button of page.root.querySelectorAll<HTMLButtonElement>("button[data-show]")) {
    button.hidden = false;
    button.addEventListener("click", () => (button.dataset.show === "speaker" ? show.run({type: "speaker"}) : show.present(0)));
  }
  if (isChecked(document, search)) {
    markFaults(page, document);
    window.addEventListener("resize", () => markFaults(page, document));
    window.addEventListener("load", () => markFaults(page, document));
  }
  return show;
}
