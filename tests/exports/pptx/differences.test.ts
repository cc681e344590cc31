import {beforeAll, describe, expect, it} from "vitest";
import type {CompiledChart, CompiledDeck} from "../../../src/core/deck/compiled.js";
import type {NativeChart} from "../../../src/core/chart.js";
import {pptxDifferences, pptxRemarks} from "../../../src/exports/pptx/differences.js";
import {makeReport, reportText} from "../../../src/exports/report.js";
import {compiledDeck} from "../../support/compiled-deck.js";

const slide = (id: string, ref: string, more = ""): string =>
  `---\nid: ${id}\nlayout: figure\n---\n\n# ${id}\n\n\`\`\`chart\nref: ${ref}\n${more}\`\`\`\n`;

const DECK = `---
title: Charts
---

# Charts

${[
  slide("bars", "abuse-types"),
  slide("slope", "victims-trend"),
  slide("stack", "sentencing-2014"),
  slide("matrix", "measures-ministries"),
  slide("cards", "care-bodies")
].join("\n")}
---
id: half
layout: figure-right
---

# half

Words beside it

\`\`\`chart
ref: sentencing-2014
\`\`\`

---
id: formula
---

# formula

An estimate: $\\hat{r}$

---
id: long
---

# ${"A headline that goes on for longer than two lines of a slide can hold, whatever is done about it, ".repeat(2)}

Short
`;

let deck: CompiledDeck;
beforeAll(async () => {
  deck = await compiledDeck(DECK);
}, 60_000);

const said = (id: string, of = deck): readonly string[] => {
  const {number} = of.slides.find((one) => one.id === id)!;
  return pptxDifferences(of)
    .filter((one) => one.number === number)
    .map(({message}) => message);
};

/** The deck with the chart of a slide changed. */
const changed = (id: string, change: (chart: CompiledChart) => CompiledChart): CompiledDeck => ({
  ...deck,
  slides: deck.slides.map((one) =>
    one.id === id
      ? {
          ...one,
          blocks: one.blocks.map((block) => (block.type === "chart" ? {...block, chart: change(block.chart)} : block))
        }
      : one
  )
});

describe("pptxDifferences(deck)", () => {
  it("says nothing of bars and slopes, which are the same", () => {
    expect([said("bars"), said("slope")]).toEqual([[], []]);
  });

  it("says that parts are named in a legend", () => {
    expect(said("stack")).toEqual(["chart sentencing-2014 names its series in a legend, not beside them"]);
  });

  it("says that a bar lies where the slide's stands", () => {
    expect(said("half")).toContain("chart sentencing-2014 lies, where the slide's stands");
  });

  it("says that a chart is a picture, or a table", () => {
    expect(said("matrix")).toEqual(["chart measures-ministries is a picture; its numbers can't be edited"]);
    expect(said("cards")).toEqual(["chart care-bodies is a table of its numbers, not as drawn"]);
  });

  it("says that labels are smaller, and that there is no room for them", () => {
    const many = (native: NativeChart | null, count: number): NativeChart => ({
      ...native!,
      categories: Array.from({length: count}, (_, i) => `kind ${i}`),
      series: native!.series.map((series) => ({
        ...series,
        points: Array.from({length: count}, () => series.points[0]!)
      }))
    });
    const bars = (count: number): readonly string[] =>
      said(
        "bars",
        changed("bars", (chart) => ({...chart, native: many(chart.native, count)}))
      );
    expect(bars(16)).toEqual([expect.stringMatching(/^chart abuse-types has letters of 1[68] pixels, smaller than/)]);
    expect(bars(40)).toContain("chart abuse-types has more in it than its place holds, so that texts overlap");
  });

  it("says that a formula is text, and that a headline is smaller than others", () => {
    expect(said("formula")).toEqual(["its formula is text"]);
    expect(said("long")).toEqual([
      expect.stringMatching(/^its headline has letters of \d+ pixels, where others have \d+$/)
    ]);
  });
});

it("the report calls a chart native only if it says the same", () => {
  const differences = pptxDifferences(deck).map((one) => ({...one, format: "pptx"}));
  const report = makeReport(deck, {formats: ["pptx", "png"], findings: [], differences, remarks: pptxRemarks(deck)});
  const as = (id: string): string | undefined => report.slides.find((one) => one.id === id)!.charts[0]!.as["pptx"];
  expect([as("bars"), as("stack"), as("half"), as("matrix"), as("cards")]).toEqual([
    "native",
    "native with differences",
    "native with differences",
    "picture",
    "table"
  ]);
  expect(reportText(report)).toContain("sentencing-2014: native with differences in pptx, picture in png");
  expect(report.remarks).toContainEqual(expect.stringContaining("marks of charts lead nowhere in PowerPoint"));
});

it("tells of text in smaller letters than other slides have", async () => {
  const text = `# Talk\n\n---\n\n## Few\n\n- a\n- b\n\n---\n\n## Many\n\n${"- They went by and came back\n".repeat(13)}`;
  const told = pptxDifferences(await compiledDeck(text)).map(({number, message}) => [number, message]);
  expect(told).toEqual([
    [3, expect.stringMatching(/^its text has letters of 2\d pixels, where others have 28, so that it fits$/)]
  ]);
});
