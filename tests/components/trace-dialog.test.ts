import {expect, it, vi} from "vitest";
import {EvidenceLoadError} from "../../src/components/evidence.js";
import {TraceDialog, bindTraceClicks} from "../../src/components/trace-dialog.js";
import type {Evidence} from "../../src/core/evidence.js";
import {demoEvidence} from "./demo-evidence.js";
import {page, settle, textOf} from "./dom.js";

const NUMBER =
  '<p><a class="tm-number" id="n" data-trace="share(demo.green, demo.total)" href="#there"><b>75%</b></a></p>';

function open(load: () => Promise<Evidence> = () => Promise.resolve(demoEvidence), body = NUMBER) {
  const {window, document} = page(body);
  bindTraceClicks(document, new TraceDialog(document, load));
  const click = (selector: string, init: MouseEventInit = {}): MouseEvent => {
    const event = new window.MouseEvent("click", {bubbles: true, cancelable: true, ...init});
    document.querySelector(selector)!.dispatchEvent(event);
    return event;
  };
  return {window, document, click, dialog: () => document.querySelector<HTMLDialogElement>("dialog.tm-trace")};
}

it("opens on a click anywhere in the number, says that it loads, and shows the trace", async () => {
  const {click, dialog} = open();
  expect(click("#n b").defaultPrevented).toBe(true);
  expect(dialog()?.open).toBe(true);
  expect(dialog()?.getAttribute("role")).toBe("dialog");
  expect(textOf(dialog()!, "[aria-busy]")).toBe("Loading the evidence …");
  await settle();
  expect(textOf(dialog()!, `#${dialog()!.getAttribute("aria-labelledby")}`)).toBe("Trace of 75.2%");
  expect(textOf(dialog()!, ".tm-shown")).toBe("Shown as 75%");
  expect(dialog()!.querySelector("[aria-busy]")).toBeNull();
});

it.each([{ctrlKey: true}, {metaKey: true}, {shiftKey: true}, {altKey: true}, {button: 1}])(
  "leaves a click with %j to the browser",
  (init) => {
    const {click, dialog} = open();
    expect(click("#n", init).defaultPrevented).toBe(false);
    expect(dialog()).toBeNull();
  }
);

it("opens on Enter where the mark is no link", () => {
  const {window, document, dialog} = open(undefined, '<svg><g id="m" tabindex="0" data-trace="demo.total"></g></svg>');
  document
    .querySelector("#m")!
    .dispatchEvent(new window.KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}));
  expect(dialog()?.open).toBe(true);
});

it("shows an operand's trace inside, and goes back", async () => {
  const {click, dialog} = open();
  click("#n");
  await settle();
  click(".tm-chip[data-trace='demo.green']");
  await settle();
  expect(textOf(dialog()!, ".tm-result")).toBe("printed: 106 lamps");
  click(".tm-trace-back");
  await settle();
  expect(textOf(dialog()!, ".tm-result")).toBe("= 75.2%");
  expect(dialog()!.querySelector<HTMLElement>(".tm-trace-back")!.hidden).toBe(true);
});

it("links to the trace's own page below the site's root", () => {
  const {click, dialog} = open();
  click("#n");
  expect(dialog()!.querySelector<HTMLAnchorElement>(".tm-trace-page-link")!.href).toBe(
    "https://example.test/base/trace/?x=share(demo.green%2C%20demo.total)#demo.green"
  );
});

it("gives the focus back to what opened it, or to what stands in its place", async () => {
  const {document, click, dialog} = open();
  click("#n");
  await settle();
  dialog()!.close();
  expect(document.activeElement?.id).toBe("n");
  click("#n");
  document.querySelector("#n")!.outerHTML = NUMBER.replace('id="n"', 'id="again"');
  dialog()!.close();
  expect(document.activeElement?.id).toBe("again");
});

it("says that the evidence could not be loaded, with a link to the list", async () => {
  const {click, dialog} = open(() =>
    Promise.reject(new EvidenceLoadError("The evidence could not be loaded (status 404)."))
  );
  click("#n");
  await settle();
  expect(textOf(dialog()!, "[role=alert]")).toMatch(
    /^The evidence could not be loaded \(status 404\)\. ?See the list of all printed figures$/
  );
  expect(dialog()!.querySelector<HTMLAnchorElement>("[role=alert] a")!.href).toBe(
    "https://example.test/base/trace/#demo.green"
  );
});

it.each([
  ["demo.nothing", "unknown fact: demo.nothing"],
  ["share(demo.green", "to close share("]
])("names what can't be traced: %s", async (expression, message) => {
  const {click, dialog} = open(undefined, `<a id="n" data-trace="${expression}" href="#">?</a>`);
  click("#n");
  await settle();
  expect(textOf(dialog()!, "[role=alert]")).toContain(`“${expression}” can’t be traced: `);
  expect(textOf(dialog()!, "[role=alert]")).toContain(message);
});

it("shows the trace asked for last where an earlier one arrives late", async () => {
  const waiting: ((evidence: Evidence) => void)[] = [];
  const load = vi.fn(() => new Promise<Evidence>((resolve) => waiting.push(resolve)));
  const {click, dialog} = open(
    load,
    '<a id="a" data-trace="demo.green" href="#">a</a><a id="b" data-trace="demo.total" href="#">b</a>'
  );
  click("#a");
  click("#b");
  waiting[1]!(demoEvidence);
  await settle();
  waiting[0]!(demoEvidence);
  await settle();
  expect(textOf(dialog()!, ".tm-result")).toBe("printed: 141 lamps");
});

it("makes way for a link to another place of the page, and leaves the focus there", async () => {
  const {window, document, click, dialog} = open();
  window.history.replaceState(null, "", "/base/sources/demo");
  click("#n");
  await settle();
  const link = dialog()!.querySelector<HTMLAnchorElement>(".tm-passage-place a")!;
  expect(link.href).toBe("https://example.test/base/sources/demo#demo.green");
  link.dispatchEvent(new window.MouseEvent("click", {bubbles: true, cancelable: true, ctrlKey: true}));
  expect(dialog()?.open).toBe(true);
  click(".tm-passage-place a");
  expect(dialog()?.open).toBe(false);
  expect(document.activeElement?.id).not.toBe("n");
});

it("stays for a link to another page", async () => {
  const {window, click, dialog} = open();
  click("#n");
  await settle();
  dialog()!.addEventListener("click", (event) => event.preventDefault());
  dialog()!
    .querySelector(".tm-passage-place a")!
    .dispatchEvent(new window.MouseEvent("click", {bubbles: true, cancelable: true}));
  expect(dialog()?.open).toBe(true);
});

it("leads to where the number is added to a document, and the passage of a printed one", async () => {
  const {document, click, dialog} = open();
  document.head.insertAdjacentHTML("beforeend", '<link rel="tickmark-root" href="https://example.test/base/">');
  click("#n b");
  await settle();
  const add = dialog()!.querySelector<HTMLAnchorElement>(".tm-trace-add")!;
  const quote = dialog()!.querySelector<HTMLAnchorElement>(".tm-trace-quote")!;
  expect(new URLSearchParams(new URL(add.href).hash.slice(1)).get("add")).toBe("{{ share(demo.green, demo.total) }}");
  expect(quote.hidden).toBe(true);
  click(".tm-chip[data-trace='demo.green']");
  await settle();
  expect(quote.hidden).toBe(false);
  expect(new URLSearchParams(new URL(quote.href).hash.slice(1)).get("add")).toContain("{{ demo.green }}");
});
