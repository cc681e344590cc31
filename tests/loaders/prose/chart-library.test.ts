import {expect, it} from "vitest";
import {compileDeck} from "../../../loaders/decks/compile-deck.js";
import {readChartFence} from "../../../loaders/prose/fence.js";
import {frameContext} from "../../../loaders/render/frame-context.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {frameChart} from "../../../src/charts/frame.js";
import {inTerms} from "../../../src/core/terms/in-terms.js";
import {parseDeck} from "../../support/manuscripts.js";
import {realSite} from "../../support/real-site.js";

const SPECS = [
  ["slope", ["table: child-victims", "form: slope", "x: year", "y: victims", "colour: group"]],
  ["bars", ["table: child-victims", "form: bar", "x: group", "y: victims", "colour: year"]]
] as const;

it.each(SPECS)("a %s of a specification follows the vocabulary in a page", async (_form, lines) => {
  const site = await realSite();
  const {chart, options} = readChartFence(lines.join("\n"), siteLibrary(site));
  const figure = frameChart(
    chart,
    site.tables.get(chart.table)!.rows,
    options,
    frameContext(site, chart, options, "/", "")
  );
  expect(figure.outerHTML).not.toContain("[[");
  const [drawn, inSources] = ["guidelines", "sources"].map(
    (vocabulary) =>
      figure.querySelector(`.tm-drawing > .tm-wide[data-in-terms=${vocabulary}]`)?.textContent.replace(/\s/g, "") ?? ""
  );
  expect(drawn).toContain("exploitationofchildreninprostitution");
  expect(inSources).toContain("childprostitution");
  expect(inSources).not.toContain("exploitationofchildren");
  expect(figure.querySelector(".tm-headline [data-term]")?.textContent).toMatch(/\(the Act’s “child/);
  expect(figure.querySelector(".tm-data-table [data-term]")).not.toBeNull();
  for (const category of ["prostitution", "pornography"])
    expect(figure.textContent).toContain(`(the Act’s “child ${category}”)`);
});

it.each(SPECS)("a %s of a specification follows the vocabulary in an export", async (_form, lines) => {
  const site = await realSite();
  const deck = compileDeck(
    parseDeck(`---\ntitle: Made up\n---\n\n# A slide\n\n\`\`\`chart\n${lines.join("\n")}\n\`\`\`\n`),
    {name: "made-up", file: "made-up.md", site}
  );
  expect(deck.diagnostics).toEqual([]);
  const [guidelines, sources] = (["guidelines", "sources"] as const).map((vocabulary) =>
    // The evidence says what is printed in the documents' own words, whatever the vocabulary.
    JSON.stringify({...inTerms(deck.deck, vocabulary), facts: []})
  );
  expect(guidelines).not.toMatch(/\[\[\w/);
  expect(sources).not.toMatch(/\[\[\w/);
  expect(guidelines).toContain("exploitation of children in prostitution");
  expect(guidelines!.replaceAll("“child prostitution”", "")).not.toContain("child prostitution");
  expect(sources).not.toContain("exploitation of children in prostitution");
});
