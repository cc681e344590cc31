import {describe, expect, it} from "vitest";
import {STORE_KEY} from "../../../src/components/explore/storage.js";
import {specSearch} from "../../../src/core/explore/link.js";
import {settle} from "../dom.js";
import {change, marks, open, press, says, type} from "./opened-app.js";

describe("the page", () => {
  it("begins with the chart that is proposed for the first table, and says what the table holds", async () => {
    const opened = await open();
    expect(opened.text()).toBe("table: lamps\nform: bar\nx: colour\ny: count\nsort: descending");
    expect(marks(opened)).toEqual(["demo.green", "demo.red"]);
    expect(says(opened, ".tm-explore-about")).toMatch(
      /One row for each\..*in lamps; Lamps counted: Lamps that burn.*Only at night\./
    );
    expect(
      [...opened.place.querySelectorAll(".tm-explore-about td [data-trace]")].map((link) =>
        link.getAttribute("data-trace")
      )
    ).toEqual(["demo.green", "demo.red"]);
    expect(opened.window.location.search).toBe("");
  });

  it("draws what its controls say, and keeps it in the address and in the browser", async () => {
    const opened = await open();
    await change(opened, "#tm-choose-filter-colour-0");
    expect(opened.text()).toContain("filter:\n  colour: green");
    expect(marks(opened)).toEqual(["demo.green"]);
    expect(opened.window.location.search).toBe(
      specSearch({table: "lamps", form: "bar", x: "colour", y: "count", filter: {colour: "green"}, sort: "descending"})
    );
    expect(JSON.parse(opened.window.localStorage.getItem(STORE_KEY)!)).toMatchObject({
      v: 1,
      spec: {filter: {colour: "green"}}
    });
    await change(opened, "#tm-choose-filter-colour-0", false);
    await change(opened, "#tm-choose-measure-share");
    expect(marks(opened)).toEqual([
      "share(demo.green, sum(demo.green, demo.red))",
      "share(demo.red, sum(demo.green, demo.red))"
    ]);
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
      target.dispatchEvent(
        new opened.window.KeyboardEvent("keydown", {
          key: shiftKey ? "Z" : "z",
          ctrlKey: true,
          shiftKey,
          bubbles: true,
          cancelable: true
        })
      );
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
      expect.stringMatching(/^Line 2 form: unknown form pie.*allowed: bar, column/),
      expect.stringMatching(/^Line 3 x: table lamps has no column hue; allowed: colour, side/)
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
    const opened = await open(
      specSearch({table: "lamps", form: "bar", x: "colour", y: "count", filter: {colour: "green", side: "south"}})
    );
    expect(says(opened, ".tm-explore-none")).toMatch(
      /No row is left.*Colour: green lamps.*Drop the filter “Colour”.*Side: south/
    );
    await press(opened, "drop-filter");
    expect(opened.text()).not.toContain("colour: green");
    expect(marks(opened)).toEqual(["demo.red"]);
  });
});
