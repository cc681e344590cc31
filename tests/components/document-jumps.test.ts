import {expect, it} from "vitest";
import {bindDocumentJumps} from "../../src/components/document-jumps.js";
import {page} from "./dom.js";

const BODY = `
  <button data-jump="fact" data-step="1">Next</button><button data-jump="fact" data-step="-1">Previous</button><button data-jump="open" data-step="1">Open</button>
  <input id="field">
  <article class="tm-document">
    <a class="tm-token" data-kind="fact" id="a" href="#"></a><span class="tm-token" data-kind="explained" tabindex="0" id="b"></span>
    <details><a class="tm-token" data-kind="fact" id="c" href="#"></a></details><span class="tm-token" data-kind="open" tabindex="0" id="d"></span>
  </article>`;

function bound(): {
  readonly press: (key: string, options?: KeyboardEventInit) => string;
  readonly click: (index: number) => string;
  readonly document: Document;
  readonly unbind: () => void;
} {
  const {document, window} = page(BODY);
  const unbind = bindDocumentJumps(document);
  const focused = (): string => document.activeElement?.id ?? "";
  return {
    document,
    unbind,
    press: (key, options = {}) => (
      document.activeElement!.dispatchEvent(
        new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...options})
      ),
      focused()
    ),
    click: (index) => (
      document.querySelectorAll("button")[index]!.focus(),
      document.querySelectorAll("button")[index]!.click(),
      focused()
    )
  };
}

it("goes from figure to figure by button, round the end, unfolding what holds it", () => {
  const {click, document} = bound();
  expect([click(0), click(0), click(0), click(1)]).toEqual(["a", "c", "a", "c"]);
  expect(document.querySelector("details")?.open).toBe(true);
  expect(click(2)).toBe("d");
});

it("starts from the end where the first jump is backwards", () => expect(bound().click(1)).toBe("c"));

it("goes by n, p and o while a number has the focus", () => {
  const {press, document} = bound();
  document.querySelector<HTMLElement>("#b")!.focus();
  expect([press("n"), press("o"), press("n"), press("p")]).toEqual(["c", "d", "a", "c"]);
});

it("leaves keys alone anywhere else, and with a modifier", () => {
  const {press, document, unbind} = bound();
  document.querySelector<HTMLElement>("#field")!.focus();
  expect(press("n")).toBe("field");
  document.querySelector<HTMLElement>("#a")!.focus();
  expect(press("n", {ctrlKey: true})).toBe("a");
  unbind();
  expect(press("n")).toBe("a");
});
