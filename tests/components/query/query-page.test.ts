import {JSDOM} from "jsdom";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {QueryPage} from "../../../src/components/query/query-page.js";
import {settle} from "../dom.js";

const engine = vi.hoisted(() => ({load: (): Promise<unknown> => Promise.reject(new Error("not set"))}));
vi.mock("../../../src/components/query/engine-loader.js", () => ({
  whyNoEngine: () => undefined,
  engineBytes: () => 1,
  loadEngine: () => engine.load()
}));

const never = new Promise<never>(() => undefined);
let window: JSDOM["window"];
beforeEach(() => {
  window = new JSDOM('<link rel="tickmark-table-list" href="tables.json"><main></main>', {
    url: "https://example.test/query"
  }).window;
  Object.assign(window, {matchMedia: () => ({matches: true})});
  vi.stubGlobal("fetch", () =>
    Promise.resolve({
      ok: true,
      json: () => Promise.resolve([{id: "boats", title: "Boats", columns: [], caveats: [], sources: [], length: 1}])
    })
  );
});
afterEach(() => vi.unstubAllGlobals());

const one = <E extends HTMLElement = HTMLElement>(selector: string): E => window.document.querySelector<E>(selector)!;
const status = (): string => one(".tm-query-work > .tm-status").textContent;
const diagnostic = (): string => one(".tm-query-alert").textContent;
const button = (label: string): HTMLButtonElement =>
  [...window.document.querySelectorAll("button")].find(({textContent}) => textContent === label)!;

async function ask(sql: string): Promise<void> {
  const editor = one<HTMLTextAreaElement>("textarea");
  editor.value = sql;
  editor.dispatchEvent(
    new window.KeyboardEvent("keydown", {key: "Enter", ctrlKey: true, bubbles: true, cancelable: true})
  );
  await settle();
}

function open(): QueryPage {
  return new QueryPage(one("main"), window as unknown as Window);
}

it.each<[string, RegExp]>([
  ["", /^Write a query first/],
  [" ;\n", /^Write a query first/],
  ["-- only this", /^This is only a comment/],
  ["/* a; b */ -- c\n;", /^This is only a comment/]
])("answers “%s” before the engine, and says nothing more of the query before", async (sql, said) => {
  const loads: string[] = [];
  engine.load = () =>
    Promise.resolve({
      session: {
        run: (asked: string) => {
          loads.push(asked);
          return Promise.resolve({kind: "stopped", anew: false});
        },
        stop: () => undefined
      },
      workshop: {}
    });
  open();
  await ask("SELECT 1");
  expect([loads, status()]).toEqual([["SELECT 1"], "The query was stopped."]);
  await ask(sql);
  expect([loads, status()]).toEqual([["SELECT 1"], ""]);
  expect(diagnostic()).toMatch(said);
});

it("says what is under way where it is asked again", async () => {
  engine.load = () => never;
  open();
  await ask("SELECT 1");
  await ask("SELECT 1");
  expect(status()).toMatch(/^The query engine is still loading/);
});

it("says that a query is still running, once", async () => {
  const runs: string[] = [];
  engine.load = () =>
    Promise.resolve({
      session: {
        run: (sql: string) => {
          runs.push(sql);
          return never;
        },
        stop: () => undefined
      },
      workshop: {}
    });
  open();
  await ask("SELECT 1");
  expect(status()).toBe("The query runs…");
  await ask("SELECT 2");
  expect([runs, status()]).toEqual([["SELECT 1"], "A query is still running: wait for it, or stop it."]);
});

it("has no button behind Stop that would slide into its place but the one that fetches the engine", () => {
  open();
  const buttons = [...window.document.querySelectorAll(".tm-query-buttons > button")];
  expect(buttons.slice(buttons.indexOf(button("Stop")) + 1).map(({textContent}) => textContent)).toEqual([
    expect.stringMatching(/^Load the query engine/)
  ]);
});
