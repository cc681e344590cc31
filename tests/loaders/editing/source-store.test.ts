import {readFile, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {utils} from "@e965/xlsx";
import {beforeEach, describe, expect, it} from "vitest";
import type {EditingError} from "../../../loaders/editing/editing-error.js";
import {SourceStore} from "../../../loaders/editing/source-store.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {Workspace} from "../../../loaders/workspace.js";
import {makeWorkspace} from "../../../loaders/writable.js";
import type {FactEntry, OpenSource, SourceNumber, SourceTable} from "../../../src/core/editing/open-source.js";
import {looksOf, proposedTable, takenLines} from "../../../src/core/editing/table-entry.js";
import type {MeasuredColumns, OpenCheck, TableEntry} from "../../../src/core/editing/table-entry.js";
import {linesAsFound, tableWithLines} from "../../../src/core/editing/table-lines.js";
import type {TableLines} from "../../../src/core/editing/table-lines.js";
import {madePdf} from "../../support/made-pdf.js";
import {tempFolder} from "../../support/temp.js";
import {workbook} from "../reading/made-documents.js";

const quiet = (): void => undefined;

let workspace: Workspace;
let store: SourceStore;
const onDisk = (path: string): Promise<string> => readFile(join(workspace.folder, path), "utf8");
const diagnostics = async (): Promise<readonly unknown[]> => (await verify(workspace)).report.diagnostics;

beforeEach(async () => {
  workspace = openWorkspace(await makeWorkspace(join(await tempFolder(), "workspace"), "tutorial"));
  store = new SourceStore(workspace);
});

/** A workbook of loans in two years, by kind, with a total. */
const loans = (): Uint8Array =>
  workbook({
    Loans: utils.aoa_to_sheet([
      ["Kind", "2022", "2023"],
      ["Books", "1,200", "1,310"],
      ["Films", "300", "290"],
      ["Total", "1,500", "1,600"]
    ])
  });

async function opened(name: string, bytes: Uint8Array): Promise<OpenSource> {
  const {id} = await store.add(name, bytes, quiet);
  return store.open(id);
}

const numbered = ({numbers}: OpenSource, printed: string): SourceNumber =>
  numbers.find((number) => number.printed === printed)!;

/** A number as a fact of loans. */
function entry({start, end, fields}: SourceNumber, own: Partial<FactEntry> = {}): FactEntry {
  const {category, period} = fields;
  return {
    ...{start, end, unit: "items", measure: "loans", area: "XA", qualifier: ""},
    period: period?.value ?? "",
    category: category?.isNew === true ? "" : (category?.value ?? ""),
    ...own
  };
}

/** The files of figures of the tutorial. */
const FACTS = await readdir("workspaces/tutorial/facts");

/** A PDF with a table of loans by kind, of which that of books is printed with a space, and a sentence below it. */
const loansPdf = (films: string, sentence: string): Promise<Uint8Array> =>
  madePdf(({text, right, across, down}) => {
    for (const y of [250, 230, 210, 190]) across(y, 40, 340);
    for (const x of [40, 190, 340]) down(x, 190, 250);
    const rows = [
      ["Kind", "Loans 2023 (items)"],
      ["Books", "31 000"],
      ["Films", films]
    ] as const;
    rows.forEach(([kind, printed], i) => {
      text(kind, 44, 236 - 20 * i);
      right(printed, 330, 236 - 20 * i);
    });
    text(sentence, 44, 100);
  });

describe("a source that is gone through", () => {
  it("has its numbers by state, with proposals, and its tables with places in the text", async () => {
    const source = await opened("city.xlsx", loans());
    expect(numbered(source, "1,310")).toMatchObject({
      state: "proposed",
      locator: "Loans!C2",
      fields: {period: {value: "2023"}, category: {value: "books"}}
    });
    expect(numbered(source, "2022").explained).toBe("names a column");
    const cell = source.tables[0]!.cells.find(({text}) => text === "1,310")!;
    expect(cell.ranges.map(({start, end}) => Array.from(source.text).slice(start, end).join(""))).toEqual(["1,310"]);
    expect(await store.list()).toContainEqual({
      ...{id: "city", title: "city", inWork: true},
      ...{numbers: 8, accounted: 0}
    });
  });

  it("has the boxes of its numbers where it has pages", async () => {
    const pdf = await madePdf(({text}) => text("The city lent 1,310 books in 2023.", 40, 200));
    const {numbers, pages} = await opened("city.pdf", pdf);
    expect(pages).toEqual([{width: 400, height: 300}]);
    const {box} = numbers.find(({printed}) => printed === "1,310")!;
    expect(box!.page).toBe(1);
    expect(box!.x1).toBeGreaterThan(90);
    expect(box!.x2).toBeLessThan(140);
    expect(box!.y1).toBeLessThan(200);
    expect(box!.y2).toBeGreaterThan(200);
  });

  it("gives facts that verify accepts, to a part its whole, and to a later whole its parts; undo gives the first bytes", async () => {
    const source = await opened("city.xlsx", loans());
    const checks = await onDisk("checks.yaml");
    const first = await store.accept(source.id, source.hash, [entry(numbered(source, "1,310"))], {});
    expect(await onDisk("facts/city.csv")).toContain("city.loans-books-2023,Loans!C2,");
    expect(numbered(first, "1,310")).toMatchObject({state: "accepted", fact: "city.loans-books-2023"});
    const second = await store.accept(
      source.id,
      first.hash,
      [entry(numbered(first, "1,600"), {note: "items: as in the rows above"})],
      {}
    );
    const third = await store.accept(source.id, second.hash, [entry(numbered(second, "290"))], {});
    const csv = await onDisk("facts/city.csv");
    expect(await onDisk("checks.yaml")).toContain('"at-most(city.loans-films-2023, city.loans-2023)"');
    expect(csv.match(/,city\.loans-2023,/g)).toHaveLength(2);
    expect(await diagnostics()).toEqual([]);
    expect(third.undo).toBe("accept a number");
    for (let i = 0; i < 3; i++) await store.undo(source.id);
    expect(await readdir(join(workspace.folder, "facts"))).toEqual(FACTS);
    expect(await onDisk("checks.yaml")).toBe(checks);
    await expect(store.undo(source.id)).rejects.toThrow("there is nothing to undo");
  });

  it.each([
    ["2億300万", 203e6],
    ["△2億300万", -203e6]
  ])("takes %s, a number of several scales, as one, as it is printed", async (printed, value) => {
    const source = await opened("city.txt", new TextEncoder().encode(`Loans in 2023: ${printed} items.\n`));
    expect(source.numbers.map((number) => number.printed)).toEqual(["2023", printed]);
    const next = await store.accept(source.id, source.hash, [entry(source.numbers[1]!, {period: "2023"})], {});
    expect(next.numbers.map(({state}) => state)).toEqual(["explained", "accepted", "accepted"]);
    const {report} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    expect(report.facts.find(({source: own}) => own === source.id)).toMatchObject({printed, value});
  });

  it("makes a unit, a measure and a category with their definitions, and takes all of it back at once", async () => {
    const source = await opened("city.xlsx", loans());
    const before = await Promise.all(
      ["units", "measures", "dimensions"].map((name) => onDisk(`vocabulary/${name}.yaml`))
    );
    const own = {unit: "visits-made", measure: "calls", category: "maps"};
    const terms = {
      units: [{id: "visits-made", label: "visits made", kind: "count"}],
      measures: [
        {id: "calls", label: "Calls", units: "visits-made", definition: "Calls: made “by hand”, and counted."}
      ],
      categories: [{id: "maps", label: "maps"}]
    };
    const entries = [entry(numbered(source, "300"), {...own, note: "The films are maps here"})];
    const nameless = {...terms, measures: [{...terms.measures[0]!, definition: " "}]};
    await expect(store.accept(source.id, source.hash, entries, nameless)).rejects.toThrow("say what the measure is");
    await store.accept(source.id, source.hash, entries, terms);
    expect(await diagnostics()).toEqual([]);
    await store.undo(source.id);
    const after = await Promise.all(
      ["units", "measures", "dimensions"].map((name) => onDisk(`vocabulary/${name}.yaml`))
    );
    expect(after).toEqual(before);
  });

  it("refuses what verify refuses, and writes nothing", async () => {
    const source = await opened("city.xlsx", loans());
    const wrong = [entry(numbered(source, "300"), {area: "Norland"})];
    await expect(store.accept(source.id, source.hash, wrong, {})).rejects.toThrow("expected a code such as NO");
    expect(await readdir(join(workspace.folder, "facts"))).toEqual(FACTS);
    const right = [entry(numbered(source, "300"))];
    await expect(store.accept(source.id, "0", right, {})).rejects.toThrow("changed elsewhere");
  });

  it("explains a number with a reason, and not without", async () => {
    const source = await opened("city.xlsx", loans());
    const {start} = numbered(source, "2022");
    await expect(store.explain(source.id, source.hash, start, " ")).rejects.toThrow("say why it is no figure");
    const next = await store.explain(source.id, source.hash, start, "names a column");
    expect(numbered(next, "2022")).toMatchObject({state: "explained", explained: "names a column"});
    expect(await diagnostics()).toEqual([]);
    await writeFile(join(workspace.folder, "explained/city.csv"), `${await onDisk("explained/city.csv")}\n`);
    await expect(store.undo(source.id)).rejects.toThrow("has been changed since");
  });

  it("is finished once every number is accounted for, and not before; that is undone, too", async () => {
    const source = await opened("city.csv", new TextEncoder().encode('Kind,Loans\nBooks,"1,310"\n'));
    const registry = await onDisk("sources.yaml");
    await expect(store.finish(source.id, source.hash)).rejects.toThrow("is neither a fact nor explained");
    expect(await onDisk("sources.yaml")).toBe(registry);
    const next = await store.explain(source.id, source.hash, source.numbers[0]!.start, "an example");
    expect((await store.finish(source.id, next.hash)).inWork).toBe(false);
    expect(await onDisk("sources.yaml")).toBe(registry.replace("  reading: in work\n", ""));
    expect(await diagnostics()).toEqual([]);
    expect((await store.undo(source.id)).inWork).toBe(true);
    expect(await onDisk("sources.yaml")).toBe(registry);
  });

  it("takes a number that needs a look only as a person typed it, alone or with others", async () => {
    const pdf = await madePdf(({text}) => {
      text("All in all 98 452 books of 1,313 in 2023.", 40, 200);
      text("The city lent 300 films in 2023.", 40, 100);
    });
    const source = await opened("city.pdf", pdf);
    const looks = source.numbers.filter(({state}) => state === "look");
    expect(looks.length).toBeGreaterThan(0);
    const [doubted] = looks as [SourceNumber];
    const sure = entry(numbered(source, "300"), {category: "films", period: "2023"});
    const unseen = entry(doubted, {category: "books", period: "2023"});
    const accept = (typed?: string): Promise<OpenSource> =>
      store.accept(source.id, source.hash, [sure, {...unseen, ...(typed === undefined ? {} : {typed})}], {});
    await expect(accept()).rejects.toThrow("type the number as it is printed");
    await expect(accept("  ")).rejects.toThrow("type the number as it is printed");
    await expect(accept("99,999")).rejects.toThrow("a fact must stand in the text as it is printed");
    expect(await readdir(join(workspace.folder, "facts"))).toEqual(FACTS);
    expect(numbered(await accept(doubted.printed), doubted.printed).state).toBe("accepted");
  });

  it("asks for no look at digits that a space parts in a cell, once the document is said to print them so", async () => {
    const pdf = await loansPdf("of 9 100", "Of 41 313 in all.");
    const source = await opened("city.pdf", pdf);
    const states = ({numbers}: OpenSource): readonly string[] =>
      numbers.filter(({printed}) => printed !== "2023").map(({printed, state}) => `${printed} ${state}`);
    expect(states(source)).toEqual(["31 000 proposed", "9 100 look", "41 313 look"]);
    const said = await store.printNumbers(source.id, source.hash, "1,234.5");
    expect(states(said)).toEqual(["31", "000", "9", "100", "41", "313"].map((part) => `${part} look`));
  });

  it("refuses a number in thousands as one of single items", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Kind", "2023 (000 items)"],
      ["Books", "12.5"]
    ]);
    const source = await opened("city.xlsx", workbook({Loans: sheet}));
    const terms = {
      units: [{id: "thousand-items", label: "items (thousands)", kind: "count"}],
      measures: [{id: "loans-k", label: "Loans in thousands", units: "thousand-items", definition: "Loans of a year."}]
    };
    const number = numbered(source, "12.5");
    await expect(store.accept(source.id, source.hash, [entry(number)], {})).rejects.toThrow(
      "a unit whose label says so"
    );
    const own = entry(number, {unit: "thousand-items", measure: "loans-k", period: "2023"});
    await store.accept(source.id, source.hash, [own], terms);
    expect(await diagnostics()).toEqual([]);
  });
});

describe("a table that is accepted in one act", () => {
  /** Accepts a table as it is proposed, but for what is said: of the whole, and of its first measure alone. */
  const accept = (
    source: OpenSource,
    {leftOut, explanations, ...own}: Partial<MeasuredColumns & Pick<TableEntry, "leftOut" | "explanations">> = {},
    terms: Parameters<SourceStore["acceptTable"]>[3] = {}
  ): Promise<OpenSource> => {
    const proposed = proposedTable(source, source.tables[0]!);
    const entry = {
      ...{...proposed, area: "XA", leftOut: leftOut ?? [], explanations: explanations ?? {}},
      measures: [{...proposed.measures[0]!, measure: "loans", unit: "items", ...own}]
    };
    return store.acceptTable(source.id, source.hash, entry, terms);
  };

  it("is proposed by its head and stub", async () => {
    const source = await opened("city.xlsx", loans());
    expect(proposedTable(source, source.tables[0]!)).toMatchObject({
      ...{head: 1, stub: 1, rows: "category", area: "XA"},
      measures: [{columns: "period", total: 3, period: "", title: "Figures by kind"}]
    });
  });

  it("gives facts of all cells, the table with shares, and the checks of its total, which verify accepts; undone at once", async () => {
    const source = await opened("city.xlsx", loans());
    const before = await Promise.all(["checks.yaml", "vocabulary/dimensions.yaml"].map(onDisk));
    const next = await accept(source, {id: "city-loans", title: "Loans by kind"});
    expect(next.numbers.map(({printed, state}) => `${printed} ${state}`)).toEqual([
      ...["2022 explained", "2023 explained"],
      ...["1,200", "1,310", "300", "290", "1,500", "1,600"].map((printed) => `${printed} accepted`)
    ]);
    const {report, tables} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    expect(report.checks.filter(({id}) => id.startsWith("city-loans-total")).map(({status}) => status)).toEqual([
      "holds",
      "holds"
    ]);
    const {rows} = tables.find(({table}) => table.id === "city-loans")!;
    expect(rows.map(({kind, year, value, all}) => [kind, year, value, all])).toEqual([
      ["books", "2022", 1200, 1500],
      ["books", "2023", 1310, 1600],
      ["films", "2022", 300, 1500],
      ["films", "2023", 290, 1600]
    ]);
    await store.undo(source.id);
    expect(await Promise.all(["checks.yaml", "vocabulary/dimensions.yaml"].map(onDisk))).toEqual(before);
    expect(await readdir(join(workspace.folder, "tables"))).not.toContain("city-loans.yaml");
    expect(await readdir(join(workspace.folder, "facts"))).toEqual(FACTS);
  });

  it("asks what is open of a total that its parts don’t sum to, and keeps what is said as an open point", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Kind", "2023"],
      ["Books", "1,310"],
      ["Maps", "290"],
      ["Total", "1,700"]
    ]);
    const source = await opened("city.xlsx", workbook({Loans: sheet}));
    const own = {id: "city-loans", title: "Loans by kind", columns: "period" as const};
    const refused: unknown = await accept(source, own).catch((error: unknown) => error);
    const open = (refused as EditingError).found.open as readonly OpenCheck[];
    expect(open.map(({id}) => id)).toEqual(["city-loans-total-2"]);
    expect((refused as EditingError).message).toContain("does not hold");
    expect(await readdir(join(workspace.folder, "facts"))).toEqual(FACTS);
    const {explanation} = open[0]!;
    await accept(source, {...own, explanations: {"city-loans-total-2": {class: "not-itemised", explanation}}});
    const {report} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    expect(report.checks.find(({id}) => id === "city-loans-total-2")!.status).toBe("discrepancy");
    expect(await onDisk("vocabulary/dimensions.yaml")).toContain('- {id: "maps", label: "Maps"}');
  });

  it("gives cells in which a sign stands the reason that the legend says, and asks of a total no more than it can", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Kind", "2022", "2023"],
      ["Books", "1,200", "1,310"],
      ["Films", "—", "290"],
      ["Maps", "..", null],
      ["Total", "1,250", "1,600"],
      ["Games", "x", "15"],
      ["Symbols: .. = not available; x = withheld"]
    ]);
    const source = await opened("city.xlsx", workbook({Loans: sheet}));
    const proposed = proposedTable(source, source.tables[0]!);
    const own = {...{id: "city-loans", title: "Loans by kind", total: 4, columns: "period" as const}, leftOut: [5, 6]};
    expect(proposed.signs).toMatchObject({"—": "", "..": "not available", x: "withheld"});
    await accept(source, own);
    const {report, tables} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    const totals = report.checks.filter(({id}) => id.startsWith("city-loans-total"));
    expect(totals.map(({expression, status}) => `${expression} ${status}`)).toEqual([
      "equal(sum(city.loans-books-2023, city.loans-films-2023), city.loans-2023) holds"
    ]);
    const {rows} = tables.find(({table}) => table.id === "city-loans")!;
    expect(
      rows.map(({kind, year, area, value, value_missing, share_missing, all}) =>
        [kind, year, area, value ?? value_missing, share_missing, all].join(" | ")
      )
    ).toEqual([
      "books | 2022 | XA | 1200 |  | 1250",
      "books | 2023 | XA | 1310 |  | 1600",
      "films | 2022 | XA | printed as “—” | printed as “—” | 1250",
      "films | 2023 | XA | 290 |  | 1600",
      "maps | 2022 | XA | printed as “..” (not available) | printed as “..” (not available) | 1250",
      "maps | 2023 | XA | not-printed | not-printed | 1600"
    ]);
  });

  it("holds parts against a total below which a sign leaves room, and gives a total that is a sign its reason", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Kind", "2022", "2023"],
      ["Books", "1,200", "1,310"],
      ["Films", "30", "290"],
      ["Maps", "x", "5"],
      ["Total", "1,250", "n.a."]
    ]);
    await accept(await opened("city.xlsx", workbook({Loans: sheet})), {id: "city-loans", title: "Loans by kind"});
    const {report, tables} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    expect(
      report.checks
        .filter(({id}) => id.startsWith("city-loans-total"))
        .map(({expression, status}) => [expression, status])
    ).toEqual([["at-most(sum(city.loans-books-2022, city.loans-films-2022), city.loans-2022)", "holds"]]);
    const {rows} = tables.find(({table}) => table.id === "city-loans")!;
    expect(rows[1]).toMatchObject({
      kind: "books",
      year: "2023",
      share_missing: "not-printed",
      all_missing: "not-printed"
    });
  });

  it("takes lines whose labels hold numbers, which name them and are no figures", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Group", "Loans 2023"],
      ["0 to 4", "1,200"],
      ["15–64", "420"],
      ["65+", "80"],
      ["G7 countries", "12"],
      ["2 or more children", "7"],
      ["Carbon dioxide (CO2)", "5"]
    ]);
    const source = await opened("groups.xlsx", workbook({Loans: sheet}));
    const named = source.numbers.filter(({explained}) => explained === "names a row");
    expect(named.map(({printed}) => printed)).toEqual(["0", "4", "15", "64", "65", "7", "2", "2"]);
    await accept(source, {id: "groups", title: "Loans by group"});
    const {report, tables} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    const {rows} = tables.find(({table}) => table.id === "groups")!;
    expect(rows.map(({value}) => value)).toEqual([1200, 420, 80, 12, 7, 5]);

    // A label that no document prints so may hide a number.
    const path = join(workspace.folder, "vocabulary/dimensions.yaml");
    await writeFile(path, (await readFile(path, "utf8")).replace('"G7 countries"', '"G8 countries"'));
    expect((await verify(workspace)).report.diagnostics.map(({message}) => message)).toContainEqual(
      expect.stringContaining('"8" is tied to no fact')
    );
  });

  it("holds each row against a total column, where columns are the parts", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Year", "Books", "Films", "Total"],
      ["2022", "1,200", "300", "1,500"],
      ["2023", "1,310", "290", "1,600"]
    ]);
    const source = await opened("city.xlsx", workbook({Loans: sheet}));
    expect(proposedTable(source, source.tables[0]!)).toMatchObject({measures: [{columns: "category", total: 3}]});
    await accept(source, {id: "city-loans", title: "Loans by kind"});
    const {report, tables} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    const totals = report.checks.filter(({id}) => id.startsWith("city-loans-total"));
    expect(totals.map(({id, status}) => `${id} ${status}`)).toEqual([
      "city-loans-total-2 holds",
      "city-loans-total-3 holds"
    ]);
    const {rows} = tables.find(({table}) => table.id === "city-loans")!;
    expect(rows.map(({kind, value, all}) => [kind, value, all])).toEqual([
      ["books", 1200, 1500],
      ["books", 1310, 1600],
      ["films", 300, 1500],
      ["films", 290, 1600]
    ]);
  });

  describe("with counts and their percentages", () => {
    const shares = (films: string): Uint8Array =>
      workbook({
        Loans: utils.aoa_to_sheet([
          ["Kind", "Loans 2023", "Share of loans (%)"],
          ["Books", "600", "60.0"],
          ["Films", "250", films],
          ["Sound recordings", "150", "15.0"],
          ["Total", "1,000", "100.0"]
        ])
      });
    const terms = {
      units: [],
      measures: [{id: "loans-share", label: "Share of loans", units: "percent", definition: "Of all loans of a year."}]
    };
    const counts = {id: "city-loans", title: "Loans by kind", period: "2023"};
    const percents = {
      ...{id: "city-shares", title: "Share of loans by kind", measure: "loans-share", unit: "percent", period: "2023"},
      taken: [2],
      leftOut: [4],
      total: 4
    };
    const sharesIn = async (): Promise<readonly string[]> =>
      (await verify(workspace)).report.checks
        .filter(({id}) => id.startsWith("city-shares-share"))
        .map(({expression, status}) => `${expression} ${status}`);

    it("gives the checks that the shares recompute", async () => {
      await accept(await opened("city.xlsx", shares("25.0")), counts);
      await accept(await store.open("city"), percents, terms);
      expect(await diagnostics()).toEqual([]);
      expect(await sharesIn()).toEqual(
        ["books", "films", "sound-recordings"].map(
          (kind) => `equal(share(city.loans-${kind}-2023, city.loans-2023), city.loans-share-${kind}-2023) holds`
        )
      );
    });

    it("asks about one that does not, and gives none where most do not", async () => {
      await accept(await opened("city.xlsx", shares("26.0")), counts);
      const source = await store.open("city");
      const refused: unknown = await accept(source, percents, terms).catch((error: unknown) => error);
      const [open] = (refused as EditingError).found.open as readonly OpenCheck[];
      expect(open).toMatchObject({message: "The printed percentage is not what its count gives"});
      const explanations = {[open!.id]: {class: "arithmetic", explanation: open!.explanation}};
      await accept(source, {...percents, explanations}, terms);
      expect(await diagnostics()).toEqual([]);
      expect((await sharesIn()).map((line) => line.split(" ").at(-1))).toEqual(["holds", "discrepancy", "holds"]);
    });

    it("holds no percentage of something else against the counts", async () => {
      const bytes = workbook({
        Loans: utils.aoa_to_sheet([
          ["Kind", "Loans 2023", "Share of loans (%)"],
          ["Books", "600", "12.0"],
          ["Films", "250", "7.5"],
          ["Total", "850", "9.1"]
        ])
      });
      await accept(await opened("city.xlsx", bytes), counts);
      await accept(await store.open("city"), {...percents, taken: [2], leftOut: [3], total: 3}, terms);
      expect(await diagnostics()).toEqual([]);
      expect(await sharesIn()).toEqual([]);
    });
  });

  it("has years in its stub, and kinds in its head", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Year", "Books", "Films"],
      ["2022", "1,200", "300"],
      ["2023", "1,310", "290"]
    ]);
    const source = await opened("city.xlsx", workbook({Loans: sheet}));
    expect(proposedTable(source, source.tables[0]!)).toMatchObject({
      ...{stub: 1, rows: "period"},
      measures: [{columns: "category"}]
    });
    await accept(source, {id: "city-loans", title: "Loans by kind"});
    const {report, tables} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    const {rows} = tables.find(({table}) => table.id === "city-loans")!;
    expect(rows.map(({kind, year, value}) => `${String(kind)} ${String(year)} ${String(value)}`)).toEqual([
      "books 2022 1200",
      "books 2023 1310",
      "films 2022 300",
      "films 2023 290"
    ]);
  });

  describe("of several measures", () => {
    const sheet = utils.aoa_to_sheet([
      ["Kind", "Loans 2023 (items)", "Share of loans (%)", "Visits 2022 (visits)", "Visits 2023 (visits)"],
      ["Books", "600", "60.0", "90", "97"],
      ["Films", "250", "25.0", "x", "45"],
      ["Sound recordings", "150", "15.0", "3", "4"],
      ["Total", "1,000", "100.0", "", ""]
    ]);
    const share = {
      ...{id: "share-of-loans", label: "Share of loans", units: "percent"},
      definition: "Of all loans of a year."
    };
    const ids = ["city-loans", "city-share-of-loans", "city-visits"];

    it("gives facts, tables and checks of each at once, which verify accepts, and takes all of it back at once", async () => {
      const source = await opened("city.xlsx", workbook({Loans: sheet}));
      const proposed = proposedTable(source, source.tables[0]!);
      expect(proposed.measures).toMatchObject([
        {id: ids[0], measure: "Loans", unit: "items", taken: [1], columns: "none", period: "2023", total: 4},
        {id: ids[1], title: "Share of loans by kind", unit: "per cent", taken: [2], columns: "none", period: ""},
        {id: ids[2], measure: "Visits", unit: "visits", taken: [3, 4], columns: "period", period: ""}
      ]);
      const [loaned, shared, visited] = proposed.measures;
      const measures = [
        {...loaned!, measure: "loans"},
        {...shared!, measure: share.id, unit: "percent", period: "2023"},
        {...visited!, measure: "visits"}
      ];
      const before = await Promise.all(["checks.yaml", "vocabulary/measures.yaml"].map(onDisk));
      const entry = {...proposed, area: "XA", measures, signs: {x: "withheld"}};
      const next = await store.acceptTable(source.id, source.hash, entry, {measures: [share]});
      expect(next.numbers.filter(({state}) => state !== "accepted").map(({state}) => state)).toEqual(
        Array(3).fill("explained")
      );
      const {report, tables} = await verify(workspace);
      expect(report.diagnostics).toEqual([]);
      expect(report.checks.filter(({id}) => /-(?:total|share)-\d/.test(id)).map(({expression}) => expression)).toEqual([
        "equal(sum(city.loans-books-2023, city.loans-films-2023, city.loans-sound-recordings-2023), city.loans-2023)",
        `equal(sum(${["books", "films", "sound-recordings"].map((kind) => `city.share-of-loans-${kind}-2023`).join(", ")}), city.share-of-loans-2023)`,
        ...["books", "films", "sound-recordings"].map(
          (kind) => `equal(share(city.loans-${kind}-2023, city.loans-2023), city.share-of-loans-${kind}-2023)`
        )
      ]);
      const rowsOf = (id: string): readonly string[] =>
        tables
          .find(({table}) => table.id === id)!
          .rows.map(({kind, year, value, value_missing}) => [kind, year, value ?? value_missing].join(" "));
      expect(ids.map(rowsOf)).toEqual([
        ["books 2023 600", "films 2023 250", "sound-recordings 2023 150"],
        ["books 2023 60", "films 2023 25", "sound-recordings 2023 15"],
        [
          ...["books 2022 90", "books 2023 97", "films 2022 printed as “x” (withheld)", "films 2023 45"],
          ...["sound-recordings 2022 3", "sound-recordings 2023 4"]
        ]
      ]);
      await store.undo(source.id);
      expect(await Promise.all(["checks.yaml", "vocabulary/measures.yaml"].map(onDisk))).toEqual(before);
      expect(await readdir(join(workspace.folder, "facts"))).toEqual(FACTS);
      expect((await readdir(join(workspace.folder, "tables"))).filter((name) => name.startsWith("city"))).toEqual([]);
    });

    it("goes on with those that were not taken", async () => {
      const source = await opened("city.xlsx", workbook({Loans: sheet}));
      const next = await accept(source);
      expect(await diagnostics()).toEqual([]);
      expect(proposedTable(next, next.tables[0]!).measures.map(({id}) => id)).toEqual(ids.slice(1));
    });

    it("refuses a column that is taken twice, a name twice, and none at all", async () => {
      const source = await opened("city.xlsx", workbook({Loans: sheet}));
      const entry = {...proposedTable(source, source.tables[0]!), area: "XA"};
      const [first, second] = entry.measures as [MeasuredColumns, MeasuredColumns];
      const refused = (...measures: readonly MeasuredColumns[]): Promise<string> =>
        store.acceptTable(source.id, source.hash, {...entry, measures}, {}).then(String, String);
      expect(await refused(first, {...second, taken: [1]})).toContain("column 2 is taken twice");
      expect(await refused(first, {...second, id: first.id})).toContain("two of the tables have this name");
      expect(await refused()).toContain("none of its columns is taken");
    });
  });

  describe("whose columns stand too close to be told apart", () => {
    const bytes = (): Promise<Uint8Array> =>
      madePdf(({text, across, down}) => {
        for (const y of [250, 230, 210, 190, 170]) across(y, 40, 340);
        for (const x of [40, 160, 340]) down(x, 170, 250);
        [
          ["Kind", "2022 2023"],
          ["Books", "1,200 1,310"],
          ["Films", "2,300 2,290"],
          ["Total", "3,500 3,600"]
        ].forEach((row, i) => row.forEach((cell, j) => text(cell, 44 + 120 * j, 236 - 20 * i)));
      });
    /** The table with a line between its two years. */
    const parted = (found: SourceTable): {readonly lines: TableLines; readonly table: SourceTable} => {
      const {words} = found.cells.find(({text}) => text === "1,200 1,310")!;
      const lines = linesAsFound(found)!;
      const between = (words![0]!.box.x2 + words![1]!.box.x1) / 2;
      const own = {...lines, columns: [...lines.columns, between]};
      return {lines: own, table: tableWithLines(found, own)};
    };
    const entryOf = (source: OpenSource, table: SourceTable, lines: TableLines): TableEntry => {
      const proposed = proposedTable(source, table);
      const names = {id: "city-loans", title: "Loans by kind", measure: "loans", unit: "items"};
      return {...proposed, lines, area: "XA", measures: [{...proposed.measures[0]!, ...names}]};
    };

    it("is accepted as a line between them says, with its figures, table and checks", async () => {
      const source = await opened("city.pdf", await bytes());
      const [found] = source.tables;
      await expect(accept(source, {period: "2023"})).rejects.toThrow("row 2, column 2: holds 2 numbers");
      const {lines, table} = parted(found!);
      const next = await store.acceptTable(source.id, source.hash, entryOf(source, table, lines), {});
      expect(next.numbers.map(({printed, state}) => `${printed} ${state}`)).toEqual([
        ...["2022 explained", "2023 explained"],
        ...["1,200", "1,310", "2,300", "2,290", "3,500", "3,600"].map((printed) => `${printed} accepted`)
      ]);
      const {report, tables} = await verify(workspace);
      expect(report.diagnostics).toEqual([]);
      expect(report.checks.filter(({id}) => id.startsWith("city-loans-total"))).toHaveLength(2);
      const {rows} = tables.find((one) => one.table.id === "city-loans")!;
      expect(rows.map(({kind, year, value}) => [kind, year, value].join(" "))).toEqual([
        ...["books 2022 1200", "books 2023 1310", "films 2022 2300", "films 2023 2290"]
      ]);
      await store.undo(source.id);
      expect(await readdir(join(workspace.folder, "facts"))).toEqual(FACTS);
    });
  });

  it("takes no cell that needs a look unless it was typed, and refuses what can’t be one table", async () => {
    const pdf = await loansPdf("9,100", "Of 1,313 in all.");
    const source = await opened("city.pdf", pdf);
    const entry = proposedTable(source, source.tables[0]!);
    const looks = looksOf(source, source.tables[0]!, takenLines(entry));
    expect(looks.map(({printed}) => printed)).toEqual(["31", "000"]);
    await expect(accept(source, {period: "2023"})).rejects.toThrow("holds 2 numbers");
    const leftOut = [1];
    await expect(accept(source, {period: "2023", columns: "category", leftOut})).rejects.toThrow(
      "both say the category"
    );
    await expect(accept(source, {period: "", leftOut})).rejects.toThrow("say it for the whole table");
    await accept(source, {id: "city-loans", title: "Loans by kind", period: "2023", leftOut});
    expect(await diagnostics()).toEqual([]);
  });
});
