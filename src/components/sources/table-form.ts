import {elementMaker} from "../../core/element.js";
import type {NewTerms, OpenSource, SourceTable} from "../../core/editing/open-source.js";
import {
  AXES,
  headOf,
  linesOf,
  looksOf,
  partOfCell,
  proposedTable,
  signsOf,
  stubOf
} from "../../core/editing/table-entry.js";
import type {OpenCheck, TableAxis, TableEntry} from "../../core/editing/table-entry.js";
import {formButtons, onForm} from "./entry-form.js";
import type {CellPart} from "./shown-document.js";
import {TermField, labelled} from "./term-field.js";

const AXIS_WORDS: Readonly<Record<TableAxis, string>> = {
  category: "categories",
  period: "periods",
  none: "nothing else"
};

const CLASSES: Readonly<Record<string, string>> = {
  "not-itemised": "not all parts are printed",
  arithmetic: "the document reckons otherwise",
  "definition-or-date": "they count otherwise, or at another date"
};

/** What a table’s form tells. */
interface TableActions {
  readonly accept: (entry: TableEntry, terms: NewTerms) => void;
  readonly leave: () => void;
  /** The table’s lines have become others. */
  readonly lay: (partOf: (place: string) => CellPart) => void;
}

/** The form in which a found table is accepted: where head and stub end, what they say, and what its cells count. */
export class TableForm {
  readonly element: HTMLFormElement;
  readonly #document: Document;
  readonly #lines: HTMLElement;
  readonly #signs: HTMLElement;
  readonly #looks: HTMLElement;
  readonly #checks: HTMLElement;
  readonly #meanings = new Map<string, HTMLInputElement>();
  readonly #typed = new Map<string, HTMLInputElement>();
  readonly #explained = new Map<string, {readonly kind: HTMLSelectElement; readonly text: HTMLTextAreaElement}>();
  readonly #fields: Readonly<Record<"title" | "id" | "head" | "stub" | "area" | "period", HTMLInputElement>>;
  readonly #axes: Readonly<Record<"rows" | "columns", HTMLSelectElement>>;
  readonly #measure: TermField;
  readonly #unit: TermField;
  #entry: TableEntry;
  /** Whether the total is that of columns. */
  #isAcross: boolean;

  constructor(
    document: Document,
    private readonly source: OpenSource,
    private readonly table: SourceTable,
    private readonly actions: TableActions
  ) {
    this.#document = document;
    const make = elementMaker(document);
    const entry = (this.#entry = proposedTable(source, table));
    const input = (name: string, value: string, more: Readonly<Record<string, string>> = {}): HTMLInputElement =>
      make("input", {id: `tm-table-${name}`, value, autocomplete: "off", ...more});
    const axis = (name: "rows" | "columns"): HTMLSelectElement => {
      const made = make(
        "select",
        {id: `tm-table-${name}`},
        ...AXES.map((one) => make("option", {value: one}, AXIS_WORDS[one]))
      );
      made.value = entry[name];
      return made;
    };
    this.#fields = {
      title: input("title", entry.title, {required: ""}),
      id: input("id", entry.id, {required: "", pattern: "[a-z0-9]+(-[a-z0-9]+)*"}),
      head: input("head", String(entry.head), {type: "number", min: "0"}),
      stub: input("stub", String(entry.stub), {type: "number", min: "0"}),
      area: input("area", entry.area, {required: ""}),
      period: input("period", entry.period)
    };
    this.#axes = {rows: axis("rows"), columns: axis("columns")};
    this.#isAcross = entry.rows !== "category" && entry.columns === "category";
    this.#measure = new TermField(document, "measure", "Measure", source, {value: entry.measure});
    this.#unit = new TermField(document, "unit", "Unit", source, {value: entry.unit});
    this.#lines = make("div", {});
    this.#signs = make("div", {class: "tm-source-form"});
    this.#looks = make("div", {class: "tm-source-form"});
    this.#checks = make("div", {class: "tm-source-form"});
    const {title, id, head, stub, area, period} = this.#fields;
    this.element = make(
      "form",
      {class: "tm-source-form", "aria-label": `${table.place} as a table`},
      make("h2", {}, table.place),
      labelled(document, "Rows of the head", head),
      labelled(document, "Columns of the stub", stub),
      labelled(document, "The rows are", this.#axes.rows),
      labelled(document, "The columns are", this.#axes.columns),
      this.#lines,
      ...this.#measure.elements,
      ...this.#unit.elements,
      labelled(document, "Area", area),
      labelled(document, "Period, where the table itself doesn’t say it", period),
      labelled(document, "Title", title),
      labelled(document, "Name of its file", id),
      this.#signs,
      this.#looks,
      this.#checks,
      formButtons(document, "Accept table", actions.leave)
    );
    for (const field of [head, stub]) field.addEventListener("input", () => this.#relay());
    for (const field of [this.#axes.rows, this.#axes.columns]) field.addEventListener("change", () => this.#relay());
    this.#lines.addEventListener("change", () => this.#lay());
    onForm(this.element, () => this.#send(), actions.leave);
    this.#relay();
  }

  focus(): void {
    const {element} = this;
    const empty = element.querySelector<HTMLElement>("input:required:placeholder-shown, input:required[value='']");
    (empty ?? this.#fields.head).focus();
  }

  /** Asks what is open of checks that don’t hold. */
  explain(open: readonly OpenCheck[]): void {
    const make = elementMaker(this.#document);
    this.#explained.clear();
    this.#checks.replaceChildren(
      ...open.flatMap(({id, message, explanation}) => {
        const kind = make(
          "select",
          {id: `tm-check-${id}`},
          ...Object.entries(CLASSES).map(([value, words]) => make("option", {value}, words))
        );
        const text = make("textarea", {id: `tm-check-${id}-text`, rows: "4", required: ""});
        text.value = explanation;
        this.#explained.set(id, {kind, text});
        return [
          labelled(this.#document, `${message} (${id}): why?`, kind),
          labelled(this.#document, "What readers are told of it", text)
        ];
      })
    );
    this.#checks.querySelector("select")?.focus();
  }

  /** Draws the lines anew after head or stub have become others. */
  #relay(): void {
    const make = elementMaker(this.#document);
    const {table} = this;
    const [head, stub] = [Number(this.#fields.head.value), Number(this.#fields.stub.value)];
    const isAcross = this.#axes.rows.value !== "category" && this.#axes.columns.value === "category";
    // A total of the other lines is none of these.
    const total = isAcross === this.#isAcross ? this.#entry.total : -1;
    this.#isAcross = isAcross;
    this.#entry = {...this.#entry, head, stub, total};
    const {leftOut} = this.#entry;
    const box = (of: "rows" | "columns", at: number, words: string): HTMLElement => {
      const input = make("input", {type: "checkbox", name: of, value: String(at)});
      input.checked = !leftOut[of].includes(at);
      return make("label", {}, input, ` ${words === "" ? String(at + 1) : words}`);
    };
    const rows = linesOf(table, {head, stub}, "row").map((at) => ({at, words: stubOf(table, stub, at).join(" ")}));
    const columns = linesOf(table, {head, stub}, "column").map((at) => ({
      at,
      words: headOf(table, head, at).join(" ")
    }));
    const totals = make(
      "select",
      {id: "tm-table-total"},
      make("option", {value: "-1"}, "none is printed"),
      ...(isAcross ? columns : rows).map(({at, words}) => make("option", {value: String(at)}, words || String(at + 1)))
    );
    totals.value = String(total);
    if (totals.selectedIndex < 0) totals.value = "-1";
    this.#lines.replaceChildren(
      labelled(this.#document, `The ${isAcross ? "column" : "row"} of the total`, totals),
      make(
        "fieldset",
        {},
        make("legend", {}, "Columns taken"),
        ...columns.map(({at, words}) => box("columns", at, words))
      ),
      make("fieldset", {}, make("legend", {}, "Rows taken"), ...rows.map(({at, words}) => box("rows", at, words)))
    );
    this.#lay();
  }

  #lay(): void {
    const left = (of: "rows" | "columns"): readonly number[] =>
      [...this.#lines.querySelectorAll<HTMLInputElement>(`input[name="${of}"]`)]
        .filter(({checked}) => !checked)
        .map(({value}) => Number(value));
    const total = Number(this.#lines.querySelector("select")!.value);
    this.#entry = {...this.#entry, total, leftOut: {rows: left("rows"), columns: left("columns")}};
    const cells = new Map(this.table.cells.map((cell) => [cell.place, cell]));
    this.actions.lay((place) => partOfCell(this.#entry, cells.get(place)!));
    const make = elementMaker(this.#document);
    this.#laySigns();
    const before = new Map([...this.#typed].map(([start, input]) => [start, input.value]));
    this.#typed.clear();
    this.#looks.replaceChildren(
      ...looksOf(this.source, this.table, this.#entry).map(({start, locator, look}) => {
        const input = make("input", {id: `tm-typed-${start}`, required: "", autocomplete: "off"});
        input.value = before.get(String(start)) ?? "";
        this.#typed.set(String(start), input);
        return labelled(this.#document, `Type the number at ${locator} as it is printed`, input, look.join("; "));
      })
    );
  }

  /** Asks what each sign means that is printed in place of numbers; what the document’s legend says stands there. */
  #laySigns(): void {
    const make = elementMaker(this.#document);
    const before = new Map([...this.#meanings].map(([sign, input]) => [sign, input.value]));
    this.#meanings.clear();
    const fields = [...signsOf(this.source.numbers, this.table, this.#entry)].map(([sign, cells], i) => {
      const legend = this.#entry.signs[sign] ?? "";
      const input = make("input", {id: `tm-sign-${i}`, autocomplete: "off"});
      input.value = before.get(sign) ?? legend;
      this.#meanings.set(sign, input);
      const many = cells.length === 1 ? "1 cell holds" : `${cells.length} cells hold`;
      return labelled(
        this.#document,
        `${many} “${sign}” and no number: what the document says of it, if it does`,
        input,
        legend === "" ? "" : "from the document’s own legend"
      );
    });
    this.#signs.replaceChildren(...fields);
  }

  #send(): void {
    const {title, id, area, period} = this.#fields;
    const [measure, unit] = [this.#measure, this.#unit];
    this.actions.accept(
      {
        ...this.#entry,
        title: title.value.trim(),
        id: id.value.trim(),
        area: area.value.trim(),
        period: period.value.trim(),
        rows: this.#axes.rows.value as TableAxis,
        columns: this.#axes.columns.value as TableAxis,
        measure: measure.id,
        unit: unit.id,
        signs: Object.fromEntries([...this.#meanings].map(([sign, input]) => [sign, input.value.trim()])),
        typed: Object.fromEntries([...this.#typed].map(([start, input]) => [start, input.value])),
        explanations: Object.fromEntries(
          [...this.#explained].map(([check, {kind, text}]) => [check, {class: kind.value, explanation: text.value}])
        )
      },
      {...unit.newTerms(""), ...measure.newTerms(unit.id)}
    );
  }
}
