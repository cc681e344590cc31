import {describe, expect, it} from "vitest";
import {bindTerms, linkInTerms} from "../../../src/components/terms/apply-terms.js";
import {page} from "../dom.js";

const SWITCH = `<fieldset class="tm-terms-switch"><input type="radio" name="tm-terms" value="guidelines" checked><input type="radio" name="tm-terms" value="sources"></fieldset>`;
const PLACE = {
  base: "https://example.test/base/notebooks/lamps",
  root: "https://example.test/base/",
  kept: "guidelines"
} as const;

describe("linkInTerms(href, vocabulary, place)", () => {
  it.each<[string, string, string]>([
    ["another page", "../facts/", "https://example.test/base/facts/?terms=sources"],
    [
      "a place of another page",
      "/base/open-points#check-a",
      "https://example.test/base/open-points?terms=sources#check-a"
    ],
    [
      "what has parameters, which stay as they are written",
      "../trace/?x=share(a,%20b)",
      "https://example.test/base/trace/?x=share(a,%20b)&terms=sources"
    ],
    ["a page by its file", "./lamps.html", "https://example.test/base/notebooks/lamps.html?terms=sources"]
  ])("gives the terms to %s", (_name, href, expected) => expect(linkInTerms(href, "sources", PLACE)).toBe(expected));

  it.each([
    ["a place of its own page", "#lamps"],
    ["what names terms itself", "../terms?terms=guidelines"],
    ["a file", "../tables/lamps.csv"],
    ["another site", "https://example.org/"],
    ["what stands outside the site", "/elsewhere"],
    ["no page", "mailto:a@example.test"],
    ["no address", "https://"]
  ])("leaves %s alone", (_name, href) => expect(linkInTerms(href, "sources", PLACE)).toBe(href));

  it("leaves the default out, unless a page without it would show what is kept", () => {
    expect(linkInTerms("../facts/", "guidelines", PLACE)).toBe("../facts/");
    expect(linkInTerms("../facts/", "guidelines", {...PLACE, kept: "sources"})).toBe(
      "https://example.test/base/facts/?terms=guidelines"
    );
  });
});

describe("where the browser keeps nothing", () => {
  const open = (search = "") => {
    const {window, document} = page(
      `${SWITCH}<a href="../facts/">Figures</a><svg><a href="../trace/un"><text>7</text></a></svg>`,
      search
    );
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
    const used = (type: string, selector = "a", within = selector): string | null => {
      document.querySelector(within)!.dispatchEvent(new window.Event(type, {bubbles: true}));
      return document.querySelector(selector)!.getAttribute("href");
    };
    return {document, choose, used};
  };

  it.each(["pointerdown", "focusin", "click", "auxclick", "dragstart"])(
    "a link carries the terms that were chosen from %s on, and is as it was after the way back",
    (type) => {
      const {document, choose, used} = open();
      expect(used(type)).toBe("../facts/");
      choose("sources");
      expect(document.querySelector("a")!.getAttribute("href")).toBe("../facts/");
      expect(used(type)).toBe("https://example.test/base/facts/?terms=sources");
      expect(used(type)).toBe("https://example.test/base/facts/?terms=sources");
      choose("guidelines");
      expect(used(type)).toBe("../facts/");
    }
  );

  it("so do the marks of a chart, the terms of an address, and a link that has been given another address since", () => {
    const {document, used} = open("?terms=sources");
    expect(used("pointerdown", "svg a", "svg text")).toBe("https://example.test/base/trace/un?terms=sources");
    expect(used("click")).toBe("https://example.test/base/facts/?terms=sources");
    document.querySelector("a")!.setAttribute("href", "../tables/");
    expect(used("click")).toBe("https://example.test/base/tables/?terms=sources");
  });
});
