import type {Chart, OptionValues} from "../core/chart.js";
import {elementMaker} from "../core/element.js";

/** Radio buttons for each option that the reader may set; hidden until a script enlivens them. */
export function frameControls(chart: Chart, options: OptionValues, id: string, document: Document): readonly HTMLElement[] {
  const controls = Object.entries(chart.options).filter(([, option]) => option.control);
  if (controls.length === 0) return [];
  const make = elementMaker(document);
  const fieldsets = controls.map(([name, option]) => make("fieldset", {"data-option": name},
    make("legend", {}, option.label),
    ...Object.entries(option.values).map(([value, label]) => make("label", {},
      make("input", {
        type: "radio", name: `${id}-${name}`, value, checked: options[name] === value ? "" : undefined
      }),
      make("span", {}, label)
    ))
  ));
  return [make("div", {class: "tm-controls", hidden: ""}, ...fieldsets)];
}
