import {expect, it, vi} from "vitest";
import {hydratePage} from "../../src/components/hydrate-page.js";
import {demoFigure} from "./demo-figure.js";
import {page, settle} from "./dom.js";

const hiddenIn = (root: ParentNode): readonly string[] =>
  [...root.querySelectorAll("[hidden]")].map(
    (element) => element.id || element.className || (element.getAttribute("data-action") ?? "")
  );

it("shows what works only with JavaScript, also in what comes later", async () => {
  const {window, document} = page(`${demoFigure()}<p id="js" data-js hidden></p><p id="own" hidden></p>`);
  vi.stubGlobal("MutationObserver", window.MutationObserver);
  hydratePage(document, window as unknown as Window);
  expect(hiddenIn(document)).toEqual(["own"]);
  document.body.insertAdjacentHTML("beforeend", demoFigure("chart-lamps-b"));
  await settle();
  expect(hiddenIn(document)).toEqual(["own"]);
});

it("offers no drawing to save where a chart is made of text", () => {
  const {window, document} = page(demoFigure().replace(/<svg[^]*<\/svg>/, "<p>106</p>"));
  vi.stubGlobal("MutationObserver", window.MutationObserver);
  hydratePage(document, window as unknown as Window);
  expect(hiddenIn(document)).toEqual(["svg", "png"]);
});
