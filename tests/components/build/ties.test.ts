import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it, vi} from "vitest";
import {askQuote, insertNumber} from "../../../src/components/build/insert-number.js";
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

  it("offers where a number is clicked that is tied to nothing, and puts the whole of it in its place", async () => {
    const {field, list} = await typedIn("Of the convictions 75.2% were suspended|");
    expect(list.hidden).toBe(true);
    field.input.setSelectionRange(21, 21);
    field.input.dispatchEvent(new window.MouseEvent("click", {bubbles: true}));
    await offers();
    await vi.waitFor(() => expect(options(list)[0]).toBe("75.2%"));
    press(field, "Tab");
    expect(field.input.value).toBe(
      "Of the convictions {{ share(un.suspended-2014, un.convictions-2014) }} were suspended"
    );
  });

  it("marks what is tied and what must be, while it is typed in, and follows what is shown", async () => {
    const {field} = await typedIn("In 2014 {{ un.convictions-2014 }} of 324|");
    const marks = field.element.querySelector<HTMLElement>(".tm-tie-marks")!;
    const marked = (tie: string): readonly string[] =>
      [...marks.querySelectorAll(`[data-tie=${tie}]`)].map((mark) => (mark as HTMLElement).dataset.text ?? "");
    const shown = (): string => [...marks.children].map((part) => (part as HTMLElement).dataset.text).join("");
    expect(marks.hidden).toBe(true);
    field.focus();
    expect([marks.hidden, shown()]).toEqual([false, field.input.value]);
    expect([marked("tied"), marked("untied")]).toEqual([["{{ un.convictions-2014 }}"], ["324"]]);
    field.show("1. `17` of [18](https://example.org/19)[^20], 21");
    expect(marked("untied")).toEqual(["18", "21"]);
    field.show("~~~js\n17\n~~~");
    expect([marked("untied"), shown()]).toEqual([[], field.input.value]);
    field.input.blur();
    expect(marks.hidden).toBe(true);
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

  /** Opens the dialog of a field with the cursor at `¦`. */
  async function opened(text: string): Promise<{readonly field: TextField; readonly dialog: HTMLDialogElement}> {
    document.querySelector("dialog")?.remove();
    const field = markdownField(document, "Text", (typed) => void typedTexts.push(typed));
    const button = insertNumber(document, [field.input], offers);
    document.body.replaceChildren(field.element, button);
    const at = text.indexOf("¦");
    field.input.value = text.replace("¦", "");
    field.input.setSelectionRange(at, at);
    button.click();
    const dialog = document.querySelector("dialog")!;
    dialog.close = () => dialog.remove();
    await offers();
    return {field, dialog};
  }
  const named = (dialog: HTMLElement, name: string): HTMLElement =>
    [...dialog.querySelectorAll("button")].find(({textContent}) => textContent === name)!;
  const operationOf = (dialog: HTMLElement, name: string): HTMLSelectElement =>
    dialog.querySelector<HTMLSelectElement>(`select[aria-label="What “${name}” is"]`)!;
  const choose = (select: HTMLSelectElement, value: string): void => {
    select.value = value;
    select.dispatchEvent(new window.Event("change", {bubbles: true}));
  };
  const find = async (dialog: HTMLElement, words: string): Promise<void> => {
    const search = dialog.querySelector<HTMLInputElement>("input[type=search]")!;
    search.value = words;
    search.dispatchEvent(new window.Event("input", {bubbles: true}));
    await vi.waitFor(() => expect(dialog.querySelectorAll("li button").length).toBeGreaterThan(0));
    dialog.querySelector<HTMLElement>("li button")!.click();
  };
  const told = (dialog: HTMLElement): string => dialog.querySelector(".tm-composer > [role=status]")!.textContent;

  it("opens a number of the field in which the cursor last stood, not of the first", async () => {
    document.querySelector("dialog")?.remove();
    const slide = markdownField(document, "Text", () => undefined);
    const notes = markdownField(document, "Notes", () => undefined);
    const button = insertNumber(document, [slide.input, notes.input], offers, () => slide.focus());
    document.body.replaceChildren(slide.element, notes.element, button);
    notes.input.value = "{{ share(un.suspended-2014, un.convictions-2014) }}";
    notes.focus();
    notes.input.setSelectionRange(3, 3);
    button.click();
    const dialog = document.querySelector("dialog")!;
    dialog.close = () => dialog.remove();
    await vi.waitFor(() => expect(told(dialog)).toMatch(/^75\.2%/));
    choose(operationOf(dialog, "The number"), "");
    named(dialog, "Put in place of the number").click();
    expect([slide.input.value, notes.input.value]).toEqual(["", "{{ un.suspended-2014 }}"]);
  });

  it("composes a number of several, with what it comes to at each step", async () => {
    const {field, dialog} = await opened("Suspended: ¦ of all");
    named(dialog, "Compose of several").click();
    await vi.waitFor(() => expect(operationOf(dialog, "The number")).not.toBeNull());
    choose(operationOf(dialog, "The number"), "share");
    expect(told(dialog)).toBe("2 to be chosen");
    const insert = named(dialog, "Insert this number");
    insert.click();
    expect(dialog.isConnected).toBe(true);
    await find(dialog, "suspended sentences 2014");
    expect(told(dialog)).toBe("1 to be chosen");
    expect(dialog.querySelector(".tm-composer fieldset fieldset .tm-composed")!.textContent).toMatch(/^106 /);
    await find(dialog, "convictions 2014");
    expect(told(dialog)).toMatch(/^75\.2%; 106 of 141 convictions; /);
    await find(dialog, "convictions 2014");
    expect(told(dialog)).toMatch(/^75\.2%;/);
    insert.click();
    expect(field.input.value).toBe("Suspended: {{ share(un.suspended-2014, un.convictions-2014) }} of all");
  });

  it("opens the number in which the cursor stands, and puts another in its place", async () => {
    const {field, dialog} = await opened("Of all {{ share(un.sus¦pended-2014, un.convictions-2014) | .0% }} and so on");
    await vi.waitFor(() => expect(told(dialog)).toMatch(/^75%; 106 of 141 convictions/));
    choose(operationOf(dialog, "The number"), "difference");
    expect(told(dialog)).toMatch(/^Refused: .*%/);
    const format = dialog.querySelector<HTMLInputElement>("#tm-compose-format")!;
    format.value = "";
    format.dispatchEvent(new window.Event("input", {bubbles: true}));
    expect(told(dialog)).toMatch(/^−35 /);
    named(dialog, "Put in place of the number").click();
    expect(field.input.value).toBe("Of all {{ difference(un.suspended-2014, un.convictions-2014) }} and so on");
  });

  it("says why what is composed is refused, and doesn’t insert it", async () => {
    const {field, dialog} = await opened("{{¦ ratio(un.suspended-2014, un.offenders-convicted-2014) }}");
    await vi.waitFor(() => expect(told(dialog)).toMatch(/^Refused: ratio: units differ/));
    named(dialog, "Put in place of the number").click();
    expect(dialog.isConnected).toBe(true);
    expect(field.input.value).toBe("{{ ratio(un.suspended-2014, un.offenders-convicted-2014) }}");
  });

  it("goes on with a result, and counts the rows of a list", async () => {
    const {field, dialog} = await opened("| Share | {{ share(un.suspended-2014, un.convictions-2014)¦ \\| .1% }} |");
    await vi.waitFor(() => expect(told(dialog)).toMatch(/^75\.2%/));
    named(dialog, "Go on with the result in").click();
    const digits = dialog.querySelector<HTMLInputElement>('[data-key="literal 1"]')!;
    digits.value = "1";
    digits.dispatchEvent(new window.Event("input", {bubbles: true}));
    expect(told(dialog)).toMatch(/^75\.2%/);
    named(dialog, "Put in place of the number").click();
    expect(field.input.value).toBe("| Share | {{ round(share(un.suspended-2014, un.convictions-2014), 1) \\| .1% }} |");
    const second = await opened("¦");
    named(second.dialog, "Compose of several").click();
    await vi.waitFor(() => expect(operationOf(second.dialog, "The number")).not.toBeNull());
    choose(operationOf(second.dialog, "The number"), "count");
    const [list] = (await offers()).lists;
    choose(second.dialog.querySelector<HTMLSelectElement>("select[aria-label=List]")!, list!.id);
    expect(told(second.dialog)).toMatch(new RegExp(`^${list!.rows.length} `));
    named(second.dialog, "Insert this number").click();
    expect(second.field.input.value).toBe(`{{ count(${list!.id}) }}`);
  });
});

it("a passage is quoted by a figure of it, and only where the passage is at hand", async () => {
  const {evidence} = await realData();
  const facts = evidence.facts.map((fact) => ({
    ...fact,
    place: fact.id === "un.suspended-2014" ? {passage: 0, start: 5, end: 8} : null
  }));
  const put: string[] = [];
  document.querySelector("dialog")?.remove();
  askQuote(
    document,
    offers,
    () => Promise.resolve({...evidence, facts, passages: ["Only 106 were."]}),
    (text) => void put.push(text)
  );
  const dialog = document.querySelector("dialog")!;
  dialog.close = () => dialog.remove();
  const search = dialog.querySelector<HTMLInputElement>("input")!;
  search.value = "suspended sentences 2014";
  search.dispatchEvent(new window.Event("input", {bubbles: true}));
  await vi.waitFor(() => expect(dialog.querySelectorAll("li button").length).toBe(1));
  dialog.querySelector<HTMLElement>("li button")!.click();
  expect(put).toEqual([
    "> Only {{ un.suspended-2014 }} were.\n>\n> [Where it is printed](/sources/un#un.suspended-2014)"
  ]);
});
