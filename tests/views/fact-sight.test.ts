import {describe, expect, it} from "vitest";
import type {Evidence, FactSight} from "../../src/core/evidence.js";
import {factPage} from "../../src/views/fact-page.js";
import {factSight} from "../../src/views/fact-sight.js";
import {traceContext} from "../../src/views/trace-parts.js";
import {traceView} from "../../src/views/trace-view.js";
import {demoEvidence} from "../components/demo-evidence.js";
import {page, textOf} from "../components/dom.js";

const links = {factHref: (id: string) => `#${id}`, siteHref: (path: string) => `/tm${path}`};
const CROP: FactSight = {
  kind: "crop",
  ...{image: "/data/crops/demo.png", width: 840, height: 200, page: 3, file: "demo.pdf"}
};
const GRID: FactSight = {
  kind: "grid",
  ...{place: "Lamps", file: "demo.xlsx", letters: ["A", "C"], row: 1, column: 1},
  rows: [
    {header: true, number: 1, cells: ["Coast", "Lamps"]},
    {header: false, number: 7, cells: ["North", "141"]}
  ]
};

const seenAs = (seen: FactSight | undefined): Evidence => ({
  ...demoEvidence,
  facts: demoEvidence.facts.map((fact) => (fact.id === "demo.total" && seen ? {...fact, seen} : fact))
});
const traced = (seen: FactSight | undefined): HTMLElement =>
  traceView(seenAs(seen), "demo.total", page("").document, links);

describe("the trace of a figure", () => {
  it("shows the part of the page that it is printed on, named for those who don't see it", () => {
    const image = traced(CROP).querySelector(".tm-fact .tm-sight img")!;
    expect(image.getAttribute("src")).toBe("/tm/data/crops/demo.png");
    expect(image.getAttribute("alt")).toBe("Part of page 3 of demo.pdf, with 141 marked");
  });

  it("shows a picture that a file carries as it is", () => {
    const image = traced({...CROP, image: "data:image/png;base64,AA=="} as FactSight).querySelector(".tm-sight img")!;
    expect(image.getAttribute("src")).toBe("data:image/png;base64,AA==");
  });

  it("shows the cells around its own, which alone is marked, with their names", () => {
    const shown = traced(GRID);
    expect([...shown.querySelectorAll(".tm-sight tr")].map((row) => [...row.children].map(textOf1))).toEqual([
      ["", "A", "C"],
      ["1", "Coast", "Lamps"],
      ["7", "North", "141"]
    ]);
    expect([...shown.querySelectorAll(".tm-sight mark")].map(textOf1)).toEqual(["141"]);
    expect(textOf(shown, ".tm-sight figcaption")).toBe("Sheet Lamps of demo.xlsx");
  });

  it("says what the cell stores and by what formula it was worked out, where that is another thing", () => {
    const shown = traced({...GRID, value: "140.8", formula: "SUM(C2:C6)"} as FactSight);
    expect(textOf(shown, ".tm-sight figcaption")).toBe(
      "Sheet Lamps of demo.xlsx; stored as 140.8; formula =SUM(C2:C6)"
    );
  });

  it("is seen on the page of the figure as in its trace", () => {
    const users = {charts: [], pages: [], slides: [], briefings: [], cells: []};
    const shown = (seen: FactSight | undefined): HTMLElement =>
      factPage(seenAs(seen), {fact: "demo.total", users}, page("").document, links);
    const sight = ".tm-fact-passage-part .tm-sight";
    expect(shown(CROP).querySelector(`${sight} img`)!.getAttribute("src")).toBe("/tm/data/crops/demo.png");
    expect([...shown(GRID).querySelectorAll(`${sight} mark`)].map(textOf1)).toEqual(["141"]);
    expect(shown(undefined).querySelector(sight)).toBeNull();
  });

  it("says that the document is absent, and shows nothing more where nothing is known", () => {
    expect(textOf(traced({kind: "absent", file: "demo.pdf"}), ".tm-fact > .tm-absent")).toMatch(
      /^The document itself, demo\.pdf, is not present in this copy/
    );
    expect(traced(undefined).querySelector(".tm-sight, .tm-fact > .tm-absent")).toBeNull();
  });
});

it("factSight(fact, context) shows nothing of a withheld passage", () => {
  const evidence = seenAs(CROP);
  const fact = {...evidence.facts.find(({id}) => id === "demo.total")!, withheld: "speaks of persons"};
  expect(factSight(fact, traceContext(evidence, page("").document, links))).toBeUndefined();
});

const textOf1 = ({textContent}: Element): string | null => textContent;
