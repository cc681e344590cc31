import {printFence, readFence} from "../../core/editing/chart-fence.js";
import {printSpecFence} from "../../core/chart-spec/print.js";
import {elementMaker} from "../../core/element.js";
import {ownChart} from "../../core/editing/own-chart.js";
import type {ChartDefinition} from "../../core/chart-definition.js";
import {chartShown} from "../../core/editing/notebook-cells.js";
import {editOptions} from "../../core/manuscript/edit-options.js";
import {readOptions, textOption} from "../../core/manuscript/options.js";
import {messageOf} from "../announce.js";
import {siteLink} from "../site-links.js";
import {definedCharts} from "./chart-follow.js";
import {selectField} from "./text-field.js";
import {pressButton} from "./press-button.js";
import type {ChartControls} from "./chart-controls.js";
import type * as Controls from "./chart-controls.js";

/** Loads the controls of charts, which most work on a deck does without. */
export async function loadChartControls(document: Document): Promise<ChartControls> {
  const url = siteLink(document, "chart-controls");
  if (url === undefined) throw new Error("This page has no controls for charts.");
  const {makeChartControls} = (await import(/* @vite-ignore */ url)) as typeof Controls;
  return makeChartControls(document);
}

/**
 * The controls of the chart that is chosen on a slide, and the dialog in which another is made. Both show the same
 * controls, one at a time.
 */
export class ChartPanel {
  readonly element: HTMLElement;
  #controls: Promise<ChartControls> | undefined;
  #fence = "";

  constructor(
    private readonly document: Document,
    private readonly load: () => Promise<ChartControls> = () => loadChartControls(document),
    private readonly defined = once(() => definedCharts(document))
  ) {
    this.element = elementMaker(document)("div", {class: "tm-build-charts"});
  }

  /** Shows the controls of a chart's fence; `changed` is given the fence with what they set. */
  async show(fence: string, changed: (fence: string) => void): Promise<void> {
    if (fence === this.#fence) return;
    this.#fence = fence;
    const parts = readFence(fence);
    if (!parts) {
      this.clear();
      return;
    }
    const make = elementMaker(this.document);
    try {
      const id = chartShown(fence);
      if (id !== undefined) {
        const definition = (await this.defined()).get(id);
        if (this.#fence !== fence) return;
        const put = (held: string): void => {
          this.#fence = printFence(parts, held);
          changed(this.#fence);
        };
        const copied = async (held: string): Promise<void> => {
          put(held);
          this.#fence = "";
          await this.show(printFence(parts, held), changed);
          this.element.querySelector<HTMLElement>("select, input")?.focus();
        };
        this.#showOptions(parts.held, definition, put, (held) => void copied(held));
        return;
      }
      const controls = await this.#have();
      if (this.#fence !== fence) return;
      const why = await controls.showText(parts.held);
      if (this.#fence !== fence) return;
      controls.changed = () => {
        this.#fence = printFence(parts, controls.rewrite(parts.held));
        changed(this.#fence);
      };
      this.element.replaceChildren(
        why === undefined
          ? controls.element
          : make("p", {}, `The controls can’t read this chart: ${why}. Its Markdown can be changed below.`)
      );
    } catch (error) {
      this.element.replaceChildren(make("p", {role: "alert"}, messageOf(error)));
    }
  }

  /**
   * Shows the options of a chart that is defined among the workspace's, of which its fence sets some, and what puts a
   * chart of the same specification in its place.
   */
  #showOptions(
    held: string,
    definition: ChartDefinition | undefined,
    changed: (held: string) => void,
    copied: (held: string) => void
  ): void {
    const {document} = this;
    const make = elementMaker(document);
    const set = readOptions(held);
    const own =
      definition &&
      ownChart(definition, (name) => (set.type === "options" ? textOption(set.options, name) : undefined));
    const fields = Object.entries(definition?.options ?? {}).map(([name, {label, values}]) => {
      const [first = ""] = Object.values(values);
      const choices = [["", `As the chart is: ${first}`] as const, ...Object.entries(values)];
      const field = selectField(document, label, choices, (value) => {
        const next = editOptions(`${held}\n`, {[name]: value === "" ? null : value}, "\n").replace(/\n$/, "");
        this.#showOptions(next, definition, changed, copied);
        changed(next);
        this.element.querySelector<HTMLElement>(`[data-option="${name}"]`)?.focus();
      });
      field.input.dataset.option = name;
      field.show((set.type === "options" && textOption(set.options, name)) || "");
      return field.element;
    });
    this.element.replaceChildren(
      make(
        "p",
        {},
        `This chart is defined among the workspace’s charts, and changed there${fields.length === 0 ? "" : "; here one sets its options"}.${own === undefined ? "" : " An own copy can be changed here."}`
      ),
      ...fields,
      ...(own === undefined
        ? []
        : [
            make(
              "p",
              {class: "tm-buttons"},
              pressButton(document, "Make an own copy", () => copied(own))
            )
          ])
    );
  }

  /** Shows nothing. */
  clear(): void {
    this.#fence = "";
    this.element.replaceChildren();
  }

  /** Lets one make a chart; gives its fence, undefined if none is taken. */
  async ask(): Promise<string | undefined> {
    this.clear();
    const {document} = this;
    const make = elementMaker(document);
    const preview = make("div", {class: "tm-build-preview"});
    const place = make("div", {class: "tm-build-asked"}, make("p", {role: "status"}, "Loading the tables…"));
    let controls: ChartControls | undefined;
    let taken: string | undefined;
    const put = pressButton(document, "Put on the slide", () => {
      taken = controls?.spec && printSpecFence(controls.spec);
      if (taken !== undefined) dialog.close();
    });
    const dialog = make(
      "dialog",
      {class: "tm-build-dialog tm-build-chart-dialog", "aria-label": "Insert chart"},
      place,
      make(
        "p",
        {class: "tm-buttons"},
        put,
        pressButton(document, "Close", () => dialog.close())
      )
    );
    const closed = new Promise<void>((done) => dialog.addEventListener("close", () => done()));
    document.body.append(dialog);
    dialog.showModal();
    const draw = async (): Promise<void> => preview.replaceChildren(...((await controls?.preview()) ?? []));
    try {
      controls = await this.#have();
      await controls.propose();
      controls.changed = () => void draw();
      place.replaceChildren(controls.element, preview);
      controls.element.querySelector("select")?.focus();
      await draw();
    } catch (error) {
      place.replaceChildren(make("p", {role: "alert"}, messageOf(error)));
    }
    await closed;
    dialog.remove();
    return taken;
  }

  #have(): Promise<ChartControls> {
    this.#controls ??= this.load();
    // What could not be loaded is tried again when it is next asked for.
    this.#controls.catch(() => (this.#controls = undefined));
    return this.#controls;
  }
}

/** A function that is called when it is first asked, and then gives the same. */
function once<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined;
  return () => (made ??= {value: make()}).value;
}
