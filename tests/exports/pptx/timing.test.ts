import {beforeAll, describe, expect, it} from "vitest";
import {svgToPng} from "../../../loaders/exports/slide-png.js";
import type {CompiledDeck} from "../../../src/core/deck/compiled.js";
import {deckToPptx} from "../../../src/exports/pptx/deck-to-pptx.js";
import {pptxDifferences} from "../../../src/exports/pptx/differences.js";
import {elements} from "../../../src/exports/pptx/office-package.js";
import {compiledDeck} from "../../support/compiled-deck.js";
import {parseXml, partText} from "../../support/office.js";
import {validatePptx} from "../../support/validate-pptx.js";

const DECK = `---
title: Steps
---

# A list by items

Always here

::: incremental
- First
- Second
  - below the second
- Third
:::

---

# A pause before a chart

Said at once

. . .

\`\`\`chart
ref: victims-trend
\`\`\`

---

# A table and a picture, each in its turn

::: incremental

| a | b |
|---|---|
| one | two |

![a point](point.png)

:::

---

# No steps

- All at once
`;

let deck: CompiledDeck;
let file: Uint8Array;

beforeAll(async () => {
  deck = await compiledDeck(DECK);
  file = await deckToPptx(deck, {site: "", png: svgToPng});
}, 60_000);

const slide = (number: number): Document => parseXml(partText(file, `ppt/slides/slide${number}.xml`));

/** What appears with each click, as a reader of the file finds it: the words of paragraphs, or the names of shapes. */
function clicks(document: Document): readonly (readonly string[])[] {
  const shapes = new Map(
    elements(document, "p:cNvPr").map((named) => [named.getAttribute("id"), named.parentNode!.parentNode as Element])
  );
  const [sequence] = elements(document, "p:cTn").filter((one) => one.getAttribute("nodeType") === "mainSeq");
  const steps = elements(sequence, "p:cond")
    .filter((condition) => condition.getAttribute("delay") === "indefinite")
    .map((condition) => condition.parentNode!.parentNode as Element);
  return steps.map((step) =>
    elements(step, "p:spTgt").map((target) => {
      const shape = shapes.get(target.getAttribute("spid"));
      const [range] = elements(target, "p:pRg");
      if (range === undefined) return elements(shape, "p:cNvPr")[0]!.getAttribute("name")!;
      expect(range.getAttribute("end")).toBe(range.getAttribute("st"));
      return elements(shape, "a:p")[Number(range.getAttribute("st"))]!.textContent;
    })
  );
}

it("is in order", () => {
  expect(validatePptx(file, parseXml)).toEqual([]);
});

describe("with each click appears what the stage shows next", () => {
  it("items of a list, with what is below them", () => {
    expect(clicks(slide(1))).toEqual([["First"], ["Second"], ["below the second"], ["Third"]]);
  });

  it("a chart after a pause", () => {
    expect(clicks(slide(2))).toEqual([["Chart: victims-trend"]]);
  });

  it("a table and a picture", () => {
    expect(clicks(slide(3))).toEqual([["Table"], ["Picture: a point"]]);
  });

  it("as often as the stage steps on", () => {
    expect(deck.slides.map(({steps}) => steps)).toEqual(deck.slides.map(({number}) => clicks(slide(number)).length));
  });

  it("the first of a click starts it, the others come with it", () => {
    const types = elements(slide(1), "p:cTn").flatMap((one) =>
      one.getAttribute("presetID") ? [one.getAttribute("nodeType")] : []
    );
    expect(types.filter((type) => type === "clickEffect").length).toBe(deck.slides[0]!.steps);
  });
});

it("paragraphs and charts are listed as built, pictures and tables not", () => {
  const built = (number: number): readonly (readonly (string | null)[])[] =>
    ["p:bldP", "p:bldGraphic"].map((tag) => elements(slide(number), tag).map((one) => one.getAttribute("build")));
  expect([built(1), built(2), built(3)]).toEqual([
    [["p"], []],
    [[], [null]],
    [[], []]
  ]);
});

it("a slide without steps has no timing, and none is a difference", () => {
  expect(elements(slide(4), "p:timing").length).toBe(0);
  expect(pptxDifferences(deck).filter(({message}) => message.includes("step"))).toEqual([]);
});
