import {elementMaker} from "../../core/element.js";
import {idOfWords} from "../../core/editing/open-source.js";
import type {KnownTerm, NewTerms, OpenSource, ProposedField} from "../../core/editing/open-source.js";

const LISTS = {measure: "measures", unit: "units", category: "categories"} as const;

/** The fields of a fact that are terms of the vocabulary. */
export type TermName = keyof typeof LISTS;

const UNIT_KINDS = ["count", "percent", "points", "times", "index", "duration", "rate"];

const DEFINED: Readonly<Record<TermName, string>> = {
  measure: "New measure: what it counts, and what it is not",
  unit: "New unit: what it is",
  category: "New category: what belongs to it"
};

/** A field with its label and, beside it, why it is proposed. */
export function labelled(document: Document, label: string, input: HTMLElement, why = ""): HTMLElement {
  const make = elementMaker(document);
  if (why !== "") input.setAttribute("aria-describedby", `${input.id}-why`);
  return make(
    "div",
    {},
    make("label", {for: input.id}, label),
    input,
    why === "" ? undefined : make("small", {id: `${input.id}-why`}, why)
  );
}

/** A field for a term, by its label. One that the vocabulary doesn’t have yet is made there, with what defines it. */
export class TermField {
  readonly input: HTMLInputElement;
  readonly elements: readonly HTMLElement[];
  readonly #known: readonly KnownTerm[];
  readonly #definition: HTMLTextAreaElement | HTMLSelectElement;

  /** `behind` stands behind the ids of its elements, where a form has several. */
  constructor(
    document: Document,
    private readonly name: TermName,
    label: string,
    source: OpenSource,
    {value = "", why = ""}: Partial<ProposedField>,
    behind = ""
  ) {
    const make = elementMaker(document);
    const id = `tm-entry-${name}${behind}`;
    this.#known = source[LISTS[name]];
    this.input = make("input", {
      ...{id, autocomplete: "off", list: `${id}-known`},
      value: this.#known.find((term) => term.id === value)?.label ?? value,
      ...(name === "category" ? {} : {required: ""})
    });
    this.#definition =
      name === "unit"
        ? make("select", {id: `${id}-new`}, ...UNIT_KINDS.map((kind) => make("option", {}, kind)))
        : make("textarea", {id: `${id}-new`, rows: "2", ...(name === "measure" ? {required: ""} : {})});
    const defined = labelled(document, DEFINED[name], this.#definition);
    const refresh = (): void => {
      const isNew = this.#isNew;
      defined.hidden = !isNew;
      this.#definition.disabled = !isNew;
    };
    this.input.addEventListener("input", refresh);
    refresh();
    this.elements = [
      labelled(document, label, this.input, why),
      make("datalist", {id: `${id}-known`}, ...this.#known.map((term) => make("option", {value: term.label}))),
      defined
    ];
  }

  /** The id of the term, that of a new one too; empty where none is named. */
  get id(): string {
    return this.#label === "" ? "" : (this.#term?.id ?? (idOfWords(this.#label) || `${this.name}-of-the-document`));
  }

  /** The terms that are new, of which a measure is counted in a unit. */
  newTerms(unit: string): NewTerms {
    if (!this.#isNew) return {};
    const [term, defined] = [{id: this.id, label: this.#label}, this.#definition.value.trim()];
    if (this.name === "unit") return {units: [{...term, kind: defined}]};
    return this.name === "measure"
      ? {measures: [{...term, units: unit, definition: defined}]}
      : {categories: [{...term, definition: defined}]};
  }

  get #label(): string {
    return this.input.value.trim();
  }

  get #term(): KnownTerm | undefined {
    const plain = this.#label.toLowerCase();
    return this.#known.find(({id, label}) => label.toLowerCase() === plain || id === plain);
  }

  get #isNew(): boolean {
    return this.#label !== "" && this.#term === undefined;
  }
}
