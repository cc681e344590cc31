import {elementMaker} from "../../core/element.js";
import type {Child} from "../../core/element.js";
import {addAddress} from "../adding/add-address.js";
import {closestTo} from "../announce.js";
import {siteLink} from "../site-links.js";
import type {DeckItem} from "./deck-page.js";
import type {Move} from "./show-state.js";

const BUTTONS: readonly {readonly label: string; readonly command: KeyCommand; readonly speaker: boolean}[] = [
  {label: "Back", command: {type: "previous"}, speaker: true},
  {label: "Next", command: {type: "next"}, speaker: true},
  {label: "All slides", command: {type: "overview"}, speaker: false},
  {label: "Evidence", command: {type: "evidence"}, speaker: true},
  {label: "Black screen", command: {type: "black"}, speaker: true},
  {label: "Speaker window", command: {type: "speaker"}, speaker: false},
  {label: "Keys", command: {type: "help"}, speaker: true},
  {label: "End", command: {type: "leave"}, speaker: false}
];

const AWAKE_MS = 2500;

/**
 * Buttons for the commands of the keys; while presenting they show when the pointer moves or one of them has the focus.
 */
export function controlBar(
  document: Document,
  {speaker}: {readonly speaker: boolean},
  run: (command: KeyCommand) => void
): HTMLElement {
  const make = elementMaker(document);
  const buttons = BUTTONS.filter((button) => button.speaker || !speaker).map(({label, command}) => {
    const button = make("button", {type: "button", "data-command": command.type}, label);
    button.addEventListener("click", () => run(command));
    return button;
  });
  return make("div", {class: "tm-show-bar", role: "group", "aria-label": "Presentation"}, ...buttons);
}

/** Shows the bar for a while whenever a pointer moves. Returns a function that unbinds. */
export function wakeOnPointer(root: HTMLElement, window: Window): () => void {
  let timer = 0;
  const wake = (): void => {
    root.dataset.awake = "";
    window.clearTimeout(timer);
    timer = window.setTimeout(() => delete root.dataset.awake, AWAKE_MS);
  };
  const events = ["pointermove", "pointerdown"] as const;
  events.forEach((name) => root.addEventListener(name, wake));
  return () => events.forEach((name) => root.removeEventListener(name, wake));
}

/** The command of a key: a move of the show, or an action of its window. */
export type KeyCommand = Move | {readonly type: "goto" | "help" | "evidence" | "counter" | "speaker" | "fullscreen"};

/**
 * Every key of a show; the help lists them and {@link commandOf} reads them. Clickers send PageUp, PageDown, arrows, B
 * and `.`.
 */
export const KEYS: readonly {
  readonly keys: readonly string[];
  readonly label: string;
  readonly does: string;
  readonly command: KeyCommand;
}[] = [
  {
    keys: ["ArrowRight", "ArrowDown", "PageDown", " ", "n"],
    label: "→ ↓ Page Down Space N",
    does: "Next step or slide",
    command: {type: "next"}
  },
  {
    keys: ["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p"],
    label: "← ↑ Page Up Backspace P",
    does: "Back by a step or slide",
    command: {type: "previous"}
  },
  {keys: ["Home"], label: "Home", does: "First slide", command: {type: "first"}},
  {keys: ["End"], label: "End", does: "Last slide", command: {type: "last"}},
  {keys: ["g"], label: "G", does: "Go to a slide by its number", command: {type: "goto"}},
  {keys: ["o", "Escape"], label: "O Esc", does: "All slides, and back", command: {type: "overview"}},
  {
    keys: ["e", "t"],
    label: "E T",
    does: "Evidence: the printed figures behind the numbers of the slide",
    command: {type: "evidence"}
  },
  {
    keys: ["c"],
    label: "C",
    does: "What a document prints that answers or disputes those of the slide",
    command: {type: "counter"}
  },
  {keys: ["b", "."], label: "B .", does: "Black screen, and back", command: {type: "black"}},
  {keys: ["s"], label: "S", does: "Speaker window: notes, next slide, clock", command: {type: "speaker"}},
  {keys: ["f"], label: "F", does: "Full screen, and back", command: {type: "fullscreen"}},
  {keys: ["?"], label: "?", does: "These keys", command: {type: "help"}}
];

const TYPING = "input, select, textarea, [contenteditable]:not([contenteditable='false'])";
const PRESSED = "a[href], button, summary";

/** The command of a key press; undefined if it belongs to a field, dialog, link or the browser, or has no command. */
export function commandOf(event: KeyboardEvent, document: Document): KeyCommand | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (closestTo(event.target, TYPING) || document.querySelector("dialog[open]")) return undefined;
  if ((event.key === " " || event.key === "Enter") && closestTo(event.target, PRESSED)) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.shiftKey && key === " ") return {type: "previous"};
  return KEYS.find(({keys}) => keys.includes(key))?.command;
}

/** The least horizontal distance of a swipe, in pixels. */
const FAR = 48;

/** Calls `swiped` when one finger goes across, further than up or down. Returns a function that unbinds. */
export function bindSwipes(element: HTMLElement, swiped: (way: "next" | "previous") => void): () => void {
  let from: {readonly x: number; readonly y: number} | undefined;
  const start = ({touches}: TouchEvent): void => {
    const [touch] = touches;
    from = touch && touches.length === 1 ? {x: touch.clientX, y: touch.clientY} : undefined;
  };
  const end = ({changedTouches: [touch]}: TouchEvent): void => {
    if (!from || !touch) return;
    const [across, along] = [touch.clientX - from.x, touch.clientY - from.y];
    from = undefined;
    if (Math.abs(across) >= FAR && Math.abs(across) > 1.5 * Math.abs(along)) swiped(across < 0 ? "next" : "previous");
  };
  element.addEventListener("touchstart", start, {passive: true});
  element.addEventListener("touchend", end, {passive: true});
  return () => {
    element.removeEventListener("touchstart", start);
    element.removeEventListener("touchend", end);
  };
}

/** Lists the keys of a show. */
export function openHelp(document: Document): void {
  const make = elementMaker(document);
  openModal(
    document,
    {name: "help", title: "Keys"},
    make(
      "table",
      {},
      make(
        "tbody",
        {},
        ...KEYS.map(({label, does}) =>
          make("tr", {}, make("th", {scope: "row"}, ...keyCaps(label, document)), make("td", {}, does))
        )
      )
    ),
    make(
      "p",
      {},
      "A swipe goes on and back. A number or a mark of a chart opens its trace; / or Ctrl K searches: on the site the figures, in a file its slides, evidence and notes. Esc returns to the slide. The clock of the speaker window starts with the first step."
    )
  );
}

function keyCaps(label: string, document: Document): readonly (Node | string)[] {
  const make = elementMaker(document);
  return label
    .replace("Page ", "Page\u00a0")
    .split(" ")
    .flatMap((key, i) => [...(i > 0 ? [" "] : []), make("kbd", {}, key)]);
}

/** Asks for the number of a slide and goes there on Enter. */
export function openGoTo(document: Document, count: number, go: (slide: number) => void): void {
  const make = elementMaker(document);
  const input = make("input", {
    type: "text",
    inputmode: "numeric",
    pattern: "[0-9]*",
    autocomplete: "off",
    id: "tm-show-goto-number"
  });
  const form = make(
    "form",
    {method: "dialog"},
    make("label", {for: input.id}, `Number, 1 to ${count}`),
    input,
    make("button", {type: "submit"}, "Go")
  );
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
export function openEvidence(
  document: Document,
  {title, evidence, section}: Pick<DeckItem, "title" | "evidence" | "section">
): void {
  const make = elementMaker(document);
  const list = evidence?.cloneNode(true) as HTMLElement | undefined;
  openModal(
    document,
    {name: "evidence", title: `Evidence: ${title}`},
    list ?? make("p", {}, "No numbers stand on this slide."),
    addCharts(document, section)
  );
}

/** Leads from each chart of a slide to where it is added to a document; nothing in a file that stands alone. */
function addCharts(document: Document, section: HTMLElement): HTMLElement | undefined {
  const make = elementMaker(document);
  const charts = [...section.querySelectorAll<HTMLElement>("figure[data-fence]")];
  if (charts.length === 0 || siteLink(document, "root") === undefined) return undefined;
  const items = charts.map(({dataset, firstElementChild: caption}) => {
    const title = caption?.textContent ?? "";
    const href = addAddress(document, dataset.fence!);
    return make("li", {}, `Chart: ${title} `, make("a", {href, "aria-label": `Add to… ${title}`}, "Add to…"));
  });
  return make("ul", {class: "tm-show-charts"}, ...items);
}

/**
 * Opens what documents print that answer or dispute those behind a slide; the list is filled by the page that the
 * dialog is added to.
 */
export function openCounter(document: Document, {title, evidence}: Pick<DeckItem, "title" | "evidence">): void {
  const facts = [...(evidence?.querySelectorAll("[data-fact]") ?? [])].map((item) => item.getAttribute("data-fact"));
  openModal(
    document,
    {name: "counter", title: `Answered or disputed: ${title}`},
    elementMaker(document)("div", {"data-facts": [...new Set(facts)].join(" ")})
  );
}

/** Opens a modal dialog with a heading and a close button; once closed it is removed and the focus returns. */
export function openModal(
  document: Document,
  {name, title}: {readonly name: string; readonly title: string},
  ...children: readonly Child[]
): HTMLDialogElement {
  const make = elementMaker(document);
  const heading = make("h2", {id: `tm-show-${name}-title`, tabindex: "-1"}, title);
  const close = make("button", {type: "button"}, "Close");
  const dialog = make(
    "dialog",
    {class: `tm-show-dialog tm-show-${name}`, "aria-labelledby": heading.id},
    make("header", {}, heading, close),
    ...children
  );
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
