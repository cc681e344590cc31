import {elementMaker} from "../../core/element.js";
import type {ElementMaker} from "../../core/element.js";
import type {NewTerms, OpenSource} from "../../core/editing/open-source.js";
import type {MeasuredColumns, TableAxis} from "../../core/editing/table-entry.js";
import {axisChoice, lineChoice} from "./line-choices.js";
import type {NamedLine} from "./line-choices.js";
import {TermField, labelled} from "./term-field.js";

/** What a form knows of its columns when it asks what they count. */
export interface ColumnsSetting {
  /** Those that are taken for the measure. */
  readonly columns: readonly NamedLine[];
  /** Whether rows are the categories, whose total is said of all measures at once. */
  readonly areRowsCategories: boolean;
  /** The row of the total, or -1. */
  readonly total: number;
  /** What the table could be called that counts something. */
  readonly namesOf: (measure: string) => Pick<MeasuredColumns, "id" | "title">;
  /** Whether there are other measures beside it. */
  readonly isOneOfSeveral: boolean;
}

/** The fields in which it is said what some columns of a found table count, and what their own table is called. */
export class MeasureFields {
  readonly element: HTMLFieldSetElement;
  readonly #make: ElementMaker;
  readonly #document: Document;
  readonly #legend: HTMLElement;
  readonly #total: HTMLElement;
  readonly #axis: HTMLSelectElement;
  readonly #measure: TermField;
  readonly #unit: TermField;
  readonly #title: HTMLInputElement;
  readonly #id: HTMLInputElement;
  readonly #period: HTMLInputElement;
  #setting: ColumnsSetting | undefined;
  #totalColumn: number;

  /** `at` is its place among the measures, from 0; `renamed` is told of another measure. */
  constructor(
    document: Document,
    source: OpenSource,
    private readonly at: number,
    proposed: Omit<MeasuredColumns, "taken">,
    private readonly renamed: () => void
  ) {
    const make = (this.#make = elementMaker(document));
    this.#document = document;
    const own = at === 0 ? "" : `-${at + 1}`;
    const input = (name: string, value: string, more: Readonly<Record<string, string>> = {}): HTMLInputElement =>
      make("input", {id: `tm-table-${name}${own}`, value, autocomplete: "off", ...more});
    this.#measure = new TermField(document, "measure", "Measure", source, {value: proposed.measure}, own);
    this.#unit = new TermField(document, "unit", "Unit", source, {value: proposed.unit}, own);
    this.#axis = axisChoice(document, `tm-table-columns${own}`, proposed.columns);
    this.#totalColumn = proposed.columns === "category" ? proposed.total : -1;
    this.#total = make("div", {});
    this.#legend = make("legend", {});
    this.#title = input("title", proposed.title, {required: ""});
    this.#id = input("id", proposed.id, {required: "", pattern: "[a-z0-9]+(-[a-z0-9]+)*"});
    this.#period = input("period", proposed.period);
    this.element = make(
      "fieldset",
      {class: "tm-source-measure"},
      this.#legend,
      labelled(document, "The columns are", this.#axis),
      this.#total,
      ...this.#measure.elements,
      ...this.#unit.elements,
      labelled(document, "Period, where the table itself doesn’t say it", this.#period),
      labelled(document, "Title", this.#title),
      labelled(document, "Name of its file", this.#id)
    );
    this.#axis.addEventListener("change", () => this.#drawTotal());
    this.#total.addEventListener("change", () => {
      this.#totalColumn = Number(this.#total.querySelector("select")!.value);
    });
    this.#measure.input.addEventListener("input", () => this.#rename());
  }

  /** What its columns are said to count. */
  get name(): string {
    return this.#measure.input.value.trim() || `measure ${this.at + 1}`;
  }

  /** Shows the fields, as those of columns; without columns nothing of it is asked. */
  show(setting: ColumnsSetting): void {
    const before = this.#setting;
    this.#setting = setting;
    this.element.hidden = this.element.disabled = setting.columns.length === 0;
    this.element.classList.toggle("tm-one-of-several", setting.isOneOfSeveral);
    this.#drawLegend();
    this.#drawTotal();
    if (before === undefined && this.#title.value === "") this.#rename();
  }

  entry(): MeasuredColumns {
    const {columns = [], areRowsCategories, total = -1} = this.#setting ?? {};
    const axis = this.#axis.value as TableAxis;
    return {
      id: this.#id.value.trim(),
      title: this.#title.value.trim(),
      taken: columns.map(({at}) => at),
      columns: axis,
      total: areRowsCategories === true ? total : axis === "category" ? this.#totalColumn : -1,
      measure: this.#measure.id,
      unit: this.#unit.id,
      period: this.#period.value.trim()
    };
  }

  get newTerms(): NewTerms {
    return {...this.#unit.newTerms(""), ...this.#measure.newTerms(this.#unit.id)};
  }

  /** Calls the table by its measure, unless a person has called it otherwise. */
  #rename(): void {
    const names = this.#setting?.namesOf(this.#measure.input.value.trim());
    if (names)
      for (const [input, name] of [
        [this.#title, names.title],
        [this.#id, names.id]
      ] as const)
        if (input.value === input.defaultValue) input.value = input.defaultValue = name;
    this.#drawLegend();
    this.renamed();
  }

  #drawLegend(): void {
    this.#legend.textContent = this.#setting?.isOneOfSeveral === true ? this.name : "";
  }

  #drawTotal(): void {
    const {columns = [], areRowsCategories} = this.#setting ?? {};
    const isAsked = areRowsCategories !== true && this.#axis.value === "category";
    const choice = isAsked
      ? lineChoice(this.#document, this.#axis.id + "-total", columns, this.#totalColumn)
      : undefined;
    this.#total.replaceChildren(
      ...(choice === undefined ? [] : [labelled(this.#document, "The column of the total", choice)])
    );
    if (choice !== undefined) this.#totalColumn = Number(choice.value);
  }
}
