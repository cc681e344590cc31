import {elementMaker} from "../../core/element.js";
import type {TieOffer, TieOffers} from "../../core/tying/offers.js";
import {pressButton} from "./press-button.js";
import {offerWords, replaceTyped} from "./tie-list.js";
import type {TiedInput} from "./tie-list.js";

/** Milliseconds after the last letter at which is searched. */
const SEARCH_MS = 80;

/**
 * The button that finds a number by words, value, period or source, and puts it where the cursor last stood among some
 * fields, or at the end of the first of them; `prepare` may open a field before.
 */
export function insertNumber(
  document: Document,
  fields: readonly TiedInput[],
  offers: () => Promise<TieOffers>,
  prepare: () => void = () => undefined
): HTMLButtonElement {
  let last = fields[0]!;
  for (const field of fields) field.addEventListener("focus", () => (last = field));
  return pressButton(document, "Insert number", () => {
    prepare();
    openPicker(document, last, offers);
  });
}

function openPicker(document: Document, field: TiedInput, offers: () => Promise<TieOffers>): void {
  const make = elementMaker(document);
  const at = field.selectionEnd ?? field.value.length;
  const input = make("input", {type: "search", id: "tm-insert-number", autocomplete: "off"});
  const list = make("ul", {class: "tm-tie-list", "aria-label": "Numbers found"});
  const told = make("p", {role: "status"}, "Words, a value, a year or a document.");
  const dialog = make(
    "dialog",
    {class: "tm-build-dialog tm-build-picker", "aria-label": "Insert number"},
    make("label", {for: input.id}, "Find a number"),
    input,
    told,
    list,
    pressButton(document, "Close", () => dialog.close())
  );
  const take = (offer: TieOffer): void => {
    dialog.close();
    const before = field.value.slice(0, at);
    replaceTyped(field, `${before === "" || /\s$/.test(before) ? "" : " "}${offer.insert}`, at, at);
  };
  const search = async (): Promise<void> => {
    const words = input.value.trim();
    const found = words === "" ? [] : (await offers()).search(words);
    if (words !== input.value.trim()) return;
    told.textContent =
      words === ""
        ? "Words, a value, a year or a document."
        : found.length === 0
          ? "No figure has these words or this value."
          : `${found.length} found, nearest first.`;
    list.replaceChildren(
      ...found.map((offer) => {
        const button = make("button", {type: "button"}, ...offerWords(offer, document));
        button.addEventListener("click", () => take(offer));
        return make("li", {}, button);
      })
    );
  };
  let timer = 0;
  const {defaultView: window} = document;
  input.addEventListener("input", () => {
    window!.clearTimeout(timer);
    timer = window!.setTimeout(() => void search(), SEARCH_MS);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}
