import {expect, it, vi} from "vitest";
import {bindTerms} from "../../../src/components/terms/apply-terms.js";
import {dressTerms} from "../../../src/core/terms/dress.js";
import {demoTerms} from "../../support/terms.js";
import {page, settle, textOf} from "../dom.js";

const SWITCH = `<fieldset class="tm-terms-switch"><input type="radio" name="tm-terms" value="guidelines" checked><input type="radio" name="tm-terms" value="sources"><span role="status"></span></fieldset>`;
const BODY = `${SWITCH}<p>a [[lantern]]</p><figure aria-label="[[lantern]]s"></figure><dialog class="tm-trace">lantern, green lamp</dialog>`;

function open(search = "", {stored, refused = false}: {readonly stored?: string; readonly refused?: boolean} = {}) {
  const {window, document} = page(BODY, search);
  dressTerms(document.body, demoTerms);
  if (stored !== undefined) window.localStorage.setItem("tickmark-terms", stored);
  if (refused)
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new Error("denied");
      }
    });
  bindTerms(document, window as unknown as Window & typeof globalThis);
  const choose = (value: string): void => {
    const input = document.querySelector<HTMLInputElement>(`input[value=${value}]`)!;
    input.checked = true;
    input.dispatchEvent(new window.Event("change", {bubbles: true}));
  };
  const shown = (): readonly (string | null)[] => [
    textOf(document, "p"),
    document.querySelector("figure")!.getAttribute("aria-label"),
    document.querySelector<HTMLInputElement>("input:checked")!.value,
    window.location.search
  ];
  return {window, document, choose, shown};
}

const GUIDELINES = ["a green lamp (“lantern”)", "green lamp (“lantern”)s", "guidelines", ""];
const SOURCES = ["a “lantern”", "“lantern”s", "sources", "?terms=sources"];

it("shows the guidelines’ terms unless another is asked for", () => expect(open().shown()).toEqual(GUIDELINES));

it("follows the address, and keeps its other parameters", () => {
  expect(open("?lamps.show=share&terms=sources").shown()).toEqual([
    ...SOURCES.slice(0, 3),
    "?lamps.show=share&terms=sources"
  ]);
});

it("follows what was chosen on another page, and puts it into the address", () =>
  expect(open("", {stored: "sources"}).shown()).toEqual(SOURCES));

it("lets the address go before what was chosen, and leaves it as it is, so that it is the same when loaded again", () => {
  expect(open("?terms=guidelines", {stored: "sources"}).shown()).toEqual([
    ...GUIDELINES.slice(0, 3),
    "?terms=guidelines"
  ]);
});

it("switches there and back, in the address and for other pages", () => {
  const {window, document, choose, shown} = open();
  choose("sources");
  expect(shown()).toEqual(SOURCES);
  expect(window.localStorage.getItem("tickmark-terms")).toBe("sources");
  expect(textOf(document, "[role=status]")).toBe("Shown in the sources’ terms");
  choose("guidelines");
  expect(shown()).toEqual(GUIDELINES);
  expect(window.localStorage.getItem("tickmark-terms")).toBeNull();
});

it("is undone by Back, on this page and for other pages, and done again by Forward", async () => {
  const {window, choose, shown} = open();
  choose("sources");
  window.history.back();
  await vi.waitFor(() => expect([shown(), window.localStorage.getItem("tickmark-terms")]).toEqual([GUIDELINES, null]));
  window.history.forward();
  await vi.waitFor(() =>
    expect([shown(), window.localStorage.getItem("tickmark-terms")]).toEqual([SOURCES, "sources"])
  );
});

it("switches where nothing can be kept", () => {
  const {choose, shown} = open("", {refused: true});
  choose("sources");
  expect(shown()).toEqual(SOURCES);
});

it("says that a name in the address means nothing", () => {
  const {window, document, shown} = open("?terms=neither");
  document.dispatchEvent(new window.Event("DOMContentLoaded"));
  expect(shown().slice(0, 3)).toEqual(GUIDELINES.slice(0, 3));
  expect(textOf(document, "[role=status]")).toContain("“terms=neither”, which is not known");
});

it("puts what comes later into the same terms", async () => {
  const {document} = open("?terms=sources");
  const late = document.createElement("p");
  late.id = "late";
  late.textContent = "[[Lantern]]s";
  document.body.append(dressTerms(late, demoTerms));
  await settle();
  expect(textOf(document, "#late")).toBe("“Lantern”s");
});

it("touches nothing that is no registered term, a trace least of all", () => {
  expect(textOf(open("?terms=sources").document, "dialog")).toBe("lantern, green lamp");
});
