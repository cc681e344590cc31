import {cp, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {compileDeck} from "../../loaders/decks/compile.js";
import type {Definitions} from "../../loaders/definitions.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {siteOf} from "../../loaders/render/site.js";
import {verify} from "../../loaders/verify.js";
import type {Verified} from "../../loaders/verify.js";
import type {Chart} from "../../src/core/chart.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {parseDeck} from "../../src/core/deck/parse.js";
import type {Evidence} from "../../src/core/evidence.js";
import {corpusDefinitions, shipsChart} from "../fixtures/definitions.js";
import {onePixel} from "./one-pixel.js";

const SVG = "http://www.w3.org/2000/svg";

/** The ships as a drawing: a bar for each row, its colour a custom property. */
const barsChart: Chart = {
  ...shipsChart, id: "bars", options: {}, notes: () => ["Counted by keepers, {{ demo.ships-2014 }} in all."],
  draw(rows, _options, {document, width, format, traceHref}) {
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `0 0 ${width} ${rows.length * 40}`);
    rows.forEach((row, i) => {
      const expression = String(row.count_expression);
      const link = drawing.appendChild(document.createElementNS(SVG, "a"));
      link.setAttribute("href", traceHref(expression));
      link.setAttribute("data-trace", expression);
      const bar = link.appendChild(document.createElementNS(SVG, "rect"));
      for (const [name, value] of Object.entries({x: 0, y: i * 40, width: 100, height: 30, fill: "var(--tm-first, #1d5f99)"})) bar.setAttribute(name, String(value));
      const text = link.appendChild(document.createElementNS(SVG, "text"));
      text.setAttribute("x", "110");
      text.setAttribute("y", String(i * 40 + 20));
      text.textContent = format(expression);
    });
    return drawing;
  }
};

/** A deck of five slides on the ships of Norland, with text that would be markup if it were not escaped. */
export const DEMO_DECK = `---
title: Ships & </script><!-- of Norland
subtitle: What the keepers wrote
author: A. Keeper
date: 2024-05-06
period: Figures of 2010 and 2014
lang: en
---

# Ships & &lt;lamps&gt; of Norland

What the keepers wrote

---
layout: section
---

# 1. Ships

---
layout: figure
id: bars
---

## {{ share(demo.fishing, demo.ships-2014) | .0% }} of the ships were fishing boats, by the count that the keepers of the lighthouses of Norland made in the year

\`\`\`chart
ref: bars
\`\`\`

::: notes
Only in the notes: {{ demo.lamps }} lamps were lit; \`</script><!--\` is text, and so is --> this.
:::

---
layout: bullets
id: bullets
---

## *Stars*, \\[brackets\\] and a | bar

- **{{ demo.fishing }}** fishing boats, see the [open point](/open-points#check-parts-of-ships)
- {{ demo.ferries }} ferries, [elsewhere](https://example.org/a_(b)) and [on a page](/notebooks/ships)
- 2014\\. is no list, # no heading, {\\{ no number

---
layout: table
id: table
---

## A table

| Kind | Ships |
| --- | --: |
| a \\| b | {{ demo.fishing }} |

---
layout: sources
id: sources
---

## Sources
`;

/** A deck worked out on the fixture corpus, with the corpus's evidence. Throws an Error where the deck has faults. */
export async function demoDeck(text: string = DEMO_DECK): Promise<{readonly deck: CompiledDeck; readonly evidence: Evidence}> {
  const definitions = {...corpusDefinitions, charts: [...corpusDefinitions.charts, barsChart]};
  const verified = await verifyCorpus(definitions);
  const {deck, faults} = compileDeck(parseDeck(text), {name: "demo", file: "data/decks/demo.md", site: siteOf(verified, definitions), picture: onePixel});
  if (faults.length > 0) throw new Error(faults.map(({line, message}) => `${line}: ${message}`).join("\n"));
  return {deck, evidence: verified.evidence};
}

/** In a copy, which a suite may need before its first test. */
async function verifyCorpus(definitions: Definitions): Promise<Verified> {
  const root = await mkdtemp(join(tmpdir(), "tickmark-"));
  try {
    await cp(fileURLToPath(new URL("../fixtures/corpus", import.meta.url)), root, {recursive: true});
    return await verify(openWorkspace(root), definitions);
  } finally {
    await rm(root, {recursive: true, force: true});
  }
}
