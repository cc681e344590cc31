import {describe, expect, it} from "vitest";
import {chartCopy} from "../../../src/components/copy/number-copy.js";
import {STORE_KEY} from "../../../src/components/explore/storage.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {specSearch} from "../../../src/core/explore/link.js";
import {settle} from "../dom.js";
import {change, lamps, marks, open, press, says, tables, type} from "./opened-app.js";

describe("words of the author of a link", () => {
  const bars: ChartSpec = {table: "lamps", form: "bar", x: "colour", y: "count"};

  it("that hold a number typed by hand are a problem at their key, and no chart is drawn from them", async () => {
    const opened = await open(specSearch({...bars, headline: "Lamps doubled to 9,999 in 2014"}));
    expect(says(opened, ".tm-explore-notice")).toMatch(/headline: “9,999” is typed by hand/);
    expect(says(opened, "#tm-spec-problems")).toMatch(/headline: “9,999”/);
    expect(says(opened, ".tm-explore-stage")).not.toContain("9,999");
  });

  it("stand with whose they are, with no tick of theirs, above what the chart is of, and are copied so", async () => {
    const opened = await open(
      specSearch({...bars, headline: "Darkness by the quay", title: "Town lamps", annotate: {green: "Look here."}})
    );
    expect(says(opened, ".tm-headline")).toBe(
      "Darkness by the quay (Headline by the author of this specification, not by Tickmark)"
    );
    expect(says(opened, ".tm-figure > .tm-title")).toMatch(
      /^Town lamps \(Title by the author of this specification, not by Tickmark\) Lamps, by colour/
    );
    expect(says(opened, ".tm-tick")).toMatch(/\(the numbers, not the author’s words\)$/);
    expect(says(opened, ".tm-notes")).toContain("Notes beside marks are by the author");
    expect(chartCopy(opened.$(".tm-figure")).text).toMatch(
      /^Darkness by the quay \(Headline by the author.*\nTown lamps \(Title by the author.*Lamps, by colour/
    );
  });

  it("leave the chart’s first number’s trace in its place", async () => {
    const opened = await open(specSearch({...bars, headline: "Darkness by the quay"}));
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

describe("what the browser keeps and can't be read any more", () => {
  const spec: ChartSpec = {table: "lamps", form: "dot", x: "colour", y: "count", headline: "Lamps: 77"};
  const kept = JSON.stringify({v: 1, spec});
  const text = 'table: lamps\nform: dot\nx: colour\ny: count\nheadline: "Lamps: 77"';

  it("is a draft with what is wrong with it, kept until it is put right", async () => {
    const opened = await open("", {kept});
    expect(opened.text()).toBe(text);
    expect(says(opened, ".tm-explore-notice")).toMatch(
      /^What this browser keeps can’t be drawn as it stands\.\s*headline: “77” is typed by hand.*Its text stands in the specification/
    );
    expect(says(opened, "#tm-spec-problems")).toMatch(/^One thing can’t be read.*Line 5 headline: “77”/);
    expect(marks(opened)).toHaveLength(2);
    expect(opened.window.localStorage.getItem(STORE_KEY)).toBe(kept);
    await type(opened, text.replace("77", "{{ demo.green }}"));
    expect(JSON.parse(opened.window.localStorage.getItem(STORE_KEY)!)).toMatchObject({
      spec: {form: "dot", headline: "Lamps: {{ demo.green }}"}
    });
  });

  it("stays where it is beside a link, whatever is done there, and its text can be shown", async () => {
    const opened = await open(specSearch({table: "visits", form: "table"}), {kept});
    expect(says(opened, ".tm-explore-notices")).toMatch(/can’t be drawn as it stands.*“77”.*keeps another chart/);
    await change(opened, "#tm-choose-table", "lamps");
    expect(opened.window.localStorage.getItem(STORE_KEY)).toBe(kept);
    await press(opened, "take-other");
    expect(opened.text()).toBe(text);
    expect(says(opened, "#tm-spec-problems")).toMatch(/“77” is typed by hand/);
  });
});

describe("what isn't as it should be", () => {
  it.each<[string, string, RegExp]>([
    ["another version", "?v=7&spec=e30", /version “7”.*reads version 1/],
    ["a damaged link", "?v=1&spec=~", /damaged/],
    ["an unknown table", specSearch({table: "boats", form: "bar"}), /unknown table boats; allowed: lamps, visits/],
    [
      "an unknown column",
      specSearch({table: "lamps", form: "bar", x: "hue", y: "count"}),
      /no column hue; allowed: colour, side/
    ]
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
    const failing =
      <T>(value: T): (() => Promise<T>) =>
      () =>
        tries++ === 0 ? Promise.reject(new Error("It could not be loaded.")) : Promise.resolve(value);
    const listless = await open("", {tools: {tables: failing(tables)}});
    expect(says(listless, "[role=alert]")).toMatch(/could not be loaded.*Try again/);
    listless.$("button").click();
    await settle();
    expect(marks(listless)).toHaveLength(2);
    tries = 0;
    const rowless = await open(specSearch({table: "lamps", form: "bar", x: "colour", y: "count"}), {
      tools: {rows: failing(lamps)}
    });
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
    expect(JSON.parse(opened.window.localStorage.getItem(STORE_KEY)!)).toMatchObject({
      spec: {table: "lamps", form: "bar"}
    });
  });
});
