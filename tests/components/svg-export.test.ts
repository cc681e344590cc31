import {describe, expect, it} from "vitest";
import {pngTexts, standaloneSvg, svgTexts} from "../../src/components/take.js";
import {wrapLines} from "../../src/exports/chart-svg.js";
import {demoFigure} from "./demo-figure.js";
import {page} from "./dom.js";

function exported(): {readonly file: string; readonly parsed: Document} {
  const {window, document} = page(demoFigure());
  const figure = document.querySelector<HTMLElement>("figure")!;
  const texts = svgTexts(figure, "d1g35t", "https://example.test/base/notebooks/#chart-lamps");
  const file = standaloneSvg(figure.querySelector("svg")!, texts, {
    property: (name) => (name === "--tm-odd" ? " #abcdef " : ""),
    base: document.baseURI
  });
  return {file, parsed: new window.DOMParser().parseFromString(file, "image/svg+xml")};
}

describe("standaloneSvg", () => {
  const {file, parsed} = exported();

  it("is well-formed", () => {
    expect(parsed.documentElement.localName).toBe("svg");
    expect(file).toMatch(/^<\?xml version="1.0"/);
  });

  it("carries source line, caveats, expressions and digest in its metadata", () => {
    expect(JSON.parse(parsed.querySelector("metadata")!.textContent)).toEqual({
      generator: "Tickmark",
      headline: "106 lamps & more were green",
      title: "Lamps of the pier, number, 2014",
      description: "One bar.",
      notes: ["Counted by night.", "Bars are drawn."],
      source: "Source: Lamps of the pier, para 1",
      state: "",
      expressions: ["demo.green", "share(demo.green, demo.total)"],
      digest: "d1g35t",
      page: "https://example.test/base/notebooks/#chart-lamps"
    });
  });

  it("shows headline and title above, caveats and source line below", () => {
    const lines = [...parsed.querySelectorAll("svg > g > text")].map((line) => line.textContent);
    expect(lines).toEqual([
      "106 lamps & more were green",
      "Lamps of the pier, number, 2014",
      "Counted by night.",
      "Bars are drawn.",
      "Source: Lamps of the pier, para 1"
    ]);
  });

  it("has literal colours and absolute links", () => {
    expect(file).not.toMatch(/var\(|currentColor/);
    expect(parsed.querySelector("svg > svg")?.getAttribute("fill")).toBe("#1b2127");
    expect(parsed.querySelector("g > rect")?.getAttribute("fill")).toBe("#abcdef");
    expect(parsed.querySelector("a")?.getAttribute("href")).toBe("https://example.test/base/trace/?x=1");
    expect(parsed.querySelector("a")?.getAttribute("data-trace")).toBe("share(demo.green, demo.total)");
  });

  it("has room for what stands around the drawing", () => {
    const height = Number(parsed.documentElement.getAttribute("height"));
    const last = [...parsed.querySelectorAll("svg > g > text")].at(-1)!;
    expect(Number(last.getAttribute("y"))).toBeLessThan(height);
    expect(height).toBeGreaterThan(100);
  });

  it("leaves the drawing in the page as it was", () => {
    const {document} = page(demoFigure());
    const figure = document.querySelector<HTMLElement>("figure")!;
    const before = figure.outerHTML;
    standaloneSvg(figure.querySelector("svg")!, svgTexts(figure, "", ""), {property: () => "", base: document.baseURI});
    expect(figure.outerHTML).toBe(before);
  });
});

it.each([
  ["open", "≠ tied, with an open point"],
  ["unchecked", "○ not checked here: the document is absent"]
])("standaloneSvg says after the source that its numbers are %s", (state, text) => {
  const {window, document} = page(
    demoFigure().replace(
      '<a class="tm-tick" href="#">✓ tied</a>',
      `<a class="tm-tick" href="#" data-state="${state}">${text}</a>`
    )
  );
  const figure = document.querySelector<HTMLElement>("figure")!;
  const file = standaloneSvg(figure.querySelector("svg")!, svgTexts(figure, "", ""), {
    property: () => "",
    base: document.baseURI
  });
  const parsed = new window.DOMParser().parseFromString(file, "image/svg+xml");
  expect([...parsed.querySelectorAll("svg > g > text")].map((line) => line.textContent).join(" ")).toContain(
    `Source: Lamps of the pier, para 1 · ${text}`
  );
  expect(parsed.querySelector("desc")!.textContent).toContain(`Source: Lamps of the pier, para 1 · ${text}`);
  expect(JSON.parse(parsed.querySelector("metadata")!.textContent)).toMatchObject({
    source: "Source: Lamps of the pier, para 1",
    state: text
  });
  expect(pngTexts(svgTexts(figure, "", "")).Source).toBe(`Source: Lamps of the pier, para 1 · ${text}`);
});

it("wrapLines fills lines by the widths of letters, not by their number", () => {
  expect(wrapLines("ill ill ill ill", 40, 12)).toHaveLength(2);
  expect(wrapLines("mmm mmm mmm mmm", 40, 12)).toHaveLength(4);
});

it("wrapLines breaks at spaces and loses nothing", () => {
  const text = "Consultations at centres, not children and not prevalence.";
  expect(wrapLines(text, 150, 12).length).toBeGreaterThan(2);
  expect(wrapLines(text, 150, 12).join(" ")).toBe(text);
  expect(wrapLines("", 150, 12)).toEqual([]);
});
