import type {Chart, OptionValues} from "../core/chart.js";
import {element} from "./element.js";

/** Radio buttons for each option that the reader may set; hidden until a script enlivens them. */
export function frameControls(chart: Chart, options: OptionValues, id: string, document: Document): readonly HTMLElement[] {
  const controls = Object.entries(chart.options).filter(([, option]) => option.control);
  if (controls.length === 0) return [];
  const fieldsets = controls.map(([name, option]) => element(document, "fieldset", {"data-option": name},
    element(document, "legend", {}, option.label),
    ...Object.entries(option.values).map(([value, label]) => element(document, "label", {},
      element(document, "input", {
        type: "radio", name: `${id}-${name}`, value, checked: options[name] === value || undefined
      }),
      element(document, "span", {}, label)
    ))
  ));
  return [element(document, "div", {class: "tm-controls", hidden: true}, ...fieldsets)];
}
