/** What the kept pages lean on; a test gives its own. */
export interface KeptPagesTools {
  readonly caches: CacheStorage;
  readonly fetch: typeof fetch;
}

/** By what a page says of which build it is; pages that say nothing are not kept. */
const BUILD = /<link rel="tickmark-offline external"[^>]*\sdata-build="([^"]+)"/;

/** Addresses whose contents never change: the build has put a hash of the contents, or of the data, into them. */
const VERSIONED = /\/_(?:file|import|node|npm|observablehq)\/|\.\w+\?d=\w/;

/** The query engine, which is too large to be kept. */
const LARGE = /\.wasm$|\/duckdb|\/query-workshop/;

/**
 * The pages of a site that were opened in a browser, with the files that they name, for when there is no network. All
 * are of one build: the first page of another one empties the cache before it is kept, so that no number of an older
 * build is shown once a newer build was seen.
 */
export class KeptPages {
  readonly #prefix: string;
  readonly #caches: CacheStorage;
  readonly #fetch: typeof fetch;
  #turn: Promise<unknown> = Promise.resolve();

  /** For the pages below an address, which ends with a slash. */
  constructor(
    readonly scope: string,
    {caches, fetch}: KeptPagesTools
  ) {
    this.#prefix = `tickmark ${scope} `;
    this.#caches = caches;
    this.#fetch = fetch;
  }

  /** Whether a file is answered from here: one of this site whose contents can't have changed. */
  answers(address: string): boolean {
    return address.startsWith(this.scope) && VERSIONED.test(address);
  }

  /**
   * A page as the network has it, past any other cache, or as it was kept where there is no network. `kept` settles
   * once the page is kept.
   */
  async openPage(request: Request): Promise<{readonly response: Response; readonly kept: Promise<void>}> {
    try {
      const response = await this.#fetch(request, {cache: "no-cache"});
      return {response, kept: this.#keepPage(request.url, response.clone())};
    } catch {
      return {response: (await this.#find(pageKey(request.url))) ?? absentPage(), kept: Promise.resolve()};
    }
  }

  /** A file that {@link answers}, as it was kept or else from the network. */
  async openFile(request: Request): Promise<Response> {
    const kept = await this.#find(request.url);
    if (kept) return kept;
    const response = await this.#fetch(request);
    if (response.ok) await this.#keepFile(request.url, response.clone());
    return response;
  }

  /**
   * Keeps a page that is open, the files that it names, and others that it will need. What can't be had now is asked
   * for at the next visit.
   */
  async keep(address: string, others: readonly string[] = []): Promise<void> {
    const page = address.replace(/[?#].*$/, "");
    if (!page.startsWith(this.scope)) return;
    if ((await this.#find(pageKey(page))) === undefined) {
      await this.#keepPage(page, await this.#fetch(page, {cache: "no-cache"}));
    }
    const text = (await (await this.#find(pageKey(page)))?.text()) ?? "";
    const needed = new Set([...filesNamedIn(text, page), ...others].filter((file) => this.answers(file)));
    await Promise.allSettled([...needed].map((file) => this.openFile(new Request(file))));
  }

  async #keepPage(address: string, response: Response): Promise<void> {
    const text = await response.text();
    const build = response.ok ? BUILD.exec(text)?.[1] : undefined;
    await this.#inTurn(async () => {
      if (build !== undefined) {
        const cache = await this.#begin(build);
        await cache.put(pageKey(address), new Response(text, {headers: response.headers}));
      } else if (response.status === 404 || response.status === 410) {
        await (await this.#current())?.delete(pageKey(address));
      }
    });
  }

  async #keepFile(address: string, response: Response): Promise<void> {
    if (LARGE.test(address)) return;
    await this.#inTurn(async () => (await this.#current())?.put(address, response));
  }

  #find(key: string): Promise<Response | undefined> {
    return this.#inTurn(async () => (await this.#current())?.match(key));
  }

  /** The cache of a build, with those of all others gone. */
  async #begin(build: string): Promise<Cache> {
    const name = this.#prefix + build;
    for (const other of await this.#names()) if (other !== name) await this.#caches.delete(other);
    return this.#caches.open(name);
  }

  async #current(): Promise<Cache | undefined> {
    const [name] = await this.#names();
    return name === undefined ? undefined : this.#caches.open(name);
  }

  async #names(): Promise<readonly string[]> {
    return (await this.#caches.keys()).filter((name) => name.startsWith(this.#prefix));
  }

  /** One thing after the other, so that nothing is put into a cache that is being emptied. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/** A page has one place however it is addressed: without `index` and `.html`, search and fragment. */
function pageKey(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/\.html$/, "").replace(/\/index$/, "/");
}

/** Fonts, of which a page names more than it needs, and says itself which it has loaded. */
const FONT = /\.woff2$/;

/** The addresses with a hash of their contents that stand in a page, besides those of fonts. */
function filesNamedIn(html: string, page: string): readonly string[] {
  const named = html.matchAll(/["'(]((?:\.{0,2}\/)*_(?:file|import|node|npm|observablehq)\/[^"'()\s<>]+)["')]/g);
  return [...named]
    .map(([, file]) => new URL(file!, page).href)
    .filter((file) => !LARGE.test(file) && !FONT.test(file));
}

function absentPage(): Response {
  return new Response(
    `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>No connection</title>
<h1>No connection</h1>
<p>This page can’t be had without a network: it was not opened in this browser since the site was last built.
Go back to a page that was, or connect and load this page again.</p>
`,
    {status: 503, headers: {"Content-Type": "text/html; charset=utf-8"}}
  );
}
