import {cp, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {compileDeck} from "../../loaders/decks/compile-deck.js";
import type {PictureData} from "../../loaders/decks/pictures.js";
import {siteOf} from "../../loaders/render/site.js";
import {verify} from "../../loaders/verify.js";
import type {Verified} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import type {Evidence} from "../../src/core/evidence.js";
import {parseDeck} from "./manuscripts.js";
import {onePixel} from "./one-pixel.js";

/** The ships as a drawing: a bar for each kind. */
const BARS = `table: ships
form: bar
x: kind
y: count
headline: "{{ demo.fishing }} of {{ demo.ships-2014 }} ships were fishing boats"
title: Ships counted by keepers, Norland, 2014
caveats: [seen]
notes: ["Counted by keepers, {{ demo.ships-2014 }} in all."]
columns: {kind, count}
`;

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

/**
 * A deck worked out on the fixture corpus, with the corpus's evidence. Throws an Error where the deck has diagnostics.
 */
export async function demoDeck(
  text: string = DEMO_DECK,
  picture: PictureData = onePixel
): Promise<{readonly deck: CompiledDeck; readonly evidence: Evidence}> {
  const verified = await verifyCorpus();
  const {deck, diagnostics} = compileDeck(parseDeck(text), {
    name: "demo",
    file: "data/decks/demo.md",
    site: siteOf(verified),
    picture
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({line, message}) => `${line}: ${message}`).join("\n"));
  return {deck, evidence: verified.evidence};
}

/** In a copy with the bars among its charts, which a suite may need before its first test. */
async function verifyCorpus(): Promise<Verified> {
  const root = await mkdtemp(join(tmpdir(), "tickmark-"));
  try {
    await cp(fileURLToPath(new URL("../fixtures/corpus", import.meta.url)), root, {recursive: true});
    await writeFile(join(root, "charts", "bars.yaml"), BARS);
    return await verify(openWorkspace(root));
  } finally {
    await rm(root, {recursive: true, force: true});
  }
}
