import type {Plan} from "../../core/deck/plan.js";

/** The parts of a deck's page, as they were built. */
export interface DeckPage {
  readonly root: HTMLElement;
  /** The deck's name, by which its windows find each other. */
  readonly name: string;
  readonly items: readonly DeckItem[];
  readonly plan: Plan;
}

/** A slide with the elements beside it in the page. */
export interface DeckItem {
  readonly item: HTMLElement;
  readonly section: HTMLElement;
  readonly heading: HTMLElement;
  readonly id: string;
  readonly title: string;
  readonly steps: number;
  readonly notes: HTMLElement | null;
  readonly evidence: HTMLElement | null;
}

/** Reads the deck of a page; undefined where there is none. */
export function readDeckPage(document: Document): DeckPage | undefined {
  const root = document.querySelector<HTMLElement>(".tm-deck");
  if (!root) return undefined;
  const items = [...root.querySelectorAll<HTMLElement>(".tm-deck-item")].map(readItem);
  const targets = items.map(({item}) => secondsOf(item.dataset.target));
  return {root, name: root.dataset.deck ?? "", items, plan: {duration: secondsOf(root.dataset.duration), targets}};
}

function readItem(item: HTMLElement): DeckItem {
  const section = item.querySelector<HTMLElement>(".tm-slide")!;
  const heading = section.querySelector<HTMLElement>(".tm-slide-title")!;
  return {
    item,
    section,
    heading,
    id: section.dataset.slide ?? "",
    title: heading.textContent.trim(),
    steps: Number(section.dataset.steps ?? 0),
    notes: item.querySelector(".tm-speaker-notes"),
    evidence: item.querySelector(".tm-deck-evidence > div")
  };
}

const secondsOf = (text: string | undefined): number | null =>
  text === undefined || text === "" ? null : Number(text);
