import {printSpecFence} from "../../core/chart-spec/print.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {groupTables} from "../../core/explore/groups.js";
import {adaptSpec, proposedSpec, withoutColumn} from "../../core/explore/offers.js";
import {readSpecText} from "../../core/explore/read-text.js";
import {closestTo} from "../announce.js";
import {copyText} from "../copy/copied.js";
import {askedBy, nextSpec} from "./asked.js";
import {ExploreScreen} from "./explore-screen.js";
import type {ExploreOptions} from "./explore-screen.js";
import {spoken} from "./notice-board.js";

/** The controller of the explore page: the page shows one state, and every action is a change of that state. */
export class ExploreController {
  private readonly document: Document;
  private readonly screen: ExploreScreen;
  private wanted = "";

  constructor(private readonly options: ExploreOptions) {
    this.document = options.place.ownerDocument;
    this.screen = new ExploreScreen(options);
  }

  /** Shows the first state; `settled` allows the address to be updated to it. */
  async open(settled: boolean): Promise<void> {
    const {place, window, work, autosave, wrong, wrongKept} = this.options;
    Object.assign(this.screen.view.notices, {wrong, wrongKept});
    this.screen.view.mount(place, window);
    bindControls(place, window, {
      change: (control) => void this.onControl(control),
      type: () => this.onTyped(),
      settle: () => work.settle(),
      act: (action, value) => void this.act(action, value)
    });
    autosave.listen(
      () => work.present,
      () => this.screen.showState()
    );
    this.screen.followTerms();
    if (settled) work.open();
    await this.screen.show();
  }

  private async onControl(control: HTMLInputElement | HTMLSelectElement): Promise<void> {
    const asked = askedBy(control, this.screen.view.panel);
    if (asked.key === "table") return this.chooseTable(asked.value);
    const spec = nextSpec(asked, this.options.work.present.spec, this.screen.table, this.screen.view.offers);
    if (spec) await this.change(spec, "");
  }

  private async change(spec: ChartSpec, told: string): Promise<void> {
    if (this.options.work.change({spec})) await this.screen.show(told);
  }

  /** Switches to another table and the chart proposed for it; a later choice overrides one that is still loading. */
  private async chooseTable(id: string): Promise<void> {
    this.wanted = id;
    this.screen.view.wait();
    const table = this.screen.tableOf(id);
    const rows = await this.screen.loaded.have(table);
    if (this.wanted !== id) return;
    const spec: ChartSpec =
      rows instanceof Error ? {table: id, form: "table"} : proposedSpec({...table, rows}, this.options.known.facts);
    if (!this.options.work.change({spec})) this.screen.draw();
    else await this.screen.show(spoken(`${table.title}.`, this.options.known.terms, this.document));
  }

  private onTyped(): void {
    const {work, known} = this.options;
    const text = this.screen.view.editor.area.value;
    const {spec, problems} = readSpecText(text, known);
    const isOther = work.change(spec ? {spec} : {spec: work.present.spec, draft: text}, "typing");
    this.screen.view.editor.show(problems);
    if (spec && isOther) void this.screen.show("");
    else this.screen.showState();
    if (!spec)
      this.screen.say(
        problems.length === 1
          ? "One thing in the specification can’t be read."
          : `${problems.length} things in the specification can’t be read.`
      );
  }

  private async act(action: string, value: string): Promise<void> {
    const {work, autosave, tables} = this.options;
    const {spec, draft} = work.present;
    const copied = async (text: string, what: string): Promise<void> =>
      this.screen.say(
        `${await copyText(this.document, text, what)}${draft === undefined ? "" : "; it holds the last specification that could be read"}`
      );
    switch (action) {
      case "undo":
        return this.step(work.undo(), "Undone.", "There is nothing to undo.");
      case "redo":
        return this.step(work.redo(), "Redone.", "There is nothing to redo.");
      case "start-over":
        return this.chooseTable(groupTables(tables)[0]!.tables[0]!.id);
      case "copy-link":
        return copied(work.addressOf(), "Link");
      case "copy-fence":
        return copied(printSpecFence(spec), "Fence");
      case "form":
        return this.change(this.screen.view.offers.instead.find((offer) => offer.value === value)?.spec ?? spec, "");
      case "drop-filter":
        return this.change(
          adaptSpec({...spec, filter: withoutColumn(spec.filter ?? {}, value)}, this.screen.table),
          "Filter dropped."
        );
      case "drop-filters":
        return this.change(adaptSpec({...spec, filter: {}}, this.screen.table), "Filters dropped.");
      case "retry":
        return this.retry();
      case "take-other":
        return this.takeOther();
      case "keep-this":
        autosave.accept();
        work.follow();
        break;
      case "close-wrong":
        Object.assign(this.screen.view.notices, {wrong: [], wrongKept: undefined});
        break;
    }
    this.screen.showState();
  }

  private async step(done: boolean, told: string, otherwise: string): Promise<void> {
    if (done) await this.screen.show(told);
    else this.screen.say(otherwise);
  }

  private async retry(): Promise<void> {
    this.screen.loaded.forget(this.screen.table.id);
    await this.screen.show("");
  }

  /** Switches to the state that the browser kept; undo returns to the present one. */
  private async takeOther(): Promise<void> {
    const {autosave, work} = this.options;
    const other = autosave.other();
    autosave.accept();
    if (other && work.change(other))
      await this.screen.show("The other one is shown; Undo brings this page’s own back.");
    else this.screen.showState();
  }
}

/** The handlers of the page's events. */
interface ExploreHandlers {
  readonly change: (control: HTMLInputElement | HTMLSelectElement) => void;
  /** The text of the specification was changed. */
  readonly type: () => void;
  /** The text of the specification was left. */
  readonly settle: () => void;
  readonly act: (action: string, value: string) => void;
}

/** Milliseconds after the last key press at which the text is read. */
const PAUSE = 150;

/** Listens to the controls, buttons and keys of the page. Returns a function that unbinds. */
function bindControls(place: HTMLElement, window: Window, {change, type, settle, act}: ExploreHandlers): () => void {
  const document = place.ownerDocument;
  let timer: number | undefined;
  const read = (): void => {
    window.clearTimeout(timer);
    if (timer !== undefined) type();
    timer = undefined;
  };
  const onChange = (event: Event): void => {
    const control = closestTo(event.target, "[data-key]");
    if (control) change(control as HTMLInputElement | HTMLSelectElement);
  };
  const onInput = (event: Event): void => {
    if (!closestTo(event.target, "#tm-spec")) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(read, PAUSE);
  };
  const onLeave = (event: Event): void => {
    if (!closestTo(event.target, "#tm-spec")) return;
    read();
    settle();
  };
  const onClick = (event: Event): void => {
    const button = closestTo(event.target, "button[data-do]") as HTMLElement | null;
    if (button) act(button.dataset.do ?? "", button.dataset.value ?? "");
  };
  const onKey = (event: KeyboardEvent): void => {
    const action = actionOf(event);
    if (action === undefined || isTyping(event.target)) return;
    event.preventDefault();
    act(action, "");
  };
  place.addEventListener("change", onChange);
  place.addEventListener("input", onInput);
  place.addEventListener("focusout", onLeave);
  place.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  return () => {
    window.clearTimeout(timer);
    place.removeEventListener("change", onChange);
    place.removeEventListener("input", onInput);
    place.removeEventListener("focusout", onLeave);
    place.removeEventListener("click", onClick);
    document.removeEventListener("keydown", onKey);
  };
}

/**
 * The command of a key: Ctrl or Cmd with Z undoes; with Shift and Z, or Ctrl with Y, redoes. Undefined for other keys.
 */
function actionOf({key, ctrlKey, metaKey, shiftKey, altKey}: KeyboardEvent): "undo" | "redo" | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && ctrlKey && !metaKey && !shiftKey ? "redo" : undefined;
}

/** Whether the target is a text field, which has its own undo. */
function isTyping(target: EventTarget | null): boolean {
  return closestTo(target, "textarea, input:not([type=radio]):not([type=checkbox]), [contenteditable]") !== null;
}
