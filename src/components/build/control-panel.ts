import {changedControl, readControl} from "../../core/editing/control-cell.js";
import {elementMaker} from "../../core/element.js";
import {markdownField, textField} from "./text-field.js";

/** The fields of a control: what is chosen, and what it can be. */
export interface ControlFields {
  readonly element: HTMLElement;
  readonly label: HTMLInputElement;
  readonly values: HTMLTextAreaElement;
  /** Says what a control needs that these fields don't have, or nothing. */
  readonly tell: (isWhole: boolean) => void;
}

/** Makes the fields in which a control is made and changed; `typed` is called as they are typed in. */
export function controlFields(document: Document, typed: () => void = () => undefined): ControlFields {
  const make = elementMaker(document);
  const label = textField(document, "What is chosen, as readers see it", typed);
  const values = markdownField(document, "What it can be, one on each line; the first is drawn", typed);
  values.input.setAttribute("rows", "4");
  const told = make("p", {role: "status"});
  return {
    element: make("div", {}, label.element, values.element, told),
    label: label.input as HTMLInputElement,
    values: values.input as HTMLTextAreaElement,
    tell: (isWhole) =>
      (told.textContent = isWhole ? "" : "A control has a name with letters from a to z, and two values or more.")
  };
}

/** The fields of the control that is the current block: what is typed there stands in its fence at once. */
export class ControlPanel {
  readonly element: HTMLElement;
  readonly #fields: ControlFields;
  #cell = "";
  #put: (cell: string) => void = () => undefined;

  constructor(document: Document) {
    this.#fields = controlFields(document, () => this.#typed());
    this.element = elementMaker(document)("div", {});
  }

  /** Shows the control that a cell is, or nothing; `changed` is given the cell with what is typed. */
  show(cell: string, changed: (cell: string) => void): void {
    this.#put = changed;
    if (cell === this.#cell) return;
    this.#cell = cell;
    const control = readControl(cell);
    this.element.replaceChildren(...(control ? [this.#fields.element] : []));
    if (!control) return;
    const {label, values, tell} = this.#fields;
    label.value = control.label;
    values.value = control.values.map(([, text]) => text).join("\n");
    tell(true);
  }

  #typed(): void {
    const {label, values, tell} = this.#fields;
    const next = changedControl(this.#cell, label.value, values.value);
    tell(next !== undefined);
    if (next === undefined || next === this.#cell) return;
    this.#cell = next;
    this.#put(next);
  }
}
