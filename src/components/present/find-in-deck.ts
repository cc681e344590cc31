import {elementMaker} from "../../core/element.js";
import {foldText, plainNumber} from "../../core/search/search-index.js";
import {isSearchKey, isTyping} from "../search/open-search.js";
import {bindResultKeys} from "../search/search.js";
import {openEvidence, openModal} from "./control-bar.js";
import type {KeyCommand} from "./control-bar.js";
import type {DeckItem} from "./deck-page.js";

/** A place of a deck that holds what is looked for. */
interface Place {
  readonly slide: number;
  readonly kind: "slide" | "evidence" | "notes";
  /** The step of the slide from which on all of it is shown. */
  readonly step: number;
  /** The words around it. */
  readonly text: string;
}

const KINDS: Readonly<Record<Place["kind"], string>> = {
  slide: "On the slide",
  evidence: "In the evidence",
  notes: "In the notes"
};

const MOST = 30;
const LONGEST = 140;

/**
 * Opens a search of a deck by `/` and Ctrl or Cmd with K while it is presented. What is found on a slide or in its
 * notes leads there, evidence is shown above the present slide, and Escape returns to it. The words of notes are shown
 * in the speaker's window alone.
 */
export function bindDeckSearch(
  document: Document,
  items: readonly DeckItem[],
  run: (command: KeyCommand) => void
): void {
  document.addEventListener("keydown", (event) => {
    const isShown = document.documentElement.classList.contains("tm-presenting");
    if (!isShown || !isSearchKey(event) || isTyping(document, event)) return;
    event.preventDefault();
    openDeckSearch(document, items, run);
  });
}

function openDeckSearch(document: Document, items: readonly DeckItem[], run: (command: KeyCommand) => void): void {
  const make = elementMaker(document);
  const speaker = document.querySelector('.tm-deck[data-mode="speaker"]') !== null;
  const input = make("input", {
    type: "text",
    role: "searchbox",
    "aria-label": "Search slides, evidence and notes",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "search"
  });
  const form = make("form", {role: "search"}, input);
  const status = make("p", {role: "status"});
  const results = make("ul");
  const dialog = openModal(document, {name: "find", title: "Search this deck"}, form, status, results);
  const choose = ({slide, step, kind}: Place): void => {
    dialog.close();
    if (kind === "evidence") openEvidence(document, items[slide]!);
    else run({type: "slide", slide, step});
  };
  const result = (place: Place): HTMLElement => {
    const said = place.kind === "notes" && !speaker ? "" : `: ${place.text}`;
    const button = make(
      "button",
      {type: "button", "data-found": ""},
      make("span", {class: "tm-found-title"}, `${place.slide + 1}. ${items[place.slide]!.title}`),
      " ",
      make("span", {class: "tm-found-about"}, KINDS[place.kind] + said)
    );
    button.addEventListener("click", () => choose(place));
    return make("li", {}, button);
  };
  input.addEventListener("input", () => {
    const found = findInDeck(items, input.value);
    status.textContent = foundWords(found.length, input.value.trim());
    results.replaceChildren(...found.slice(0, MOST).map(result));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector<HTMLElement>("[data-found]")?.click();
  });
  bindResultKeys(dialog, {input, results});
  input.focus();
}

function foundWords(count: number, query: string): string {
  if (query === "") return "";
  if (count === 0) return `Nothing is found for “${query}”.`;
  return `${count === 1 ? "One result" : `${count} results`}${count > MOST ? `, the first ${MOST} of them shown` : ""}.`;
}

/** The places of a deck that hold all words of a query: first slides, then lines of evidence, then notes. */
function findInDeck(items: readonly DeckItem[], query: string): readonly Place[] {
  const words = comparable(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const holds = (text: string): boolean => words.every((word) => comparable(text).includes(word));
  const around = (elements: Iterable<Element>): string => {
    const texts = [...elements].map(textOf);
    const text = texts.find((one) => comparable(one).includes(words[0]!)) ?? "";
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  };
  const slides = items.flatMap(({section, steps}, slide): readonly Place[] => {
    for (let step = 0; step <= steps; step += 1)
      if (holds(textOf(section, step)))
        return [{slide, kind: "slide", step, text: around(section.querySelectorAll(LINES))}];
    return [];
  });
  const evidence = items.flatMap((item, slide) =>
    [...(item.evidence?.querySelectorAll(".tm-slide-evidence > li") ?? [])]
      .filter((line) => holds(textOf(line)))
      .map((line): Place => ({slide, kind: "evidence", step: 0, text: around([line])}))
  );
  const notes = items.flatMap(({notes: own}, slide): readonly Place[] =>
    own && holds(textOf(own)) ? [{slide, kind: "notes", step: 0, text: around(own.querySelectorAll(LINES))}] : []
  );
  return [...slides, ...evidence, ...notes];
}

/** The elements of a slide that are read as one line. */
const LINES = "h2, h3, h4, p, li, tr, pre, figcaption, text";

const comparable = (text: string): string => plainNumber(foldText(text));

/** The text of an element as it is at a step of its slide, by default at the last. */
function textOf(element: Element, step = Infinity): string {
  const parts: string[] = [];
  const gather = (node: Node): void => {
    if (node.nodeType === 3) parts.push(node.nodeValue ?? "");
    if (Number((node as Partial<HTMLElement>).dataset?.step ?? 0) > step) return;
    node.childNodes.forEach(gather);
  };
  gather(element);
  const text = parts.join(" ").replace(/\s+/g, " ").trim();
  return text.replace(/ (?=[,.;:)])/g, "");
}
