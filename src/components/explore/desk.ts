import type {TableContents} from "../../core/chart-spec/contents.js";
import {printChartSpec, printSpecFence} from "../../core/chart-spec/print.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {withoutColumn} from "../../core/explore/empty.js";
import {fitSpec} from "../../core/explore/fit.js";
import {groupTables} from "../../core/explore/groups.js";
import {proposedSpec} from "../../core/explore/offers.js";
import {readSpecText} from "../../core/explore/read-text.js";
import {announce} from "../announce.js";
import {copyText} from "../clipboard.js";
import {messageOf} from "../fault-message.js";
import {bindDesk} from "./bindings.js";
import type {ListedTable} from "./data.js";
import {DeskView} from "./desk-view.js";
import type {DeskContext} from "./desk-view.js";
import {spoken} from "./in-terms.js";
import type {Keeping} from "./keeping.js";
import {askedBy, nextSpec} from "./next-spec.js";
import type {Work} from "./work.js";

/** What a desk is given. */
export interface DeskOptions extends DeskContext {
  readonly place: HTMLElement;
  readonly window: Window;
  readonly keeping: Keeping;
  readonly work: Work;
  readonly contents: (table: ListedTable) => Promise<TableContents>;
  /** What is wrong with the address that led here. */
  readonly wrong: readonly string[];
  readonly wrongKept?: string | undefined;
}

/** Everything is shown of one state, and whatever is done in the page is a change of that state. */
export class Desk {
  private readonly document: Document;
  private readonly view: DeskView;
  private readonly contents = new Map<string, TableContents | Error>();
  private wanted = "";

  constructor(private readonly options: DeskOptions) {
    this.document = options.place.ownerDocument;
    this.view = new DeskView(this.document, options);
  }

  /** Shows the first state; `settled` says that the address may take it up. */
  async open(settled: boolean): Promise<void> {
    const {place, window, work, keeping, wrong, wrongKept} = this.options;
    Object.assign(this.view.notices, {wrong, wrongKept});
    this.view.mount(place, window);
    bindDesk(place, window, {
      change: (control) => void this.onControl(control), type: () => this.onTyped(), settle: () => work.settle(), act: (action, value) => void this.act(action, value)
    });
    keeping.listen(() => work.present, () => this.showState());
    this.followTerms();
    if (settled) work.follow();
    await this.show();
  }

  /** Lists to choose from hold plain text, which is written anew where the page’s vocabulary changes. */
  private followTerms(): void {
    const Observer = (this.options.window as Window & {readonly MutationObserver?: typeof MutationObserver}).MutationObserver;
    if (Observer) new Observer(() => this.draw()).observe(this.document.documentElement, {attributeFilter: ["data-terms"]});
  }

  private get table(): ListedTable {
    return this.tableOf(this.options.work.present.spec.table);
  }

  private tableOf(id: string): ListedTable {
    return this.options.tables.find((table) => table.id === id)!;
  }

  /** Everything anew, of the present state; what is told is for a reader who doesn’t see it. */
  private async show(told?: string): Promise<void> {
    this.showText();
    const {id} = this.table;
    if (!this.contents.has(id)) {
      this.draw();
      await this.fetch(id);
      if (this.table.id !== id) return;
    }
    const drawn = this.draw();
    if (told !== undefined) this.say(`${told} ${drawn}`.trim());
  }

  private draw(): string {
    const {work: {present: {spec}}} = this.options;
    return this.view.draw({spec, table: this.table, contents: this.contents.get(spec.table)});
  }

  private say(text: string): void {
    announce(this.view.bar.status, text);
  }

  private async fetch(id: string): Promise<void> {
    this.contents.set(id, await this.options.contents(this.tableOf(id)).catch((error: unknown) => (error instanceof Error ? error : new Error(messageOf(error)))));
  }

  private showText(): void {
    const {work: {present: {spec, draft}}, known} = this.options;
    if (draft !== undefined || !this.isTyped(spec)) this.view.editor.setText(draft ?? printChartSpec(spec));
    this.view.editor.show(draft === undefined ? [] : readSpecText(draft, known).problems);
    this.showState();
  }

  /** Whether the text in the field says what the specification says, in whatever way it is written. */
  private isTyped(spec: ChartSpec): boolean {
    const read = readSpecText(this.view.editor.area.value, this.options.known).spec;
    return read !== undefined && printChartSpec(read) === printChartSpec(spec);
  }

  private showState(): void {
    const {work: {canUndo, canRedo}, keeping: {told: kept, rival}} = this.options;
    this.view.bar.show({canUndo, canRedo, kept});
    this.view.notices.show(rival);
  }

  private async onControl(control: HTMLInputElement | HTMLSelectElement): Promise<void> {
    const asked = askedBy(control, this.view.panel);
    if (asked.key === "table") return this.chooseTable(asked.value);
    const spec = nextSpec(asked, this.options.work.present.spec, this.table, this.view.offers);
    if (spec) await this.change(spec, "");
  }

  private async change(spec: ChartSpec, told: string): Promise<void> {
    if (this.options.work.change({spec})) await this.show(told);
  }

  /** Another table, with the chart that is proposed for it; the latest choice goes before one that still loads. */
  private async chooseTable(id: string): Promise<void> {
    this.wanted = id;
    this.view.wait();
    if (!this.contents.has(id) || this.contents.get(id) instanceof Error) await this.fetch(id);
    if (this.wanted !== id) return;
    const [table, contents] = [this.tableOf(id), this.contents.get(id)!];
    const spec: ChartSpec = contents instanceof Error ? {table: id, form: "table"} : proposedSpec({...table, ...contents}, this.options.known.facts);
    if (!this.options.work.change({spec})) this.draw();
    else await this.show(spoken(`${table.title}.`, this.options.known.terms, this.document));
  }

  private onTyped(): void {
    const {work, known} = this.options;
    const text = this.view.editor.area.value;
    const {spec, problems} = readSpecText(text, known);
    const isOther = work.change(spec ? {spec} : {spec: work.present.spec, draft: text}, "typing");
    this.view.editor.show(problems);
    if (spec && isOther) void this.show("");
    else this.showState();
    if (!spec) this.say(problems.length === 1 ? "One thing in the specification can’t be read." : `${problems.length} things in the specification can’t be read.`);
  }

  private async act(action: string, value: string): Promise<void> {
    const {work, keeping, tables} = this.options;
    const {spec, draft} = work.present;
    const copied = async (text: string, what: string): Promise<void> => this.say(`${await copyText(this.document, text, what)}${draft === undefined ? "" : "; it holds the last specification that could be read"}`);
    switch (action) {
      case "undo": return this.step(work.undo(), "Undone.", "There is nothing to undo.");
      case "redo": return this.step(work.redo(), "Redone.", "There is nothing to redo.");
      case "start-over": return this.chooseTable(groupTables(tables)[0]!.tables[0]!.id);
      case "copy-link": return copied(work.addressOf(), "Link");
      case "copy-fence": return copied(printSpecFence(spec), "Fence");
      case "form": return this.change(this.view.offers.instead.find((offer) => offer.value === value)?.spec ?? spec, "");
      case "drop-filter": return this.change(fitSpec({...spec, filter: withoutColumn(spec.filter ?? {}, value)}, this.table), "Filter dropped.");
      case "drop-filters": return this.change(fitSpec({...spec, filter: {}}, this.table), "Filters dropped.");
      case "retry": return this.retry();
      case "take-other": return this.takeOther();
      case "keep-this": keeping.accept(); work.follow(); break;
      case "close-wrong": Object.assign(this.view.notices, {wrong: [], wrongKept: undefined}); break;
    }
    this.showState();
  }

  private async step(done: boolean, told: string, otherwise: string): Promise<void> {
    if (done) await this.show(told);
    else this.say(otherwise);
  }

  private async retry(): Promise<void> {
    this.contents.delete(this.table.id);
    await this.show("");
  }

  /** Takes up what the browser keeps; what stood here is one step back. */
  private async takeOther(): Promise<void> {
    const {keeping, work} = this.options;
    const other = keeping.other();
    keeping.accept();
    if (other && work.change(other)) await this.show("The other one is shown; Undo brings this page’s own back.");
    else this.showState();
  }
}
