import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {verify} from "../../../loaders/verify.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {copyCorpus} from "../../support/corpus.js";

/** What `verify` says of decks by their names below `decks/`. */
async function verified(decks: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const workspace = await copyCorpus();
  for (const [name, text] of Object.entries(decks)) {
    await mkdir(join(workspace.folder, "decks", name, ".."), {recursive: true});
    await writeFile(join(workspace.folder, "decks", name), text);
  }
  return (await verify(workspace)).report.diagnostics.map(formatDiagnostic);
}

const noSlide = (place: string, href: string): string =>
  `data/decks/${place}: the link to ${href} leads to no slide; name one by its id or its number (#3)`;

test("verify refuses links within a deck that lead to no slide, in titles, text, footnotes and notes", async () => {
  const deck = `# Ships, [lost](#nowhere)

- [the end](#end), [past it](#3)
- **[as Slidev has it](/9)**[^a]

[^a]: See [the start](#begin).

<!-- Then [on](#never). -->

---
id: end
---

## The end

[back](#1), [by title](#ships-lost), [open points](/open-points)
`;
  expect(await verified({"lost.md": deck})).toEqual([
    noSlide("lost.md:1", "#nowhere"),
    noSlide("lost.md:3", "#3"),
    noSlide("lost.md:4", "/9"),
    noSlide("lost.md:6", "#begin"),
    noSlide("lost.md:8", "#never")
  ]);
});

test("the links of an included file lead to the slides of the decks that include it", async () => {
  const whole = (id: string): string =>
    `# Whole\n\n---\nsrc: parts/part.md\n---\n\n---\nid: ${id}\n---\n\n## The ${id}\n`;
  const part = "## Part\n\n[on](#end), [back](#whole)\n";
  expect(await verified({"whole.md": whole("end"), "parts/part.md": part})).toEqual([]);
  expect(await verified({"whole.md": whole("end"), "other.md": whole("close"), "parts/part.md": part})).toEqual([
    noSlide("parts/part.md:3", "#end")
  ]);
});
