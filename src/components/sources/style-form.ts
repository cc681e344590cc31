import {elementMaker} from "../../core/element.js";
import type {OpenSource} from "../../core/editing/open-source.js";
import {STYLE_EXAMPLES, USUAL_STYLE, ambiguousNumber, inPlainSigns, styleInText} from "../../core/number-style.js";
import {formButtons, onForm} from "./entry-form.js";

/**
 * The form in which a person chooses how a document prints its numbers: each style by an example, with what the most
 * ambiguous number of the document says in it. Chosen is what its entry says, else what its numbers tell.
 */
export function styleForm(
  document: Document,
  {style, text, title}: OpenSource,
  {choose, leave}: {readonly choose: (example: string) => void; readonly leave: () => void}
): HTMLFormElement {
  const make = elementMaker(document);
  const own = ambiguousNumber(text);
  const told = styleInText(text);
  const current = inPlainSigns(style ?? told?.example ?? USUAL_STYLE.example);
  const said =
    style !== undefined
      ? `Said in its entry: ${style}.`
      : told === undefined
        ? `Its numbers don’t tell, and nobody has said it; until then they are read as ${USUAL_STYLE.example}.`
        : `Nobody has said it; its numbers look like ${told.example}.`;
  const choices = STYLE_EXAMPLES.map((example) => {
    const input = make("input", {type: "radio", name: "numbers", value: example});
    input.checked = example === current;
    const value = own?.readings.find((reading) => reading.example === example)?.value;
    const reads = own && (value === undefined ? `${own.printed} is no number so` : `${own.printed} is ${value}`);
    return make("label", {}, input, " ", make("code", {}, example), reads === undefined ? "" : ` ${reads}`);
  });
  const form = make(
    "form",
    {class: "tm-source-form", "aria-label": `How numbers are printed in ${title}`},
    make("p", {class: "tm-note"}, said),
    make("fieldset", {}, make("legend", {}, "Its numbers are printed as; brackets say below zero"), ...choices),
    formButtons(document, "Read so", leave)
  );
  onForm(form, () => choose(form.querySelector<HTMLInputElement>("input:checked")!.value), leave);
  return form;
}
