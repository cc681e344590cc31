import type {Row} from "../../core/chart.js";
import type {ListedTable} from "../../core/table-about.js";
import {announce, messageOf} from "../announce.js";
import {ExploreView} from "./explore-view.js";
import type {ExploreContext} from "./explore-view.js";
import type {Autosave, Work} from "./storage.js";

/** What a controller is given. */
export interface ExploreOptions extends ExploreContext {
  readonly place: HTMLElement;
  readonly window: Window;
  readonly autosave: Autosave;
  readonly work: Work;
  readonly rows: (table: ListedTable) => Promise<readonly Row[]>;
  /** What is wrong with the address that led here. */
  readonly wrong: readonly string[];
  readonly wrongKept?: string | undefined;
}

/** Shows everything of the present state, whoever changed it. */
export class ExploreScreen {
  readonly view: ExploreView;
  readonly loaded: LoadedTables;
  private readonly document: Document;

  constructor(private readonly options: ExploreOptions) {
    this.document = options.place.ownerDocument;
    this.view = new ExploreView(this.document, options);
    this.loaded = new LoadedTables(options.rows);
  }

  /** The table of the present state. */
  get table(): ListedTable {
    return this.tableOf(this.options.work.present.spec.table);
  }

  /** A table by its id. */
  tableOf(id: string): ListedTable {
    return this.options.tables.find((table) => table.id === id)!;
  }

  /** Redraws everything from the present state; if `told` is given, announces it and the result to screen readers. */
  async show(told?: string): Promise<void> {
    this.showText();
    const {table} = this;
    if (!this.loaded.get(table.id)) {
      this.draw();
      await this.loaded.have(table);
      if (this.table.id !== table.id) return;
    }
    const drawn = this.draw();
    if (told !== undefined) this.say(`${told} ${drawn}`.trim());
  }

  /** Draws the present state; returns the announcement for screen readers. */
  draw(): string {
    const {work} = this.options;
    const {spec} = work.present;
    return this.view.draw({spec, table: this.table, rows: this.loaded.get(spec.table), address: work.addressOf()});
  }

  /** Announces a text to screen readers. */
  say(text: string): void {
    announce(this.view.bar.status, text);
  }

  private showText(): void {
    const {
      work: {
        present: {spec, draft}
      },
      known
    } = this.options;
    this.view.editor.write(spec, draft, known);
    this.showState();
  }

  /** Shows what can be undone and whether the work is kept. */
  showState(): void {
    const {
      work: {canUndo, canRedo},
      autosave: {told: kept, rival}
    } = this.options;
    this.view.bar.show({canUndo, canRedo, kept});
    this.view.notices.show(rival);
  }

  /** Redraws when the page’s vocabulary changes, because select lists hold plain text. */
  followTerms(): void {
    const Observer = (this.options.window as Window & {readonly MutationObserver?: typeof MutationObserver})
      .MutationObserver;
    if (Observer)
      new Observer(() => this.draw()).observe(this.document.documentElement, {attributeFilter: ["data-terms"]});
  }
}

/** A cache of tables’ rows; a failed load is kept as its Error, and tried again when the table is next asked for. */
class LoadedTables {
  private readonly known = new Map<string, readonly Row[] | Error>();

  constructor(private readonly ask: (table: ListedTable) => Promise<readonly Row[]>) {}

  /** Undefined for a table that was not asked for yet. */
  get(id: string): readonly Row[] | Error | undefined {
    return this.known.get(id);
  }

  /** Loads a table unless it is already here. */
  async have(table: ListedTable): Promise<readonly Row[] | Error> {
    const known = this.known.get(table.id);
    if (known !== undefined && !(known instanceof Error)) return known;
    const asked = await this.ask(table).catch((error: unknown) =>
      error instanceof Error ? error : new Error(messageOf(error))
    );
    this.known.set(table.id, asked);
    return asked;
  }

  /** Removes a table, so that it is loaded again. */
  forget(id: string): void {
    this.known.delete(id);
  }
}
