import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {Autosave, STORE_KEY, Store} from "../../../src/components/explore/storage.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {printKept, readKept} from "../../../src/core/explore/history.js";
import type {Entry, Kept} from "../../../src/core/explore/history.js";

const entry = (table: string): Entry => ({spec: {table, form: "table"}});
const read = (kept: Kept): Entry | undefined => (kept.kind === "given" ? {spec: kept.value as ChartSpec} : undefined);

function browser(): JSDOM["window"] {
  return new JSDOM("", {url: "https://example.test/"}).window;
}

describe("Store", () => {
  it("saves over what it read or wrote, and over nothing", () => {
    const {localStorage} = browser();
    const store = new Store(() => localStorage);
    expect([store.save("one"), store.save("two"), localStorage.getItem(STORE_KEY)]).toEqual(["saved", "saved", "two"]);
    localStorage.removeItem(STORE_KEY);
    expect(store.save("three")).toBe("saved");
  });

  it("never overwrites what it hasn't read", () => {
    const {localStorage} = browser();
    const [one, other] = [new Store(() => localStorage), new Store(() => localStorage)];
    one.save("one");
    expect(other.save("other")).toBe("conflict");
    expect(localStorage.getItem(STORE_KEY)).toBe("one");
    other.accept(other.peek()!);
    expect([other.save("other"), one.save("one again")]).toEqual(["saved", "conflict"]);
    expect(one.save("other")).toBe("saved");
  });

  it.each([
    [
      "that isn't allowed",
      () => {
        throw new Error("SecurityError");
      }
    ],
    [
      "that is full",
      () =>
        ({
          getItem: () => null,
          setItem: () => {
            throw new Error("QuotaExceededError");
          }
        }) as unknown as Storage
    ]
  ])("says that a storage %s keeps nothing", (_name, storage) =>
    expect(new Store(storage).save("one")).toBe("unavailable")
  );
});

describe("Keeping", () => {
  function visit(window: JSDOM["window"]): {readonly autosave: Autosave; readonly changes: string[]} {
    const autosave = new Autosave(window as unknown as Window, read);
    autosave.kept();
    autosave.accept();
    const changes: string[] = [];
    autosave.listen(
      () => entry("mine"),
      () => changes.push(autosave.rival ?? "none")
    );
    return {autosave, changes};
  }
  const fromOther = (window: JSDOM["window"], table: string): void => {
    window.localStorage.setItem(STORE_KEY, printKept(entry(table)));
    window.dispatchEvent(new window.StorageEvent("storage", {key: STORE_KEY, newValue: printKept(entry(table))}));
  };

  it("stops keeping when another tab keeps something else, until the reader has chosen", () => {
    const window = browser();
    const {autosave, changes} = visit(window);
    autosave.save(entry("mine"));
    fromOther(window, "theirs");
    expect(changes).toEqual(["tab"]);
    autosave.save(entry("mine again"));
    expect(autosave.other()).toEqual(entry("theirs"));
    expect(autosave.told).toMatch(/Not kept/);
    autosave.accept();
    autosave.save(entry("mine again"));
    expect(read(readKept(window.localStorage.getItem(STORE_KEY)))).toEqual(entry("mine again"));
    expect(autosave.told).toMatch(/^Kept/);
  });

  it("says that the address holds less than what is written, while that can't be read", () => {
    const {autosave} = visit(browser());
    autosave.save({...entry("mine"), draft: "form: baz"});
    expect(autosave.told).toBe(
      "Kept in this browser; the address holds only the last specification that could be read."
    );
    autosave.save(entry("mine"));
    expect(autosave.told).toBe("Kept in this browser; the address holds it too.");
  });

  it("minds no other tab that keeps the same, and no other text of the storage", () => {
    const window = browser();
    const {autosave, changes} = visit(window);
    fromOther(window, "mine");
    window.dispatchEvent(new window.StorageEvent("storage", {key: "another", newValue: "x"}));
    expect(autosave.rival).toBeUndefined();
    expect(changes).toEqual(["none"]);
  });

  it("notices another tab that it wasn't told of", () => {
    const window = browser();
    const {autosave} = visit(window);
    window.localStorage.setItem(STORE_KEY, printKept(entry("theirs")));
    autosave.save(entry("mine"));
    expect(autosave.rival).toBe("tab");
    expect(autosave.other()).toEqual(entry("theirs"));
  });

  it("says plainly that nothing is kept", () => {
    const window = {
      get localStorage(): Storage {
        throw new Error("SecurityError");
      },
      addEventListener: () => undefined
    } as unknown as Window;
    const autosave = new Autosave(window, read);
    expect(autosave.kept()).toEqual({kind: "none"});
    autosave.save(entry("mine"));
    expect(autosave.told).toMatch(/keeps nothing here.*not allowed or full/);
  });
});
