import type {CompiledDeck} from "../../core/deck/compiled.js";
import {elementMaker} from "../../core/element.js";
import {deckView} from "../../views/deck-view.js";
import type {SlideContext} from "../../views/shown-blocks.js";
import {presentPage} from "../present/show.js";

/** What a deck is presented with; `start` is the slide to begin with, 0-based. */
interface PresentOptions {
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  readonly context: SlideContext;
  readonly start: number;
}

/** Presents a deck over the page, by the show of decks' own pages. Gives the id of the slide at which it was left. */
export function presentDeck(
  deck: CompiledDeck,
  {document, window, context, start}: PresentOptions
): Promise<string | undefined> {
  const view = deckView(deck, context);
  const over = elementMaker(document)("div", {class: "tm-build-show"}, view);
  document.body.append(over);
  const show = presentPage(document, window);
  if (!show) {
    over.remove();
    return Promise.resolve(undefined);
  }
  const {MutationObserver} = window;
  return new Promise((done) => {
    let last: string | undefined;
    show.present(start);
    const here = (): string | undefined => view.querySelector<HTMLElement>("[data-here] > .tm-slide")?.dataset.slide;
    last = here();
    const watching = new MutationObserver(() => {
      if (view.dataset.mode !== undefined) {
        last = here() ?? last;
        return;
      }
      watching.disconnect();
      show.close();
      over.remove();
      document.documentElement.classList.remove("tm-presenting");
      const {pathname, search} = window.location;
      window.history.replaceState(window.history.state, "", pathname + search);
      done(last);
    });
    watching.observe(view, {attributes: true, subtree: true, attributeFilter: ["data-mode", "data-here"]});
  });
}
