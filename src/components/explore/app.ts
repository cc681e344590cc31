import {tableFromIPC} from "@uwdata/flechette";
import type {Row} from "../../core/chart.js";
import {NO_NOUNS} from "../../core/claim-words.js";
import {elementMaker} from "../../core/element.js";
import type {Evidence} from "../../core/evidence.js";
import {begin, keptEntry} from "../../core/explore/begin.js";
import type {Beginning} from "../../core/explore/begin.js";
import {readLink} from "../../core/explore/link.js";
import {proposedSpec} from "../../core/explore/offers.js";
import type {Facts} from "../../core/fact.js";
import type {ListedTable} from "../../core/table-about.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {messageOf} from "../announce.js";
import {loadEvidence} from "../evidence.js";
import {siteLink, tableAddress} from "../site-links.js";
import {ExploreController} from "./controller.js";
import {withMarkedLabels} from "./notice-board.js";
import {Autosave, Work} from "./storage.js";

/** The dependencies of the page; tests inject their own. */
export interface ExploreTools {
  readonly tables: (document: Document) => Promise<readonly ListedTable[]>;
  readonly rows: (document: Document, table: ListedTable) => Promise<readonly Row[]>;
  readonly evidence: (document: Document) => Promise<Evidence>;
}

/** The page’s own tools: what is loaded is the site’s. */
export const EXPLORE_TOOLS: ExploreTools = {
  tables: (document) => loadTables(document),
  rows: (document, table) => loadRows(document, table),
  evidence: (document) => loadEvidence(document)
};

/** The explore page: loads tables and evidence, reports what can’t be loaded, and starts the controller. */
export class ExploreApp {
  private readonly document: Document;

  constructor(
    private readonly place: HTMLElement,
    private readonly window: Window,
    private readonly tools: ExploreTools = EXPLORE_TOOLS
  ) {
    this.document = place.ownerDocument;
  }

  /** Settles when the first chart, or the reason why there is none, is shown. */
  start(): Promise<void> {
    this.tell("Loading the tables…");
    return this.open().catch((error: unknown) => this.showDiagnostic(error));
  }

  private async open(): Promise<void> {
    const {tools, document, window} = this;
    const [listed, evidence] = await Promise.all([tools.tables(document), tools.evidence(document)]);
    const index = indexEvidence(evidence);
    const {facts} = index;
    const tables = listed.map((table) => withMarkedLabels(table, index));
    const meaning = {units: evidence.units, measures: evidence.measures};
    const known = {tables, facts, terms: evidence.terms ?? [], nouns: evidence.nouns ?? NO_NOUNS, meaning};
    const autosave = new Autosave(window, (kept) => keptEntry(kept, known));
    const beginning = begin(readLink(window.location.search), autosave.kept(), known);
    if (beginning.other) autosave.rival = "earlier";
    else autosave.accept();
    const entry = beginning.entry ?? (await this.firstEntry(beginning, tables, facts));
    const controller = new ExploreController({
      place: this.place,
      window,
      tables,
      evidence,
      known,
      autosave,
      work: new Work(entry, autosave, window),
      rows: (table) => tools.rows(document, table),
      wrong: beginning.wrong,
      wrongKept: beginning.wrongKept
    });
    await controller.open(beginning.entry !== undefined && beginning.wrong.length === 0);
  }

  private async firstEntry(
    {table, draft}: Beginning,
    tables: readonly ListedTable[],
    facts: Facts
  ): Promise<{readonly spec: ReturnType<typeof proposedSpec>; readonly draft?: string}> {
    const info = tables.find(({id}) => id === table);
    if (!info) throw new Error("There are no tables.");
    const rows = await this.tools.rows(this.document, info).catch(() => undefined);
    return {
      spec: rows ? proposedSpec({...info, rows}, facts) : {table, form: "table"},
      ...(draft === undefined ? {} : {draft})
    };
  }

  private tell(text: string): void {
    this.place.replaceChildren(elementMaker(this.document)("p", {class: "tm-explore-wait", role: "status"}, text));
  }

  private showDiagnostic(error: unknown): void {
    const make = elementMaker(this.document);
    const retry = make("button", {type: "button"}, "Try again");
    retry.addEventListener("click", () => void this.start());
    this.place.replaceChildren(
      make("div", {class: "tm-error", role: "alert"}, make("p", {}, messageOf(error)), make("p", {}, retry))
    );
  }
}

/** Fetches an address; tests inject their own. Rejects with an Error for readers. */
type Fetch = (address: string) => Promise<Pick<Response, "json" | "arrayBuffer">>;

/** The list of all tables; rejects with an Error for readers. */
async function loadTables(document: Document, ask: Fetch = fetchFound): Promise<readonly ListedTable[]> {
  const address = siteLink(document, "list");
  if (address === undefined) throw new Error("This page names no list of tables.");
  const tables: unknown = await ask(address)
    .then((response) => response.json())
    .catch((cause: unknown) => {
      throw new Error(`The list of tables could not be loaded (${messageOf(cause)}).`, {cause});
    });
  if (!Array.isArray(tables)) throw new Error("The list of tables can’t be read.");
  return tables as readonly ListedTable[];
}

/** The rows of a table, of its Arrow file; rejects with an Error for readers. */
export async function loadRows(
  document: Document,
  table: Pick<ListedTable, "id">,
  ask: Fetch = fetchFound
): Promise<readonly Row[]> {
  const bytes = await ask(tableAddress(document, table.id, "arrow"))
    .then((response) => response.arrayBuffer())
    .catch((cause: unknown) => {
      throw new Error(`The table ${table.id} could not be loaded (${messageOf(cause)}).`, {cause});
    });
  return readRows(new Uint8Array(bytes), table);
}

/** Reads the rows of an Arrow file. Throws an Error for readers where it isn’t one. */
export function readRows(bytes: Uint8Array, table: Pick<ListedTable, "id">): readonly Row[] {
  try {
    return tableFromIPC(bytes, {useBigInt: false}).toArray();
  } catch (cause) {
    throw new Error(`The table ${table.id} can’t be read.`, {cause});
  }
}

async function fetchFound(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}
