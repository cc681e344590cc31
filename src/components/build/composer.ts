import {elementMaker} from "../../core/element.js";
import type {Child} from "../../core/element.js";
import {FUNCTIONS} from "../../core/expression/functions.js";
import type {Expression} from "../../core/expression/syntax.js";
import {
  OPEN_FIGURE,
  openPlaces,
  operandAt,
  operandNames,
  takesMore,
  withOperand,
  withOperation,
  wrapped
} from "../../core/tying/composition.js";
import type {OperandPath} from "../../core/tying/composition.js";
import type {TieOffers} from "../../core/tying/offers.js";
import {intervalWords} from "../../views/trace-parts.js";
import {announce, statusRegion} from "../announce.js";
import {pressButton} from "./press-button.js";

/** What a composer tells of. */
interface ComposerListener {
  /** A figure is to be found for a place, which has this name. */
  readonly find: (place: string) => void;
  /** What is composed has changed; whether it can be inserted. */
  readonly changed: (isWhole: boolean) => void;
}

const NUMBER = "The number";

/**
 * Builds an expression step by step: each place holds a figure or an operation over further places, and says what it
 * comes to, or why it can't be. What the whole comes to is announced.
 */
export class Composer {
  readonly element: HTMLElement;
  readonly #steps: HTMLElement;
  /** Makes the whole a part of something further. */
  readonly #on: HTMLElement;
  readonly #said: HTMLElement;
  readonly #format: HTMLInputElement;
  #tree = OPEN_FIGURE;
  /** The place that the next figure goes to. */
  #place: OperandPath | undefined = [];

  constructor(
    private readonly document: Document,
    private readonly offers: TieOffers,
    private readonly listener: ComposerListener
  ) {
    const make = elementMaker(document);
    this.#steps = make("div", {});
    this.#said = statusRegion(document);
    this.#said.classList.add("tm-composed");
    this.#format = make("input", {type: "text", id: "tm-compose-format", autocomplete: "off", size: "8"});
    this.#format.addEventListener("input", () => this.#tell());
    const further = this.#operations("What the result is to be part of", "round");
    for (const name of ["", "count"]) further.querySelector(`[value="${name}"]`)!.remove();
    this.#on = make(
      "div",
      {class: "tm-compose-on", hidden: ""},
      pressButton(document, "Go on with the result in", () => {
        this.#change(wrapped(this.#tree, further.value));
        this.#focus("operation", []);
      }),
      further
    );
    this.element = make(
      "section",
      {class: "tm-composer", "aria-label": "Composer"},
      this.#steps,
      make("label", {for: this.#format.id}, "Format, such as .1% or ,.0f; empty as it follows from the figures"),
      this.#format,
      this.#said
    );
    this.show(OPEN_FIGURE);
  }

  get expression(): Expression {
    return this.#tree;
  }

  /** Empty where none is given. */
  get format(): string {
    return this.#format.value.trim();
  }

  /** Shows an expression, to be changed. */
  show(tree: Expression, format = ""): void {
    this.#format.value = format;
    this.#change(tree);
  }

  /**
   * Puts what was found in the place for which it was sought, or in the first that is open. Gives whether there is one.
   */
  put(found: Expression): boolean {
    const place = this.#place;
    if (!place) return false;
    this.#change(withOperand(this.#tree, place, found));
    const next = openPlaces(this.#tree)[0];
    this.#focus(next === undefined ? "operation" : "figure", next ?? place);
    return true;
  }

  #change(tree: Expression): void {
    const focused = this.document.activeElement?.getAttribute("data-key");
    this.#tree = tree;
    this.#steps.replaceChildren(this.#step([], NUMBER), this.#on);
    if (typeof focused === "string") this.element.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
    this.#follow();
  }

  /** Says anew what each place comes to. */
  #follow(): void {
    this.#place = openPlaces(this.#tree).find((path) => operandAt(this.#tree, path).type === "fact");
    if (this.#tree.type !== "call") this.#place = [];
    this.#mark();
    for (const said of this.#steps.querySelectorAll<HTMLElement>("[data-path]"))
      said.textContent = this.#words(operandAt(this.#tree, pathOf(said.dataset.path!)));
    this.#on.hidden = this.#tree.type !== "call" || openPlaces(this.#tree).length > 0;
    this.#tell();
  }

  #focus(control: string, path: OperandPath): void {
    this.element.querySelector<HTMLElement>(`[data-key="${control} ${path.join(" ")}"]`)?.focus();
  }

  /**
   * One place with what stands in it, and what that comes to. The choice of its operation stays while it is changed, so
   * that keys go on in it.
   */
  #step(path: OperandPath, name: string, drop?: HTMLElement): HTMLElement {
    const make = elementMaker(this.document);
    const node = operandAt(this.#tree, path);
    const operation = this.#operations(`What “${name}” is`, node.type === "call" ? node.name : "");
    operation.dataset.key = `operation ${path.join(" ")}`;
    const beside = make("span", {});
    const below = make("div", {});
    const fill = (): void => {
      const now = operandAt(this.#tree, path);
      beside.replaceChildren(...(now.type === "call" ? [] : [this.#figure(path, name)]));
      below.replaceChildren(
        ...(now.type === "call" ? this.#operands(now, path) : []).filter((child) => child !== undefined)
      );
    };
    operation.addEventListener("change", () => {
      const to = operation.value === "" ? undefined : operation.value;
      this.#tree = withOperand(this.#tree, path, withOperation(operandAt(this.#tree, path), to));
      fill();
      this.#follow();
    });
    fill();
    return make(
      "fieldset",
      {},
      make("legend", {}, name),
      make("div", {class: "tm-compose-row"}, operation, beside, drop),
      below,
      make("p", {class: "tm-composed", "data-path": path.join(" ")})
    );
  }

  #figure(path: OperandPath, name: string): HTMLElement {
    const node = operandAt(this.#tree, path);
    const isOpen = openPlaces(node).length > 0;
    const choose = pressButton(this.document, isOpen ? `Find a figure for “${name}”` : "Take another figure", () => {
      this.#place = path;
      this.#mark();
      this.listener.find(name);
    });
    choose.dataset.key = `figure ${path.join(" ")}`;
    return choose;
  }

  #operands(node: Expression & {readonly type: "call"}, path: OperandPath): readonly Child[] {
    const {name, operands} = node;
    if (name === "count") return this.#count(node, path);
    const make = elementMaker(this.document);
    const names = operandNames(name, operands.length);
    const {least} = FUNCTIONS[name]!;
    const steps = operands.map((operand, i) => {
      const at = [...path, i];
      if (operand.type === "literal") return this.#literal(operand.text, at, names[i]!);
      const drop = pressButton(this.document, `Take “${names[i]!}” away`, () => {
        this.#change(withOperand(this.#tree, at, undefined));
        this.#focus("operation", path);
      });
      return this.#step(at, names[i]!, operands.length > least ? drop : undefined);
    });
    const more = pressButton(this.document, "Add another", () =>
      this.#change(withOperand(this.#tree, path, {...node, operands: [...operands, OPEN_FIGURE]}))
    );
    more.dataset.key = `more ${path.join(" ")}`;
    return [...steps, takesMore(node) ? make("div", {class: "tm-compose-on"}, more) : undefined];
  }

  #literal(text: string, path: OperandPath, name: string): HTMLElement {
    const make = elementMaker(this.document);
    const input = make("input", {type: "text", inputmode: "decimal", value: text, size: "8", autocomplete: "off"});
    input.dataset.key = `literal ${path.join(" ")}`;
    input.addEventListener("input", () => {
      const typed = input.value.replaceAll(",", "").trim();
      const text = /^-?\d+(?:\.\d+)?$/.test(typed) ? typed : "";
      this.#tree = withOperand(this.#tree, path, {type: "literal", text});
      this.#follow();
    });
    return make("label", {class: "tm-compose-row"}, name, input);
  }

  /** The rows of which list are counted, and by which values. */
  #count(node: Expression & {readonly type: "call"}, path: OperandPath): readonly Child[] {
    const make = elementMaker(this.document);
    const [table, ...filters] = node.operands;
    const list = this.offers.lists.find(({id}) => table?.type === "table" && table.id === id);
    const set = (operands: readonly Expression[]): void =>
      this.#change(withOperand(this.#tree, path, {...node, operands}));
    const select = (
      key: string,
      label: string,
      choices: readonly (readonly [value: string, label: string])[],
      value: string,
      chosen: (value: string) => void
    ): HTMLElement => {
      const options = choices.map(([id, text]) =>
        make("option", {value: id, selected: id === value ? "" : undefined}, text)
      );
      const made = make("select", {"aria-label": label, "data-key": `${key} ${path.join(" ")}`}, ...options);
      made.addEventListener("change", () => chosen(made.value));
      return made;
    };
    const lists = this.offers.lists.map(({id, title}) => [id, title] as const);
    const columns = (list?.columns ?? []).filter(({name}) =>
      list!.rows.some(({fields}) => fields[name]?.some((value) => /^[A-Za-z0-9.-]+$/.test(value)))
    );
    return [
      select("list", "List", [["", "Choose a list"], ...lists], list?.id ?? "", (id) => set([{type: "table", id}])),
      ...filters.map((filter, i) => {
        const column = filter.type === "filter" ? filter.column : "";
        const value = filter.type === "filter" ? filter.value : "";
        const values = [...new Set((list?.rows ?? []).flatMap(({fields}) => fields[column] ?? []))];
        const label = columns.find(({name}) => name === column)?.label ?? column;
        return select(
          `filter ${i}`,
          label,
          [["", `${label}: choose`], ...values.map((one) => [one, `${label}: ${one}`] as const)],
          value,
          (chosen) => set(node.operands.with(i + 1, {type: "filter", column, value: chosen}))
        );
      }),
      columns.length === 0
        ? undefined
        : select(
            "column",
            "Only rows with",
            [["", "Only rows with …"], ...columns.map(({name, label}) => [name, label] as const)],
            "",
            (column) => set([...node.operands, {type: "filter", column, value: ""}])
          )
    ];
  }

  #operations(label: string, chosen: string): HTMLSelectElement {
    const make = elementMaker(this.document);
    const options = Object.entries(FUNCTIONS).map(
      ([name, {signature, summary}]) => [name, `${name}: ${summary} ${signature.slice(name.length)}`] as const
    );
    return make(
      "select",
      {"aria-label": label},
      ...[["", "a figure as printed"] as const, ...options].map(([name, text]) =>
        make("option", {value: name, selected: name === chosen ? "" : undefined}, text)
      )
    );
  }

  #mark(): void {
    for (const button of this.element.querySelectorAll('[data-key^="figure"]'))
      button.setAttribute(
        "aria-pressed",
        String(button.getAttribute("data-key") === `figure ${this.#place?.join(" ")}`)
      );
  }

  /** What an expression comes to in words: value, unit, what it says of what; or why it is none. */
  #words(node: Expression, format?: string): string {
    if (openPlaces(node).length > 0) return node.type === "fact" ? "Not chosen yet." : "";
    const found = this.offers.worked(node, format);
    if ("refused" in found) return `Refused: ${found.refused}`;
    const {shows, working, counts, about, quantity} = found;
    const interval = intervalWords(quantity);
    const value = quantity.unit.kind === "count" ? `${shows} ${quantity.unit.label}` : shows;
    return [value, working, [counts, about].filter((part) => part !== "").join(", "), interval]
      .filter((part) => part !== undefined && part !== "")
      .join("; ");
  }

  #tell(): void {
    const open = openPlaces(this.#tree);
    const format = this.format === "" ? undefined : this.format;
    const words = open.length > 0 ? `${open.length} to be chosen` : this.#words(this.#tree, format);
    announce(this.#said, words);
    this.listener.changed(open.length === 0 && !words.startsWith("Refused: "));
  }
}

const pathOf = (text: string): OperandPath => (text === "" ? [] : text.split(" ").map(Number));
