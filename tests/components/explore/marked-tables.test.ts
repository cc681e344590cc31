import {expect, it} from "vitest";
import type {ExploreTools} from "../../../src/components/explore/app.js";
import {specSearch} from "../../../src/core/explore/link.js";
import type {ListedTable} from "../../../src/core/table-about.js";
import {demoTerms} from "../../support/terms.js";
import {demoEvidence} from "../demo-evidence.js";
import {settle} from "../dom.js";
import {TOOLS, change, lamps, open, tables} from "./opened-app.js";

const [WORDS, MARKED] = ["of a green lamp", "of a [[lantern:label]]"];
const rows = lamps.map((row, i) => (i === 0 ? {...row, side: WORDS} : row));
const [lampsTable, visits] = [tables[0]!, tables[1]!];
const marked: ListedTable = {
  ...lampsTable,
  title: "Lamps of a [[lantern]]",
  description: "One row for each [[lantern]].",
  caveats: ["Only a [[lantern:label]]."],
  columns: lampsTable.columns.map((column) =>
    column.name === "side" ? {...column, label: "Side of a [[lantern:label]]"} : column
  ),
  labels: {side: {[WORDS]: MARKED}},
  values: {colour: ["green", "red"], side: [WORDS, "south"]}
};
const tools: Partial<ExploreTools> = {
  tables: () => Promise.resolve([visits, marked]),
  evidence: () => Promise.resolve({...demoEvidence, terms: demoTerms, marked: {[WORDS]: MARKED}}),
  rows: (document, {id}) => (id === "lamps" ? Promise.resolve(rows) : TOOLS.rows(document, visits))
};

it("a table whose texts hold terms is picked, told of, filtered and described in the page’s terms, and follows their switch", async () => {
  const page = await open(specSearch({table: "visits", form: "cards", x: "day", y: "count"}), {tools});
  await change(page, "[data-key=table]", "lamps");
  const shown = (): string =>
    page.place.innerHTML.replace(/<textarea[^]*?<\/textarea>/g, "").replace(/data-fence="[^"]*"/g, "");
  expect(page.$(".tm-explore-bar .tm-status").textContent).toContain("Lamps of a green lamp (“lantern”).");
  for (const text of ["Lamps of a green lamp (“lantern”)", "Side of a <span", "of a green lamp"])
    expect(shown()).toContain(text);
  expect([...shown().matchAll(/\[\[\w+/g)].map(([mark]) => mark)).toEqual([]);
  page.document.documentElement.dataset.terms = "sources";
  await settle();
  expect([...page.place.querySelectorAll("option")].map(({textContent}) => textContent)).toContain(
    "Lamps of a “lantern”"
  );
  expect(
    [...page.place.querySelectorAll("#tm-filter-side-values .tm-term")].map((term) => term.getAttribute("data-sources"))
  ).toEqual(["lantern"]);
  expect([...shown().matchAll(/\[\[\w+/g)].map(([mark]) => mark)).toEqual([]);
});
