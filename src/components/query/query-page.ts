import {elementMaker} from "../../core/element.js";
import {readExamples} from "../../core/query/examples.js";
import {queryLink, readQueryLink, withoutQuery} from "../../core/query/link.js";
import {tablesNamed, whyNoStatement} from "../../core/query/names.js";
import type {QueryResult} from "../../core/query/result.js";
import {PATIENCE} from "../../core/query/session.js";
import type {Outcome} from "../../core/query/session.js";
import {adviceFor} from "../../core/query/words.js";
import type {QueryDiagnostic} from "../../core/query/words.js";
import {announce, messageOf} from "../announce.js";
import {copyText} from "../copy/copied.js";
import {EngineController} from "./engine-controller.js";
import {whyNoEngine} from "./engine-loader.js";
import type {LoadedEngine} from "./engine-loader.js";
import {ResultSection} from "./result-section.js";
import {TableSide, queryParts} from "./table-side.js";
import type {QueryParts} from "./table-side.js";

const ANEW = "The engine was started again with all tables; what earlier queries had made in it is gone.";

/** The query page: an SQL editor, the list of tables, and the result of a query. */
export class QueryPage {
  readonly #window: Window;
  readonly #document: Document;
  readonly #parts: QueryParts;
  readonly #shown: ResultSection;
  readonly #side: TableSide;
  readonly #engine: EngineController;
  #running: LoadedEngine["session"] | "waiting" | undefined;
  #said = false;

  /** Puts the page into its place. */
  constructor(place: Element, window: Window) {
    [this.#window, this.#document] = [window, window.document];
    const examples = readExamples(this.#document.querySelector("#tm-queries")?.textContent);
    const parts = (this.#parts = queryParts(this.#document, examples, (sql) => this.#write(sql)));
    this.#shown = new ResultSection(parts.result, (message) => announce(parts.status, message));
    this.#side = new TableSide(parts.tables, (name) => this.#insert(name));
    this.#engine = new EngineController(parts, this.#side, (message) => this.#say(message));
    this.#begin(examples[0]!.sql);
    place.replaceChildren(parts.root);
    this.#bind();
  }

  /** Sets the editor's initial query: that of the link, the one last kept, or an example. */
  #begin(example: string): void {
    const {notice, editor} = this.#parts;
    const carried = readQueryLink(this.#window.location.search);
    editor.value = carried.kind === "query" ? carried.sql : (keptQuery(this.#window) ?? example);
    notice.hidden = carried.kind === "none";
    if (carried.kind === "query")
      notice.textContent = "This query came by a link. It has not been run; read it, then press Run.";
    if (carried.kind === "diagnostic") notice.textContent = carried.message;
    const why = whyNoEngine();
    if (why === undefined) return;
    this.#say(why);
    for (const button of [this.#parts.run, this.#parts.load]) button.hidden = true;
  }

  #bind(): void {
    const {editor, run, stop, copy} = this.#parts;
    run.addEventListener("click", () => void this.#run());
    stop.addEventListener("click", () => this.#stop());
    copy.addEventListener("click", () => void this.#copy());
    editor.addEventListener("input", () => this.#keep());
    editor.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!run.hidden) void this.#run();
    });
  }

  async #run(): Promise<void> {
    const {editor, run, stop, status} = this.#parts;
    if (this.#running !== undefined) {
      announce(
        status,
        this.#running === "waiting"
          ? "The query engine is still loading; the query runs as soon as it is there."
          : "A query is still running: wait for it, or stop it."
      );
      return;
    }
    const sql = editor.value;
    const nothing = whyNoStatement(sql);
    if (nothing !== undefined) {
      announce(status, "");
      editor.removeAttribute("aria-invalid");
      this.#say(nothing);
      return;
    }
    this.#say("");
    this.#parts.notice.hidden = true;
    this.#running = "waiting";
    run.setAttribute("aria-disabled", "true");
    try {
      const {session, workshop} = await this.#engine.load();
      this.#running = session;
      stop.hidden = false;
      announce(status, "The query runs…");
      this.#parts.root.setAttribute("aria-busy", "true");
      await this.#tell(await session.run(sql), sql, workshop);
    } catch (error) {
      if (this.#running !== "waiting") this.#breakDown(error);
    } finally {
      this.#running = undefined;
      this.#parts.root.removeAttribute("aria-busy");
      run.removeAttribute("aria-disabled");
      if (stop.contains(this.#document.activeElement)) run.focus();
      stop.hidden = true;
    }
  }

  #breakDown(error: unknown): void {
    this.#engine.forget();
    announce(this.#parts.status, "");
    this.#say(`The query engine broke down: ${messageOf(error)}. Run the query again to start it anew.`);
  }

  async #tell(outcome: Outcome<QueryResult>, sql: string, workshop: LoadedEngine["workshop"]): Promise<void> {
    const {status, editor, diagnostic} = this.#parts;
    editor.setAttribute("aria-invalid", String(outcome.kind === "diagnostic"));
    if (outcome.kind === "result")
      return this.#shown.show(outcome.result, {sql, tables: tablesNamed(sql, await this.#side.tables)}, workshop);
    if (outcome.kind === "diagnostic") {
      announce(status, "");
      diagnostic.replaceChildren(diagnosticView(this.#document, outcome.diagnostic, sql, outcome.anew ? ANEW : ""));
    } else {
      announce(
        status,
        outcome.anew
          ? `The query did not stop within ${PATIENCE / 1000} second and was cut off. ${ANEW}`
          : "The query was stopped."
      );
    }
  }

  #stop(): void {
    if (typeof this.#running !== "object") return;
    announce(this.#parts.status, "Stopping…");
    this.#running.stop();
  }

  async #copy(): Promise<void> {
    const link = queryLink(this.#parts.editor.value);
    if (link === undefined) this.#say("The query is too long for a link; send its text.");
    else
      announce(
        this.#parts.status,
        await copyText(
          this.#document,
          new URL(link, this.#document.location.href.split(/[?#]/)[0]).href,
          "Link to this query"
        )
      );
  }

  /** Keeps an edited query and removes the link's query from the address, so that a reload restores the kept one. */
  #keep(): void {
    const {history, location} = this.#window;
    const address = withoutQuery(location.href);
    if (address !== location.href) history.replaceState(history.state, "", address);
    if (keepQuery(this.#window, this.#parts.editor.value) || this.#said) return;
    this.#said = true;
    announce(this.#parts.status, "This browser keeps nothing for this page: the query is gone when it is left.");
  }

  #insert(name: string): void {
    const {editor} = this.#parts;
    const {selectionStart, selectionEnd} = editor;
    const before = editor.value.slice(0, selectionStart);
    editor.setRangeText(
      `${before === "" || /[\s(.,]$/.test(before) ? "" : " "}${name}`,
      selectionStart,
      selectionEnd,
      "end"
    );
    editor.focus();
    this.#keep();
  }

  #write(sql: string): void {
    this.#parts.editor.value = sql;
    this.#keep();
    this.#parts.editor.focus();
  }

  #say(message: string): void {
    this.#parts.diagnostic.replaceChildren(...(message === "" ? [] : [elementMaker(this.#document)("p", {}, message)]));
  }
}

/** The engine's message on a query, and the query with the named line marked. */
function diagnosticView(document: Document, {message, line}: QueryDiagnostic, sql: string, after: string): HTMLElement {
  const make = elementMaker(document);
  const lines = sql.split("\n");
  const marked =
    line === undefined || line > lines.length
      ? []
      : [
          make(
            "pre",
            {
              class: "tm-query-lines",
              "aria-label": `Line ${line} of the query is marked`,
              role: "group",
              tabindex: "0"
            },
            ...lines.flatMap((text, i) => [
              `${String(i + 1).padStart(String(lines.length).length)}  `,
              i + 1 === line ? make("mark", {}, text || " ") : text,
              "\n"
            ])
          )
        ];
  return make(
    "div",
    {class: "tm-query-diagnostic"},
    make(
      "p",
      {class: "tm-query-diagnostic-head"},
      line === undefined ? "The query could not be run:" : `The query could not be run; line ${line}:`
    ),
    make("pre", {class: "tm-query-message", tabindex: "0"}, message),
    ...marked,
    ...[adviceFor(message), after].filter((words) => words !== "").map((words) => make("p", {}, words))
  );
}

const KEY = "tickmark.query";

/** The last query that this browser has kept; undefined where it keeps none. */
function keptQuery(window: Window): string | undefined {
  try {
    return window.localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a query in this browser; false where it can't. */
function keepQuery(window: Window, sql: string): boolean {
  try {
    window.localStorage.setItem(KEY, sql);
    return true;
  } catch {
    return false;
  }
}
