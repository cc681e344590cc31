import {elementMaker} from "../../core/element.js";
import type {TieOffer} from "../../core/tying/offers.js";
import {unsaidWords} from "../../core/tying/unsaid-words.js";
import {offersAt} from "./tie-offers.js";
import type {OffersOf} from "./tie-offers.js";

/** A field in which numbers are tied as they are typed. */
export type TiedInput = HTMLInputElement | HTMLTextAreaElement;

/** What the fields of a builder share for tying numbers. */
export interface TieSetting {
  readonly document: Document;
  readonly offers: OffersOf;
  /** Words that hold for all that is typed: the headline of the slide. */
  readonly heading: () => string;
  /** Says to screen readers what happened. */
  readonly say: (message: string) => void;
}

let count = 0;

/**
 * Offers below a field what the number before its cursor could be tied to, while it is typed: arrow keys choose, Tab
 * takes, Escape leaves it as it is. The field's text changes as if it had been typed.
 */
export function offerTies(input: TiedInput, {document, offers, heading, say}: TieSetting): HTMLElement {
  const make = elementMaker(document);
  const id = `tm-tie-${++count}`;
  const list = make("ul", {
    class: "tm-tie-list",
    id,
    role: "listbox",
    "aria-label": "What this number could be",
    hidden: ""
  });
  let found: readonly TieOffer[] = [];
  let place = {start: 0, end: 0};
  let chosen = 0;
  let asked = 0;

  const close = (): void => {
    found = [];
    list.hidden = true;
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (next: number): void => {
    chosen = (next + found.length) % found.length;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    input.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    list.children[chosen]?.scrollIntoView({block: "nearest"});
  };
  const take = (offer: TieOffer): void => {
    const {start, end} = place;
    close();
    replaceTyped(input, offer.insert, start, end);
    say(`Tied: ${offer.shows}, ${offer.counts}`);
  };
  const show = (next: readonly TieOffer[]): void => {
    found = next;
    if (found.length === 0) {
      close();
      return;
    }
    list.replaceChildren(
      ...found.map((offer, i) => {
        const option = make("li", {id: `${id}-${i}`, role: "option"}, ...offerWords(offer, document));
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(offer);
        });
        return option;
      })
    );
    list.hidden = false;
    choose(0);
    say(
      `${found.length === 1 ? "One offer" : `${found.length} offers`}: ${found[0]!.shows}, ${found[0]!.counts}; Tab takes it`
    );
  };
  const ask = async (isWithin = false): Promise<void> => {
    const mine = ++asked;
    const at = input.selectionStart ?? input.value.length;
    const found = await offersAt({text: input.value, at, heading: heading(), isWithin}, offers);
    if (mine !== asked) return;
    if (found === undefined) {
      close();
      return;
    }
    place = found;
    show(found.offers);
  };

  // A text field has no state of being open; that there are offers is said.
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", id);
  input.addEventListener("input", () => void ask());
  // One that was left untied has its offers where it is clicked.
  input.addEventListener("click", () => void ask(true));
  input.addEventListener("blur", close);
  // The type of an element that is one of two has no typed events of its own.
  (input as HTMLElement).addEventListener("keydown", (event) => {
    if (found.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => choose(chosen - 1),
      Tab: () => take(found[chosen]!),
      Escape: close
    };
    const act = event.shiftKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  return list;
}

/** Puts a text in place of a part of a field's, as if it had been typed. */
export function replaceTyped(input: TiedInput, text: string, start: number, end: number): void {
  input.focus();
  input.setRangeText(text, start, end, "end");
  input.dispatchEvent(new input.ownerDocument.defaultView!.Event("input", {bubbles: true}));
}

/** An offer in words: what is shown, what it counts and when, and where it is printed. */
export function offerWords(
  {shows, counts, about, working, place, unsaid}: TieOffer,
  document: Document
): readonly HTMLElement[] {
  const make = elementMaker(document);
  return [
    make("strong", {}, shows),
    make("span", {}, [counts, about].filter((part) => part !== "").join(", ")),
    make("small", {}, [working, place].filter((part) => part !== "").join("; ")),
    ...(unsaid.length === 0 ? [] : [make("small", {class: "tm-tie-unsaid"}, unsaidWords(unsaid))])
  ];
}
