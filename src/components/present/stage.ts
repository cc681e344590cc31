import {elementMaker} from "../../core/element.js";
import {announce, statusRegion} from "../announce.js";
import type {DeckItem, DeckPage} from "./deck-page.js";
import type {ShowState} from "./show-state.js";

/** Shows the state of a show on the deck's own elements; nothing is copied, so that charts stay interactive. */
export class Stage {
  private readonly status: HTMLElement;
  private readonly dark: HTMLElement;
  private readonly openers: readonly HTMLButtonElement[];
  private shown: ShowState | undefined;

  constructor(
    private readonly page: DeckPage,
    private readonly document: Document,
    opened: (slide: number) => void
  ) {
    const make = elementMaker(document);
    this.status = statusRegion(document);
    this.status.classList.add("tm-hidden");
    this.dark = make(
      "div",
      {class: "tm-show-black", hidden: ""},
      make("p", {}, "Black screen. B brings the slide back.")
    );
    this.openers = page.items.map(({item, title}, i) => {
      const opener = make(
        "button",
        {type: "button", class: "tm-deck-open", hidden: ""},
        make("span", {}, `${i + 1}`),
        make("span", {class: "tm-hidden"}, `: ${title}`)
      );
      opener.addEventListener("click", () => opened(i));
      item.append(opener);
      return opener;
    });
    page.root.append(this.dark, this.status);
  }

  /** Draws a state; `speaker` is how it looks in the speaker's window. */
  show(state: ShowState, {speaker}: {readonly speaker: boolean}): void {
    const before = this.shown;
    this.shown = state;
    const mode = speaker ? "speaker" : state.mode;
    if (mode === "list") delete this.page.root.dataset.mode;
    else this.page.root.dataset.mode = mode;
    this.document.documentElement.classList.toggle("tm-presenting", mode !== "list");
    this.dark.hidden = !(state.black && mode === "slide");
    this.page.items.forEach((item, i) => this.showItem(item, i, state, mode));
    this.follow(before, state, mode);
  }

  /** Moves the focus to the heading of the current slide, unless another element has it. */
  focus(): void {
    const {activeElement, body} = this.document;
    if (this.shown?.mode === "slide" && (activeElement === null || activeElement === body))
      this.page.items[this.shown.slide]?.heading.focus({preventScroll: true});
  }

  /** Announces a message to screen readers. */
  say(message: string): void {
    announce(this.status, message);
  }

  private showItem({item, section}: DeckItem, i: number, state: ShowState, mode: string): void {
    const [here, next] = [i === state.slide, i === state.slide + 1];
    item.hidden = mode === "slide" ? !here : mode === "speaker" ? !here && !next : false;
    item.toggleAttribute("data-here", here && mode !== "list");
    section.inert = mode === "overview" || (mode === "speaker" && next) || (mode === "slide" && state.black);
    const opener = this.openers[i]!;
    opener.hidden = mode !== "overview";
    if (here && mode === "overview") opener.setAttribute("aria-current", "true");
    else opener.removeAttribute("aria-current");
    for (const element of section.querySelectorAll<HTMLElement>("[data-step]")) {
      element.classList.toggle("tm-later", here && mode !== "list" && Number(element.dataset.step) > state.step);
    }
  }

  /** Moves the focus with the show, and says where it is. */
  private follow(before: ShowState | undefined, state: ShowState, mode: string): void {
    const moved = before?.mode !== state.mode || before.slide !== state.slide;
    const item = this.page.items[state.slide];
    if (!item) return;
    if (mode === "overview" && moved) {
      const opener = this.openers[state.slide]!;
      opener.focus({preventScroll: true});
      opener.scrollIntoView({block: "nearest"});
    }
    if (mode === "slide" && moved) {
      item.heading.focus({preventScroll: true});
      this.say(`Slide ${state.slide + 1} of ${this.page.items.length}: ${item.title}`);
    } else if (mode === "slide" && before && before.black !== state.black) {
      this.say(state.black ? "Black screen" : `Slide ${state.slide + 1}: ${item.title}`);
    } else if (mode === "slide" && before && before.step < state.step) {
      this.say(stepText(item.section, state.step));
    }
    if (mode === "list" && before && before.mode !== "list") {
      item.item.scrollIntoView({block: "start"});
      item.heading.focus({preventScroll: true});
    }
  }
}

/** The text that a step brings. */
function stepText(section: HTMLElement, step: number): string {
  return [...section.querySelectorAll(`[data-step="${step}"]`)]
    .map((element) => element.getAttribute("aria-label") ?? element.textContent)
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}
