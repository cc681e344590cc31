import {layoutOf} from "../../core/deck/choose-layout.js";
import type {WrittenSlide} from "../../core/deck/deck.js";
import {LAYOUTS} from "../../core/deck/layout.js";
import {slideBlocks} from "../../core/deck/slide-blocks.js";
import {elementMaker} from "../../core/element.js";
import type {SlideContext} from "../../views/shown-blocks.js";
import {smallSlide} from "./slide-stage.js";
import type {DrawnSlide} from "./slide-stage.js";

/** The layouts that suit a slide, each drawn with what the slide holds. They are drawn while this is open. */
export class LayoutPicker {
  readonly element: HTMLDetailsElement;
  readonly #place: HTMLElement;
  #slide: WrittenSlide | undefined;
  #drawn: DrawnSlide | undefined;

  constructor(
    private readonly document: Document,
    private readonly context: SlideContext,
    private readonly choose: (layout: string) => void
  ) {
    const make = elementMaker(document);
    this.#place = make("div", {class: "tm-build-layouts", role: "group", "aria-label": "The slide in each form"});
    this.element = make("details", {}, make("summary", {}, "Layouts of this slide"), this.#place);
    this.element.addEventListener("toggle", () => this.#draw());
  }

  show(slide: WrittenSlide, drawn: DrawnSlide | undefined): void {
    if (this.#slide === slide && this.#drawn === drawn) return;
    this.#slide = slide;
    this.#drawn = drawn;
    this.#draw();
  }

  #draw(): void {
    const [slide, drawn] = [this.#slide, this.#drawn];
    if (!this.element.open || !slide || !drawn) return;
    const make = elementMaker(this.document);
    const content = slideBlocks(slide);
    const focused = (this.document.activeElement as HTMLElement | null)?.dataset["layout"];
    const suiting = LAYOUTS.filter(
      (layout) => layoutOf({index: slide.index, options: {...slide.options, layout}}, content).layout === layout
    );
    this.#place.replaceChildren(
      ...suiting.map((layout) => {
        const small = smallSlide({...drawn, slide: {...drawn.slide, layout}}, this.context);
        const button = make(
          "button",
          {type: "button", "data-layout": layout, "aria-pressed": String(drawn.slide.layout === layout)},
          make("div", {class: "tm-build-picture", "aria-hidden": "true", inert: ""}, small),
          layout.replace("-", " ")
        );
        button.addEventListener("click", () => this.choose(layout));
        return button;
      })
    );
    if (focused) this.#place.querySelector<HTMLElement>(`button[data-layout="${focused}"]`)?.focus();
  }
}
