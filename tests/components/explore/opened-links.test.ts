import {describe, expect, it} from "vitest";
import {linkTo} from "../../../src/components/chart-files.js";
import {chartCopy} from "../../../src/components/copy/number-copy.js";
import {STORE_KEY} from "../../../src/components/explore/storage.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {specSearch} from "../../../src/core/explore/link.js";
import {settle} from "../dom.js";
import {change, open, press, says, type} from "./opened-app.js";

const linkA = specSearch({table: "lamps", form: "dot", x: "colour", y: "count"});
const linkB = specSearch({table: "lamps", form: "bar", x: "colour", y: "count"});

describe("opening a link", () => {
  it("is no edit: nothing is kept until something is changed, and the next link is met by no notice", async () => {
    const first = await open(linkA);
    expect([first.window.localStorage.getItem(STORE_KEY), says(first, ".tm-explore-kept")]).toEqual([null, ""]);
    expect(first.window.location.search).toBe(linkA);
    const second = await open(linkB);
    expect(second.$(".tm-explore-notice")).toBeNull();
    await change(second, "#tm-choose-form-dot");
    expect(second.window.localStorage.getItem(STORE_KEY)).toContain('"form":"dot"');
  });

  it("that asks for what is kept goes on with it", async () => {
    const kept = JSON.stringify({v: 1, spec: {table: "lamps", form: "dot", x: "colour", y: "count"}});
    const opened = await open(linkA, {kept});
    expect(says(opened, ".tm-explore-kept")).toBe("Kept in this browser; the address holds it too.");
    await change(opened, "#tm-choose-form-bar");
    expect(opened.window.localStorage.getItem(STORE_KEY)).toContain('"form":"bar"');
  });

  it("beside another tab that kept something meanwhile overwrites nothing", async () => {
    const opened = await open(linkA);
    const theirs = JSON.stringify({v: 1, spec: {table: "visits", form: "table"}});
    opened.window.localStorage.setItem(STORE_KEY, theirs);
    await change(opened, "#tm-choose-form-bar");
    expect(opened.window.localStorage.getItem(STORE_KEY)).toBe(theirs);
    expect(says(opened, ".tm-explore-notice")).toMatch(/changed in another tab/);
  });
});

describe("a link whose specification is refused", () => {
  const refused = specSearch({table: "lamps", form: "bar", x: "colour", y: "count", headline: "Lamps: 77"});
  const hrefOf = (figure: HTMLElement): string =>
    new URL(/Chart and traces: (\S+)/.exec(chartCopy(figure).text)![1]!).search;

  it("is not what a copy of the chart that stands there leads to", async () => {
    const opened = await open(refused);
    expect(opened.window.location.search).toBe(refused);
    const figure = opened.$(".tm-explore-stage .tm-figure");
    expect(hrefOf(figure)).toBe(specSearch({table: "lamps", form: "bar", x: "colour", y: "count", sort: "descending"}));
    expect(linkTo(figure)).toMatch(/#chart-/);
    await change(opened, "#tm-choose-form-dot");
    expect(hrefOf(opened.$(".tm-explore-stage .tm-figure"))).toBe(opened.window.location.search);
  });

  it("says that the chart which is drawn is not the link’s", async () => {
    expect(says(await open(refused), ".tm-explore-notice")).toMatch(
      /^This link can’t be followed: the chart below is not the link’s\./
    );
  });
});

describe("a long list of what is wrong", () => {
  const many = (value: (i: number) => string): ChartSpec => ({
    table: "lamps",
    form: "bar",
    x: "colour",
    y: "count",
    filter: {colour: Array.from({length: 900}, (_, i) => value(i))}
  });
  const counts = async (spec: ChartSpec): Promise<readonly number[]> => {
    const opened = await open(specSearch(spec));
    return [".tm-explore-notice :is(li, p:nth-child(2))", "#tm-spec-problems li"].map(
      (selector) => opened.place.querySelectorAll(selector).length
    );
  };

  it("holds each problem once", async () => expect(await counts(many(() => "mauve"))).toEqual([1, 1]));

  it("is cut, with how many are left out", async () => {
    const opened = await open(specSearch(many((i) => `mauve ${i}`)));
    expect(opened.place.querySelectorAll(".tm-explore-notice li")).toHaveLength(9);
    expect(says(opened, ".tm-explore-notice li:last-child")).toBe("and 892 more");
    expect(says(opened, "#tm-spec-problems li:last-child")).toBe("and 880 more");
    expect(says(opened, "#tm-spec-problems")).toMatch(/^900 things/);
  });
});

describe("the page without a chart", () => {
  it.each<[string, string]>([
    ["refused", "table: lamps\nform: slope\nx: colour\ny: count"],
    ["without a row", "table: lamps\nform: bar\nx: colour\ny: count\nfilter:\n  colour: green\n  side: south"]
  ])("%s says so in a heading of the second rank, as all beneath the page’s own", async (_name, text) => {
    const opened = await open();
    await type(opened, text);
    expect([...opened.place.querySelectorAll(".tm-explore-none :is(h2, h3)")].map(({tagName}) => tagName)).toEqual([
      "H2"
    ]);
  });
});

it("Ctrl+Y does again what was undone, but not where keys write text", async () => {
  const opened = await open();
  const key = async (target: Element, more: KeyboardEventInit = {ctrlKey: true}): Promise<void> => {
    target.dispatchEvent(
      new opened.window.KeyboardEvent("keydown", {key: "y", ...more, bubbles: true, cancelable: true})
    );
    await settle();
  };
  await change(opened, "#tm-choose-form-dot");
  await press(opened, "undo");
  await key(opened.$("#tm-spec"));
  await key(opened.document.body, {metaKey: true});
  expect(opened.text()).toContain("form: bar");
  await key(opened.document.body);
  expect(opened.text()).toContain("form: dot");
});
