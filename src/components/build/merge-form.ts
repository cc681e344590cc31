import type {MergedPart} from "../../core/editing/merge-blocks.js";
import {elementMaker} from "../../core/element.js";

/**
 * The parts of a document that were changed on both sides, side by side, with a choice for each; `merge` is given the
 * choices in their order.
 */
export function mergeForm(
  document: Document,
  parts: readonly MergedPart[],
  merge: (choices: readonly ("mine" | "theirs")[]) => void
): HTMLElement {
  const make = elementMaker(document);
  const apart = parts.flatMap((part) => ("mine" in part ? [part] : []));
  const choices = apart.map((): "mine" | "theirs" => "mine");
  const done = make("button", {type: "button"}, "Merge as chosen");
  done.addEventListener("click", () => merge(choices));
  const side = (i: number, which: "mine" | "theirs", name: string, text: string): HTMLElement => {
    const radio = make("input", {type: "radio", name: `tm-merge-${i}`, checked: which === "mine" ? "" : undefined});
    radio.addEventListener("change", () => (choices[i] = which));
    return make(
      "div",
      {},
      make("label", {}, radio, ` ${name}`),
      make("pre", {tabindex: "0"}, text.trim() === "" ? "Taken out" : text.trimEnd())
    );
  };
  return make(
    "div",
    {class: "tm-merge"},
    ...apart.map(({mine, theirs}, i) =>
      make(
        "fieldset",
        {},
        make("legend", {}, `Part ${i + 1} of ${apart.length} that differ`),
        side(i, "mine", "As written here", mine),
        side(i, "theirs", "As found there", theirs)
      )
    ),
    done
  );
}
