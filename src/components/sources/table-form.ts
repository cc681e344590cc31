import {elementMaker} from "../../core/element.js";
import type {NewTerms, OpenSource, SourceTable} from "../../core/editing/open-source.js";
import {
  headOf,
  linesOf,
  looksOf,
  namesOfMeasure,
  partOfCell,
  proposedTable,
  signsOf,
  stubOf,
  takenLines
} from "../../core/editing/table-entry.js";
import type {MeasuredColumns, OpenCheck, TableAxis, TableEntry} from "../../core/editing/table-entry.js";
import {formButtons, onForm} from "./entry-form.js";
import {axisChoice, lineChoice, nameOfLine} from "./line-choices.js";
import type {NamedLine} from "./line-choices.js";
import {MeasureFields} from "./measure-fields.js";
import type {CellPart} from "./shown-document.js";
import {labelled} from "./term-field.js";
import {togetherTerms} from "./together-terms.js";

const CLASSES: Readonly<Record<string, string>> = {
  "not-itemised": "not all parts are printed",
  arithmetic: "the document reckons otherwise",
  "definition-or-date": "they count otherwise, or at another date"
};

/** What a table’s form tells. */
interface TableActions {
  readonly accept: (entry: TableEntry, terms: NewTerms) => void;
  readonly leave: () => void;
  /** What the table’s cells are has become another. */
  readonly lay: (table: SourceTable, partOf: (place: string) => CellPart) => void;
}

/** The choices of a column that is not taken, and of one that counts something else than those before it. */
const NOT_TAKEN = "-1";
const ANOTHER = "another";

/** The form in which a found table is accepted: where head and stub end, what they say, and what its columns count. */
export class TableForm {
  readonly element: HTMLFormElement;
  readonly #document: Document;
  readonly #lines: HTMLElement;
  readonly #measured: HTMLElement;
  readonly #signs: HTMLElement;
  readonly #looks: HTMLElement;
  readonly #checks: HTMLElement;
  readonly #meanings = new Map<string, HTMLInputElement>();
  readonly #typed = new Map<string, HTMLInputElement>();
  readonly #explained = new Map<string, {readonly kind: HTMLSelectElement; readonly text: HTMLTextAreaElement}>();
  readonly #fields: Readonly<Record<"head" | "stub" | "area", HTMLInputElement>>;
  readonly #rows: HTMLSelectElement;
  readonly #measures: MeasureFields[] = [];
  /** By column, which of the measures it counts, or -1. */
  readonly #counted = new Map<number, number>();
  #columns: readonly {readonly line: NamedLine; readonly choice: HTMLSelectElement}[] = [];
  #table: SourceTable;
  #entry: TableEntry;
  /** The row of the total, or -1. */
  #total: number;

  constructor(
    document: Document,
    private readonly source: OpenSource,
    table: SourceTable,
    private readonly actions: TableActions
  ) {
    this.#document = document;
    this.#table = table;
    const make = elementMaker(document);
    const entry = (this.#entry = proposedTable(source, table));
    const input = (name: string, value: string, more: Readonly<Record<string, string>> = {}): HTMLInputElement =>
      make("input", {id: `tm-table-${name}`, value, autocomplete: "off", ...more});
    this.#fields = {
      head: input("head", String(entry.head), {type: "number", min: "0"}),
      stub: input("stub", String(entry.stub), {type: "number", min: "0"}),
      area: input("area", entry.area, {required: ""})
    };
    this.#rows = axisChoice(document, "tm-table-rows", entry.rows);
    this.#total = entry.rows === "category" ? (entry.measures[0]?.total ?? -1) : -1;
    for (const column of linesOf(table, entry, "column"))
      this.#counted.set(
        column,
        entry.measures.findIndex(({taken}) => taken.includes(column))
      );
    this.#lines = make("div", {class: "tm-source-form"});
    this.#measured = make("div", {class: "tm-source-form"});
    this.#signs = make("div", {class: "tm-source-form"});
    this.#looks = make("div", {class: "tm-source-form"});
    this.#checks = make("div", {class: "tm-source-form"});
    const {head, stub, area} = this.#fields;
    this.element = make(
      "form",
      {class: "tm-source-form", "aria-label": `${table.place} as a table`},
      make("h2", {}, table.place),
      labelled(document, "Rows of the head", head),
      labelled(document, "Columns of the stub", stub),
      labelled(document, "The rows are", this.#rows),
      this.#lines,
      this.#measured,
      labelled(document, "Area", area),
      this.#signs,
      this.#looks,
      this.#checks,
      formButtons(document, "Accept table", actions.leave)
    );
    for (const field of [head, stub]) field.addEventListener("input", () => this.#relay());
    this.#rows.addEventListener("change", () => this.#relay());
    this.#lines.addEventListener("change", () => this.#takeLines());
    onForm(this.element, () => this.#send(), actions.leave);
    for (const measure of entry.measures) this.#addMeasure(measure);
    this.#relay();
  }

  focus(): void {
    const {element} = this;
    const empty = element.querySelector<HTMLElement>(":is(:placeholder-shown, [value='']):is(input:required:enabled)");
    (empty ?? this.#fields.head).focus();
  }

  /** Takes the table with other cells in as many rows and columns; what has been said of these stays. */
  show(table: SourceTable): void {
    this.#table = table;
    this.#relay();
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

  #addMeasure(proposed: Omit<MeasuredColumns, "taken">): void {
    const fields = new MeasureFields(this.#document, this.source, this.#measures.length, proposed, () =>
      this.#drawChoices()
    );
    this.#measures.push(fields);
    this.#measured.append(fields.element);
  }

  /** Draws the lines anew after head, stub or what the rows are has become another. */
  #relay(): void {
    const make = elementMaker(this.#document);
    const table = this.#table;
    const [head, stub] = [Number(this.#fields.head.value), Number(this.#fields.stub.value)];
    const {leftOut} = this.#entry;
    this.#entry = {...this.#entry, head, stub, rows: this.#rows.value as TableAxis};
    const rows = linesOf(table, {head, stub}, "row").map((at) => ({at, words: stubOf(table, stub, at).join(" ")}));
    this.#columns = linesOf(table, {head, stub}, "column").map((at) => ({
      line: {at, words: headOf(table, head, at).join(" ")},
      choice: make("select", {id: `tm-table-column-${at}`, "data-column": String(at)})
    }));
    this.#lines.replaceChildren(
      ...(this.#entry.rows === "category"
        ? [
            labelled(
              this.#document,
              "The row of the total",
              lineChoice(this.#document, "tm-table-total", rows, this.#total)
            )
          ]
        : []),
      make(
        "fieldset",
        {class: "tm-source-form tm-source-columns-taken"},
        make("legend", {}, "What the columns count"),
        ...this.#columns.map(({line, choice}) => labelled(this.#document, nameOfLine(line), choice))
      ),
      make(
        "fieldset",
        {},
        make("legend", {}, "Rows taken"),
        ...rows.map((line) => {
          const input = make("input", {type: "checkbox", value: String(line.at)});
          input.checked = !leftOut.includes(line.at);
          return make("label", {}, input, ` ${nameOfLine(line)}`);
        })
      )
    );
    this.#takeLines();
  }

  /** Takes what is said of rows and columns. */
  #takeLines(): void {
    for (const {
      line: {at},
      choice: {value}
    } of this.#columns)
      if (value === ANOTHER) this.#counted.set(at, this.#freeMeasure());
      else if (value !== "") this.#counted.set(at, Number(value));
    const leftOut = [...this.#lines.querySelectorAll<HTMLInputElement>("input[type=checkbox]")]
      .filter(({checked}) => !checked)
      .map(({value}) => Number(value));
    this.#entry = {...this.#entry, leftOut};
    this.#total = Number(this.#lines.querySelector<HTMLSelectElement>("#tm-table-total")?.value ?? -1);
    this.#drawMeasures();
    this.#drawChoices();
    this.#lay();
  }

  #columnsOf(measure: number): readonly NamedLine[] {
    return this.#columns.map(({line}) => line).filter(({at}) => (this.#counted.get(at) ?? 0) === measure);
  }

  /** A measure that no column counts: one that lost its columns, with what was said of it, or a new one. */
  #freeMeasure(): number {
    const free = this.#measures.findIndex((_, i) => this.#columnsOf(i).length === 0);
    if (free >= 0) return free;
    this.#addMeasure({id: "", title: "", columns: "none", total: -1, measure: "", unit: "", period: ""});
    return this.#measures.length - 1;
  }

  #drawMeasures(): void {
    const {rows, stub} = this.#entry;
    const isOneOfSeveral = this.#measures.filter((_, i) => this.#columnsOf(i).length > 0).length > 1;
    this.#measures.forEach((fields, i) =>
      fields.show({
        columns: this.#columnsOf(i),
        areRowsCategories: rows === "category",
        total: this.#total,
        namesOf: (measure) => namesOfMeasure(this.source, this.#table, {stub, rows}, measure),
        isOneOfSeveral
      })
    );
  }

  /** Draws what can be said of each column: the measures as they are called now, another, or that it is not taken. */
  #drawChoices(): void {
    const make = elementMaker(this.#document);
    for (const {line, choice} of this.#columns) {
      const named = this.#measures.flatMap(({name}, i) =>
        this.#columnsOf(i).length === 0 ? [] : [make("option", {value: String(i)}, name)]
      );
      choice.replaceChildren(
        make("option", {value: NOT_TAKEN}, "not taken"),
        ...named,
        make("option", {value: ANOTHER}, "another measure")
      );
      choice.value = String(this.#counted.get(line.at) ?? 0);
    }
  }

  #lay(): void {
    this.#entry = {
      ...this.#entry,
      measures: this.#measures.filter(({element}) => !element.hidden).map((fields) => fields.entry())
    };
    const taken = takenLines(this.#entry);
    const cells = new Map(this.#table.cells.map((cell) => [cell.place, cell]));
    this.actions.lay(this.#table, (place) => partOfCell(taken, cells.get(place)!));
    const make = elementMaker(this.#document);
    this.#laySigns();
    const before = new Map([...this.#typed].map(([start, input]) => [start, input.value]));
    this.#typed.clear();
    this.#looks.replaceChildren(
      ...looksOf(this.source, this.#table, taken).map(({start, locator, look}) => {
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
    const fields = [...signsOf(this.source.numbers, this.#table, takenLines(this.#entry))].map(([sign, cells], i) => {
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
    const measures = this.#measures.filter(({element}) => !element.hidden);
    this.actions.accept(
      {
        ...this.#entry,
        area: this.#fields.area.value.trim(),
        measures: measures.map((fields) => fields.entry()),
        signs: Object.fromEntries([...this.#meanings].map(([sign, input]) => [sign, input.value.trim()])),
        typed: Object.fromEntries([...this.#typed].map(([start, input]) => [start, input.value])),
        explanations: Object.fromEntries(
          [...this.#explained].map(([check, {kind, text}]) => [check, {class: kind.value, explanation: text.value}])
        )
      },
      togetherTerms(measures.map(({newTerms}) => newTerms))
    );
  }
}
