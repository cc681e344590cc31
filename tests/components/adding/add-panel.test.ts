import {expect, it} from "vitest";
import {lineOfAdded} from "../../../src/components/adding/add-panel.js";
import {placesOf} from "../../../src/components/adding/document-places.js";
import type {DocumentKind} from "../../../src/core/editing/document-id.js";

const CHART = "```chart\nref: loans\n```";

/** The line of an added text, as the text there says it. */
function found(kind: DocumentKind, before: string, label: string): readonly [line: number, text: string] {
  const after = placesOf(kind, before)
    .find((place) => place.label === label)!
    .with(CHART);
  const line = lineOfAdded(before, after, CHART);
  return [line, after.split(/\r\n|\n/)[line - 1]!];
}

it.each<[DocumentKind, string, string, number]>([
  ["notebook", "# A\r\n\r\nB\r\n", "Below “A”", 3],
  ["notebook", `${CHART}\n\nB\n`, "At the end", 7],
  ["notebook", `${CHART}\n\nB\n`, "Below “chart”", 5],
  ["deck", "# A\n\n---\n\n# B\n", "On a new slide after slide 1, “A”", 7],
  ["deck", "# A\n\n---\n\n# B\n", "On slide 1, “A”", 3]
])("a document opens at what was added to a %s of %j, %s", (kind, before, label, line) => {
  expect(found(kind, before, label)).toEqual([line, "```chart"]);
});
