import {elementMaker} from "../../core/element.js";

/** What a list of parts tells of. */
export interface PartListener {
  /** Another part is current, or others are chosen with it. */
  readonly chosen: () => void;
  /** Alt and an arrow: the chosen are to move by one place. */
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
  /** Enter: the current part is to be edited. */
  readonly enter: () => void;
}

/** A part as the list shows it. */
export interface ListedPart {
  readonly label: string;
  /** A small picture of it. */
  readonly picture?: HTMLElement | undefined;
}

/** The parts of a document as a listbox: one is current, several may be chosen. Every key of a listbox works. */
export class PartList {
  readonly element: HTMLElement;
  current = 0;
  #anchor = 0;
  #count = 0;
  #shown: readonly ListedPart[] = [];

  constructor(
    private readonly document: Document,
    private readonly name: string,
    private readonly listener: PartListener
  ) {
    this.element = elementMaker(document)("ul", {
      class: "tm-build-parts",
      role: "listbox",
      tabindex: "0",
      "aria-label": name,
      "aria-multiselectable": "true"
    });
    this.element.addEventListener("keydown", (event) => this.#press(event));
    this.element.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) this.choose(Number(option.dataset.index), {extend: event.shiftKey});
    });
  }

  /** The chosen parts, in order. */
  get chosen(): readonly number[] {
    const [from, to] = [Math.min(this.#anchor, this.current), Math.max(this.#anchor, this.current)];
    return Array.from({length: to - from + 1}, (_, i) => from + i);
  }

  /** Makes a part the current one; with `extend` those between it and the first chosen are chosen too. */
  choose(
    index: number,
    {extend = false, tell = true}: {readonly extend?: boolean; readonly tell?: boolean} = {}
  ): void {
    this.current = Math.min(Math.max(0, index), Math.max(0, this.#count - 1));
    if (!extend) this.#anchor = this.current;
    this.#mark();
    if (tell) this.listener.chosen();
  }

  /** Chooses some parts that stand together, the last the current one. */
  chooseRange(first: number, last: number): void {
    this.choose(first, {tell: false});
    this.choose(last, {extend: true});
  }

  /** Shows these parts; what is as it was is left alone. */
  show(parts: readonly ListedPart[]): void {
    const make = elementMaker(this.document);
    this.#count = parts.length;
    this.current = Math.min(this.current, Math.max(0, parts.length - 1));
    this.#anchor = Math.min(this.#anchor, Math.max(0, parts.length - 1));
    const options = parts.map(({label, picture}, i) => {
      const shown = this.#shown[i];
      if (shown?.label === label && shown.picture === picture && picture?.isConnected !== false)
        return this.element.children[i]!;
      const small = picture && make("div", {class: "tm-build-picture", "aria-hidden": "true", inert: ""}, picture);
      return make(
        "li",
        {role: "option", id: `tm-part-${i}`, "data-index": String(i)},
        make("span", {class: "tm-build-number", "aria-hidden": "true"}, String(i + 1)),
        make("span", {class: "tm-hidden"}, `${i + 1}: ${label}`),
        small ?? make("span", {class: "tm-build-label", "aria-hidden": "true"}, label)
      );
    });
    this.#shown = parts;
    for (const [i, option] of options.entries()) {
      const old = this.element.children[i];
      if (!old) this.element.append(option);
      else if (old !== option) old.replaceWith(option);
    }
    while (this.element.children.length > options.length) this.element.lastElementChild!.remove();
    this.#mark();
  }

  #mark(): void {
    const chosen = new Set(this.chosen);
    for (const [i, option] of [...this.element.children].entries()) {
      option.setAttribute("aria-selected", String(chosen.has(i)));
      option.toggleAttribute("data-current", i === this.current);
    }
    const current = this.element.children[this.current];
    if (!current) return;
    this.element.setAttribute("aria-activedescendant", current.id);
    this.#scrollTo(current as HTMLElement);
  }

  /** Scrolls the list alone, not the page. */
  #scrollTo(option: HTMLElement): void {
    const {element} = this;
    const [top, left] = [option.offsetTop - element.offsetTop, option.offsetLeft - element.offsetLeft];
    if (top < element.scrollTop || top + option.offsetHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top - 8;
    if (left < element.scrollLeft || left + option.offsetWidth > element.scrollLeft + element.clientWidth)
      element.scrollLeft = left - 8;
  }

  #press(event: KeyboardEvent): void {
    const {key, altKey, ctrlKey, metaKey, shiftKey: extend} = event;
    if (ctrlKey || metaKey) return;
    const by = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[key] as -1 | 1 | undefined;
    if (by !== undefined && altKey) this.listener.move(by);
    else if (altKey) return;
    else if (by !== undefined) this.choose(this.current + by, {extend});
    else if (key === "Home") this.choose(0, {extend});
    else if (key === "End") this.choose(this.#count - 1, {extend});
    else if (key === "Delete") this.listener.remove();
    else if (key === "Enter") this.listener.enter();
    else return;
    event.preventDefault();
  }
}
