import {describe, expect, it} from "vitest";
import {KeptPages} from "../../../src/components/offline/kept-pages.js";

const SCOPE = "https://example.test/base/";

const pageOf = (build: string, text: string): string =>
  `<link rel="tickmark-offline external" href="../service-worker.js" data-build="${build}">${text}`;

/** A browser's caches, as far as they are used. */
function memoryCaches(): {readonly caches: CacheStorage; readonly contents: Map<string, Map<string, Response>>} {
  const contents = new Map<string, Map<string, Response>>();
  const cacheOf = (held: Map<string, Response>): unknown => ({
    match: (key: string) => Promise.resolve(held.get(key)?.clone()),
    put: (key: string, response: Response) => Promise.resolve(void held.set(key, response)),
    delete: (key: string) => Promise.resolve(held.delete(key))
  });
  const caches = {
    keys: () => Promise.resolve([...contents.keys()]),
    open: (name: string) => {
      if (!contents.has(name)) contents.set(name, new Map());
      return Promise.resolve(cacheOf(contents.get(name)!));
    },
    delete: (name: string) => Promise.resolve(contents.delete(name))
  };
  return {caches: caches as unknown as CacheStorage, contents};
}

/** A reader whose network has what `served` holds; without it every request fails. */
function reader() {
  const {caches, contents} = memoryCaches();
  const network: {served: Record<string, string> | undefined; asked: string[]} = {served: {}, asked: []};
  const fetch = (asked: Request | string): Promise<Response> => {
    const path = (typeof asked === "string" ? asked : asked.url).slice(SCOPE.length);
    network.asked.push(path);
    if (network.served === undefined) return Promise.reject(new TypeError("Failed to fetch"));
    const text = network.served[path];
    return Promise.resolve(new Response(text ?? "none", {status: text === undefined ? 404 : 200}));
  };
  const pages = new KeptPages(SCOPE, {caches, fetch: fetch as typeof globalThis.fetch});
  const open = async (path: string): Promise<string> => {
    const {response, kept} = await pages.openPage(new Request(SCOPE + path));
    await kept;
    return response.text();
  };
  const file = async (path: string): Promise<string> => (await pages.openFile(new Request(SCOPE + path))).text();
  return {pages, network, contents, open, file};
}

describe("KeptPages", () => {
  it("opens a page from the network as long as there is one, and as it was kept where there is none", async () => {
    const {network, open} = reader();
    network.served = {"decks/a": pageOf("1", "first")};
    await open("decks/a");
    network.served = {"decks/a": pageOf("1", "second")};
    expect(await open("decks/a")).toContain("second");
    network.served = undefined;
    expect(await open("decks/a")).toContain("second");
  });

  it("finds a page by each of its addresses", async () => {
    const {network, open} = reader();
    network.served = {"decks/a.html": pageOf("1", "deck"), "decks/": pageOf("1", "all")};
    await open("decks/a.html");
    await open("decks/");
    network.served = undefined;
    expect(await open("decks/a?x=1")).toContain("deck");
    expect(await open("decks/index.html")).toContain("all");
  });

  it("says so where a page was not opened before", async () => {
    const {network, open} = reader();
    network.served = undefined;
    expect(await open("decks/b")).toMatch(/not opened in this browser.*\n?.*connect and load this page again/);
  });

  it("shows nothing of an older build once a page of a newer one was seen", async () => {
    const {network, contents, open, file} = reader();
    network.served = {a: pageOf("1", "71 cases"), b: pageOf("1", "b"), "_file/x.1.json": "old"};
    await open("a");
    await open("b");
    await file("_file/x.1.json");
    network.served = {b: pageOf("2", "b")};
    await open("b");
    expect([...contents.keys()]).toEqual([`tickmark ${SCOPE} 2`]);
    network.served = undefined;
    expect(await open("a")).not.toContain("71 cases");
    await expect(file("_file/x.1.json")).rejects.toThrow();
  });

  it("keeps the files that a page names, and others that it needs, but not the query engine", async () => {
    const {pages, network, file} = reader();
    const named = `<script src="../_file/a.1.js"></script> {"path":"../_file/b.2.arrow"} <a href="../tables/c.csv">
      <link rel="tickmark-duckdb" href="../_file/data/duckdb.3.wasm">`;
    network.served = {
      "decks/a": pageOf("1", named),
      "_file/a.1.js": "a",
      "_file/b.2.arrow": "b",
      "tables/c.arrow?d=4": "c"
    };
    await pages.keep(`${SCOPE}decks/a?x=1#s`, [`${SCOPE}tables/c.arrow?d=4`]);
    expect(network.asked.toSorted()).toEqual(["_file/a.1.js", "_file/b.2.arrow", "decks/a", "tables/c.arrow?d=4"]);
    network.served = undefined;
    expect([await file("_file/a.1.js"), await file("_file/b.2.arrow"), await file("tables/c.arrow?d=4")]).toEqual([
      "a",
      "b",
      "c"
    ]);
  });

  it("asks for no file twice, nor for a page that it has", async () => {
    const {pages, network, open} = reader();
    network.served = {a: pageOf("1", '"./_file/a.1.js"'), "_file/a.1.js": "a"};
    await open("a");
    await pages.keep(`${SCOPE}a`);
    await pages.keep(`${SCOPE}a`);
    expect(network.asked).toEqual(["a", "_file/a.1.js"]);
  });

  it("keeps no page of a preview, none that is missing, and forgets one that is gone", async () => {
    const {network, contents, open} = reader();
    network.served = {a: "a page that names no build", b: pageOf("1", "b")};
    for (const path of ["a", "b", "c"]) await open(path);
    expect([...contents.values()].flatMap((cache) => [...cache.keys()])).toEqual([`${SCOPE}b`]);
    network.served = {};
    await open("b");
    expect([...contents.values()].flatMap((cache) => [...cache.keys()])).toEqual([]);
  });

  it("answers for this site's own files with a hash only", () => {
    const {pages} = reader();
    expect(
      [`${SCOPE}_file/a.1.js`, `${SCOPE}tables/a.csv`, "https://example.test/_file/a.1.js"].map((address) =>
        pages.answers(address)
      )
    ).toEqual([true, false, false]);
  });
});
