import {readFile, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {proposalsFor} from "../../../loaders/proposals/of-source.js";
import {addSources} from "../../../loaders/sources/add.js";
import {compareEdition} from "../../../loaders/sources/compare-edition.js";
import {readRegistry} from "../../../loaders/sources/registry.js";
import {replaceSource} from "../../../loaders/sources/replace.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {Workspace} from "../../../loaders/workspace.js";
import {makeWorkspace} from "../../../loaders/writable.js";
import type {FactRow} from "../../../loaders/facts/facts-csv.js";
import {FACT_COLUMNS} from "../../../loaders/facts/facts-csv.js";
import {copyCorpus} from "../../support/corpus.js";
import {tempFolder} from "../../support/temp.js";
import {madePdf} from "../../support/made-pdf.js";

const EDITION = "Of all cases, 141 were heard.\nIn 2014 some 106 were closed.\nOthers: 35 and 7 left.\nAnd 12 more.\n";

function factAt(printed: string): FactRow {
  const start = EDITION.indexOf(printed);
  const end = start + printed.length;
  return {
    ...{id: `a.f${printed}`, locator: "line 1", start, end, printed},
    ...{prefix: EDITION.slice(Math.max(0, start - 9), start), suffix: EDITION.slice(end, end + 9)}
  } as FactRow;
}

const compared = (printed: string, next: string): object =>
  compareEdition([factAt(printed)], undefined, {text: next, places: []})[0]!;

it.each<[state: string, printed: string, next: string, more: object]>([
  ["unchanged", "141", EDITION, {start: 14, end: 17}],
  ["moved", "106", `A new line.\n${EDITION}`, {start: EDITION.indexOf("106") + 12}],
  ["changed", "141", EDITION.replace("141", "1,142"), {now: "1,142"}],
  ["changed", "35", EDITION.replace("35 and 7", "36 and 8"), {now: "36"}],
  ["gone", "12", EDITION.replace("And 12 more.", ""), {}],
  ["ambiguous", "106", `𝒳 ${EDITION}${EDITION}`, {}],
  ["ambiguous", "35", EDITION.replace("35 and 7", "35 and 8"), {}]
])("a fact is %s: %s", (state, printed, next, more) => {
  expect(compared(printed, next)).toMatchObject({state, ...more});
  if (state !== "unchanged" && state !== "moved") expect(compared(printed, next)).not.toHaveProperty("start");
});

/** A report with a line of text and a table whose last cell is given. */
const report = (first: string, cell: string): Promise<Uint8Array> =>
  madePdf(({text, right, across, down}) => {
    text(first, 40, 280);
    for (const y of [250, 230, 210, 190]) across(y, 40, 250);
    for (const x of [40, 160, 250]) down(x, 190, 250);
    text("Coast", 44, 236);
    right("Ships", 240, 236);
    text("North", 44, 216);
    right("1,204", 240, 216);
    text("South", 44, 196);
    right(cell, 240, 196);
  });

/** A workspace with a report whose two cells are facts. */
async function withReport(): Promise<Workspace> {
  const workspace = await copyCorpus();
  const path = join(workspace.folder, "..", "ships.pdf");
  await writeFile(path, await report("Ships on the coast.", "87"));
  await addSources(workspace, await readRegistry(workspace, []), [path], []);
  const text = await readFile(join(workspace.texts, "ships.txt"), "utf8");
  const like = (await verify(workspace)).content.rows[0]!;
  const rows = (await proposalsFor(workspace, "ships")).map(({printed, start, end, locator}, i) => {
    const fields: Readonly<Record<string, unknown>> = {
      ...like,
      ...{
        id: `ships.n${i}`,
        locator,
        start,
        end,
        printed,
        qualifier: "",
        of: "",
        note: "Locator: the cell; ships of 2014"
      },
      ...{prefix: text.slice(Math.max(0, start - 12), start), suffix: text.slice(end, end + 6)}
    };
    return FACT_COLUMNS.map((column) => `"${String(fields[column] ?? "").replaceAll('"', '""')}"`).join(",");
  });
  await writeFile(join(workspace.folder, "facts", "ships.csv"), `${[FACT_COLUMNS.join(","), ...rows].join("\n")}\n`);
  return workspace;
}

it("a newer edition is compared, and taken in only when that is asked for", async () => {
  const workspace = await withReport();
  expect((await verify(workspace)).report.diagnostics).toEqual([]);
  const files = ["sources.yaml", "facts/ships.csv"].map((file) => join(workspace.folder, file));
  const contents = (): Promise<readonly string[]> => Promise.all(files.map((file) => readFile(file, "utf8")));
  const [registry, rows] = await contents();
  const next = join(workspace.folder, "..", "ships-2.pdf");
  await writeFile(next, await report("Ships on the coast of Norland.", "88"));

  const {facts, taken} = await replaceSource(workspace, "ships", next);
  expect(facts).toMatchObject([
    {id: "ships.n0", state: "moved", printed: "1,204"},
    {id: "ships.n1", state: "changed", printed: "87", now: "88"}
  ]);
  expect(taken).toBe(false);
  expect(await contents()).toEqual([registry, rows]);

  await replaceSource(workspace, "ships", next, {take: true});
  const [registryAfter, rowsAfter] = await contents();
  expect(registryAfter!.split("\n").filter((line, i) => line !== registry!.split("\n")[i])).toEqual([
    expect.stringMatching(/^ {2}file: "ships-2.txt"$/),
    expect.stringMatching(/^ {2}sha256: /),
    expect.stringMatching(/^ {2}original: "ships-2.pdf"$/),
    expect.stringMatching(/^ {2}original-sha256: /)
  ]);
  expect(rowsAfter).not.toBe(rows);
  const changedRow = rows!.slice(rows!.indexOf('"ships.n1"'));
  expect(rowsAfter!.endsWith(changedRow)).toBe(true);
  const after = await verify(workspace);
  expect([...new Set(after.report.diagnostics.map(({id}) => id))]).toEqual(["ships.n1"]);
  expect((await readdir(workspace.texts)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

it("says what each fact touches", async () => {
  const workspace = await copyCorpus();
  const {content, evidence} = await verify(workspace);
  const source = content.sources.find(({id}) => content.rows.some((row) => row.source === id))!;
  const next = join(workspace.folder, "..", "next.txt");
  await writeFile(next, "Nothing of it is left.\n");
  const {facts} = await replaceSource(workspace, source.id, next);
  expect(facts.every(({state}) => state === "gone")).toBe(true);
  expect(facts.map(({id, uses}) => [id, uses])).toEqual(facts.map(({id}) => [id, evidence.uses[id] ?? []]));
  expect(facts.some(({uses}) => uses.length > 0)).toBe(true);
});

/** The tutorial, with the next edition of its report: a paragraph more, and another number of books. */
async function nextReport(): Promise<{readonly workspace: Workspace; readonly next: string}> {
  const folder = await tempFolder();
  const workspace = openWorkspace(await makeWorkspace(join(folder, "ws"), "tutorial"));
  const text = await readFile(join(workspace.texts, "norland-libraries-2024.txt"), "utf8");
  const next = join(folder, "norland-libraries-2025.txt");
  await writeFile(next, text.replace("I.\tLoans", "Corrected edition.\n\nI.\tLoans").replace("31,330", "31,333"));
  return {workspace, next};
}

it("names the slides and sentences that a changed figure touches, one by one", async () => {
  const {workspace, next} = await nextReport();
  const {facts} = await replaceSource(workspace, "lib", next);
  const {state, mentions} = facts.find(({id}) => id === "lib.books-2024")!;
  expect(state).toBe("changed");
  expect(mentions.map(({kind, slide = "", text}) => [kind, slide, text])).toEqual(
    expect.arrayContaining([
      ["sentence", "", "31,330 loans were of books, 9,640 of films and 4,820 of sound recordings."],
      ["sentence", "slide 3, … of the loans of 2024 were of books", "65% of the loans of 2024 were of books"],
      ["chart", "slide 3, … of the loans of 2024 were of books", "loans-by-kind"],
      ["sentence", "slide 3, … of the loans of 2024 were of books", "31,330 of 48,200 loans, 65%, were of books."]
    ])
  );
  // A sentence that shows the figure and a share of it is named once.
  const named = mentions.map(({file, slide, text}) => [file, slide, text].join("\n"));
  expect(named).toEqual([...new Set(named)]);
  for (const {file, line} of mentions) {
    const lines = (await readFile(join(workspace.folder, "..", file), "utf8")).split("\n");
    expect(lines[line - 1], `${file}:${line}`).toMatch(/\{\{.*lib\.books-2024.*\}\}|^```chart/);
  }
  expect(facts.filter(({state: other}) => other === "moved").flatMap((fact) => fact.mentions)).toEqual([]);
});

it("gives explained numbers of unchanged sentences their new places", async () => {
  const {workspace, next} = await nextReport();
  await replaceSource(workspace, "lib", next, {take: true});
  const {report} = await verify(workspace);
  expect([...new Set(report.diagnostics.filter(({file}) => file?.includes("explained/")))]).toEqual([]);
  const rows = (await readFile(join(workspace.folder, "explained/lib.csv"), "utf8")).split("\n");
  const shift = "Corrected edition.\n\n".length;
  expect(rows[1]).toMatch(new RegExp(`^${797 + shift},${800 + shift},one,24,`));
});

it("leaves explained numbers of other sentences as they are", async () => {
  const {workspace, next} = await nextReport();
  await writeFile(next, (await readFile(next, "utf8")).replace("To open every branch", "To keep every branch open"));
  const before = await readFile(join(workspace.folder, "explained/lib.csv"), "utf8");
  await replaceSource(workspace, "lib", next, {take: true});
  expect(await readFile(join(workspace.folder, "explained/lib.csv"), "utf8")).toBe(before);
  expect((await verify(workspace)).report.diagnostics.some(({file}) => file?.includes("explained/"))).toBe(true);
});

it("refuses a source that isn’t registered, and the same file again, in one line", async () => {
  const workspace = await withReport();
  const same = join(workspace.folder, "..", "ships.pdf");
  await expect(replaceSource(workspace, "nowhere", same)).rejects.toThrow(/unknown source; registered:/);
  await expect(replaceSource(workspace, "ships", same)).rejects.toThrow(/is registered already, as ships/);
});
