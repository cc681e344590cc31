import {readFileSync, readdirSync} from "node:fs";
import {basename} from "node:path";
import {fileURLToPath} from "node:url";
import {compileBriefing} from "../../loaders/decks/compile-briefing.js";
import type {CompiledBriefing} from "../../src/core/deck/compiled.js";
import {inTerms} from "../../src/core/terms/in-terms.js";
import {parseBriefing} from "./manuscripts.js";
import {onePixel} from "./one-pixel.js";
import {realSite} from "./real-site.js";

const FOLDER = fileURLToPath(new URL("../../data/briefings/", import.meta.url));

/** The names of the project's briefings. */
export const briefingNames: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".md"))
  .map((file) => basename(file, ".md"))
  .sort();

/** The text of one of the project's briefings. */
export function briefingText(name: string): string {
  return readFileSync(`${FOLDER}${name}.md`, "utf8");
}

/** A briefing worked out on the project's own tables, in the guidelines' terms; throws where it has diagnostics. */
export async function compiledBriefing(text: string, name = "briefing"): Promise<CompiledBriefing> {
  const {briefing, diagnostics} = compileBriefing(parseBriefing(text), {
    name,
    file: `data/briefings/${name}.md`,
    site: await realSite(),
    picture: onePixel
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({line, message}) => `${line}: ${message}`).join("\n"));
  return inTerms(briefing, "guidelines");
}

/** A briefing with every kind of block, some hostile text, a chart that is drawn and one that is made of text. */
export const EVERYTHING = `---
title: "Everything <b> & more"
subtitle: 概要
author: A & B
date: 2026-11-22
period: Figures of 2014
lang: en
---

# {{ un.suspended-2014 }} of {{ un.convictions-2014 }} were suspended

The first sentence has {{ un.convictions-2014 }}. The second has none. The third has **{{ share(un.suspended-2014, un.convictions-2014) | .0% }}** and
{{ un.cases-received-2013 }}; it ends here.

## Lists and more

1. One with {{ un.imprisoned-2014 }}
   - inner
2. Two with \`code\` and a [page](/notebooks/sentencing), the [official one](https://example.org/a?b=c&d=e), and an [open point](/open-points#check-sentences-2014-itemised)

> A quotation, *stressed*.

| Key | Number |
|:--|--:|
| suspended | {{ un.suspended-2014 }} |

\`\`\`text
a < b
\`\`\`

![A picture of nothing](nothing.png)

\`\`\`chart
ref: sentencing-2014
\`\`\`

## Cards

\`\`\`chart
ref: osaka-counts
\`\`\`

A number whose caveat no chart says: {{ evac.centres }}.
`;
