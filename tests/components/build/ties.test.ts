import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it, vi} from "vitest";
import {insertNumber} from "../../../src/components/build/insert-number.js";
import {tieOffers} from "../../../src/components/build/tie-offers.js";
import {markdownField, tied} from "../../../src/components/build/text-field.js";
import type {TextField} from "../../../src/components/build/text-field.js";
import type {TieOffers} from "../../../src/core/tying/offers.js";
import {realData} from "../../support/real-site.js";

const {window} = new JSDOM("<body></body>");
const {document} = window;
window.HTMLElement.prototype.scrollIntoView = () => undefined;
window.HTMLDialogElement.prototype.showModal = () => undefined;

let offers: () => Promise<TieOffers>;
beforeAll(async () => {
  const {evidence} = await realData();
  offers = tieOffers(document, () => Promise.resolve(evidence));
});

const said: string[] = [];
const typedTexts: string[] = [];

/** A field in the page in which a text has just been typed, with the cursor at `|`. */
async function typedIn(text: string): Promise<{readonly field: TextField; readonly list: HTMLElement}> {
  said.length = typedTexts.length = 0;
  const field = tied(
    markdownField(document, "Text", (typed) => void typedTexts.push(typed)),
    {document, offers, heading: () => "Sentences of 2014", say: (message) => void said.push(message)}
  );
  document.body.replaceChildren(field.element);
  const at = text.indexOf("|");
  field.input.value = text.replace("|", "");
  field.input.setSelectionRange(at, at);
  field.input.dispatchEvent(new window.Event("input", {bubbles: true}));
  await offers();
  await Promise.resolve();
  return {field, list: field.element.querySelector<HTMLElement>("[role=listbox]")!};
}

const press = (field: TextField, key: string): boolean =>
  field.input.dispatchEvent(new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
const options = (list: HTMLElement): readonly string[] =>
  [...list.querySelectorAll("strong")].map(({textContent}) => textContent);

describe("a field in which numbers are tied as they are typed", () => {
  it("offers what the number before the cursor could be, and Tab takes it", async () => {
    const {field, list} = await typedIn("Of the convictions 75.2%| were suspended");
    expect(list.hidden).toBe(false);
    expect(options(list)[0]).toBe("75.2%");
    expect(said[0]).toMatch(/^(?:One offer|\d offers): 75\.2%, .*; Tab takes it$/);
    expect(press(field, "Tab")).toBe(false);
    expect(field.input.value).toBe(
      "Of the convictions {{ share(un.suspended-2014, un.convictions-2014) }} were suspended"
    );
    expect(typedTexts.at(-1)).toBe(field.input.value);
    expect(list.hidden).toBe(true);
  });

  it("lets arrow keys choose among them", async () => {
    const {field, list} = await typedIn("In 2014, 13| cases");
    const shown = options(list);
    expect(shown.length).toBeGreaterThan(1);
    press(field, "ArrowDown");
    expect([...list.children].map((option) => option.getAttribute("aria-selected")).indexOf("true")).toBe(1);
    press(field, "ArrowUp");
    press(field, "ArrowUp");
    expect([...list.children].at(-1)!.getAttribute("aria-selected")).toBe("true");
  });

  it("leaves the number on Escape, and Tab to the page where nothing is offered", async () => {
    const {field, list} = await typedIn("Of the convictions 75.2%| were suspended");
    press(field, "Escape");
    expect(list.hidden).toBe(true);
    expect(press(field, "Tab")).toBe(true);
    expect(field.input.value).toBe("Of the convictions 75.2% were suspended");
  });

  it.each(["no number|", "{{ un.suspended-2014 }}|", "`141|`", "141 convictions and more|", "in 2014|"])(
    "offers nothing in “%s”",
    async (text) => expect((await typedIn(text)).list.hidden).toBe(true)
  );
});

describe("Insert number", () => {
  it("finds by words, and puts the number where the cursor last stood", async () => {
    const field = markdownField(document, "Text", (typed) => void typedTexts.push(typed));
    const button = insertNumber(document, [field.input], offers);
    document.body.replaceChildren(field.element, button);
    field.input.value = "Suspended: and probation";
    field.input.setSelectionRange(10, 10);
    button.click();
    const dialog = document.querySelector("dialog")!;
    const search = dialog.querySelector("input")!;
    search.value = "suspended sentences 2014";
    search.dispatchEvent(new window.Event("input", {bubbles: true}));
    await vi.waitFor(() => expect(dialog.querySelectorAll("li button").length).toBeGreaterThan(0));
    const first = dialog.querySelector<HTMLElement>("li button")!;
    expect(first.textContent).toContain("106");
    dialog.close = () => dialog.remove();
    first.click();
    expect(field.input.value).toBe("Suspended: {{ un.suspended-2014 }} and probation");
  });
});
