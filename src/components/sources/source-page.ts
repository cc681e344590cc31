import {elementMaker} from "../../core/element.js";
import type {ElementMaker} from "../../core/element.js";
import {FACT_FIELDS} from "../../core/editing/open-source.js";
import type {NewTerms, FactEntry, OpenSource, SourceNumber} from "../../core/editing/open-source.js";
import {announce, messageOf, statusRegion} from "../announce.js";
import type {WriteClient} from "../write-client.js";
import {EntryForm, asProposed} from "./entry-form.js";
import {STATES, showDocument} from "./shown-document.js";
import type {ShownDocument} from "./shown-document.js";

/** How many numbers the list holds around the current one. */
const AROUND = 30;

const isOpen = ({state}: SourceNumber): boolean => state === "proposed" || state === "look";

/**
 * A source that is gone through: the document with its numbers marked, and beside it the numbers one by one, each with
 * its sentence and proposal. Enter accepts a proposal that is whole and sure; all else is said in a form.
 */
export class SourcePage {
  readonly #make: ElementMaker;
  readonly #shown: ShownDocument;
  readonly #count: HTMLElement;
  readonly #list: HTMLElement;
  readonly #side: HTMLElement;
  readonly #said: HTMLElement;
  readonly #undo: HTMLButtonElement;
  #source: OpenSource;
  #current = 0;
  #busy = false;

  constructor(
    place: HTMLElement,
    window: Window & typeof globalThis,
    private readonly client: WriteClient,
    source: OpenSource
  ) {
    const {document} = window;
    const make = (this.#make = elementMaker(document));
    this.#source = source;
    this.#count = make("p", {class: "tm-source-count", role: "status"});
    this.#said = statusRegion(document);
    this.#list = make("ul", {
      class: "tm-source-numbers",
      role: "listbox",
      "aria-label": "Numbers",
      "aria-describedby": "tm-source-keys",
      tabindex: "0"
    });
    this.#side = make("div", {class: "tm-source-entry"});
    this.#undo = this.#button("Undo", () => void this.#do(() => this.client.post("undo", {id: this.#source.id})));
    this.#shown = showDocument(document, source, client, (start) => {
      this.#choose(source.numbers.findIndex((number) => number.start === start));
      this.#list.focus();
    });
    place.replaceChildren(
      make(
        "div",
        {class: "tm-source-bar"},
        this.#count,
        this.#button("Next open number", () => this.#next()),
        this.#undo,
        this.#said
      ),
      make(
        "div",
        {class: "tm-source-columns"},
        this.#shown.element,
        make(
          "section",
          {class: "tm-source-queue", "aria-label": "Number by number"},
          make(
            "p",
            {id: "tm-source-keys", class: "tm-note"},
            ...["↑ ↓", " move, ", "Enter", " accepts, ", "E", " edits, ", "X", " explains, ", "Ctrl Z", " undoes."].map(
              (words, i) => (i % 2 === 0 ? make("kbd", {}, words) : words)
            )
          ),
          this.#list,
          this.#side
        )
      )
    );
    this.#list.addEventListener("keydown", (event) => this.#key(event));
    this.#list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[data-at]");
      if (option) this.#choose(Number(option.dataset["at"]));
    });
    place.addEventListener("keydown", (event) => {
      const isTyping = (event.target as Element).closest("input, textarea, select") !== null;
      if (isTyping || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      this.#undo.click();
    });
    this.#refresh();
    this.#next(-1);
  }

  #button(name: string, press: () => void): HTMLButtonElement {
    const button = this.#make("button", {type: "button"}, name);
    button.addEventListener("click", press);
    return button;
  }

  get #number(): SourceNumber | undefined {
    return this.#source.numbers[this.#current];
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#choose(this.#current + 1),
      ArrowUp: () => this.#choose(this.#current - 1),
      Home: () => this.#choose(0),
      End: () => this.#choose(this.#source.numbers.length - 1),
      Enter: () => this.#accept(),
      e: () => this.#edit(),
      x: () => this.#explain()
    };
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    // Held down, Enter would go through numbers that nobody has looked at.
    if (event.repeat && !event.key.startsWith("Arrow")) return;
    action();
  }

  /** Goes on to the next number that is open, from the beginning again after the last. */
  #next(from = this.#current): void {
    const {numbers} = this.#source;
    const order = [...numbers.keys()].map((i) => (from + 1 + i) % numbers.length);
    const at = order.find((i) => isOpen(numbers[i]!));
    this.#choose(at ?? Math.max(0, from));
  }

  #choose(at: number): void {
    if (at < 0 || at >= this.#source.numbers.length) return;
    this.#current = at;
    this.#side.replaceChildren();
    this.#drawList();
    this.#shown.show(this.#number!);
  }

  #refresh(): void {
    const {numbers, undo} = this.#source;
    const accounted = numbers.filter((number) => !isOpen(number)).length;
    const looks = numbers.filter(({state}) => state === "look").length;
    this.#count.textContent =
      `${accounted} of ${numbers.length} numbers accounted for` + (looks === 0 ? "" : `; ${looks} need a look`);
    this.#undo.setAttribute("aria-disabled", String(undo === undefined));
    this.#undo.title = undo ?? "Nothing to undo";
    this.#shown.refresh(this.#source);
    this.#drawList();
  }

  #drawList(): void {
    const {numbers} = this.#source;
    const from = Math.max(0, this.#current - AROUND);
    const options = numbers.slice(from, this.#current + AROUND).map((number, i) => this.#option(number, from + i));
    this.#list.replaceChildren(...options);
    const current = options[this.#current - from];
    if (current) {
      this.#list.setAttribute("aria-activedescendant", current.id);
      this.#list.scrollTop = current.offsetTop - this.#list.clientHeight / 3;
    }
  }

  #option(number: SourceNumber, at: number): HTMLElement {
    const make = this.#make;
    const isCurrent = at === this.#current;
    const {printed, state, sentence, explained, fact, look, locator} = number;
    const reasons = FACT_FIELDS.flatMap((field) => {
      const proposed = number.fields[field];
      return proposed ? [make("li", {}, `${field}: ${proposed.value}, ${proposed.why}`)] : [];
    });
    return make(
      "li",
      {
        id: `tm-source-number-${at}`,
        role: "option",
        "aria-selected": String(isCurrent),
        "aria-posinset": String(at + 1),
        "aria-setsize": String(this.#source.numbers.length),
        "data-at": String(at),
        "data-state": state
      },
      make("strong", {}, printed),
      ` ${STATES[state]}`,
      make("small", {}, ` ${locator}`),
      ...(isCurrent
        ? [
            sentence === "" ? undefined : make("q", {}, sentence),
            fact === undefined ? undefined : make("span", {}, `Figure ${fact}`),
            explained === undefined ? undefined : make("span", {}, `No figure: ${explained}`),
            ...look.map((why) => make("span", {class: "tm-source-look"}, `Needs a look: ${why}`)),
            isOpen(number) && explained === undefined && reasons.length > 0
              ? make("ul", {class: "tm-source-reasons"}, ...reasons)
              : undefined
          ]
        : [])
    );
  }

  #accept(): void {
    const number = this.#number;
    if (!number || !isOpen(number)) {
      this.#next();
      return;
    }
    if (number.explained !== undefined && number.state === "proposed") {
      void this.#send("explain", {start: number.start, reason: number.explained});
      return;
    }
    const fact = asProposed(this.#source, number);
    if (fact) void this.#send("accept", {facts: [fact]});
    else this.#edit();
  }

  #edit(): void {
    const number = this.#number;
    if (!number || !isOpen(number)) return;
    const form = new EntryForm(this.#list.ownerDocument, this.#source, number, {
      accept: ({fact, terms}) => void this.#send("accept", {facts: [fact], terms} satisfies AcceptGiven),
      leave: () => this.#leave()
    });
    this.#side.replaceChildren(form.element);
    form.focus();
  }

  #explain(): void {
    const number = this.#number;
    if (!number || !isOpen(number)) return;
    const make = this.#make;
    const reason = make("input", {
      id: "tm-source-reason",
      required: "",
      autocomplete: "off",
      value: number.explained ?? ""
    });
    const form = make(
      "form",
      {class: "tm-source-form", "aria-label": `${number.printed} as no figure`},
      make("label", {for: reason.id}, `${number.printed} is no figure: why?`),
      reason,
      make(
        "div",
        {class: "tm-buttons"},
        make("button", {type: "submit"}, "Explain"),
        this.#button("Leave", () => this.#leave())
      )
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send("explain", {start: number.start, reason: reason.value});
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#leave();
    });
    this.#side.replaceChildren(form);
    reason.focus();
  }

  #leave(): void {
    this.#side.replaceChildren();
    this.#list.focus();
  }

  #send(action: string, given: object): Promise<boolean> {
    const {id, hash} = this.#source;
    return this.#do(() => this.client.post<OpenSource>(action, {id, hash, ...given}), true);
  }

  /** Does an act, one after another, and goes on to the next open number after one that was accounted for. */
  async #do(act: () => Promise<OpenSource>, goOn = false): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    announce(this.#said, "Writing");
    try {
      this.#source = await act();
      announce(this.#said, "Written");
      this.#refresh();
      if (goOn) this.#next();
      this.#side.replaceChildren();
      this.#list.focus();
      return true;
    } catch (error) {
      announce(this.#said, messageOf(error));
      return false;
    } finally {
      this.#busy = false;
    }
  }
}

interface AcceptGiven {
  readonly facts: readonly FactEntry[];
  readonly terms: NewTerms;
}
