import {expect, it, vi} from "vitest";
import {bindCopy} from "../../../src/components/copy/bind-copy.js";
import type {Evidence} from "../../../src/core/evidence.js";
import {demoTerms} from "../../support/terms.js";
import {demoEvidence} from "../demo-evidence.js";
import {page, settle, textOf} from "../dom.js";

const BODY = `<p id="p">There were <a class="tm-number" id="n" data-trace="demo.green" href="x" onclick="no()">106</a> green lamps<span class="tm-hidden">, unseen</span>.</p>
  <p id="plain">Plain words.</p><input id="i" value="106"><main></main>`;

function setUp(load: () => Promise<Evidence> = () => Promise.resolve(demoEvidence)) {
  const {window, document} = page(BODY);
  bindCopy(document, load);
  const data = new Map<string, string>();
  const copy = (selector = "body"): Event => {
    const clipboardData = {setData: (type: string, text: string) => void data.set(type, text)};
    const event = Object.assign(new window.Event("copy", {bubbles: true, cancelable: true}), {clipboardData});
    document.querySelector(selector)!.dispatchEvent(event);
    return event;
  };
  const select = async (selector: string): Promise<void> => {
    document.getSelection()!.selectAllChildren(document.querySelector(selector)!);
    document.dispatchEvent(new window.Event("selectionchange"));
    await settle();
  };
  return {window, document, data, copy, select};
}

it("puts caveats, source and trace below a selection that holds a tied number", async () => {
  const {document, data, copy, select} = setUp();
  await select("#p");
  expect(copy().defaultPrevented).toBe(true);
  const lines = data.get("text/plain")!.split("\n");
  expect(lines[0]).toMatch(/^There were 106 green lamps/);
  expect(lines.slice(2)).toEqual([
    "Caveat: Counted by night.",
    "Caveat: Only those on the pier, of 141 in all.",
    "Source: Harbour Office, Lamps of the pier, H/1 (2 January 2015), para. 1",
    "Trace of demo.green: https://example.test/base/trace/?x=demo.green#demo.green"
  ]);
  expect(textOf(document, "[role=status]")).toBe("Text copied with caveats and sources");
});

it("gives the markup of the selection with absolute links and nothing that runs or is unseen", async () => {
  const {data, copy, select} = setUp();
  await select("#p");
  copy();
  expect(data.get("text/html")).toContain(
    'There were <a class="tm-number" data-trace="demo.green" href="https://example.test/base/notebooks/x">106</a> green lamps.'
  );
});

it("leaves alone a selection without tied numbers, and what is copied in a field", async () => {
  const {document, copy, select} = setUp();
  await select("#plain");
  expect(copy().defaultPrevented).toBe(false);
  await select("#p");
  document.querySelector<HTMLElement>("#i")!.focus();
  expect(copy("#i").defaultPrevented).toBe(false);
});

it("copies the number that has the focus while nothing is selected", async () => {
  const {document, data, copy} = setUp();
  document.querySelector<HTMLElement>("#n")!.focus();
  await settle();
  copy("#n");
  expect(data.get("text/plain")).toMatch(/^106 lamps\nLamps counted, green lamps, Japan, 2014\n/);
  expect(textOf(document, "[role=status]")).toBe("Number copied with caveats and sources");
});

it.each([
  ["sources", "lantern"],
  ["guidelines", "green lamp (“lantern”)"]
])("names the category in the words of the page's switch: %s", async (vocabulary, words) => {
  const {document, data, copy} = setUp(() => Promise.resolve({...demoEvidence, terms: demoTerms}));
  document.documentElement.dataset["terms"] = vocabulary;
  document.querySelector<HTMLElement>("#n")!.focus();
  await settle();
  copy("#n");
  expect(data.get("text/plain")).toContain(`\nLamps counted, ${words}, Japan, 2014\n`);
});

it("copies at once where the evidence comes later, and then writes what belongs to it", async () => {
  const {window, document, data, copy} = setUp();
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(window.navigator, "clipboard", {value: {writeText}});
  document.getSelection()!.selectAllChildren(document.querySelector("#p")!);
  copy();
  expect(data.get("text/plain")).toMatch(/^There were 106 green lamps/);
  await settle();
  expect(writeText).toHaveBeenCalledWith(expect.stringContaining("Caveat: Counted by night."));
  expect(textOf(document, "[role=status]")).toBe(
    "Text with caveats and sources copied as text only: this browser takes no formatted text"
  );
});

it("says where the caveats could not be had, and leaves the text copied", async () => {
  const {document, data, copy, select} = setUp(() => Promise.reject(new Error("status 404")));
  await select("#p");
  copy();
  await settle();
  expect(data.get("text/plain")).not.toContain("Caveat");
  expect(textOf(document, "[role=status]")).toBe("Text copied without its caveats and sources: status 404");
});
