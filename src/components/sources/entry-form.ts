import {QUALIFIERS} from "../../core/fact.js";
import {elementMaker} from "../../core/element.js";
import {FACT_FIELDS} from "../../core/editing/open-source.js";
import type {FactEntry, FactField, NewTerms, OpenSource, SourceNumber} from "../../core/editing/open-source.js";
import {TermField, labelled} from "./term-field.js";

/** What a form gives: a fact as a person says it, with the terms that are new. */
export interface Entered {
  readonly fact: FactEntry;
  readonly terms: NewTerms;
}

/** The fact that a number is as it is proposed, if nothing of it is new or missing and it needs no look. */
export function asProposed(source: OpenSource, number: SourceNumber): FactEntry | undefined {
  const value = (field: FactField): string => number.fields[field]?.value ?? "";
  const area = value("area") || source.area;
  const isWhole = [value("measure"), value("unit"), value("period"), area].every((one) => one !== "");
  const isKnown = FACT_FIELDS.every((field) => number.fields[field]?.isNew !== true);
  if (!isWhole || !isKnown || number.state !== "proposed" || number.explained !== undefined) return undefined;
  return {
    ...(Object.fromEntries(FACT_FIELDS.map((field) => [field, value(field)])) as Record<FactField, string>),
    area,
    start: number.start,
    end: number.end
  };
}

/** The buttons at the end of a form. */
export function formButtons(document: Document, send: string, leave: () => void): HTMLElement {
  const make = elementMaker(document);
  const leaving = make("button", {type: "button"}, "Leave");
  leaving.addEventListener("click", leave);
  return make("div", {class: "tm-buttons"}, make("button", {type: "submit"}, send), leaving);
}

/** Sends a form by what it says, and leaves it by Escape. An Enter that is held down from before sends nothing. */
export function onForm(form: HTMLFormElement, send: () => void, leave: () => void): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.repeat) event.preventDefault();
    if (event.key === "Escape") leave();
  });
}

/**
 * The form in which a number’s fields are said: each with the reason why it is proposed, and with what defines it where
 * it is new. A number that needs a look is typed anew; its field is empty, and must not be filled by anything else.
 */
export class EntryForm {
  readonly element: HTMLFormElement;
  readonly #inputs: readonly (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[];
  /** What the fields say. */
  readonly entered: () => Entered;

  constructor(
    document: Document,
    source: OpenSource,
    number: SourceNumber,
    {accept, leave}: {readonly accept: (entered: Entered) => void; readonly leave: () => void}
  ) {
    const make = elementMaker(document);
    const {fields, start, end, printed, look} = number;
    const text = (name: string, value = "", required = true): HTMLInputElement =>
      make("input", {id: `tm-entry-${name}`, autocomplete: "off", value, ...(required ? {required: ""} : {})});
    const typed = number.state === "look" ? text("typed") : undefined;
    const measure = new TermField(document, "measure", "Measure", source, fields.measure ?? {});
    const unit = new TermField(document, "unit", "Unit", source, fields.unit ?? {});
    const category = new TermField(document, "category", "Category, if it is a part", source, fields.category ?? {});
    const period = text("period", fields.period?.value, false);
    const area = text("area", fields.area?.value ?? source.area);
    const qualifier = make(
      "select",
      {id: "tm-entry-qualifier"},
      ...QUALIFIERS.map((one) => make("option", {value: one}, one || "none"))
    );
    qualifier.value = fields.qualifier?.value ?? "";
    const note = make("textarea", {id: "tm-entry-note", rows: "2"});
    this.element = make(
      "form",
      {class: "tm-source-form", "aria-label": `${printed} as a figure`},
      typed && labelled(document, "Type the number as it is printed", typed, look.join("; ")),
      ...measure.elements,
      ...unit.elements,
      labelled(document, "Period", period, fields.period?.why),
      labelled(document, "Area", area, fields.area?.why ?? (source.area === "" ? "" : "as accepted before")),
      ...category.elements,
      labelled(document, "Word before it", qualifier, fields.qualifier?.why),
      labelled(document, "Note: what its own line doesn’t say, and where it is said", note),
      formButtons(document, "Accept", leave)
    );
    this.#inputs = [...(typed ? [typed] : []), measure.input, unit.input, period, area];
    this.entered = () => ({
      fact: {
        ...{start, end, measure: measure.id, unit: unit.id, category: category.id, qualifier: qualifier.value},
        ...{period: period.value.trim(), area: area.value.trim(), note: note.value.trim()},
        ...(typed ? {typed: typed.value} : {})
      },
      terms: {...unit.newTerms(""), ...measure.newTerms(unit.id), ...category.newTerms("")}
    });
    onForm(this.element, () => accept(this.entered()), leave);
  }

  /** Puts the cursor where a person has something to say. */
  focus(): void {
    (this.#inputs.find((input) => input.required && input.value === "") ?? this.#inputs[0])?.focus();
  }
}
