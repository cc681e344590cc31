import {elementMaker} from "../../core/element.js";
import type {Offer} from "../../core/explore/offers.js";

/** What a control is for; the page reads it where the control is changed. */
export interface FieldKey {
  readonly key: string;
  /** The column, for filters and groups. */
  readonly column?: string;
}

/** A value to choose, with what it is called. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A list to choose one from, under its label; groups of choices have a label too. */
export function selectField(document: Document, label: string, {key}: FieldKey, choices: readonly (Choice | {readonly label: string; readonly choices: readonly Choice[]})[], value: string): HTMLElement {
  const make = elementMaker(document);
  const option = ({value: own, label: text}: Choice): HTMLElement => make("option", {value: own, selected: own === value ? "" : undefined}, text);
  const id = `tm-choose-${key}`;
  const select = make("select", {id, "data-key": key}, ...choices.map((choice) => ("choices" in choice ? make("optgroup", {label: choice.label}, ...choice.choices.map(option)) : option(choice))));
  return make("p", {class: "tm-explore-field"}, make("label", {for: id}, label), select);
}

/** One of several, each with what it is good for, or why it is refused. */
export function offerField(document: Document, legend: string, {key}: FieldKey, offers: readonly Offer<string>[]): HTMLElement {
  const make = elementMaker(document);
  return make("fieldset", {class: "tm-explore-field"}, make("legend", {}, legend), ...offers.map(({value, label, says, chosen, proposed, why}) => {
    const [id, refused] = [`tm-choose-${key}-${value}`, why !== undefined && !chosen];
    const described = why === undefined ? says : `${chosen ? "Not drawn" : "Not offered"}: ${why}`;
    return make("div", {class: "tm-choice", "data-refused": refused ? "" : undefined, "data-chosen": chosen ? "" : undefined},
      make("label", {for: id}, make("input", {type: "radio", id, name: `tm-choose-${key}`, value, "data-key": key, checked: chosen ? "" : undefined, disabled: refused ? "" : undefined, "aria-describedby": `${id}-says`}),
        make("span", {}, label), proposed ? make("span", {class: "tm-proposed"}, "proposed") : undefined),
      make("p", {class: why === undefined ? "tm-choice-says" : "tm-choice-why", id: `${id}-says`}, described));
  }));
}

/** Values of which any may be checked. */
export function checkField(document: Document, {key, column = ""}: FieldKey, choices: readonly Choice[], checked: readonly string[]): readonly HTMLElement[] {
  const make = elementMaker(document);
  return choices.map(({value, label}, i) => {
    const id = `tm-choose-${key}-${column}-${i}`;
    return make("label", {class: "tm-checkbox", for: id},
      make("input", {type: "checkbox", id, value, "data-key": key, "data-column": column, checked: checked.includes(value) ? "" : undefined}), make("span", {}, label));
  });
}
