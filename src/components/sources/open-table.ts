import {elementMaker} from "../../core/element.js";
import type {NewTerms, OpenSource, SourceTable} from "../../core/editing/open-source.js";
import type {OpenCheck, TableEntry} from "../../core/editing/table-entry.js";
import {linesAsFound, tableWithLines, withNewLine, withoutLine} from "../../core/editing/table-lines.js";
import type {LineKind, TableLines} from "../../core/editing/table-lines.js";
import {handleSelector, nameOfTableLine} from "./line-handles.js";
import type {TableLine} from "./line-handles.js";
import type {ShownDocument} from "./shown-document.js";
import {TableForm} from "./table-form.js";

/** What an open table tells, and the document that it lies on. */
interface OpenTableSetting {
  readonly source: OpenSource;
  readonly shown: ShownDocument;
  readonly accept: (entry: TableEntry, terms: NewTerms) => void;
  readonly leave: () => void;
  /** Its lines have been changed; the last is as they are now. */
  readonly changed: (past: readonly TableLines[]) => void;
  readonly announce: (message: string) => void;
}

/**
 * A found table that is open: its form, and on a page its lines, which can be moved, added and taken away until the
 * cells are those that are printed.
 */
export class OpenTable {
  readonly element: HTMLElement;
  readonly #buttons: HTMLElement;
  readonly #past: TableLines[];
  #form: TableForm;
  #table: SourceTable;
  /** The line that was in use last. */
  #chosen: TableLine | undefined;
  /** Whether somebody has said something in the form. */
  #isTouched = false;

  /** `past` are its lines as they were changed before, the last as they are now. */
  constructor(
    private readonly document: Document,
    private readonly found: SourceTable,
    past: readonly TableLines[],
    private readonly setting: OpenTableSetting
  ) {
    this.#past = [...past];
    const make = elementMaker(document);
    const button = (name: string, press: () => void): HTMLElement => {
      const made = make("button", {type: "button"}, name);
      made.addEventListener("click", press);
      return made;
    };
    this.#buttons = make(
      "fieldset",
      {class: "tm-source-lines"},
      make("legend", {}, "Lines between rows and columns"),
      make(
        "p",
        {class: "tm-note"},
        "They lie on the page: drag one, or move it by the arrow keys, by ten points with Shift; Delete takes it away."
      ),
      button("Add a column line", () => this.#add("columns")),
      button("Add a row line", () => this.#add("rows")),
      button("Remove the line", () => this.#remove()),
      button("Undo the last change of lines", () => this.#undo()),
      button("Lines as found", () => this.#reset())
    );
    this.#table = this.#laidTable();
    this.#form = this.#newForm();
    this.element = make("div", {}, ...this.#lineTools(), this.#form.element);
    this.element.addEventListener("keydown", (event) => {
      if (!this.#buttons.contains(event.target as Node) || !(event.ctrlKey || event.metaKey)) return;
      if (event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      event.stopPropagation();
      this.#undo();
    });
    this.#showButtons();
  }

  /** The buttons for its lines; of a table on a page whose lines can’t be laid, why; of one without pages nothing. */
  #lineTools(): readonly HTMLElement[] {
    if (linesAsFound(this.found)) return [this.#buttons];
    const pages = new Set(this.found.cells.map(({box}) => box?.page));
    if (pages.size > 1 || pages.has(undefined)) return [];
    const why =
      "The lines of this table can’t be moved: it is turned on its page, or its rows or columns run into each other there. Numbers of cells that are not those printed are left out, and accepted one by one.";
    return [elementMaker(this.document)("p", {class: "tm-note"}, why)];
  }

  focus(): void {
    this.#form.focus();
  }

  /** Asks what is open of checks that don’t hold. */
  explain(open: readonly OpenCheck[]): void {
    this.#form.explain(open);
  }

  get #lines(): TableLines | undefined {
    return this.#past.at(-1) ?? linesAsFound(this.found);
  }

  #laidTable(): SourceTable {
    const lines = this.#past.at(-1);
    return lines ? tableWithLines(this.found, lines) : this.found;
  }

  #newForm(): TableForm {
    this.#isTouched = false;
    const form = new TableForm(this.document, this.setting.source, this.#table, {
      accept: (entry, terms) => {
        const lines = this.#past.at(-1);
        this.setting.accept(lines ? {...entry, lines} : entry, terms);
      },
      leave: this.setting.leave,
      lay: (table, partOf) => {
        const lines = this.#lines;
        this.setting.shown.lay(
          table,
          partOf,
          lines && {
            lines,
            change: (next, line) => this.#change(next, line),
            choose: (line) => {
              this.#chosen = line;
              this.#showButtons();
            },
            undo: () => this.#undo()
          }
        );
      }
    });
    form.element.addEventListener("input", () => (this.#isTouched = true));
    return form;
  }

  #change(lines: TableLines, line: TableLine | undefined): void {
    const before = this.#lines!;
    if ((["rows", "columns"] as const).every((kind) => lines[kind].join() === before[kind].join())) return;
    this.#past.push(lines);
    this.#lay(before, line);
  }

  #add(kind: LineKind): void {
    const {lines, at} = withNewLine(this.#lines!, kind, this.#table);
    this.#change(lines, {kind, at});
  }

  #remove(): void {
    const line = this.#chosen;
    if (line) this.#change(withoutLine(this.#lines!, line.kind, line.at), line);
  }

  #undo(): void {
    if (this.#past.length === 0) return;
    const before = this.#lines!;
    this.#past.pop();
    this.#lay(before, this.#chosen);
  }

  #reset(): void {
    if (this.#past.length === 0) return;
    const before = this.#lines!;
    this.#past.length = 0;
    this.#lay(before, undefined);
  }

  /**
   * Lays the table by its lines as they are now, and goes to one of them. What has been said in the form stays as long
   * as there are as many rows and columns.
   */
  #lay(before: TableLines, line: TableLine | undefined): void {
    this.setting.changed(this.#past);
    const lines = this.#lines!;
    this.#table = this.#laidTable();
    const isSame = lines.rows.length === before.rows.length && lines.columns.length === before.columns.length;
    if (isSame && this.#isTouched) this.#form.show(this.#table);
    else {
      const old = this.#form.element;
      this.#form = this.#newForm();
      old.replaceWith(this.#form.element);
    }
    const last = line && {...line, at: Math.min(line.at, lines[line.kind].length - 1)};
    this.#chosen = last && last.at >= 0 ? last : undefined;
    this.#showButtons();
    const size = `${lines.rows.length + 1} rows, ${lines.columns.length + 1} columns`;
    this.setting.announce(this.#chosen ? `${nameOfTableLine(this.#chosen, lines)}; ${size}` : size);
    if (this.#chosen)
      this.setting.shown.element.querySelector<HTMLElement>(handleSelector(this.#chosen))?.focus({preventScroll: true});
  }

  #showButtons(): void {
    const [, , remove, undo, reset] = this.#buttons.querySelectorAll("button");
    remove!.setAttribute("aria-disabled", String(this.#chosen === undefined));
    for (const button of [undo!, reset!]) button.setAttribute("aria-disabled", String(this.#past.length === 0));
  }
}
