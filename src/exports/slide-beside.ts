import type {CompiledDeck, CompiledSlide} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import {slideEvidence} from "../views/slide-evidence.js";
import {slideNotes} from "../views/slide-notes.js";
import type {SlideContext} from "../views/slide-context.js";

/** The notes of a slide as they stand beside it in print; nothing where there are none. */
export function notesBeside(slide: CompiledSlide, context: SlideContext): HTMLElement | undefined {
  const notes = slideNotes(slide, context);
  return notes && elementMaker(context.document)("section", {class: "tm-sheet-notes", "aria-label": `Notes of slide ${slide.number}`}, ...notes.childNodes);
}

/** The evidence of a slide as it stands below it in print; nothing where it shows no numbers. */
export function evidenceBeside(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement | undefined {
  const evidence = slideEvidence(slide, deck, context);
  if (!evidence) return undefined;
  const make = elementMaker(context.document);
  return make("section", {class: "tm-sheet-evidence", "aria-label": `Evidence of slide ${slide.number}`}, make("p", {class: "tm-sheet-label"}, "Evidence"), evidence);
}
