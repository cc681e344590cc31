import {LONGEST_QUERY, lateQuery, queryAnswer, queryTrial, refusedQuery} from "../../core/query/query-cell.js";
import type {QueryAnswer} from "../../core/query/query-cell.js";
import type {QueryResult} from "../../core/query/result.js";
import type {Session} from "../../core/query/session.js";
import type {ListedTable} from "../../core/table-about.js";
import {engineBytes, loadEngine, whyNoEngine} from "../query/engine-loader.js";
import {siteLink} from "../site-links.js";

/** Starts the engine in which queries are run. */
type StartSession = () => Promise<Session<QueryResult>>;

/**
 * Runs the queries of a notebook in the browser, by the engine of the page of queries, over the site's tables. It is
 * fetched when it is started.
 */
export class QueryEngine {
  readonly #answers = new Map<string, QueryAnswer>();
  #session: Promise<Session<QueryResult>> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** `bytes` is how much is fetched for it, before any compression on the way. */
  constructor(
    readonly bytes: number,
    private readonly open: StartSession,
    private readonly longest = LONGEST_QUERY
  ) {}

  get isStarted(): boolean {
    return this.#session !== undefined;
  }

  /** Rejects with what a reader can do where it can't be started; it can then be started again. */
  async start(): Promise<void> {
    this.#session ??= this.open();
    this.#session.catch(() => (this.#session = undefined));
    await this.#session;
  }

  /** The answers to some queries, one after the other, each run once. */
  async answer(queries: readonly string[]): Promise<ReadonlyMap<string, QueryAnswer>> {
    for (const sql of queries) {
      const asked = this.#last.then(async () => {
        if (!this.#answers.has(sql)) this.#answers.set(sql, await this.#run(sql));
      });
      this.#last = asked.catch(() => undefined);
      await asked;
    }
    return this.#answers;
  }

  async #run(sql: string): Promise<QueryAnswer> {
    const session = await this.#session!;
    const late = setTimeout(() => session.stop(), this.longest);
    try {
      const trial = await session.run(queryTrial(sql));
      const outcome = trial.kind === "result" ? await session.run(sql) : trial;
      if (outcome.kind === "result") return queryAnswer(outcome.result);
      return refusedQuery(outcome.kind === "stopped" ? lateQuery(this.longest) : outcome.diagnostic.message);
    } finally {
      clearTimeout(late);
    }
  }
}

/** The engine that a page names; undefined where it names none, or the browser can't run it. */
export function pageEngine(document: Document): QueryEngine | undefined {
  if (siteLink(document, "duckdb") === undefined || whyNoEngine() !== undefined) return undefined;
  return new QueryEngine(engineBytes(document), async () => {
    const response = await fetch(siteLink(document, "list") ?? "");
    if (!response.ok) throw new Error(`the tables can’t be had (status ${response.status}); load the page again`);
    const tables = (await response.json()) as readonly Pick<ListedTable, "id">[];
    const ids = tables.map(({id}) => id);
    return (await loadEngine(document, ids, () => undefined)).session;
  });
}
