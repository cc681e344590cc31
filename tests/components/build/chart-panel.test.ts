import {describe, expect, it} from "vitest";
import {makeChartControls} from "../../../src/components/build/chart-controls.js";
import {ChartPanel} from "../../../src/components/build/chart-panel.js";
import type {ChartDefinition} from "../../../src/core/chart-definition.js";
import {page, settle} from "../dom.js";
import {TOOLS} from "../explore/opened-app.js";

const FENCE = "```chart\n# kept\ntable: lamps\nform: bar\nx: colour\ny: count\n```";

/** A chart that a site defines, as it is read. */
const BARS = {
  id: "bars",
  table: {id: "lamps"},
  options: {show: {label: "Show", control: true, values: {count: "Lamps", share: "Share of all"}}},
  face: {form: "bar", x: "colour", y: "count", headline: "Lamps: by colour", title: "Lamps", notes: ["Of all."]},
  when: [{if: {show: ["share"]}, face: {measure: "share", title: "Shares"}}]
} as unknown as ChartDefinition;

function opened() {
  const {document, window} = page("");
  const panel = new ChartPanel(
    document,
    () => makeChartControls(document, TOOLS),
    () => Promise.resolve(new Map([["bars", BARS]]))
  );
  document.body.append(panel.element);
  const fences: string[] = [];
  const change = async (selector: string, value?: string): Promise<void> => {
    const control = document.querySelector<HTMLInputElement>(selector)!;
    if (value === undefined) control.checked = true;
    else control.value = value;
    control.dispatchEvent(new window.Event("change", {bubbles: true}));
    await settle();
  };
  return {
    document,
    panel,
    fences,
    change,
    show: (text: string) => panel.show(text, (fence) => void fences.push(fence))
  };
}

describe("the controls of a chart on a slide", () => {
  it("are those of the explore page, and change only what they set of the fence", async () => {
    const {show, change, fences, document} = opened();
    await show(FENCE);
    expect(document.querySelector<HTMLInputElement>("#tm-choose-form-bar")!.checked).toBe(true);
    await change("#tm-choose-form-table");
    await change("#tm-choose-sort", "descending");
    expect(fences[0]).toContain("# kept\ntable: lamps\nform: table");
    await change("#tm-choose-table", "visits");
    expect(fences.at(-1)).toContain("table: visits");
  });

  it("are the options of a registered chart, which its fence sets", async () => {
    const {show, fences, document} = opened();
    await show("```chart\n# kept\nref: bars\nshow: share\n```");
    const shown = document.querySelector<HTMLSelectElement>("[data-option=show]")!;
    expect([...shown.options].map(({textContent}) => textContent)).toEqual([
      "As the chart is: Lamps",
      "Lamps",
      "Share of all"
    ]);
    expect(shown.value).toBe("share");
    shown.value = "";
    shown.dispatchEvent(new (document.defaultView as unknown as typeof globalThis).Event("input"));
    expect(fences).toEqual(["```chart\n# kept\nref: bars\n```"]);
    const again = document.querySelector<HTMLSelectElement>("[data-option=show]")!;
    again.value = "count";
    again.dispatchEvent(new (document.defaultView as unknown as typeof globalThis).Event("input"));
    expect(fences.at(-1)).toBe("```chart\n# kept\nref: bars\nshow: count\n```");
  });

  it("make of a registered chart one of its own, as it is drawn with the options that are set", async () => {
    const {show, change, fences, document} = opened();
    await show("```chart\nref: bars\nshow: share\n```");
    const button = [...document.querySelectorAll("button")].find(
      ({textContent}) => textContent === "Make an own copy"
    )!;
    // A row of buttons keeps its distance from the one that follows.
    expect(button.closest("p.tm-buttons")).not.toBeNull();
    button.click();
    await settle();
    await settle();
    expect(fences).toEqual([
      '```chart\ntable: lamps\nform: bar\nx: colour\ny: count\nmeasure: share\nheadline: "Lamps: by colour"\ntitle: Shares\n```'
    ]);
    expect(document.activeElement!.id).toBe("tm-choose-table");
    await change("#tm-choose-sort", "descending");
    expect(fences[1]).toBe(fences[0]!.replace("Shares", "Shares\nsort: descending"));
  });

  it("say of a registered chart without options, and of one that can't be read, that they don't set it", async () => {
    const {show, panel} = opened();
    await show("```chart\nref: plain\n```");
    expect(panel.element.textContent).toContain("defined among the workspace’s charts, and changed there.");
    await show("```chart\ntable: nowhere\nform: bar\n```");
    expect(panel.element.textContent).toContain("unknown table");
  });

  it("make another chart in a dialog, with its drawing", async () => {
    const {panel, document, change} = opened();
    const asked = panel.ask();
    await settle();
    await settle();
    expect(document.querySelector("dialog .tm-build-preview svg, dialog .tm-build-preview table")).not.toBeNull();
    await change("#tm-choose-form-table");
    const put = [...document.querySelectorAll<HTMLButtonElement>("dialog button")].find(
      ({textContent}) => textContent === "Put on the slide"
    )!;
    put.click();
    expect(await asked).toMatch(/^```chart\ntable: lamps\nform: table\n[^]*```$/);
    expect(document.querySelector("dialog")).toBeNull();
  });

  it("give nothing where the dialog is closed", async () => {
    const {panel, document} = opened();
    const asked = panel.ask();
    await settle();
    document.querySelector("dialog")!.close();
    expect(await asked).toBeUndefined();
  });
});
