import {describe, expect, it} from "vitest";
import {requireFacts, showFactBrowser} from "../../../src/components/facts/fact-browser-page.js";
import type {FactIndex} from "../../../src/core/search/fact-index.js";
import {factBrowser} from "../../../src/views/fact-browser.js";
import {demoIndex} from "../../core/search/demo-index.js";
import {page, textOf} from "../dom.js";

interface Shown {
  readonly document: Document;
  readonly window: Window;
  readonly rows: () => readonly string[];
  readonly type: (name: string, value: string) => void;
  readonly press: (selector: string) => void;
  readonly search: () => string;
}

async function open(search = "", index: FactIndex = demoIndex, load = () => Promise.resolve(index)): Promise<Shown> {
  const {document, window} = page("", search);
  document.body.append(
    factBrowser(index, document, {
      siteHref: (path) => `..${path}`,
      traceHref: (expression) => `../trace/?x=${expression}`
    })
  );
  await showFactBrowser(document, window as unknown as Window, load);
  const form = document.querySelector("form")!;
  return {
    document,
    window: window as unknown as Window,
    rows: () => [...document.querySelectorAll("[data-fact-row]")].map((row) => row.getAttribute("data-fact-row")!),
    type: (name, value) => {
      const field = form.elements.namedItem(name) as HTMLInputElement;
      field.value = value;
      field.dispatchEvent(new window.Event("input", {bubbles: true}));
    },
    press: (selector) => document.querySelector<HTMLElement>(selector)!.click(),
    search: () => window.location.search
  };
}

/** An index of many facts, each like those of the small one. */
function many(count: number): FactIndex {
  const columns = Object.fromEntries(
    Object.entries(demoIndex.columns).map(([name, values]) => [
      name,
      Array.from({length: count}, (_, i) => (name === "id" ? `log.f${i}` : values[i % 4]!))
    ])
  );
  return {...demoIndex, columns: columns as unknown as FactIndex["columns"]};
}

describe("the list of figures", () => {
  it("leaves what the filters leave, says how many, and keeps the filters in the address", async () => {
    const list = await open();
    expect(list.rows()).toHaveLength(4);
    list.type("q", "north");
    expect([list.rows(), list.search(), textOf(list.document, ".tm-fact-count")]).toEqual([
      ["log.share"],
      "?q=north",
      "1 of 4 figures"
    ]);
    list.type("q", "");
    list.type("source", "list");
    expect([list.rows(), list.search()]).toEqual([["list.piers", "list.ships"], "?source=list"]);
  });

  it("reads the address, fills the form by it, and leaves out what it doesn't know, saying so", async () => {
    const list = await open("?source=list&state=unused,broken&sort=-printed");
    expect(list.rows()).toEqual(["list.ships", "list.piers"]);
    expect((list.document.querySelector("[name=source]") as HTMLSelectElement).value).toBe("list");
    expect(
      [...list.document.querySelectorAll<HTMLInputElement>("[name=state]:checked")].map(({value}) => value)
    ).toEqual(["unused"]);
    expect(textOf(list.document, "[role=alert]")).toContain("left out: state “broken”");
    expect(list.document.querySelector('[data-sort="printed"]')?.getAttribute("aria-sort")).toBe("descending");
  });

  it("says which filters leave nothing, and drops the one that is asked for", async () => {
    const list = await open("?q=north&source=list");
    expect(list.rows()).toEqual([]);
    expect(list.document.querySelector("table")!.hidden).toBe(true);
    expect(textOf(list.document, ".tm-fact-empty")).toBe(
      "No figure is left by the text “north” and the source “List of piers” together.Drop the text “north” leaves 2Drop the source “List of piers” leaves 1Drop all filters"
    );
    list.press('.tm-fact-empty [data-drop="0"]');
    expect([list.rows(), list.search(), list.document.activeElement?.getAttribute("name")]).toEqual([
      ["list.piers", "list.ships"],
      "?source=list",
      "q"
    ]);
  });

  it("says so where dropping one filter helps nothing, and drops all", async () => {
    const list = await open("?q=nowhere&source=list&period=2014");
    expect(textOf(list.document, ".tm-fact-empty")).toContain("Without any one of them there is still none.");
    list.press('.tm-fact-empty [data-drop="all"]');
    expect([list.rows().length, list.search()]).toEqual([4, ""]);
  });

  it("has each choice undone by Back, and what was typed in one step; the terms of the address stay", async () => {
    const list = await open("?terms=sources");
    const back = async (): Promise<string> => {
      const popped = new Promise((done) => list.window.addEventListener("popstate", done, {once: true}));
      list.window.history.back();
      await popped;
      return list.search();
    };
    list.type("source", "log");
    list.type("q", "n");
    list.type("q", "north");
    list.press('[data-sort="measure"] button');
    expect(list.search()).toBe("?q=north&source=log&sort=measure&terms=sources");
    expect([await back(), await back(), await back()]).toEqual([
      "?q=north&source=log&terms=sources",
      "?source=log&terms=sources",
      "?terms=sources"
    ]);
    expect(list.rows()).toHaveLength(4);
  });

  it("sorts by a heading, and the other way at the second press", async () => {
    const list = await open();
    list.press('[data-sort="measure"] button');
    expect([list.rows()[0], list.search()]).toEqual(["list.piers", "?sort=measure"]);
    list.press('[data-sort="measure"] button');
    expect([list.rows().at(-1), list.search()]).toEqual(["list.piers", "?sort=-measure"]);
  });

  it("turns pages, and shows the last for one beyond it", async () => {
    const list = await open("?page=9", many(120));
    const shown = (): string | null => list.document.querySelector(".tm-fact-count")!.getAttribute("data-shown");
    expect([list.rows().length, textOf(list.document, ".tm-fact-page-of"), shown()]).toEqual([
      20,
      "Page 3 of 3",
      "101 to 120"
    ]);
    list.press('[data-turn="-1"]');
    expect([list.rows()[0], list.search()]).toEqual(["log.f50", "?page=2"]);
    list.type("q", "31927");
    expect([list.rows().length, list.search(), shown()]).toEqual([30, "?q=31927", ""]);
    expect(list.document.querySelector<HTMLElement>(".tm-fact-pages")!.hidden).toBe(true);
  });

  it("keeps the focus on the button that turns pages, which at the end can do nothing more", async () => {
    const list = await open("?page=2", many(120));
    const [previous, next] = [...list.document.querySelectorAll<HTMLButtonElement>("[data-turn]")];
    const state = (): unknown => [
      list.search(),
      previous!.getAttribute("aria-disabled"),
      next!.getAttribute("aria-disabled"),
      previous!.disabled || next!.disabled,
      list.document.activeElement === next
    ];
    next!.focus();
    next!.click();
    expect(state()).toEqual(["?page=3", "false", "true", false, true]);
    next!.click();
    expect(state()).toEqual(["?page=3", "false", "true", false, true]);
    previous!.click();
    previous!.click();
    previous!.click();
    expect([list.search(), previous!.getAttribute("aria-disabled"), textOf(list.document, ".tm-fact-page-of")]).toEqual(
      ["", "true", "Page 1 of 3"]
    );
  });

  it("is walked by the arrow keys from the field on", async () => {
    const list = await open();
    const press = (key: string): void =>
      void list.document.activeElement!.dispatchEvent(
        new (list.window as unknown as typeof globalThis).KeyboardEvent("keydown", {
          key,
          bubbles: true,
          cancelable: true
        })
      );
    const here = (): string | null | undefined =>
      list.document.activeElement?.closest("tr")?.getAttribute("data-fact-row") ??
      list.document.activeElement?.getAttribute("name");
    (list.document.querySelector("[name=q]") as HTMLElement).focus();
    const walked = ["ArrowDown", "ArrowDown", "End", "ArrowUp", "Home", "ArrowUp"].map((key) => (press(key), here()));
    expect(walked).toEqual(["log.ships", "log.share", "list.ships", "list.piers", "log.ships", "q"]);
  });

  it("says that it can't be filtered where the index can't be had, and keeps the list", async () => {
    const list = await open("?q=north", demoIndex, () => Promise.reject(new Error("status 503")));
    expect(list.rows()).toHaveLength(4);
    expect(textOf(list.document, "[role=alert]")).toContain("can’t be filtered (status 503)");
    expect(list.document.querySelector("form")!.hidden).toBe(true);
  });
});

it.each([[null], [{}], [{version: 2, columns: {id: []}, sources: []}], ["x"]])("requireFacts(%j) throws", (value) =>
  expect(() => requireFacts(value)).toThrow("not a list of figures")
);
