import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {utils} from "@e965/xlsx";
import {describe, expect, it} from "vitest";
import {FACT_COLUMNS} from "../../loaders/facts/facts-csv.js";
import {proposalsFor} from "../../loaders/proposals/of-source.js";
import {documentStyle, readPrintedNumber} from "../../loaders/proposals/printed-number.js";
import type {Proposal} from "../../loaders/proposals/propose.js";
import {
  readUnitWords,
  scaleInLabel,
  scaled,
  unitLabel,
  unitBeside,
  unitInBrackets
} from "../../loaders/proposals/unit-words.js";
import {addSources} from "../../loaders/sources/add.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import {makeWorkspace} from "../../loaders/writable.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {madePdf} from "../support/made-pdf.js";
import type {Pen} from "../support/made-pdf.js";
import {docx, p, r, workbook} from "./reading/made-documents.js";

describe("readPrintedNumber(digits, beside, style)", () => {
  const read = (words: string, {numbers, isCell = false}: {numbers?: string; isCell?: boolean} = {}) => {
    const [left = "", digits = "", right = ""] = words.split("|");
    const source = numbers === undefined ? {} : {numbers};
    const style = documentStyle(source, `${left}${digits}${right}`);
    const {printed, value, look} = readPrintedNumber(digits, {left, right, isCell}, style);
    return [printed, value, look.length];
  };

  it.each<[words: string, numbers: string, printed: string, value: string]>([
    ["|122,578|", "1,234.5", "122,578", "122578"],
    ["△ |12.3|", "1,234.5", "△ 12.3", "-12.3"],
    ["▲|4|", "1,234.5", "▲4", "-4"],
    ["– |4|", "1,234.5", "– 4", "-4"],
    ["(|1,250|)", "(1,234.5)", "(1,250)", "-1250"],
    ["(|3,2| %)", "(1.234,5)", "(3,2 %)", "-3.2"],
    ["|1 234 567|", "1 234,5", "1 234 567", "1234567"],
    ["|1’234.50|", "1'234.5", "1’234.50", "1234.50"],
    ["|41.200|", "1.234,5", "41.200", "41200"],
    ["|１，３１３|", "1,234.5", "１，３１３", "1313"]
  ])("in a cell reads %j printed as %s as %j, %s", (words, numbers, printed, value) =>
    expect(read(words, {numbers, isCell: true})).toEqual([printed, value, 0])
  );

  it.each<[words: string, printed: string, value: string]>([
    ["fell by −|3.2| points", "−3.2", "-3.2"],
    ["(△ |3.2|)", "△ 3.2", "-3.2"],
    ["the years 2010–|12| and", "12", "12"],
    ["the keepers – |12| of them", "12", "12"],
    ["-|12| of them", "12", "12"],
    ["COVID-|19|", "19", "19"],
    ["the keepers (|12|) of", "12", "12"]
  ])("in %j reads %j as %s", (words, printed, value) =>
    expect(read(words, {numbers: "(1,234.5)"})).toEqual([printed, value, 0])
  );

  it("is in doubt where the document doesn’t tell how it prints numbers", () => {
    expect(read("|41.200|")).toEqual(["41.200", undefined, 1]);
    expect(read("|41.200| and 3,5")).toEqual(["41.200", undefined, 1]);
    expect(read("|3|,5 and 4.5")).toEqual(["3", undefined, 1]);
    expect(read("|98| 452")).toEqual(["98", undefined, 1]);
    expect(read("(|1,250|)", {isCell: true})).toEqual(["1,250", "1250", 1]);
    expect(read("of group |3 450| were", {numbers: "1 234,5"})).toEqual(["3 450", "3450", 1]);
    expect(read("3万|5|億")).toEqual(["5", "5", 1]);
  });

  it("goes on over the scales of Japanese that become smaller", () => {
    expect(read("約|2|億300万人")).toEqual(["2億300万", "203000000", 0]);
    expect(read("|１|兆２，３４５億円。", {isCell: true})).toEqual(["１兆２，３４５億", "1234500000000", 0]);
    expect(read("△ |2|億300万", {isCell: true})).toEqual(["△ 2億300万", "-203000000", 0]);
    expect(read("差は△|2|億300万円")).toEqual(["△2億300万", "-203000000", 0]);
    expect(read("|5|千3万")).toEqual(["5", "5", 1]);
  });

  it("goes on over the word for its scale", () => {
    expect(read("lent |3| million books")).toEqual(["3 million", "3000000", 0]);
    expect(read("fell by −|1.5| billion.")).toEqual(["−1.5 billion", "-1500000000", 0]);
    expect(read("職員は|12|千人", {isCell: true})).toEqual(["12千", "12000", 0]);
    expect(read("費用は|150|百万円")).toEqual(["150百万", "150000000", 0]);
    expect(read("lent |3| millions")).toEqual(["3", "3", 0]);
  });
});

describe("units with scales", () => {
  it.each([
    ["Retail sales (Ecu bn)", {noun: "Ecu", scale: 9}],
    ["Population (000)", {noun: "", scale: 3}],
    ["Revenue (EUR mn)", {noun: "EUR", scale: 6}],
    ["人口（千人）", {noun: "人", scale: 3}],
    ["売上（百万円）", {noun: "円", scale: 6}],
    ["Share (%)", {noun: "%", scale: 0}],
    ["Persons (in thousands)", {noun: "", scale: 3}]
  ])("are read in the brackets of “%s”", (heading, unit) => expect(unitInBrackets(heading)).toEqual(unit));

  it("are none in a note or a year", () =>
    expect(["Loans (1)", "Loans (2019)"].map(unitInBrackets)).toEqual([undefined, undefined]));

  it.each([
    ["costs were EUR |12.5| bn and", {noun: "EUR", scale: 9, words: "EUR … bn"}],
    ["up to $|12|m.", {noun: "$", scale: 6, words: "$ … m"}],
    ["about |2.4| mn in 2019", {noun: "", scale: 6, words: "mn"}],
    ["職員は|12千|人、", {noun: "人", scale: 0, words: "人"}],
    ["a wall of |12| m", undefined],
    ["the CEO |12| of them", undefined]
  ])("are read beside the number in “%s”", (words, unit) => {
    const [left = "", , right = ""] = words.split("|");
    expect(unitBeside(left, right)).toEqual(unit);
  });

  it("are named so that their label says the scale, and found by such a label", () => {
    for (const [unit, label] of [
      [{noun: "Ecu", scale: 9}, "Ecu (billions)"],
      [{noun: "円", scale: 6}, "百万円"],
      [{noun: "", scale: 3}, "thousands"],
      [{noun: "ships", scale: 0}, "ships"]
    ] as const) {
      expect(unitLabel(unit)).toBe(label);
      expect(scaleInLabel(label)).toEqual(unit);
    }
  });

  it("keep every digit", () => {
    expect([scaled("12.5", 9), scaled("-0.05", 3), scaled("7", 0), readUnitWords("bn")]).toEqual([
      "12500000000",
      "-50",
      "7",
      {noun: "", scale: 9}
    ]);
  });
});

describe("the proposals for a document", () => {
  async function proposals(name: string, bytes: Uint8Array): Promise<readonly Proposal[]> {
    const folder = await makeTemporaryWorkspace();
    const workspace = openWorkspace(folder);
    await writeFile(join(folder, name), bytes);
    await addSources(workspace, await readRegistry(workspace, []), [join(folder, name)], []);
    return proposalsFor(workspace, name.replace(/\..*/, ""));
  }

  it("come from the head and the row of a cell, with the scale of its unit", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Sales by country", null, null],
      ["Country", "Retail sales (Ecu bn)", "Loans 2024"],
      ["Norland", "12.5", "1,313"]
    ]);
    sheet["!merges"] = [utils.decode_range("A1:C1")];
    const [year, sales, loans] = await proposals("sales.xlsx", workbook({Table: sheet}));
    expect(year).toMatchObject({printed: "2024", explained: {value: "names a column"}});
    expect(sales).toMatchObject({
      printed: "12.5",
      value: "12500000000",
      locator: "Table!B3",
      unit: {value: "Ecu (billions)", why: "from the column head “Retail sales (Ecu bn)”", isNew: true},
      measure: {value: "Retail sales", why: "from the column head “Retail sales (Ecu bn)”", isNew: true},
      category: {value: "Norland", why: "from the row “Norland”", isNew: true},
      look: []
    });
    expect(loans).toMatchObject({printed: "1,313", value: "1313", measure: {value: "loans"}, period: {value: "2024"}});
  });

  it("come from the heads of the page before, for a table that goes on without any", async () => {
    const page =
      (...rows: readonly (readonly [string, string])[]) =>
      ({text, right, across}: Pen): void => {
        across(250, 40, 330);
        rows.forEach(([kind, loans], i) => {
          text(kind, 44, 236 - 20 * i);
          right(loans, 330, 236 - 20 * i);
        });
        across(250 - 20 * rows.length, 40, 330);
      };
    const bytes = await madePdf(
      page(["Kind", "Loans 2023 (000)"], ["Films", "2,290"], ["Music", "1,130"]),
      page(["Maps", "31"], ["Games", "44"]),
      page(["Books", "1,310"], ["Papers", "72"])
    );
    const found = await proposals("city.pdf", bytes);
    const of = (printed: string): Proposal => found.find((one) => one.printed === printed)!;
    expect(of("2,290").unit).toMatchObject({scale: 3, why: "from the column head “Loans 2023 (000)”"});
    const why = "from the column head of page 1, table 1 “Loans 2023 (000)”";
    for (const [printed, value] of [
      ["31", "31000"],
      ["1,310", "1310000"]
    ] as const)
      expect(of(printed)).toMatchObject({
        value,
        unit: {scale: 3, why},
        measure: {value: "loans", why},
        period: {value: "2023"},
        look: []
      });
  });

  it("come from what was accepted under the same head, in another document too", async () => {
    const folder = await makeTemporaryWorkspace();
    const workspace = openWorkspace(folder);
    const add = async (name: string, csv: string): Promise<readonly Proposal[]> => {
      await writeFile(join(folder, name), csv);
      await addSources(workspace, await readRegistry(workspace, []), [join(folder, name)], []);
      return proposalsFor(workspace, name.replace(/\..*/, ""));
    };
    const before = await add("before.csv", "Branch,Kits lent (000)\nPier,12.5\n");
    const {start, end} = before.find(({printed}) => printed === "12.5")!;
    const row = ["before.kits", "B2", start, end, "12.5", "", "", "", "loan-thousands", "attendance", "2024"];
    await writeFile(
      join(folder, "facts/before.csv"),
      `${FACT_COLUMNS.join(",")}\n${[...row, "", "XA", "", "", "", "not-stated", "not-stated", "", ""].join(",")}\n`
    );
    const units = join(folder, "vocabulary/units.yaml");
    await writeFile(
      units,
      `${await readFile(units, "utf8")}- {id: loan-thousands, label: "kits (thousands)", kind: count}\n`
    );
    const why = "as accepted before under the same head, for before.kits";
    const next = await add("next.csv", "Branch,Kits lent (000),Visits\nPier,13.5,41\n");
    expect(next.find(({printed}) => printed === "13.5")).toMatchObject({
      value: "13500",
      unit: {value: "loan-thousands", why},
      measure: {value: "attendance", why}
    });
    expect(next.find(({printed}) => printed === "41")!.measure!.why).not.toBe(why);
  });

  it("come from the words of a sentence, and from the workspace’s own", async () => {
    const [items] = await proposals("report.docx", docx(p(r("In 2023 libraries lent about 47,100 books."))));
    expect(items).toMatchObject({
      printed: "47,100",
      value: "47100",
      locator: "paragraph 1",
      unit: {value: "items", why: "from the words behind it “books”"},
      category: {value: "books"},
      period: {value: "2023", why: "from the sentence “2023”"},
      qualifier: {value: "about", why: "from the word before it “about”"}
    });
  });

  it("come from the words nearest to a number, with its scale, and from none that speak of another", async () => {
    const text =
      "In 2024 the libraries lent 3 million books, up from about 2.4 mn in 2019.\nCosts were EUR 12.5 bn and 15 thousand persons worked.\n";
    const found = await proposals("prose.txt", new TextEncoder().encode(text));
    expect(found.map(({printed, value, unit, period}) => [printed, value, unit?.value, period?.value])).toEqual([
      ["3 million", "3000000", "items", "2024"],
      ["2.4", "2400000", "millions", "2019"],
      ["12.5", "12500000000", "EUR (billions)", undefined],
      ["15 thousand", "15000", "persons", undefined]
    ]);
    expect(found[2]!.unit).toMatchObject({scale: 9, why: "from the words beside it “EUR … bn”"});
    const [more] = await proposals("more.txt", new TextEncoder().encode("In 2024 it lent 12 more than in 2019.\n"));
    expect([more!.printed, more!.period?.value]).toEqual(["12", "2024"]);
  });

  it("are of a term only where its word stands, not one that begins so", async () => {
    const csv = "Place,Loans\nSouthern,12\nSouthland,13\nBookmakers,14\n";
    const found = await proposals("places.csv", new TextEncoder().encode(csv));
    expect(found.map(({printed, category}) => [printed, category?.value, category?.isNew])).toEqual([
      ["12", "south", undefined],
      ["13", "Southland", true],
      ["14", "Bookmakers", true]
    ]);
  });

  it("are none for the parts of a date that is all of a cell", async () => {
    const csv = "Day,Loans\n3/15/23,12\n2024-01-31 10:30,13\n15.03.2023,14\n";
    const found = await proposals("days.csv", new TextEncoder().encode(csv));
    const figures = found.filter(({explained}) => explained === undefined).map(({printed}) => printed);
    expect(figures).toEqual(["12", "13", "14"]);
    const dated = await proposals("seen.csv", new TextEncoder().encode("Kind,Seen\nBooks,3/15/23\nFilms,1/2/3/4\n"));
    expect(dated.slice(0, 3).map(({printed, explained}) => [printed, explained?.value])).toEqual(
      ["3", "15", "23"].map((part) => [part, "is part of a date"])
    );
    expect(dated.slice(3).every(({explained}) => explained === undefined)).toBe(true);
  });

  it("say what a person has to look at", async () => {
    const [, doubtful] = await proposals("a.csv", new TextEncoder().encode("Kind;2019\nBooks;41.200\n"));
    expect(doubtful).toMatchObject({printed: "41.200", look: [expect.stringContaining("may be 41200 or 41.200")]});
  });

  it("are none for the number of a section, in its heading and where it is referred to", async () => {
    const lines = [
      "5.1.3. The keepers",
      "Ships are counted (see 8.2.1.), by 4.1.2 keepers.",
      "4.1.2",
      "1.2.3.4 On ships"
    ];
    const found = await proposals("ships.txt", new TextEncoder().encode(`${lines.join("\n")}\n`));
    expect(found.map(({printed, explained, look}) => [printed, explained?.why, look.length])).toEqual([
      ["5.1.3", "from its place before the words of a heading", 0],
      ["8.2.1", "from the word before it “see”", 0],
      ["4.1.2", undefined, 1],
      ["4.1.2", undefined, 1],
      ["1.2.3.4", "from its place before the words of a heading", 0]
    ]);
  });

  it("pass on why a number of a PDF needs a look", async () => {
    const bytes = await madePdf(({text}) => {
      text("The keepers counted 98 452 ships in the north,", 20, 200);
      text("98,452 in the south and 1,204 at the isles.", 20, 188);
    });
    const looks = (await proposals("ships.pdf", bytes)).map(({printed, look}) => [printed, look]);
    const spaced = "its digits are grouped by a space, others on the page otherwise";
    expect(looks).toEqual([
      ["98", [spaced]],
      ["452", [spaced]],
      ["98,452", []],
      ["1,204", []]
    ]);
  });
});

async function makeTemporaryWorkspace(): Promise<string> {
  const {mkdtemp, rm} = await import("node:fs/promises");
  const {tmpdir} = await import("node:os");
  const {onTestFinished} = await import("vitest");
  const root = await mkdtemp(join(tmpdir(), "tickmark-"));
  onTestFinished(() => rm(root, {recursive: true, force: true}));
  await makeWorkspace(join(root, "ws"), "tutorial");
  return join(root, "ws");
}
