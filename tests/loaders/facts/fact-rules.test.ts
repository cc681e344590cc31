import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {addSources} from "../../../loaders/sources/add.js";
import {readRegistry} from "../../../loaders/sources/registry.js";
import {verify} from "../../../loaders/verify.js";
import type {Verified} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {Workspace} from "../../../loaders/workspace.js";
import {makeWorkspace} from "../../../loaders/writable.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {tempFolder} from "../../support/temp.js";

const CSV = `Kind,Year,Loans
Books,2023,"31,000"
Films,2023,"9,100"
Books,2024,"30,400"
Films,2024,–
`;
const RULE = `- column: Loans
  id: "{Kind}-{Year}"
  unit: items
  measure: loans
  period: "{Year}"
  area: XA
  category: "{Kind}"
  producer: library-office
`;
const TABLE = `title: Loans by kind and year
description: One row for each kind and year that is printed.
facts: {source: lending, measure: loans}
rows:
  - each: {category: [books, films], period: any}
columns:
  kind: {label: Kind, key: category}
  year: {key: period}
  area: {key: area}
  loans: {label: Loans, unit: items, value: it}
`;

/** The tutorial with a CSV file, whose facts a rule makes. */
async function withRule(rule: string, csv = CSV): Promise<Workspace> {
  const root = await tempFolder({"lending.csv": csv});
  const workspace = openWorkspace(await makeWorkspace(join(root, "ws"), "tutorial"));
  await addSources(workspace, await readRegistry(workspace, []), [join(root, "lending.csv")], []);
  const registry = join(workspace.folder, "sources.yaml");
  await writeFile(registry, (await readFile(registry, "utf8")).replace("  reading: in work\n", ""));
  await writeFile(join(workspace.folder, "facts/lending.yaml"), rule);
  return workspace;
}

const factsOf = ({content}: Verified): readonly unknown[] =>
  content.rows
    .filter(({source}) => source === "lending")
    .map(({id, locator, printed, value, period, category}) => [id, locator, printed, +value, period, category]);
const said = ({report}: Verified): readonly string[] => report.diagnostics.map(formatDiagnostic);

describe("facts/<source>.yaml", () => {
  it("makes a fact of each cell of a column, at its row and column, and accounts for the cells that name them", async () => {
    const verified = await verify(await withRule(RULE));
    expect(said(verified)).toEqual([]);
    expect(factsOf(verified)).toEqual([
      ["lending.books-2023", "C2", "31,000", 31000, "2023", "books"],
      ["lending.films-2023", "C3", "9,100", 9100, "2023", "films"],
      ["lending.books-2024", "C4", "30,400", 30400, "2024", "books"]
    ]);
    expect(verified.report.facts.filter(({id}) => id.startsWith("lending.")).map(({status}) => status)).toEqual(
      Array.from({length: 3}, () => "exact")
    );
  });

  it("gives facts that tables, sentences and traces take as any other", async () => {
    const workspace = await withRule(RULE);
    await writeFile(join(workspace.folder, "tables/lending.yaml"), TABLE);
    const notebook = "# Lending\n\nIn 2024, {{ lending.books-2024 }} loans were of books.\n";
    await writeFile(join(workspace.folder, "notebooks/lending.md"), notebook);
    const verified = await verify(workspace);
    expect(said(verified)).toEqual([]);
    const {rows} = verified.tables.find(({table}) => table.id === "lending")!;
    expect(rows.map(({loans}) => loans)).toEqual([31000, 30400, 9100]);
    const fact = verified.evidence.facts.find(({id}) => id === "lending.books-2024")!;
    expect(verified.evidence.passages[fact.place!.passage]).toBe("Books\t2024\t30,400");
    expect(verified.evidence.uses[fact.id]).toContainEqual({
      kind: "page",
      label: "Lending",
      href: "/notebooks/lending"
    });
  });

  it("leaves facts that nothing shows out of what pages carry", async () => {
    const {evidence} = await verify(await withRule(RULE));
    expect(evidence.facts.filter(({source}) => source === "lending")).toEqual([]);
  });

  it.each<[what: string, rule: string, message: RegExp]>([
    [
      "an unknown column",
      RULE.replace("column: Loans", "column: Lent"),
      /:1: Lent: expected the head of one column; there are: Kind, Year, Loans$/
    ],
    ["an unknown key", `${RULE}  whole: x\n`, /:9: \[1\]\.whole: unknown key; allowed: column, id, unit, /],
    [
      "an unknown category, once",
      RULE.replace('category: "{Kind}"', "category: maps"),
      /:1: C2 and 2 more: .*category maps/
    ],
    [
      "ids that are not apart",
      RULE.replace("{Kind}-{Year}", "{Kind}"),
      /:1: lending\.books: id already used at .*; ids are unique$/
    ],
    [
      "a document that is no CSV file",
      RULE,
      /facts\/visits\.yaml: makes facts of the cells of a CSV file; its source is none$/
    ]
  ])("refuses %s", async (what, rule, message) => {
    const workspace = await withRule(what.startsWith("a document") ? "" : rule);
    if (what.startsWith("a document")) await writeFile(join(workspace.folder, "facts/visits.yaml"), rule);
    expect(said(await verify(workspace)).filter((line) => message.test(line))).toHaveLength(1);
  });

  it("says of a number that can’t be read where it is, and how many more there are", async () => {
    const verified = await verify(await withRule(RULE, CSV.replace('"31,000"', '"31,00"')));
    expect(said(verified).some((line) => /lending\.yaml:1: C2: /.test(line))).toBe(true);
  });
});
