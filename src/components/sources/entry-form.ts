import {elementMaker} from "../../core/element.js";
import {FACT_FIELDS, idOfWords} from "../../core/editing/open-source.js";
import type {
  FactEntry,
  FactField,
  KnownTerm,
  NewTerms,
  OpenSource,
  SourceNumber
} from "../../core/editing/open-source.js";
import {QUALIFIERS} from "../../core/fact.js";

/** What a form gives: a fact as a person says it, with the terms that are new. */
export interface Entered {
  readonly fact: FactEntry;
  readonly terms: NewTerms;
}

const LABELS: Readonly<Record<FactField, string>> = {
  measure: "Measure",
  unit: "Unit",
  period: "Period",
  area: "Area",
  category: "Category, if it is a part",
  qualifier: "Word before it"
};

const LISTS = {measure: "measures", unit: "units", category: "categories"} as const;
type TermField = keyof typeof LISTS;
const isTermField = (field: FactField): field is TermField => field in LISTS;

const UNIT_KINDS = ["count", "percent", "points", "times", "index", "duration", "rate"];

/** The term of the vocabulary that a person named by its label or id. */
export function termNamed(terms: readonly KnownTerm[], named: string): KnownTerm | undefined {
  const plain = named.trim().toLowerCase();
  return terms.find(({id, label}) => label.toLowerCase() === plain || id === plain);
}

/** The id that a new term gets. */
export const newTermId = (label: string, at: number | string): string => idOfWords(label) || `term-${at}`;

/** The fact that a number is as it is proposed, if nothing of it is new or missing and it needs no look. */
export function asProposed(source: OpenSource, number: SourceNumber): FactEntry | undefined {
  const value = (field: FactField): string => number.fields[field]?.value ?? "";
  const area = value("area") || source.area;
  const isWhole = ["measure", "unit", "period"].every((field) => value(field as FactField) !== "") && area !== "";
  const isKnown = FACT_FIELDS.every((field) => number.fields[field]?.isNew !== true);
  if (!isWhole || !isKnown || number.state !== "proposed" || number.explained !== undefined) return undefined;
  return {
    ...(Object.fromEntries(FACT_FIELDS.map((field) => [field, value(field)])) as Record<FactField, string>),
    area,
    start: number.start,
    end: number.end
  };
}

/**
 * The form in which a number’s fields are said: each with the reason why it is proposed, and with what defines it where
 * it is new. A number that needs a look is typed anew; its field is empty, and must not be filled by anything else.
 */
export class EntryForm {
  readonly element: HTMLFormElement;
  readonly #inputs = new Map<string, HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>();

  constructor(
    document: Document,
    private readonly source: OpenSource,
    private readonly number: SourceNumber,
    {accept, leave}: {readonly accept: (entered: Entered) => void; readonly leave: () => void}
  ) {
    const make = elementMaker(document);
    this.element = make("form", {class: "tm-source-form", "aria-label": `${number.printed} as a figure`});
    const field = (name: string, label: string, input: HTMLElement, why = ""): HTMLElement => {
      input.id = `tm-entry-${name}`;
      this.#inputs.set(name, input as HTMLInputElement);
      if (why !== "") input.setAttribute("aria-describedby", `tm-entry-${name}-why`);
      return make(
        "div",
        {},
        make("label", {for: input.id}, label),
        input,
        why === "" ? undefined : make("small", {id: `tm-entry-${name}-why`}, why)
      );
    };
    if (number.state === "look")
      this.element.append(
        field(
          "typed",
          "Type the number as it is printed",
          make("input", {autocomplete: "off", required: ""}),
          number.look.join("; ")
        )
      );
    for (const name of FACT_FIELDS) {
      const proposed = number.fields[name];
      if (name === "qualifier") {
        const select = make("select", {}, ...QUALIFIERS.map((one) => make("option", {value: one}, one || "none")));
        select.value = proposed?.value ?? "";
        this.element.append(field(name, LABELS[name], select, proposed?.why));
        continue;
      }
      const known = isTermField(name) ? source[LISTS[name]] : [];
      const value = proposed?.value ?? (name === "area" ? source.area : "");
      const list = `tm-entry-${name}-known`;
      const input = make("input", {
        autocomplete: "off",
        value: known.find(({id}) => id === value)?.label ?? value,
        ...(known.length > 0 ? {list} : {}),
        ...(name === "category" || name === "period" ? {} : {required: ""})
      });
      this.element.append(
        field(name, LABELS[name], input, proposed?.why ?? (value === "" ? "" : "as accepted before")),
        make("datalist", {id: list}, ...known.map(({label}) => make("option", {value: label})))
      );
      if (isTermField(name)) this.element.append(this.#definition(name, field, document));
    }
    this.element.append(
      field("note", "Note: what its own line doesn’t say, and where it is said", make("textarea", {rows: "2"})),
      make("div", {class: "tm-buttons"}, make("button", {type: "submit"}, "Accept"), this.#leaving(document, leave))
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      accept(this.entered());
    });
    this.element.addEventListener("keydown", (event) => {
      // An Enter that is held down from the list before must not send the form.
      if (event.key === "Enter" && event.repeat) event.preventDefault();
      if (event.key === "Escape") leave();
    });
  }

  /** Puts the cursor where a person has something to say. */
  focus(): void {
    const [first] = this.#inputs.values();
    const empty = [...this.#inputs.values()].find(
      (input) => (input as HTMLInputElement).required && input.value === ""
    );
    (empty ?? first)?.focus();
  }

  /** What the fields say. */
  entered(): Entered {
    const value = (name: string): string => this.#inputs.get(name)?.value.trim() ?? "";
    const ids: Partial<Record<TermField, string>> = {};
    const isNew = (name: TermField): boolean =>
      value(name) !== "" && termNamed(this.source[LISTS[name]], value(name)) === undefined;
    for (const name of ["measure", "unit", "category"] as const)
      ids[name] =
        value(name) === ""
          ? ""
          : (termNamed(this.source[LISTS[name]], value(name))?.id ?? newTermId(value(name), this.number.start));
    const {start, end} = this.number;
    return {
      fact: {
        ...{start, end, measure: ids.measure!, unit: ids.unit!, category: ids.category!},
        ...{period: value("period"), area: value("area"), qualifier: value("qualifier"), note: value("note")},
        ...(this.number.state === "look" ? {typed: value("typed")} : {})
      },
      terms: {
        ...(isNew("unit") ? {units: [{id: ids.unit!, label: value("unit"), kind: value("unit-new")}]} : {}),
        ...(isNew("measure")
          ? {
              measures: [
                {id: ids.measure!, label: value("measure"), units: ids.unit!, definition: value("measure-new")}
              ]
            }
          : {}),
        ...(isNew("category")
          ? {categories: [{id: ids.category!, label: value("category"), definition: value("category-new")}]}
          : {})
      }
    };
  }

  #leaving(document: Document, leave: () => void): HTMLElement {
    const button = elementMaker(document)("button", {type: "button"}, "Leave");
    button.addEventListener("click", leave);
    return button;
  }

  /** What defines a term, asked for while the name is of none that is known. */
  #definition(
    name: TermField,
    field: (name: string, label: string, input: HTMLElement) => HTMLElement,
    document: Document
  ): HTMLElement {
    const make = elementMaker(document);
    const [words, input]: readonly [string, HTMLElement] =
      name === "unit"
        ? ["New unit: what it is", make("select", {}, ...UNIT_KINDS.map((kind) => make("option", {}, kind)))]
        : name === "measure"
          ? ["New measure: what it counts, and what it is not", make("textarea", {rows: "2", required: ""})]
          : ["New category: what belongs to it", make("textarea", {rows: "2"})];
    const shown = field(`${name}-new`, words, input);
    const own = this.#inputs.get(name)!;
    const refresh = (): void => {
      const isNew = own.value.trim() !== "" && termNamed(this.source[LISTS[name]], own.value) === undefined;
      shown.hidden = !isNew;
      (input as HTMLTextAreaElement).disabled = !isNew;
    };
    own.addEventListener("input", refresh);
    refresh();
    return shown;
  }
}
