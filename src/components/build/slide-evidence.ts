import {elementMaker} from "../../core/element.js";
import {wholeEvidence} from "../../views/deck-view.js";
import type {SlideContext} from "../../views/shown-blocks.js";
import type {DrawnSlide} from "./slide-stage.js";

/** The printed figures behind the current slide's numbers, as its page gives them; drawn while this is open. */
export class SlideEvidence {
  readonly element: HTMLDetailsElement;
  readonly #place: HTMLElement;
  #drawn: DrawnSlide | undefined;

  constructor(private readonly context: SlideContext) {
    const make = elementMaker(context.document);
    this.#place = make("div", {class: "tm-build-evidence"});
    this.element = make("details", {}, make("summary", {}, "Evidence of this slide"), this.#place);
    this.element.addEventListener("toggle", () => this.#draw());
  }

  show(drawn: DrawnSlide | undefined): void {
    if (this.#drawn === drawn) return;
    this.#drawn = drawn;
    this.#draw();
  }

  #draw(): void {
    if (!this.element.open || !this.#drawn) return;
    const {slide, deck} = this.#drawn;
    this.#place.replaceChildren(
      wholeEvidence(slide, deck, this.context) ??
        elementMaker(this.context.document)("p", {}, "The slide shows no number.")
    );
  }
}
