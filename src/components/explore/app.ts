import type {Row} from "../../core/chart.js";
import {elementMaker} from "../../core/element.js";
import type {Evidence} from "../../core/evidence.js";
import type {Facts} from "../../core/fact.js";
import {begin, keptEntry} from "../../core/explore/begin.js";
import type {Beginning} from "../../core/explore/begin.js";
import {readLink} from "../../core/explore/link.js";
import {proposedSpec} from "../../core/explore/offers.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {loadEvidence} from "../evidence.js";
import {messageOf} from "../fault-message.js";
import {loadRows, loadTables} from "./data.js";
import type {ListedTable} from "../../core/listed-table.js";
import {Desk} from "./desk.js";
import {withMarkedLabels} from "./in-terms.js";
import {Keeping} from "./keeping.js";
import {Work} from "./work.js";

/** What the page leans on; a test gives its own. */
export interface ExploreTools {
  readonly tables: (document: Document) => Promise<readonly ListedTable[]>;
  readonly rows: (document: Document, table: ListedTable) => Promise<readonly Row[]>;
  readonly evidence: (document: Document) => Promise<Evidence>;
}

const TOOLS: ExploreTools = {tables: (document) => loadTables(document), rows: (document, table) => loadRows(document, table), evidence: (document) => loadEvidence(document)};

/** The page on which charts are made: loads what it needs, says so where it can’t, and hands over to the desk. */
export class ExploreApp {
  private readonly document: Document;

  constructor(private readonly place: HTMLElement, private readonly window: Window, private readonly tools: ExploreTools = TOOLS) {
    this.document = place.ownerDocument;
  }

  /** Settles when the first chart stands, or when it is said why none does. */
  start(): Promise<void> {
    this.tell("Loading the tables…");
    return this.open().catch((error: unknown) => this.showFault(error));
  }

  private async open(): Promise<void> {
    const {tools, document, window} = this;
    const [listed, evidence] = await Promise.all([tools.tables(document), tools.evidence(document)]);
    const index = indexEvidence(evidence);
    const {facts} = index;
    const tables = listed.map((table) => withMarkedLabels(table, index));
    const known = {tables, facts, terms: evidence.terms ?? []};
    const keeping = new Keeping(window, (kept) => keptEntry(kept, known));
    const beginning = begin(readLink(window.location.search), keeping.kept(), known);
    if (beginning.other) keeping.rival = "earlier";
    else keeping.accept();
    const entry = beginning.entry ?? await this.firstEntry(beginning, tables, facts);
    const desk = new Desk({place: this.place, window, tables, evidence, known, keeping, work: new Work(entry, keeping, window), rows: (table) => tools.rows(document, table), wrong: beginning.wrong, wrongKept: beginning.wrongKept});
    await desk.open(beginning.entry !== undefined && beginning.wrong.length === 0);
  }

  private async firstEntry({table, draft}: Beginning, tables: readonly ListedTable[], facts: Facts): Promise<{readonly spec: ReturnType<typeof proposedSpec>; readonly draft?: string}> {
    const info = tables.find(({id}) => id === table);
    if (!info) throw new Error("There are no tables.");
    const rows = await this.tools.rows(this.document, info).catch(() => undefined);
    return {spec: rows ? proposedSpec({...info, rows}, facts) : {table, form: "table"}, ...(draft === undefined ? {} : {draft})};
  }

  private tell(text: string): void {
    this.place.replaceChildren(elementMaker(this.document)("p", {class: "tm-explore-wait", role: "status"}, text));
  }

  private showFault(error: unknown): void {
    const make = elementMaker(this.document);
    const retry = make("button", {type: "button"}, "Try again");
    retry.addEventListener("click", () => void this.start());
    this.place.replaceChildren(make("div", {class: "tm-error", role: "alert"}, make("p", {}, messageOf(error)), make("p", {}, retry)));
  }
}
