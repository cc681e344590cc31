import {describe, expect, it, vi} from "vitest";
import {bindSearch} from "../../../src/components/search/open-search.js";
import {openSearch, showSearchPage} from "../../../src/components/search/search.js";
import {openSearchIndex, searchIndexOf} from "../../../src/core/search/search-index.js";
import {page, settle, textOf} from "../dom.js";

const finder = openSearchIndex(
  JSON.parse(
    JSON.stringify(
      searchIndexOf([
        {kind: "page", title: "Ships and piers", about: "What passes", href: "notebooks/ships", text: "log"},
        {
          kind: "fact",
          title: "31,927 ships: Ships that passed",
          about: "para 1",
          href: "facts/log.ships",
          text: "31927"
        },
        ...Array.from({length: 7}, (_, i) => ({
          kind: "fact" as const,
          title: `Lamp ${i}`,
          about: "",
          href: `facts/log.lamp${i}`,
          text: ""
        }))
      ])
    )
  )
);
const load = () => Promise.resolve(finder);
const HEADER =
  '<link rel="tickmark-search" href="../data/search.js"><a href="../search" data-search>Search</a><input id="field">';

const key = (window: Window, target: Element | Document, name: string, more: KeyboardEventInit = {}): boolean =>
  target.dispatchEvent(
    new (window as unknown as typeof globalThis).KeyboardEvent("keydown", {
      key: name,
      bubbles: true,
      cancelable: true,
      ...more
    })
  );

describe("bindSearch(document, window)", () => {
  function bound(body = HEADER) {
    const {document, window} = page(body);
    const opened = vi.fn();
    bindSearch(document, window as unknown as Window, () =>
      Promise.resolve({openSearch: opened, showSearchPage: vi.fn()})
    );
    return {document, window: window as unknown as Window, opened};
  }

  it.each<[string, KeyboardEventInit, number]>([
    ["/", {}, 1],
    ["k", {ctrlKey: true}, 1],
    ["K", {metaKey: true}, 1],
    ["k", {}, 0],
    ["/", {ctrlKey: true}, 0],
    ["k", {ctrlKey: true, altKey: true}, 0],
    ["/", {isComposing: true}, 0],
    ["j", {ctrlKey: true}, 0]
  ])("%s with %j opens it: %i", async (name, more, times) => {
    const {document, window, opened} = bound();
    expect(key(window, document.body, name, more)).toBe(times === 0);
    await settle();
    expect(opened).toHaveBeenCalledTimes(times);
  });

  it("leaves keys to fields, open dialogs, and pages without a search", async () => {
    const {document, window, opened} = bound();
    key(window, document.querySelector("#field")!, "/");
    document.body.insertAdjacentHTML("beforeend", "<dialog open></dialog>");
    key(window, document.body, "/");
    const alone = bound("<p></p>");
    key(alone.window, alone.document.body, "/");
    await settle();
    expect([opened.mock.calls.length, alone.opened.mock.calls.length]).toEqual([0, 0]);
  });

  it.each([
    ["/", {}],
    ["k", {ctrlKey: true}]
  ])("%s opens it during a show", async (name, more) => {
    const {document, window, opened} = bound();
    document.documentElement.classList.add("tm-presenting");
    key(window, document.body, name, more);
    await settle();
    expect(opened).toHaveBeenCalledTimes(1);
  });

  it("opens by the button too", async () => {
    const {document, opened} = bound();
    document.querySelector<HTMLElement>("[data-search]")!.click();
    await settle();
    expect(opened).toHaveBeenCalledTimes(1);
    expect(document.querySelector("[data-search]")?.getAttribute("aria-keyshortcuts")).toContain("/");
  });
});

describe("bindSearch(document, window), where its code can’t be had", () => {
  const lost = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module: search.js"));
  const SAID = "The search can’t be used now: it can’t be had now; connect, then load this page again.";

  it("says so beside its button, once, and stays on the page", async () => {
    const {document, window} = page(HEADER);
    bindSearch(document, window as unknown as Window, lost);
    for (let i = 0; i < 2; i++) {
      document.querySelector<HTMLElement>("[data-search]")!.click();
      await settle();
    }
    expect([...document.querySelectorAll("[data-search] + [role=alert]")].map((said) => said.textContent)).toEqual([
      SAID
    ]);
  });

  it("says so on the page of the search too", async () => {
    const {document, window} = page(`${HEADER}<div id="tm-search-page"><p>Lists</p></div>`);
    bindSearch(document, window as unknown as Window, lost);
    await settle();
    expect(textOf(document, "#tm-search-page > [role=alert]")).toBe(SAID);
    expect(textOf(document, "#tm-search-page")).toContain("Lists");
  });
});

describe("the dialog of the search", () => {
  it("finds figures alone during a show, which open their traces and lead to no other page", async () => {
    const {document, links} = await opened("lamp", undefined, {presenting: true});
    expect(links().map((link) => link.getAttribute("data-trace"))).toEqual([0, 1, 2, 3, 4].map((i) => `log.lamp${i}`));
    expect([...document.querySelectorAll("dialog a[href]")].filter((link) => !link.hasAttribute("data-trace"))).toEqual(
      [document.querySelector(".tm-search-whole a")]
    );
    expect(document.querySelector<HTMLElement>(".tm-search-whole")!.hidden).toBe(true);
    const other = await opened("ships", undefined, {presenting: true});
    expect(other.links().every((link) => link.pathname.startsWith("/base/facts/"))).toBe(true);
    expect((await opened("lamp")).links().some((link) => link.hasAttribute("data-trace"))).toBe(false);
  });

  async function opened(query: string, finders = load, {presenting = false} = {}) {
    const {document, window} = page(HEADER);
    document.documentElement.classList.toggle("tm-presenting", presenting);
    document.querySelector<HTMLElement>("#field")!.focus();
    openSearch(document, {load: finders});
    const input = document.querySelector<HTMLInputElement>("dialog input")!;
    input.value = query;
    input.dispatchEvent(new window.Event("input", {bubbles: true}));
    await settle();
    return {
      document,
      window: window as unknown as Window,
      input,
      links: () => [...document.querySelectorAll<HTMLAnchorElement>("dialog [data-found]")]
    };
  }

  it("shows results by kind, five of each, with a way to all", async () => {
    const {document, links} = await opened("lamp");
    expect(links().map(({pathname}) => pathname)).toEqual([0, 1, 2, 3, 4].map((i) => `/base/facts/log.lamp${i}`));
    expect(textOf(document, ".tm-found-more")).toBe("2 more of: figures");
    expect(document.querySelector<HTMLAnchorElement>(".tm-found-more a")!.href).toBe(
      "https://example.test/base/facts/?q=lamp"
    );
    expect(textOf(document, "[role=status]")).toBe("7 results.");
    expect(document.querySelector<HTMLAnchorElement>(".tm-search-whole a")!.href).toBe(
      "https://example.test/base/search?q=lamp"
    );
  });

  it("is walked by the arrow keys, and Enter goes to the best", async () => {
    const {document, window, input, links} = await opened("ships");
    key(window, input, "ArrowDown");
    expect(document.activeElement).toBe(links()[0]);
    key(window, links()[0]!, "ArrowDown");
    expect(document.activeElement).toBe(links()[1]);
    key(window, links()[1]!, "Home");
    key(window, links()[0]!, "ArrowUp");
    expect(document.activeElement).toBe(input);
    const went = vi.fn((event: Event) => event.preventDefault());
    links()[0]!.addEventListener("click", went);
    document
      .querySelector("dialog form")!
      .dispatchEvent(new (window as unknown as typeof globalThis).Event("submit", {bubbles: true, cancelable: true}));
    await settle();
    expect(went).toHaveBeenCalledTimes(1);
  });

  it("says that nothing is found, with ways on, and leads back where it was opened", async () => {
    const {document} = await opened("zzzz");
    expect(textOf(document, "[role=status]")).toBe("Nothing is found for “zzzz”.");
    expect(document.querySelectorAll(".tm-search-results a").length).toBeGreaterThan(2);
    document.querySelector<HTMLDialogElement>("dialog")!.close();
    expect(document.activeElement?.id).toBe("field");
  });

  it("says that the index can't be had, and tries again", async () => {
    let works = false;
    const {document} = await opened("ships", () => (works ? load() : Promise.reject(new Error("status 503"))));
    expect(textOf(document, "[role=alert]")).toContain("could not be loaded (status 503)");
    works = true;
    document.querySelector<HTMLElement>("[role=alert] button")!.click();
    await settle();
    expect(document.querySelectorAll("[data-found]")).toHaveLength(2);
  });
});

it("showSearchPage looks for what the address asks for, and keeps the address with what is typed", async () => {
  const {document, window} = page('<div id="tm-search-page"><p>Without a script.</p></div>', "?q=31%2C927");
  await showSearchPage(document, window as unknown as Window, {load});
  const input = document.querySelector<HTMLInputElement>("#tm-search-page input")!;
  expect([input.value, textOf(document, "[data-found] .tm-found-title")]).toEqual([
    "31,927",
    "31,927 ships: Ships that passed"
  ]);
  input.value = "<img src=x>";
  input.dispatchEvent(new window.Event("input", {bubbles: true}));
  await settle();
  expect([window.location.search, document.querySelector("#tm-search-page img")]).toEqual([
    "?q=%3Cimg%20src%3Dx%3E",
    null
  ]);
  expect(textOf(document, "[role=status]")).toBe("Nothing is found for “<img src=x>”.");
});
