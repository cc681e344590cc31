import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {chartCopy} from "../../../src/components/copy/chart-copy.js";
import {ExploreApp} from "../../../src/components/explore/app.js";
import type {ExploreTools} from "../../../src/components/explore/app.js";
import type {ListedTable} from "../../../src/components/explore/data.js";
import {STORE_KEY} from "../../../src/components/explore/store.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {keyColumns, valuesOfColumn} from "../../../src/core/chart-spec/table-info.js";
import {specSearch} from "../../../src/core/explore/link.js";
import {demoEvidence} from "../demo-evidence.js";
import {settle} from "../dom.js";

const count = (id: string, value: number): Readonly<Record<string, string | number | null>> => ({count: value, count_expression: id, count_low: value, count_high: value, count_missing: null});
const lamps = [{colour: "green", side: "north", ...count("demo.green", 106)}, {colour: "red", side: "south", ...count("demo.red", 30)}];
const visits = [{day: "first", ...count("demo.visitors", 220)}, {day: "second", ...count("demo.total", 141)}];

const table = (id: string, title: string, key: string, rows: typeof lamps | typeof visits, more: Partial<ListedTable> = {}): ListedTable => {
  const columns: ListedTable["columns"] = [{kind: "key", name: key, label: key === "colour" ? "Colour" : "Day", dimension: "category"}, ...(key === "colour" ? [{kind: "key" as const, name: "side", label: "Side"}] : []), {kind: "quantity", name: "count", label: "Lamps", unit: "lamps", measures: ["lamps-counted"]}];
  return {
    id, title, description: "One row for each.", columns, units: {lamps: "lamps"}, labels: {colour: {green: "green lamps"}}, length: rows.length, caveats: ["Only at night."],
    values: Object.fromEntries(keyColumns({columns}).map(({name}) => [name, valuesOfColumn({rows}, name) ?? []])), ...more
  };
};
const tables = [table("lamps", "Lamps by colour", "colour", lamps), table("visits", "Visits", "day", visits, {compare: "none"})];

const TOOLS: ExploreTools = {
  tables: () => Promise.resolve(tables), evidence: () => Promise.resolve(demoEvidence),
  rows: (_document, id) => Promise.resolve(id === "lamps" ? lamps : visits)
};

interface Opened {
  readonly window: JSDOM["window"];
  readonly document: Document;
  readonly place: HTMLElement;
  readonly $: <E extends HTMLElement>(selector: string) => E;
  readonly text: () => string;
}

async function open(search = "", {tools = {}, kept}: {readonly tools?: Partial<ExploreTools>; readonly kept?: string} = {}): Promise<Opened> {
  const {window} = new JSDOM('<link rel="tickmark-root" href="../"><div id="tm-explore">Without a script.</div>', {url: `https://example.test/base/explore${search}`, pretendToBeVisual: true});
  if (kept !== undefined) window.localStorage.setItem(STORE_KEY, kept);
  const {document} = window;
  const place = document.querySelector<HTMLElement>("#tm-explore")!;
  await new ExploreApp(place, window as unknown as Window, {...TOOLS, ...tools}).start();
  return {window, document, place, $: <E extends HTMLElement>(selector: string) => place.querySelector<E>(selector)!, text: () => place.querySelector<HTMLTextAreaElement>("#tm-spec")!.value};
}

const marks = ({place}: Opened): readonly string[] => [...new Set([...place.querySelectorAll(".tm-explore-stage .tm-drawing [data-trace]")].map((mark) => mark.getAttribute("data-trace")!))];

async function change({window, $}: Opened, selector: string, value?: string | boolean): Promise<void> {
  const control = $<HTMLInputElement>(selector);
  if (typeof value === "string") control.value = value;
  else control.checked = value ?? true;
  control.dispatchEvent(new window.Event("change", {bubbles: true}));
  await settle();
}

async function press({$}: Opened, action: string): Promise<void> {
  $(`[data-do="${action}"]`).click();
  await settle();
}

async function type({window, $}: Opened, text: string): Promise<void> {
  const area = $<HTMLTextAreaElement>("#tm-spec");
  area.value = text;
  area.dispatchEvent(new window.Event("input", {bubbles: true}));
  area.dispatchEvent(new window.FocusEvent("focusout", {bubbles: true}));
  await settle();
}

const says = (opened: Opened, selector: string): string => (opened.$(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();

describe("the page", () => {
  it("begins with the chart that is proposed for the first table, and says what the table holds", async () => {
    const opened = await open();
    expect(opened.text()).toBe("table: lamps\nform: bar\nx: colour\ny: count\nsort: descending");
    expect(marks(opened)).toEqual(["demo.green", "demo.red"]);
    expect(says(opened, ".tm-explore-about")).toMatch(/One row for each\..*in lamps; Lamps counted: Lamps that burn.*Only at night\./);
    expect([...opened.place.querySelectorAll(".tm-explore-about td [data-trace]")].map((link) => link.getAttribute("data-trace"))).toEqual(["demo.green", "demo.red"]);
    expect(opened.window.location.search).toBe("");
  });

  it("draws what its controls say, and keeps it in the address and in the browser", async () => {
    const opened = await open();
    await change(opened, "#tm-choose-filter-colour-0");
    expect(opened.text()).toContain("filter:\n  colour: green");
    expect(marks(opened)).toEqual(["demo.green"]);
    expect(opened.window.location.search).toBe(specSearch({table: "lamps", form: "bar", x: "colour", y: "count", filter: {colour: "green"}, sort: "descending"}));
    expect(JSON.parse(opened.window.localStorage.getItem(STORE_KEY)!)).toMatchObject({v: 1, spec: {filter: {colour: "green"}}});
    await change(opened, "#tm-choose-filter-colour-0", false);
    await change(opened, "#tm-choose-measure-share");
    expect(marks(opened)).toEqual(["share(demo.green, sum(demo.green, demo.red))", "share(demo.red, sum(demo.green, demo.red))"]);
    expect(says(opened, ".tm-explore-bar .tm-status")).toMatch(/^Bars drawn\./);
  });

  it("takes another table with what is proposed for it, offers forms and refuses others with the reason", async () => {
    const opened = await open();
    await change(opened, "#tm-choose-table", "visits");
    expect(opened.text()).toMatch(/^table: visits\nform: cards/);
    expect(opened.$<HTMLInputElement>("#tm-choose-form-bar").disabled).toBe(true);
    expect(says(opened, "#tm-choose-form-bar-says")).toMatch(/^Not offered: .*not to be set against one another/);
    await press(opened, "start-over");
    expect(opened.text()).toMatch(/^table: lamps/);
  });

  it("goes back and forward by buttons and keys, but not where keys write text", async () => {
    const opened = await open();
    const key = async (target: Element, shiftKey = false): Promise<void> => {
      target.dispatchEvent(new opened.window.KeyboardEvent("keydown", {key: shiftKey ? "Z" : "z", ctrlKey: true, shiftKey, bubbles: true, cancelable: true}));
      await settle();
    };
    const first = opened.text();
    await change(opened, "#tm-choose-form-dot");
    await press(opened, "undo");
    expect(opened.text()).toBe(first);
    await press(opened, "redo");
    expect(opened.text()).toContain("form: dot");
    await key(opened.document.body);
    expect(opened.text()).toBe(first);
    await key(opened.document.body, true);
    await key(opened.$("#tm-spec"));
    expect(opened.text()).toContain("form: dot");
    expect(opened.$('[data-do="redo"]').getAttribute("aria-disabled")).toBe("true");
  });
});

describe("the specification", () => {
  it("is read as it is written, the chart follows, and the text stays as it is written", async () => {
    const opened = await open();
    const text = "# mine\nform: bar\ntable: lamps\nx:   colour\ny: count\nhighlight: red";
    await type(opened, text);
    expect(opened.text()).toBe(text);
    expect(opened.$<HTMLSelectElement>("#tm-choose-highlight").value).toBe("red");
    expect(opened.$("#tm-spec").hasAttribute("aria-invalid")).toBe(false);
  });

  it("says what is wrong with it, line by line, while the chart stays; undoing brings the last text back", async () => {
    const opened = await open();
    const before = [opened.text(), marks(opened)];
    await type(opened, "table: lamps\nform: pie\nx: hue\ny: count");
    expect([...opened.place.querySelectorAll("#tm-spec-problems li")].map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^Line 2 form: unknown form pie.*allowed: bar, column/), expect.stringMatching(/^Line 3 x: table lamps has no column hue; allowed: colour, side/)
    ]);
    expect(opened.$("#tm-spec").getAttribute("aria-invalid")).toBe("true");
    expect(marks(opened)).toEqual(before[1]);
    await press(opened, "undo");
    expect([opened.text(), says(opened, "#tm-spec-problems")]).toEqual([before[0], ""]);
    await press(opened, "redo");
    expect(opened.text()).toContain("pie");
  });

  it("that is refused is not drawn, and what can be drawn instead is a button away", async () => {
    const opened = await open();
    await type(opened, "table: lamps\nform: slope\nx: colour\ny: count");
    expect(says(opened, ".tm-explore-none")).toMatch(/“Slope” is not drawn.*through time/);
    await press(opened, "form");
    expect(marks(opened)).toEqual(["demo.green", "demo.red"]);
  });

  it("whose filter leaves no row says which filter did, and drops it when asked", async () => {
    const opened = await open(specSearch({table: "lamps", form: "bar", x: "colour", y: "count", filter: {colour: "green", side: "south"}}));
    expect(says(opened, ".tm-explore-none")).toMatch(/No row is left.*Colour: green lamps.*Drop the filter “Colour”.*Side: south/);
    await press(opened, "drop-filter");
    expect(opened.text()).not.toContain("colour: green");
    expect(marks(opened)).toEqual(["demo.red"]);
  });
});

describe("words of the author of a link", () => {
  const bars: ChartSpec = {table: "lamps", form: "bar", x: "colour", y: "count"};

  it("that hold a number typed by hand are a problem at their key, and no chart is drawn from them", async () => {
    const opened = await open(specSearch({...bars, headline: "Lamps doubled to 9,999 in 2014"}));
    expect(says(opened, ".tm-explore-notice")).toMatch(/headline: “9,999” is typed by hand/);
    expect(says(opened, "#tm-spec-problems")).toMatch(/headline: “9,999”/);
    expect(says(opened, ".tm-explore-stage")).not.toContain("9,999");
  });

  it("stand with whose they are, with no tick of theirs, above what the chart is of, and are copied so", async () => {
    const opened = await open(specSearch({...bars, headline: "Darkness spread", title: "All lamps", annotate: {green: "Look here."}}));
    expect(says(opened, ".tm-headline")).toBe("Darkness spread (Headline by the author of this specification, not by Tickmark)");
    expect(says(opened, ".tm-figure > .tm-title")).toMatch(/^All lamps \(Title by the author of this specification, not by Tickmark\) Lamps, by colour/);
    expect(says(opened, ".tm-tick")).toMatch(/\(the numbers, not the author’s words\)$/);
    expect(says(opened, ".tm-notes")).toContain("Notes beside marks are by the author");
    expect(chartCopy(opened.$(".tm-figure")).text).toMatch(/^Darkness spread \(Headline by the author.*\nAll lamps \(Title by the author.*Lamps, by colour/);
  });

  it("leave the chart’s first number’s trace in its place", async () => {
    const opened = await open(specSearch({...bars, headline: "Darkness spread"}));
    expect(opened.$(".tm-actions > [data-trace]").dataset["trace"]).toBe("demo.green");
    expect(says(opened, ".tm-title")).not.toContain("by the author");
  });
});

describe("a text that can't be read", () => {
  it("is still being written when the page is loaded again, and nothing is said to be in the way", async () => {
    const opened = await open(specSearch({table: "lamps", form: "dot", x: "colour", y: "count"}));
    const text = "table: lamps\nform: baz";
    await type(opened, text);
    expect(says(opened, ".tm-explore-kept")).toMatch(/address holds only the last specification that could be read/);
    const again = await open(opened.window.location.search, {kept: opened.window.localStorage.getItem(STORE_KEY)!});
    expect([again.text(), again.$(".tm-explore-notice")]).toEqual([text, null]);
    expect(marks(again)).toEqual(["demo.green", "demo.red"]);
  });
});

describe("what isn't as it should be", () => {
  it.each<[string, string, RegExp]>([
    ["another version", "?v=7&spec=e30", /version “7”.*reads version 1/],
    ["a damaged link", "?v=1&spec=~", /damaged/],
    ["an unknown table", specSearch({table: "boats", form: "bar"}), /unknown table boats; allowed: lamps, visits/],
    ["an unknown column", specSearch({table: "lamps", form: "bar", x: "hue", y: "count"}), /no column hue; allowed: colour, side/]
  ])("%s is said, and the rest of the page works", async (_name, search, message) => {
    const opened = await open(search);
    expect(says(opened, ".tm-explore-notice")).toMatch(message);
    await change(opened, "#tm-choose-form-dot");
    expect(marks(opened)).toEqual(["demo.green", "demo.red"]);
    await press(opened, "close-wrong");
    expect(opened.$(".tm-explore-notice")).toBeNull();
  });

  it("a list of tables, or rows, that can't be had, with a way to try again", async () => {
    let tries = 0;
    const failing = <T>(value: T): (() => Promise<T>) => () => (tries++ === 0 ? Promise.reject(new Error("It could not be loaded.")) : Promise.resolve(value));
    const listless = await open("", {tools: {tables: failing(tables)}});
    expect(says(listless, "[role=alert]")).toMatch(/could not be loaded.*Try again/);
    listless.$("button").click();
    await settle();
    expect(marks(listless)).toHaveLength(2);
    tries = 0;
    const rowless = await open(specSearch({table: "lamps", form: "bar", x: "colour", y: "count"}), {tools: {rows: failing(lamps)}});
    expect(says(rowless, ".tm-explore-stage [role=alert]")).toMatch(/could not be loaded/);
    await press(rowless, "retry");
    expect(marks(rowless)).toHaveLength(2);
  });

  it("a link beside another chart that the browser keeps: nothing is overwritten until the reader has chosen", async () => {
    const spec: ChartSpec = {table: "visits", form: "table"};
    const kept = JSON.stringify({v: 1, spec});
    const opened = await open(specSearch({table: "lamps", form: "dot", x: "colour", y: "count"}), {kept});
    expect(says(opened, ".tm-explore-notice")).toMatch(/keeps another chart/);
    await change(opened, "#tm-choose-form-bar");
    expect(opened.window.localStorage.getItem(STORE_KEY)).toBe(kept);
    await press(opened, "take-other");
    expect(opened.text()).toMatch(/^table: visits/);
    await press(opened, "undo");
    expect(opened.text()).toMatch(/^table: lamps/);
    expect(JSON.parse(opened.window.localStorage.getItem(STORE_KEY)!)).toMatchObject({spec: {table: "lamps", form: "bar"}});
  });
});
