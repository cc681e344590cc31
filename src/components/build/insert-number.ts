import {elementMaker} from "../../core/element.js";
import {printExpression, readExpression} from "../../core/expression/syntax.js";
import type {Expression} from "../../core/expression/syntax.js";
import {quoteText} from "../../core/editing/quote-text.js";
import type {Evidence} from "../../core/evidence.js";
import type {TieOffer, TieOffers} from "../../core/tying/offers.js";
import {Composer} from "./composer.js";
import {pressButton} from "./press-button.js";
import {offerWords, replaceTyped} from "./tie-list.js";
import type {TiedInput} from "./tie-list.js";

/** Milliseconds after the last letter at which is searched. */
const SEARCH_MS = 80;

/** A number that is tied in a text, with what it was written of. */
interface Chip {
  readonly start: number;
  readonly end: number;
  readonly tree: Expression;
  readonly format: string;
}

/**
 * The button that finds a number by words, value, period or source, or composes one of several, and puts it where the
 * cursor last stood among some fields, or at the end of the first of them; `prepare` may open that one before. A number
 * that the cursor stands in is opened to be changed.
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
    if (last === fields[0]) prepare();
    openPicker(document, last, offers);
  });
}

/** The tied number in which an offset of a text stands; undefined at its ends, and where it can’t be read. */
export function chipAt(text: string, at: number): Chip | undefined {
  for (const {0: whole, 1: inside, index: start} of text.matchAll(/\{\{(.*?)\}\}/gs)) {
    const end = start + whole.length;
    if (at <= start || at >= end) continue;
    const [expression = "", format = ""] = inside!.split(/\\?\|/);
    const tree = readExpression(expression.trim());
    return tree && {start, end, tree, format: format.trim()};
  }
  return undefined;
}

/** Puts the cursor of a field into a number of its text, by the expression of it. Gives whether it is there. */
export function enterNumber(field: TiedInput, expression: string): boolean {
  const bare = (text: string): string => text.replace(/\s/g, "");
  const chips = [...field.value.matchAll(/\{\{([^}|\\]*)/g)];
  const chip = chips.find(([, inside]) => bare(inside!) === bare(expression));
  if (!chip) return false;
  field.focus();
  field.setSelectionRange(chip.index + 2, chip.index + 2);
  return true;
}

/** A tied number as it is written at an offset of a text: in a row of a table its format is escaped. */
function chipText(tree: Expression, format: string, text: string, at: number): string {
  const isRow = /^\s*\|/.test(text.slice(text.lastIndexOf("\n", at - 1) + 1));
  return `{{ ${printExpression(tree)}${format === "" ? "" : ` ${isRow ? "\\" : ""}| ${format}`} }}`;
}

/** A field in which figures are found by words, value, period or source, and what it found. */
interface NumberSearch {
  readonly input: HTMLInputElement;
  readonly told: HTMLElement;
  readonly list: HTMLElement;
}

const HINT = "Words, a value, a year or a document.";

function numberSearch(
  document: Document,
  found: (words: string) => Promise<readonly TieOffer[]>,
  take: (offer: TieOffer) => void
): NumberSearch {
  const make = elementMaker(document);
  const input = make("input", {type: "search", id: "tm-insert-number", autocomplete: "off"});
  const list = make("ul", {class: "tm-tie-list", "aria-label": "Numbers found"});
  const told = make("p", {role: "status"}, HINT);
  const search = async (): Promise<void> => {
    const words = input.value.trim();
    const offers = words === "" ? [] : await found(words);
    if (words !== input.value.trim()) return;
    told.textContent =
      words === ""
        ? HINT
        : offers.length === 0
          ? "No figure has these words or this value."
          : `${offers.length} found, nearest first.`;
    list.replaceChildren(
      ...offers.map((offer) => {
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
  return {input, told, list};
}

/** Asks for a figure, and gives its passage as a quote that leads to where it is printed. */
export function askQuote(
  document: Document,
  offers: () => Promise<TieOffers>,
  evidence: () => Promise<Evidence>,
  put: (text: string) => void
): void {
  const make = elementMaker(document);
  const quotes = new Map<string, string>();
  const {input, told, list} = numberSearch(
    document,
    async (words) => {
      const all = await evidence();
      return (await offers()).search(words).filter(({expression}) => {
        const fact = all.facts.find(({id}) => id === expression);
        const text = fact && quoteText(fact, all);
        if (text !== undefined) quotes.set(expression, text);
        return text !== undefined;
      });
    },
    ({expression}) => {
      dialog.close();
      put(quotes.get(expression)!);
    }
  );
  const dialog = make(
    "dialog",
    {class: "tm-build-dialog tm-build-picker", "aria-label": "Quote from a document"},
    make("label", {for: input.id}, "Find a figure whose passage is at hand"),
    input,
    told,
    list,
    make(
      "p",
      {class: "tm-buttons"},
      pressButton(document, "Close", () => dialog.close())
    )
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}

function openPicker(document: Document, field: TiedInput, offers: () => Promise<TieOffers>): void {
  const make = elementMaker(document);
  const at = field.selectionEnd ?? field.value.length;
  const chip = chipAt(field.value, at);
  const {input, told, list} = numberSearch(
    document,
    async (words) => (await offers()).search(words),
    (offer) => take(offer)
  );
  const composing = make("div", {});
  let composer: Composer | undefined;
  const put = (text: string): void => {
    dialog.close();
    if (chip) {
      replaceTyped(field, text, chip.start, chip.end);
      return;
    }
    const before = field.value.slice(0, at);
    replaceTyped(field, `${before === "" || /\s$/.test(before) ? "" : " "}${text}`, at, at);
  };
  const compose = async (begin?: Chip): Promise<void> => {
    const made = new Composer(document, await offers(), {
      find: (place) => {
        told.textContent = `Find a figure for “${place}”: words, a value, a year or a document.`;
        input.focus();
        input.select();
      },
      changed: (isWhole) => insert.setAttribute("aria-disabled", String(!isWhole))
    });
    composer = made;
    if (begin) made.show(begin.tree, begin.format);
    toggle.hidden = true;
    composing.replaceChildren(made.element, insert);
    made.element.querySelector("select")!.focus();
  };
  const insert = pressButton(document, chip ? "Put in place of the number" : "Insert this number", () => {
    if (composer && insert.getAttribute("aria-disabled") === "false")
      put(chipText(composer.expression, composer.format, field.value, at));
  });
  const toggle = pressButton(document, "Compose of several", () => void compose());
  const dialog = make(
    "dialog",
    {class: "tm-build-dialog tm-build-picker", "aria-label": "Insert number"},
    make("label", {for: input.id}, "Find a number"),
    input,
    told,
    list,
    composing,
    make(
      "p",
      {class: "tm-buttons"},
      toggle,
      pressButton(document, "Close", () => dialog.close())
    )
  );
  const take = (offer: TieOffer): void => {
    if (!composer) {
      put(offer.insert);
      return;
    }
    const isPut = composer.put(readExpression(offer.expression)!);
    told.textContent = isPut
      ? `${offer.shows} taken.`
      : "Every place has its figure; press “Take another figure” where this one belongs.";
    if (!isPut) return;
    input.value = "";
    list.replaceChildren();
  };
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
  if (chip) void compose(chip);
}
