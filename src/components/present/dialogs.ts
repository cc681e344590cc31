import {elementMaker} from "../../core/element.js";
import type {Child} from "../../core/element.js";
import {KEYS} from "./control-bar.js";
import type {DeckItem} from "./deck-page.js";

/** Lists the keys of a show. */
export function openHelp(document: Document): void {
  const make = elementMaker(document);
  openModal(document, {name: "help", title: "Keys"},
    make("table", {}, make("tbody", {}, ...KEYS.map(({label, does}) => make("tr", {}, make("th", {scope: "row"}, ...keyCaps(label, document)), make("td", {}, does))))),
    make("p", {}, "A swipe goes on and back. A number or a mark of a chart opens its trace; Esc returns to the slide. The clock of the speaker window starts with the first step."));
}

function keyCaps(label: string, document: Document): readonly (Node | string)[] {
  const make = elementMaker(document);
  return label.replace("Page ", "Page\u00a0").split(" ").flatMap((key, i) => [...(i > 0 ? [" "] : []), make("kbd", {}, key)]);
}

/** Asks for the number of a slide and goes there on Enter. */
export function openGoTo(document: Document, count: number, go: (slide: number) => void): void {
  const make = elementMaker(document);
  const input = make("input", {type: "text", inputmode: "numeric", pattern: "[0-9]*", autocomplete: "off", id: "tm-show-goto-number"});
  const form = make("form", {method: "dialog"}, make("label", {for: input.id}, `Number, 1 to ${count}`), input, make("button", {type: "submit"}, "Go"));
  const dialog = openModal(document, {name: "goto", title: "Go to slide"}, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = Number(input.value);
    const known = /^\d+$/.test(input.value.trim()) && number >= 1 && number <= count;
    input.setCustomValidity(known ? "" : `There are slides 1 to ${count}.`);
    if (!known) return void input.reportValidity();
    dialog.close();
    go(number - 1);
  });
  input.addEventListener("input", () => input.setCustomValidity(""));
  input.focus();
}

/** Lists the numbers of a slide with the printed figures behind them; each leads on to its trace. */
export function openEvidence(document: Document, {title, evidence}: Pick<DeckItem, "title" | "evidence">): void {
  const make = elementMaker(document);
  const list = evidence?.cloneNode(true) as HTMLElement | undefined;
  openModal(document, {name: "evidence", title: `Evidence: ${title}`}, list ?? make("p", {}, "No numbers stand on this slide."));
}

/** Opens a dialog above the show with a heading and a way to close it; it is gone once closed, and the focus back. */
function openModal(document: Document, {name, title}: {readonly name: string; readonly title: string}, ...children: readonly Child[]): HTMLDialogElement {
  const make = elementMaker(document);
  const heading = make("h2", {id: `tm-show-${name}-title`, tabindex: "-1"}, title);
  const close = make("button", {type: "button"}, "Close");
  const dialog = make("dialog", {class: `tm-show-dialog tm-show-${name}`, "aria-labelledby": heading.id}, make("header", {}, heading, close), ...children);
  const before = document.activeElement as HTMLElement | null;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus({preventScroll: true});
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus({preventScroll: true});
  return dialog;
}
