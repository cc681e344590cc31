import {closestTo} from "../announce.js";
import {followLook} from "./follow-look.js";
import type {TextField} from "./text-field.js";

/** A block as it is shown, and where. */
export interface ShownPlace {
  /** What it stands in, and scrolls with. */
  readonly stage: HTMLElement;
  readonly element: Element;
  /** Where it begins within its stage's own window, as it is seen there. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How large it is shown: 1 as it is. */
  readonly zoom: number;
}

/**
 * Lays the field of a block's text over the block, in the block's own type, until the field is left by Escape, by Ctrl
 * and Enter, or for another place; it then goes back to where it stood.
 */
export class BlockInPlace {
  readonly #home: Comment;
  #isOpen = false;
  #rows = "";

  constructor(
    private readonly field: TextField,
    private readonly shown: () => ShownPlace | undefined,
    private readonly left: () => void
  ) {
    const {element, input} = field;
    this.#home = element.ownerDocument.createComment("field");
    followLook(element.ownerDocument.defaultView!, () => this.lay());
    input.addEventListener("keydown", ((event: KeyboardEvent) => {
      if (!this.#isOpen || !(event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))))
        return;
      event.preventDefault();
      event.stopPropagation();
      this.close();
      this.left();
    }) as EventListener);
    input.addEventListener("blur", ((event: FocusEvent) => {
      // What a button of the bar does is done in the field, and a window that is left is come back to.
      if (closestTo(event.relatedTarget, ".tm-build-bar, dialog") || !element.ownerDocument.hasFocus()) return;
      this.close();
    }) as EventListener);
  }

  /** Lays the field over the block that is shown; without one, has it in its own place. Either way it is typed in. */
  open(): void {
    const place = this.shown();
    const {element, input} = this.field;
    if (place && !this.#isOpen) {
      element.before(this.#home);
      place.stage.append(element);
      element.classList.add("tm-build-in-place");
      this.#rows = input.getAttribute("rows") ?? "";
      input.setAttribute("rows", "1");
      this.#isOpen = true;
      this.lay();
    }
    this.field.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }

  /** Puts the field back. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const {element, input} = this.field;
    element.classList.remove("tm-build-in-place");
    for (const one of [element, input]) one.removeAttribute("style");
    input.setAttribute("rows", this.#rows);
    this.#home.replaceWith(element);
  }

  /** Follows the block to where it stands now. */
  lay(): void {
    if (!this.#isOpen) return;
    const place = this.shown();
    if (!place) return;
    const {stage, element: block, left, top, width, height, zoom} = place;
    const {element, input} = this.field;
    const view = block.ownerDocument.defaultView!;
    Object.assign(element.style, {
      left: `${left + stage.scrollLeft}px`,
      top: `${top + stage.scrollTop}px`,
      width: `${width}px`
    });
    const style = view.getComputedStyle(block);
    for (const name of ["fontFamily", "fontWeight", "textAlign", "color"] as const) input.style[name] = style[name];
    input.style.fontSize = `${parseFloat(style.fontSize) * zoom}px`;
    input.style.lineHeight = style.lineHeight === "normal" ? "" : `${parseFloat(style.lineHeight) * zoom}px`;
    input.style.backgroundColor = view
      .getComputedStyle(block.ownerDocument.documentElement)
      .getPropertyValue("--tm-ground");
    input.style.height = "auto";
    input.style.height = `${Math.max(height, input.scrollHeight)}px`;
  }
}
