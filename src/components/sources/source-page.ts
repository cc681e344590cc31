import {elementMaker} from "../../core/element.js";
import type {ElementMaker} from "../../core/element.js";
import {FACT_FIELDS, isInCell} from "../../core/editing/open-source.js";
import type {
  FactEntry,
  NewTerms,
  OpenSource,
  PageBox,
  SourceNumber,
  SourceTable
} from "../../core/editing/open-source.js";
import type {OpenCheck, TableEntry} from "../../core/editing/table-entry.js";
import {boxOfTable} from "../../core/editing/table-lines.js";
import {announce, messageOf, statusRegion} from "../announce.js";
import type {WriteClient} from "../write-client.js";
import {RefusedError, waitFor} from "../write-client.js";
import {siteRoot, tableAddress} from "../site-links.js";
import {drawnTableForm} from "./drawn-table-form.js";
import {EntryForm, asProposed, formButtons, onForm} from "./entry-form.js";
import {KeptLines} from "./kept-lines.js";
import {OpenTable} from "./open-table.js";
import {STATES, showDocument} from "./shown-document.js";
import type {ShownDocument} from "./shown-document.js";
import {styleForm} from "./style-form.js";
import {partsOf, partsOffer} from "./table-parts.js";

/** How many numbers the list holds around the current one. */
const AROUND = 30;

const isOpen = ({state}: SourceNumber): boolean => state === "proposed" || state === "look";

/**
 * A source that is gone through: the document with its numbers marked, and beside it the numbers one by one, each with
 * its sentence and proposal. Enter accepts a proposal that is whole and sure; all else is said in a form.
 */
export class SourcePage {
  readonly #make: ElementMaker;
  #shown: ShownDocument;
  readonly #count: HTMLElement;
  readonly #list: HTMLElement;
  readonly #side: HTMLElement;
  readonly #said: HTMLElement;
  readonly #undo: HTMLButtonElement;
  readonly #finish: HTMLButtonElement;
  readonly #lines: KeptLines;
  #source: OpenSource;
  #current = 0;
  #busy = false;
  /** What was asked for last while an act is being done: a form opened then would be of the source before it. */
  #asked: (() => void) | undefined;
  /** The box of the table that is open. */
  #open: PageBox | undefined;

  constructor(
    place: HTMLElement,
    private readonly window: Window & typeof globalThis,
    private readonly client: WriteClient,
    source: OpenSource
  ) {
    const {document} = window;
    const make = (this.#make = elementMaker(document));
    this.#source = source;
    this.#lines = new KeptLines(() => window.localStorage, source.id);
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
    this.#finish = this.#button("Finish", () => void this.#send("finish", {}));
    this.#finish.title = "Every number is accounted for: the source is no longer in work";
    this.#shown = this.#showDocument();
    place.replaceChildren(
      make(
        "div",
        {class: "tm-source-bar"},
        this.#count,
        this.#button("Next open number", () => this.#next()),
        ...this.#tableChoice(),
        ...(source.pages.length > 0
          ? [this.#button("Draw a table", () => this.#whenDone(() => this.#drawTable()))]
          : []),
        this.#button("Number style", () => this.#whenDone(() => this.#openStyle())),
        this.#undo,
        this.#finish,
        this.#said
      ),
      ...source.remarks.map((remark) => make("p", {class: "tm-note"}, `In reading: ${remark}.`)),
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
            ...[
              "↑ ↓",
              " move, ",
              "Enter",
              " accepts, ",
              "E",
              " edits, ",
              "X",
              " explains, ",
              "T",
              " opens the table, ",
              "N",
              " says how numbers are printed, ",
              "Ctrl Z",
              " undoes."
            ].map((words, i) => (i % 2 === 0 ? make("kbd", {}, words) : words))
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

  #showDocument(): ShownDocument {
    return showDocument(this.window.document, this.#source, this.client, (start) => {
      this.#choose(this.#source.numbers.findIndex((number) => number.start === start));
      this.#list.focus();
    });
  }

  /** Takes a source as it is now; its document is marked anew where other numbers are found in it. */
  #take(source: OpenSource): void {
    const starts = ({numbers}: OpenSource): string => numbers.map(({start, end}) => `${start}-${end}`).join();
    const isOther = starts(source) !== starts(this.#source);
    const current = this.#number?.start;
    this.#source = source;
    if (!isOther) return;
    const at = source.numbers.findIndex(({start}) => start === current);
    const shown = this.#showDocument();
    this.#shown.element.replaceWith(shown.element);
    this.#shown = shown;
    this.#current = at >= 0 ? at : Math.min(this.#current, Math.max(0, source.numbers.length - 1));
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
      e: () => this.#whenDone(() => this.#edit()),
      x: () => this.#whenDone(() => this.#explain()),
      n: () => this.#whenDone(() => this.#openStyle()),
      t: () => this.#whenDone(() => this.#openTable(this.#tableOf(this.#number)))
    };
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    // Held down, Enter would go through numbers that nobody has looked at.
    if (event.repeat && !event.key.startsWith("Arrow")) return;
    action();
  }

  /** Opens a form, once what is being done is done. */
  #whenDone(open: () => void): void {
    if (this.#busy) this.#asked = open;
    else open();
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
    this.#open = undefined;
    this.#side.replaceChildren();
    this.#shown.lay();
    this.#drawList();
    this.#shown.show(this.#number!);
  }

  #refresh(): void {
    const {numbers, undo} = this.#source;
    const accounted = numbers.filter((number) => !isOpen(number)).length;
    const looks = numbers.filter(({state}) => state === "look").length;
    this.#count.textContent =
      `${accounted} of ${numbers.length} numbers accounted for` +
      (looks === 0 ? "" : `; ${looks} ${looks === 1 ? "needs" : "need"} a look`);
    this.#undo.setAttribute("aria-disabled", String(undo === undefined));
    this.#undo.title = undo ?? "Nothing to undo";
    this.#finish.hidden = accounted < numbers.length || !this.#source.inWork;
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
    const leave = (): void => this.#leave();
    const form = make(
      "form",
      {class: "tm-source-form", "aria-label": `${number.printed} as no figure`},
      make("label", {for: reason.id}, `${number.printed} is no figure: why?`),
      reason,
      formButtons(this.#list.ownerDocument, "Explain", leave)
    );
    onForm(form, () => void this.#send("explain", {start: number.start, reason: reason.value}), leave);
    this.#side.replaceChildren(form);
    reason.focus();
  }

  /** Asks how the document prints its numbers, with what one of them says in each style. */
  #openStyle(): void {
    const form = styleForm(this.#list.ownerDocument, this.#source, {
      choose: (numbers) => void this.#send("numbers", {numbers}),
      leave: () => this.#leave()
    });
    this.#side.replaceChildren(form);
    form.querySelector<HTMLInputElement>("input:checked, input")?.focus();
  }

  /** A choice of the tables that were found, and the button that opens one. */
  #tableChoice(): readonly HTMLElement[] {
    const {tables} = this.#source;
    if (tables.length === 0) return [];
    const make = this.#make;
    const size = (of: "row" | "column", {cells}: SourceTable): number =>
      Math.max(...cells.map((cell) => cell[of] + (of === "row" ? cell.rows : cell.columns)));
    const choice = make(
      "select",
      {"aria-label": "Found tables"},
      ...tables.map((table, i) =>
        make(
          "option",
          {value: String(i)},
          `${table.place}: ${size("row", table)} × ${size("column", table)}${table.continues === undefined ? "" : ", goes on from the one before"}`
        )
      )
    );
    return [
      choice,
      this.#button("Open table", () => this.#whenDone(() => this.#openTable(tables[Number(choice.value)])))
    ];
  }

  #tableOf(number: SourceNumber | undefined): SourceTable | undefined {
    return this.#source.tables.find(({cells}) => cells.some((cell) => number && isInCell(cell, number.start)));
  }

  /** Asks for the box of a table on a page; it begins with that of the table that is open, or around the number. */
  #drawTable(): void {
    const {pages} = this.#source;
    const around = this.#number?.box ?? {page: 1, x1: 0, y1: 0, x2: 0, y2: 0};
    const {width, height} = pages[around.page - 1]!;
    const first = this.#open ?? {page: around.page, x1: 0, y1: Math.max(0, around.y1 - 100), x2: width, y2: height};
    const {ownerDocument} = this.#list;
    const form = drawnTableForm(ownerDocument, this.#source, this.#shown, first, {
      read: (box) =>
        void this.client.post<SourceTable>("draw-table", {id: this.#source.id, box}).then(
          (table) => this.#openTable(table, {drawn: box}),
          (error: unknown) => announce(this.#said, messageOf(error))
        ),
      leave: () => this.#leave()
    });
    this.#side.replaceChildren(form);
    form.querySelector("input")?.focus();
  }

  /** `isJoined` takes it with the tables of other pages that go on from it, or that it goes on from. */
  #openTable(
    found: SourceTable | undefined,
    {isJoined = false, drawn}: {readonly isJoined?: boolean; readonly drawn?: PageBox} = {}
  ): void {
    if (!found) {
      announce(this.#said, "This number stands in no table that was found");
      return;
    }
    const {ownerDocument} = this.#list;
    const parts = partsOf(this.#source.tables, found, this.#lines);
    const joined = isJoined ? parts?.joined : undefined;
    const table = joined ?? found;
    this.#open = joined ? undefined : (drawn ?? boxOfTable(found));
    const offer =
      parts &&
      partsOffer(ownerDocument, parts, joined !== undefined, (next) => this.#openTable(found, {isJoined: next}));
    const open = new OpenTable(ownerDocument, table, joined ? [] : this.#lines.of(table), {
      source: this.#source,
      shown: this.#shown,
      changed: (past) => this.#lines.keep(table, past),
      announce: (message) => announce(this.#said, message),
      accept: (entry, terms) => {
        const {id, hash} = this.#source;
        void this.#do(
          () =>
            this.client.post<OpenSource>("accept-table", {
              ...{id, hash, terms},
              table: {...entry, ...(drawn ? {drawn} : {}), ...(joined ? parts!.meant : {})}
            }),
          false,
          (error) => {
            const checks = error instanceof RefusedError ? error.refusal["open"] : undefined;
            if (Array.isArray(checks)) open.explain(checks as readonly OpenCheck[]);
          }
        ).then((isDone) => {
          if (isDone) this.#offerCharts(entry.measures);
        });
      },
      leave: () => this.#leave()
    });
    this.#side.replaceChildren(...(offer ? [offer] : []), open.element);
    if (isJoined) offer?.querySelector("button")?.focus();
    else open.focus();
  }

  /** Offers the charts of tables that have been made, once the preview has them. */
  #offerCharts(tables: TableEntry["measures"]): void {
    const {document} = this.window;
    const make = this.#make;
    const chart = (id: string): HTMLButtonElement =>
      this.#button("Chart it", () => {
        announce(this.#said, "The table is being worked out");
        void waitFor(this.window, tableAddress(document, id, "json")).then((isThere) => {
          if (isThere) this.window.location.assign(new URL(`explore?table=${id}`, siteRoot(document)).href);
          else announce(this.#said, "The table is not there yet; try again in a moment");
        });
      });
    this.#side.replaceChildren(
      ...tables.map(({id, title}) => make("p", {}, `${title}: accepted as the table ${id}. `, chart(id)))
    );
    this.#side.querySelector("button")?.focus();
  }

  #leave(): void {
    this.#open = undefined;
    this.#shown.lay();
    this.#side.replaceChildren();
    this.#list.focus();
  }

  #send(action: string, given: object): Promise<boolean> {
    const {id, hash} = this.#source;
    return this.#do(() => this.client.post<OpenSource>(action, {id, hash, ...given}), true);
  }

  /** Does an act, one after another, and goes on to the next open number after one that was accounted for. */
  async #do(
    act: () => Promise<OpenSource>,
    goOn = false,
    refused: (error: unknown) => void = () => undefined
  ): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    announce(this.#said, "Writing");
    try {
      this.#take(await act());
      announce(this.#said, "Written");
      this.#refresh();
      if (goOn) this.#next();
      this.#leave();
      return true;
    } catch (error) {
      announce(this.#said, messageOf(error));
      refused(error);
      return false;
    } finally {
      this.#busy = false;
      this.#asked?.();
      this.#asked = undefined;
    }
  }
}

interface AcceptGiven {
  readonly facts: readonly FactEntry[];
  readonly terms: NewTerms;
}
