import * as store from "fake-indexeddb";
import {openDB} from "idb";
import {beforeEach, describe, expect, it, vi} from "vitest";
import {BrowserKeeper, StoreError} from "../../../src/components/build/browser-keeper.js";
import {ConflictError} from "../../../src/components/build/document-keeper.js";

let now: Date;
const written = new Map([["summit", "# Summit\n"]]);
const open = (root = "/tm/"): BrowserKeeper =>
  new BrowserKeeper({
    root,
    list: () => Promise.resolve([...written.keys()].map(deck)),
    written: ({name}) => Promise.resolve(written.get(name)),
    draw: () => Promise.resolve({problems: []}),
    themes: () => Promise.resolve([]),
    now: () => now
  });
const deck = (name: string): {readonly kind: "deck"; readonly name: string} => ({kind: "deck", name});
const later = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};

beforeEach(() => {
  now = new Date("2026-01-01T00:00:00Z");
  for (const [name, value] of Object.entries(store)) if (name.startsWith("IDB")) vi.stubGlobal(name, value);
  vi.stubGlobal("indexedDB", new store.IDBFactory());
});

describe("BrowserKeeper", () => {
  it("keeps each byte of a text, lists it, and gives it to a later page", async () => {
    const text = "\ufeff# A\r\n\r\n🜂 {{ lib.x }}\r\n";
    const hash = await open().create(deck("a"), text);
    expect(await open().read(deck("a"))).toMatchObject({text, hash});
    expect((await open().list()).documents).toEqual([{...deck("a"), modified: now.toISOString()}]);
    await expect(open().create(deck("a"), "")).rejects.toThrow("decks/a.md is there already");
  });

  it("lists the site's own documents until a copy of them is kept", async () => {
    expect((await open().list()).ofSite).toEqual([deck("summit")]);
    const {hash} = await open().read(deck("summit"));
    expect((await open().list()).ofSite).toEqual([deck("summit")]);
    await open().write(deck("summit"), "# Mine\n", hash);
    expect((await open().list()).ofSite).toEqual([]);
  });

  it("keeps nothing of another site of the same host", async () => {
    await open("/one/").create(deck("a"), "# A\n");
    expect((await open("/two/").list()).documents).toEqual([]);
  });

  it("writes only over what was read; the other tab is told what is there", async () => {
    const [here, there] = [open(), open()];
    const first = await here.create(deck("a"), "# A\n");
    const second = await there.write(deck("a"), "# There\n", first);
    const refused = await here.write(deck("a"), "# Here\n", first).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConflictError);
    expect((refused as ConflictError).found).toMatchObject({text: "# There\n", hash: second});
    expect((await here.read(deck("a"))).text).toBe("# There\n");
    await here.bin(deck("a"), second);
    expect(
      await here.write(deck("a"), "# Here\n", second).catch((error: ConflictError) => error.found)
    ).toBeUndefined();
  });

  it("opens the site's own document, and keeps a copy from the first change", async () => {
    const keeper = open();
    const {text, hash} = await keeper.read(deck("summit"));
    expect([text, await keeper.isSites(deck("summit")), (await keeper.list()).documents]).toEqual([
      "# Summit\n",
      true,
      []
    ]);
    await keeper.write(deck("summit"), "# Mine\n", hash);
    expect([(await open().read(deck("summit"))).text, await keeper.isSites(deck("summit"))]).toEqual([
      "# Mine\n",
      false
    ]);
    await expect(open().write(deck("summit"), "# Too late\n", hash)).rejects.toThrow(ConflictError);
    await expect(keeper.read(deck("none"))).rejects.toThrow("decks/none.md is neither kept in this browser nor");
  });

  it("tells when the site has another text than that of which a copy was made, until one has chosen", async () => {
    const keeper = open();
    const {hash} = await keeper.read(deck("summit"));
    await keeper.write(deck("summit"), "# Mine\n", hash);
    expect(await open().siteChange(deck("summit"))).toBeUndefined();
    written.set("summit", "# Summit, again\n");
    const change = (await open().siteChange(deck("summit")))!;
    expect(change).toMatchObject({base: "# Summit\n", mine: {text: "# Mine\n"}, theirs: "# Summit, again\n"});
    later(61_000);
    await open().rebase(deck("summit"), "# Both\n", change);
    expect((await open().read(deck("summit"))).text).toBe("# Both\n");
    expect(await open().siteChange(deck("summit"))).toBeUndefined();
    const [version] = await open().versions(deck("summit"));
    expect((await open().version(deck("summit"), version!.id)).text).toBe("# Mine\n");
    await expect(open().rebase(deck("summit"), "# Late\n", change)).rejects.toThrow(ConflictError);
    written.set("summit", "# Summit\n");
    await open().create(deck("own"), "# Own\n");
    written.set("own", "# Another\n");
    expect(await open().siteChange(deck("own"))).toBeUndefined();
    written.delete("own");
  });

  it("keeps a version a minute, fifty of a document, and gives each back", async () => {
    const keeper = open();
    let hash = await keeper.create(deck("a"), "0");
    for (let i = 1; i <= 60; i++) {
      later(61_000);
      hash = await keeper.write(deck("a"), String(i), hash);
      later(1000);
      hash = await keeper.write(deck("a"), `${i}+`, hash);
    }
    const versions = await keeper.versions(deck("a"));
    expect(versions.length).toBe(50);
    expect((await keeper.version(deck("a"), versions[0]!.id)).text).toBe("59+");
    expect((await keeper.version(deck("a"), versions[49]!.id)).text).toBe("10+");
  });

  it("renames with versions, bins and takes back; refuses a name that is taken or could be no file's", async () => {
    const keeper = open();
    const hash = await keeper.write(deck("a"), "2", await keeper.create(deck("a"), "1"));
    await keeper.create(deck("b"), "other");
    await expect(keeper.rename(deck("a"), "b", hash)).rejects.toThrow("decks/b.md is there already");
    for (const name of ["", "../a", "a/b", "con", "index", "e\u0301"])
      await expect(async () => keeper.rename(deck("a"), name, hash), name).rejects.toThrow(/^name /);
    await keeper.rename(deck("a"), "c", hash);
    expect((await keeper.versions(deck("c"))).length).toBe(1);
    await keeper.bin(deck("c"), (await keeper.read(deck("c"))).hash);
    const {documents, bin} = await keeper.list();
    expect([documents.map(({name}) => name), bin.map(({name}) => name)]).toEqual([["b"], ["c"]]);
    await keeper.restore(bin[0]!);
    expect((await keeper.read(deck("c"))).text).toBe("2");
    expect((await keeper.list()).bin).toEqual([]);
  });

  it("takes a document of 5 MB and none of more than 8", async () => {
    const keeper = open();
    await keeper.create(deck("large"), "# A\n".repeat(1.25 * 1024 * 1024));
    expect((await keeper.read(deck("large"))).text.length).toBe(5 * 1024 * 1024);
    await expect(keeper.create(deck("larger"), "é".repeat(4 * 1024 * 1024 + 1))).rejects.toThrow(
      "has 8388610 bytes; a document has 8388608 at most"
    );
  });

  it("opens the store of an older edition with all that it holds", async () => {
    const older = await openDB("tickmark-documents /tm/", 1, {
      upgrade: (store) => void store.createObjectStore("documents", {keyPath: ["kind", "name"]})
    });
    const kept = {...deck("old"), text: "# Old\n", hash: "h", modified: now.toISOString()};
    await older.put("documents", kept);
    older.close();
    const keeper = open();
    expect((await keeper.read(deck("old"))).text).toBe("# Old\n");
    await keeper.write(deck("old"), "# New\n", "h");
    expect((await keeper.versions(deck("old"))).length).toBe(1);
  });

  it("says that a newer edition has kept documents, rather than opening them", async () => {
    (await openDB("tickmark-documents /tm/", 3)).close();
    await expect(open().list()).rejects.toThrow("a newer edition of this site has kept documents here; load the page");
  });

  it("says that there is no more room; what could not be kept is still among all", async () => {
    const keeper = open();
    const hash = await keeper.create(deck("a"), "# A\n");
    const put = vi.spyOn(store.IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await expect(keeper.write(deck("a"), "# Longer\n", hash)).rejects.toThrow(
      "has no more room for this site; save all"
    );
    expect(await keeper.all()).toEqual([{...deck("a"), text: "# Longer\n"}]);
    expect((await open().read(deck("a"))).text).toBe("# A\n");
    put.mockRestore();
    await keeper.write(deck("a"), "# Longer\n", hash);
    expect((await open().all()).map(({text}) => text)).toEqual(["# Longer\n"]);
  });

  it("opens the site's own documents where the browser keeps nothing, and says so when one changes", async () => {
    vi.stubGlobal("indexedDB", {
      open: () => {
        throw new DOMException("denied", "SecurityError");
      }
    });
    const keeper = open();
    const {hash} = await keeper.read(deck("summit"));
    await expect(keeper.list()).rejects.toThrow(StoreError);
    await expect(keeper.write(deck("summit"), "# Mine\n", hash)).rejects.toThrow("lets this site keep nothing");
    expect(await keeper.all()).toEqual([{...deck("summit"), text: "# Mine\n"}]);
  });
});
