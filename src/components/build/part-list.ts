import {elementMaker} from "../../core/element.js";
import {closestTo} from "../announce.js";

/** What a list of parts tells of. */
export interface PartListener {
  /** Another part is current, or others are chosen with it. */
  readonly chosen: () => void;
  /** Alt and an arrow: the chosen are to move by one place. */
  readonly move: (by: -1 | 1) => void;
  /** The chosen were dragged before another part, or to the end; without it they can't be dragged. */
  readonly place?: (before: number) => void;
  readonly remove: () => void;
  /** Enter: the current part is to be edited. */
  readonly enter: () => void;
}

/** A part as the list shows it. */
export interface ListedPart {
  readonly label: string;
  /** A small picture of it. */
  readonly picture?: HTMLElement | undefined;
  /** Whether it and what follows is a section, which can be folded. */
  readonly startsSection?: boolean | undefined;
}

/** A part as it stands in the list: how many parts are folded into it, and whether it is folded itself. */
interface ShownPart extends ListedPart {
  readonly folded: number;
  readonly isHidden: boolean;
}

function isAlike(one: ShownPart | undefined, other: ShownPart): boolean {
  return (
    one !== undefined &&
    one.label === other.label &&
    one.picture === other.picture &&
    one.startsSection === other.startsSection &&
    one.folded === other.folded &&
    one.isHidden === other.isHidden
  );
}

/**
 * The parts of a document as a listbox: one is current, several may be chosen. Every key of a listbox works: Control
 * and an arrow go to another part without choosing it, Space then chooses it besides the others, or no longer.
 */
export class PartList {
  readonly element: HTMLElement;
  current = 0;
  /** The part that keys go on from: the current one, unless Control and an arrow have gone elsewhere. */
  #active = 0;
  #anchor = 0;
  #picked: ReadonlySet<number> = new Set([0]);
  #parts: readonly ListedPart[] = [];
  readonly #folded = new Set<string>();
  /** The part that the list was scrolled to last, and among how many; undefined until it has been scrolled. */
  #scrolled: string | undefined;
  /** The parts as they stand in the list. */
  #shown: readonly ShownPart[] = [];

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
      const index = indexOf(event.target);
      if (index >= 0) this.choose(index, {extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey});
    });
    if (listener.place) this.#bindDrag(listener.place);
  }

  /** The chosen parts, in order; with a section that is folded, all that is in it. */
  get chosen(): readonly number[] {
    const within = [...this.#picked].flatMap((index) => [index, ...this.#foldedBelow(index)]);
    return [...new Set(within)].sort((a, b) => a - b);
  }

  /**
   * Makes a part the current one; with `extend` those between it and the first chosen are chosen too, with `toggle` it
   * is chosen besides the others, or no longer.
   */
  choose(
    index: number,
    {
      extend = false,
      toggle = false,
      tell = true
    }: {readonly extend?: boolean; readonly toggle?: boolean; readonly tell?: boolean} = {}
  ): void {
    const at = Math.min(Math.max(0, index), Math.max(0, this.#parts.length - 1));
    if (extend) this.#picked = new Set(between(this.#anchor, at));
    else if (toggle) this.#picked = toggled(this.#picked, at);
    else this.#picked = new Set([at]);
    // With the current one taken out, the last of those that stay is current.
    this.current = this.#picked.has(at) ? at : Math.max(...this.#picked);
    if (!extend) this.#anchor = this.current;
    this.#active = toggle ? at : this.current;
    const section = this.#sectionOf(this.current);
    if (section !== this.current && this.#isFolded(section)) this.fold();
    this.#mark();
    if (tell) this.listener.chosen();
  }

  /** Folds the section that the current part is in, or unfolds it. Gives what was done in words. */
  fold(): string {
    const section = this.#sectionOf(this.current);
    if (section < 0) return "This slide stands in no section";
    const {label} = this.#parts[section]!;
    const isFolded = !this.#folded.delete(label);
    if (isFolded) {
      this.#folded.add(label);
      this.choose(section);
    }
    this.show(this.#parts);
    return `${label} ${isFolded ? "folded" : "unfolded"}`;
  }

  /** Chooses some parts that stand together, the last the current one. */
  chooseRange(first: number, last: number): void {
    this.choose(first, {tell: false});
    this.choose(last, {extend: true});
  }

  /** Shows these parts; what is as it was is left alone. */
  show(parts: readonly ListedPart[]): void {
    const make = elementMaker(this.document);
    this.#parts = parts;
    const last = Math.max(0, parts.length - 1);
    this.current = Math.min(this.current, last);
    this.#active = Math.min(this.#active, last);
    this.#anchor = Math.min(this.#anchor, last);
    this.#picked = new Set([...this.#picked].filter((index) => index <= last));
    if (!this.#picked.has(this.current)) this.#picked = new Set([this.current]);
    const hidden = new Set(parts.flatMap((_part, i) => this.#foldedBelow(i)));
    const shown: ShownPart[] = [];
    const options = parts.map(({label, picture, startsSection}, i) => {
      const folded = this.#foldedBelow(i).length;
      const part = {label, picture, startsSection, folded, isHidden: hidden.has(i)};
      shown.push(part);
      if (isAlike(this.#shown[i], part) && picture?.isConnected !== false) return this.element.children[i]!;
      const small = picture && make("div", {class: "tm-build-picture", "aria-hidden": "true", inert: ""}, picture);
      return make(
        "li",
        {
          role: "option",
          id: `tm-part-${i}`,
          "data-index": String(i),
          "data-section": startsSection ? "" : undefined,
          hidden: part.isHidden ? "" : undefined,
          draggable: this.listener.place ? "true" : undefined
        },
        make("span", {class: "tm-build-number", "aria-hidden": "true"}, String(i + 1)),
        make("span", {class: "tm-hidden"}, `${i + 1}: ${label}${saidOf(folded)}`),
        folded === 0 ? undefined : make("span", {class: "tm-build-folded", "aria-hidden": "true"}, `+${folded}`),
        small ?? make("span", {class: "tm-build-label", "aria-hidden": "true"}, label)
      );
    });
    this.#shown = shown;
    for (const [i, option] of options.entries()) {
      const old = this.element.children[i];
      if (!old) this.element.append(option);
      else if (old !== option) old.replaceWith(option);
    }
    while (this.element.children.length > options.length) this.element.lastElementChild!.remove();
    this.#mark();
  }

  #mark(): void {
    const chosen = this.#picked;
    for (const [i, option] of [...this.element.children].entries()) {
      option.setAttribute("aria-selected", String(chosen.has(i)));
      option.toggleAttribute("data-current", i === this.current);
      option.toggleAttribute("data-active", i === this.#active && i !== this.current);
    }
    const active = this.element.children[this.#active];
    if (!active) return;
    this.element.setAttribute("aria-activedescendant", active.id);
    this.#scrollTo(active as HTMLElement);
  }

  /** Scrolls the list alone, not the page; a part that it was scrolled to is left where the reader has it since. */
  #scrollTo(option: HTMLElement): void {
    const {element} = this;
    const place = `${this.#active} of ${this.#parts.length}`;
    const isThere = place === this.#scrolled || (this.#scrolled === undefined && this.#active === 0);
    if (isThere) return;
    this.#scrolled = place;
    const [top, left] = [option.offsetTop - element.offsetTop, option.offsetLeft - element.offsetLeft];
    if (top < element.scrollTop || top + option.offsetHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top - 8;
    if (left < element.scrollLeft || left + option.offsetWidth > element.scrollLeft + element.clientWidth)
      element.scrollLeft = left - 8;
  }

  #press(event: KeyboardEvent): void {
    const {key, altKey, ctrlKey, metaKey, shiftKey: extend} = event;
    const by = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[key] as -1 | 1 | undefined;
    if (ctrlKey || metaKey) {
      if (altKey) return;
      if (key === "a") this.chooseRange(0, this.#parts.length - 1);
      else if (key === " ") this.choose(this.#active, {toggle: true});
      else if (by !== undefined && !extend) this.#goTo(this.#next(by));
      else return;
    } else if (by !== undefined && altKey) this.listener.move(by);
    else if (altKey) return;
    else if (by !== undefined) this.choose(this.#next(by), {extend});
    else if (key === " ") this.choose(this.#active, {extend, toggle: !extend});
    else if (key === "Home") this.choose(0, {extend});
    else if (key === "End") this.choose(this.#parts.length - 1, {extend});
    else if (key === "Delete") this.listener.remove();
    else if (key === "Enter") this.listener.enter();
    else return;
    event.preventDefault();
  }

  /** Goes to a part and leaves what is chosen. */
  #goTo(index: number): void {
    this.#active = Math.max(0, index);
    this.#mark();
  }

  /** The next part that is shown, before or behind the one that keys go on from. */
  #next(by: -1 | 1): number {
    let at = this.#active + by;
    while (this.element.children[at]?.hasAttribute("hidden")) at += by;
    return at < this.#parts.length ? at : this.#active;
  }

  /** The part that starts the section of another; -1 before the first. */
  #sectionOf(index: number): number {
    return this.#parts.findLastIndex(({startsSection}, i) => startsSection === true && i <= index);
  }

  #isFolded(index: number): boolean {
    const part = this.#parts[index];
    return part?.startsSection === true && this.#folded.has(part.label);
  }

  /** The parts that a folded section holds besides its own. */
  #foldedBelow(index: number): readonly number[] {
    if (!this.#isFolded(index)) return [];
    const next = this.#parts.findIndex(({startsSection}, i) => startsSection === true && i > index);
    const end = next < 0 ? this.#parts.length : next;
    return end === index + 1 ? [] : between(index + 1, end - 1);
  }

  #bindDrag(place: (before: number) => void): void {
    const {element} = this;
    let before = -1;
    const clear = (): void => {
      before = -1;
      for (const option of element.querySelectorAll("[data-drop]")) option.removeAttribute("data-drop");
    };
    element.addEventListener("dragstart", (event) => {
      const index = indexOf(event.target);
      if (index < 0) return;
      if (!this.#picked.has(index)) this.choose(index);
      event.dataTransfer?.setData("text/plain", "");
    });
    element.addEventListener("dragover", (event) => {
      const option = optionOf(event.target);
      if (!option) return;
      event.preventDefault();
      const box = option.getBoundingClientRect();
      const isRow = element.ownerDocument.defaultView!.getComputedStyle(element).display === "flex";
      const isBehind = isRow ? event.clientX > box.left + box.width / 2 : event.clientY > box.top + box.height / 2;
      clear();
      const index = indexOf(option);
      before = isBehind ? index + 1 + this.#foldedBelow(index).length : index;
      option.dataset.drop = isBehind ? "behind" : "before";
    });
    element.addEventListener("drop", (event) => {
      event.preventDefault();
      const at = before;
      clear();
      if (at >= 0) place(at);
    });
    element.addEventListener("dragend", clear);
  }
}

const optionOf = (target: EventTarget | null): HTMLElement | null =>
  closestTo(target, "[role=option]") as HTMLElement | null;

/** The place of the part that an element stands in; -1 outside of all. */
const indexOf = (target: EventTarget | null): number => Number(optionOf(target)?.dataset.index ?? -1);

function between(a: number, b: number): readonly number[] {
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  return Array.from({length: to - from + 1}, (_, i) => from + i);
}

/** With a part, or without it if it was in, unless it is the only one. */
function toggled(picked: ReadonlySet<number>, index: number): ReadonlySet<number> {
  const next = new Set(picked);
  if (!next.delete(index) || next.size === 0) next.add(index);
  return next;
}

const saidOf = (folded: number): string => (folded === 0 ? "" : `, ${folded} more folded`);
