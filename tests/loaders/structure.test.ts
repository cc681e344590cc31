import {cp, readFile, rm, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {rowsFromArrow} from "../../loaders/arrow/read.js";
import {tableToArrow} from "../../loaders/arrow/write.js";
import {tableToCsv} from "../../loaders/files/csv.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {Workspace} from "../../loaders/workspace.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import {readTexts} from "../../loaders/sources/text.js";
import {builtStructure} from "../../loaders/structure/built.js";
import {romanNumeral} from "../../loaders/structure/numerals.js";
import {readPrintedDate} from "../../loaders/structure/printed-dates.js";
import {readStructure} from "../../loaders/structure/read.js";
import {readRowsFence} from "../../loaders/structure/rows-fence.js";
import type {Structure} from "../../loaders/structure/structure.js";
import {parseTag} from "../../loaders/structure/tags.js";
import {formatFault} from "../../src/core/fault.js";
import type {Fault} from "../../src/core/fault.js";
import {emptyAbout} from "../support/about.js";
import {copyCorpus, swap} from "../support/corpus.js";
import type {Edit} from "../support/corpus.js";
import {documentsPresent} from "../support/documents.js";
import {tempFolder} from "../support/temp.js";

const FOLDER = "data/lists";

async function read(project: Workspace): Promise<{readonly structure: Structure; readonly faults: readonly string[]}> {
  const faults: Fault[] = [];
  const sources = await readRegistry(project, faults);
  const structure = await readStructure(project, sources, readTexts(project, sources, faults), faults);
  return {structure, faults: faults.map(formatFault)};
}

const tableOf = ({tables}: Structure, id: string) => tables.find((table) => table.id === id)!;

describe("readStructure(project, sources, texts, faults)", () => {
  it("finds every row at its place and makes the tables", async () => {
    const {structure, faults} = await read(await copyCorpus({}, "structure"));
    expect(faults).toEqual([]);
    expect(structure.tables.map(({id, rows}) => [id, rows.length])).toEqual([
      ["plan-measures", 3], ["plan-pillars", 2], ["fy2019-efforts", 2], ["un-recommendations", 11], ["meeting-programme", 2], ["timeline", 11], ["agencies", 3]
    ]);
    expect(new Set(structure.tables.flatMap(({rows}) => rows.map(({status}) => status)))).toEqual(new Set(["exact"]));
    const [lamps] = tableOf(structure, "plan-measures").rows;
    expect(lamps).toMatchObject({id: "plan.m1-i", label: "Lamps at night", source: "plan", anchor: "(i)", passage: "(i) More lamps", place: {start: 0, end: 3}});
    expect(lamps!.fields).toEqual({
      pillar: ["1"], numeral: ["i"], ministries: ["HC", "MFTF"], named: ["2"], other_bodies: ["no"],
      efforts: ["fy2019.e1-1"], recommendations: ["un.r-a", "un.r-b-i"], note: []
    });
    expect(tableOf(structure, "un-recommendations").rows.find(({id}) => id === "un.r-c")!.fields).toMatchObject({touched: ["yes"], pillars: ["1", "2"]});
    expect(tableOf(structure, "timeline").rows.map(({fields}) => fields.year![0])).toEqual(["1931", "2008", "2008", "2009", "2011", "2012", "2012", "2013", "2013", "2014", "2014"]);
  });

  it("has none where a project has no data/lists", async () => {
    const {structure, faults} = await read(await copyCorpus());
    expect([structure.tables, faults]).toEqual([[], []]);
  });

  it("misses a file of the folder", async () => {
    const project = await copyCorpus({}, "structure");
    await rm(join(project.folder, "lists", "plan-pillars.csv"));
    expect((await read(project)).faults).toContain("data/lists/plan-pillars.csv: no such file; restore it from git");
  });

  it("does without the documents: rows are unchecked, and nothing fails", async () => {
    const project = await copyCorpus({}, "structure");
    await rm(project.texts, {recursive: true});
    const {structure, faults} = await read(project);
    expect(faults).toEqual([]);
    expect(new Set(structure.tables.flatMap(({rows}) => rows.map(({status, passage}) => `${status} ${passage}`)))).toEqual(new Set(["unchecked null"]));
  });

  it.each<[string, string, Edit, RegExp]>([
    ["a changed ministry", "plan-measures", swap(",CG,,", ",HC,,"), /measures\.csv:\d+: plan\.m2-i: the document prints CG, the row says HC/],
    ["a ministry left out", "plan-measures", swap("HC MFTF", "HC"), /plan\.m1-i: the document prints HC MFTF, the row says HC/],
    ["ministries in another order", "plan-measures", swap("CG HC", "HC CG"), /plan\.m1-ii: the document prints CG HC, the row says HC CG/],
    ["an unknown ministry", "plan-measures", swap("HC MFTF", "HC XX"), /plan\.m1-i: unknown agency XX; known ones stand in data\/structure\/agencies\.csv/],
    ["other bodies forgotten", "plan-measures", swap("CG HC,yes", "CG HC,"), /plan\.m1-ii: other_bodies: the plan names other related bodies beside it/],
    ["other bodies made up", "plan-measures", swap("HC MFTF,,", "HC MFTF,yes,"), /plan\.m1-i: other_bodies: the plan does not name other/],
    ["a changed pillar", "plan-measures", swap("plan.m2-i,2,", "plan.m2-i,1,"), /plan\.m2-i: id plan\.m2-i: expected plan\.m1-i/],
    ["a pillar changed all through", "plan-measures", (text) => text.replace("plan.m2-i,2,", "plan.m3-i,3,").replace("pillar 2 (i)", "pillar 3 (i)"), /plan\.m3-i: the plan prints no 3 \(i\)[^]*the plan prints 2 \(i\) at \d+–\d+, and no row says so/],
    ["a numeral changed all through", "plan-measures", (text) => text.replace("plan.m1-ii,1,ii", "plan.m1-iii,1,iii").replace("pillar 1 (ii)", "pillar 1 (iii)"), /plan\.m1-iii: the plan prints no 1 \(iii\)/],
    ["a changed offset", "plan-measures", (text) => text.replace(/,469,472,/, ",470,473,"), /plan\.m1-i: anchor "\(i\)" not found at 470–473/],
    ["an offset of a tag", "plan-measures", swap("709-722", "708-722"), /plan\.m1-ii: tags: 708-722: no agencies in brackets stand there/],
    ["a tag of another measure", "plan-measures", swap("595-653", "709-722"), /plan\.m1-i: tags: 709-722 does not stand between its heading and the next/],
    ["a tag left out", "plan-measures", swap("709-722 ", ""), /the plan prints agencies in brackets at 709-722, and no row has them/],
    ["a changed place in the contents", "plan-measures", swap(",162,165,", ",163,166,"), /plan\.m1-i: is said to stand at 163–166; the plan prints 1 \(i\) at 162–165/],
    ["a measure left out", "plan-measures", (text) => text.slice(0, text.indexOf("plan.m2-i")), /the plan prints 2 \(i\) at 818–821, and no row says so/],
    ["a bad locator", "plan-measures", swap("pillar 2 (i)", "pillar 2 (ii)"), /plan\.m2-i: locator: .*: expected Part III, pillar 2 \(i\)/],
    ["a changed alias", "agencies", swap(",Coast Guard,fy2019", ",Coastguard,fy2019"), /plan\.m2-i: the document prints none, the row says CG/],
    ["a duplicate id", "agencies", swap("\nCG,", "\nHC,"), /agencies\.csv:\d+: HC: id already used at data\/structure\/agencies\.csv:2/],
    ["a pillar out of order", "pillars", swap("\n2,Boats", "\n3,Boats"), /plan\.pillar-3: is number 3, but row 2 of its file/],
    ["a changed agency of an effort", "fy2019-efforts", swap("CG MFTF", "CG HC"), /fy2019\.e2-1: the document prints CG MFTF, the row says CG HC/],
    ["a changed section of an effort", "fy2019-efforts", swap("fy2019.e2-1,2,", "fy2019.e2-1,1,"), /fy2019\.e2-1: pillar: 1: stands in section 2/],
    ["a changed month of an effort", "fy2019-efforts", swap("2013-07", "2013-08"), /fy2019\.e1-1: date: 2013-08: its passage prints 2013-07/],
    ["an effort's unknown measure", "fy2019-efforts", swap("plan.m2-i,", "plan.m9-i,"), /fy2019\.e2-1: unknown measure plan\.m9-i/],
    ["an effort left out", "efforts", (text) => text.slice(0, text.indexOf("fy2019.e2-1")), /the fact sheet prints agencies in brackets at 239-252, and no row stands there/],
    ["a changed numeral of a recommendation", "un-recommendations", (text) => text.replace("un.r-b-ii,b,ii", "un.r-b-iii,b,iii").replace("(b) (ii)", "(b) (iii)"), /un\.r-b-iii: paragraph 74 prints no \(b\) \(iii\)/],
    ["a changed letter of a recommendation", "un-recommendations", (text) => text.replace("un.r-d,d", "un.r-j,j").replace("para 74 (d)", "para 74 (j)"), /un\.r-j: paragraph 74 prints no \(j\)/],
    ["a recommendation left out", "un-recommendations", (text) => text.slice(0, text.indexOf("un.r-i,i")), /paragraph 74 prints \(i\) at \d+–\d+, and no row says so/],
    ["a recommendation's unknown measure", "recommendations", swap("plan.m1-i,", "plan.m7-i,"), /un\.r-a: unknown measure plan\.m7-i/],
    ["a malformed answer", "recommendations", swap(",yes,", ",perhaps,"), /un\.r-b-i: asks_for_law: perhaps: expected yes or nothing/],
    ["a changed day", "timeline", swap("2014-02-02", "2014-02-03"), /meeting\.t-held: date: 2014-02-03: the document prints February 2, 2014/],
    ["a changed year", "timeline", swap("t-act,1931", "t-act,1932"), /plan\.t-act: date: 1932: the document prints 1931/],
    ["a since that became a year", "timeline", swap("2009/..", "2009"), /plan\.t-lamps: date: 2009: the document says since 2009/],
    ["a changed end", "timeline", swap("2012-06/2013-05", "2012-06/2013-06"), /plan\.t-checks: date: 2012-06\/2013-06: the document prints June 2012 - May 2013; say in note/],
    ["a changed end that is reckoned", "timeline", swap("2013-04/2015-03", "2013-04/2016-03"), /fy2019\.t-checks: .*2016-03 does not stand near it/],
    ["a changed end that stands elsewhere", "timeline", (text) => text.replace(/cases-base,2008\/2010/, "cases-base,2008/2012"), /un\.t-cases-base: .*2012 does not stand near it/],
    ["a bad date", "timeline", swap("t-act,1931", "t-act,31"), /plan\.t-act: date: 31: expected ISO 8601/],
    ["an unknown kind", "timeline", swap(",law,", ",rule,"), /plan\.t-act: unknown kind rule; expected one of law, plan/],
    ["an unknown source", "timeline", swap(",Meeting,meeting,", ",Meeting,minutes,"), /meeting\.t-held: unknown source minutes; register it/],
    ["an empty label", "timeline", swap(",Harbour Act,", ",,"), /plan\.t-act: label is empty; say in our own words/],
    ["a programme out of order", "programme", swap("meeting.p-2,2", "meeting.p-2,3"), /meeting\.p-2: is number 3, but row 2 of its file/],
    ["a malformed row", "programme", swap(",police,", ",police,,"), /programme\.csv:2: meeting\.p-1: has 12 fields, the header 11/]
  ])("%s is one line that says where, what and what to do", async (_what, file, edit, message) => {
    const {faults} = await read(await copyCorpus({[`${FOLDER}/${file}.csv`]: edit}, "structure"));
    expect(faults.join("\n")).toMatch(message);
    expect(faults.every((fault) => !fault.includes("\n") && fault.startsWith("data/lists/"))).toBe(true);
  });
});

describe("builtStructure(structure)", () => {
  it("writes texts alone, several values with a space between them, to Arrow and CSV alike", async () => {
    const {structure} = await read(await copyCorpus({}, "structure"));
    const measures = builtStructure(structure).find(({id}) => id === "plan-measures")!;
    const rows = rowsFromArrow(tableToArrow(measures, emptyAbout));
    expect(rows[1]).toEqual({
      id: "plan.m1-ii", label: "Horns and flags", pillar: "1", numeral: "ii", ministries: "CG HC", named: "2", other_bodies: "yes",
      efforts: "", recommendations: "un.r-c", note: "", locator: "Part III, pillar 1 (ii)", source: "plan"
    });
    expect(tableToCsv(measures).split("\r\n")[2]).toBe("plan.m1-ii,Horns and flags,1,ii,CG HC,2,yes,,un.r-c,,\"Part III, pillar 1 (ii)\",plan");
  });
});

it.each([[1, "i"], [4, "iv"], [9, "ix"], [14, "xiv"], [21, "xxi"], [38, "xxxviii"]])("romanNumeral(%i) is %s", (number, text) => expect(romanNumeral(number)).toBe(text));

it.each([
  ["June 6, 2016", "2016-06-06"], ["2 April 2013", "2013-04-02"], ["May 2013", "2013-05"], ["2008", "2008"], ["FY2019", "2019-04/2020-03"],
  ["19 to 26 October 2015", "2015-10-19/2015-10-26"], ["2010 and 2014", "2010/2014"], ["April 2016 - March 2017", "2016-04/2017-03"], ["someday", undefined], ["in 2014", undefined]
])("readPrintedDate(%j) is %s", (printed, iso) => expect(readPrintedDate(printed)).toBe(iso));

it.each<[string, readonly string[] | undefined, boolean]>([
  ["A", ["A"], false], ["A, and B, of C", ["A", "BC"], false], ["A\n\nand B, of C, and B", ["A", "BC", "B"], false], ["A and other related bodies", ["A"], true],
  ["other related bodies", undefined, false], ["A, as said", undefined, false], ["see A", undefined, false], ["", undefined, false], ["A and ", undefined, false], ["A,", undefined, false]
])("parseTag(%j) names %j", (inside, agencies, others) => {
  const names = [["B, of C", "BC"], ["A", "A"], ["B", "B"]] as const;
  expect(parseTag(inside, names)).toEqual(agencies === undefined ? undefined : {agencies, others});
});

describe.skipIf(!documentsPresent)("the project's own rows (needs the documents in data/sources)", () => {
  async function withEdit(file: string, edit: Edit): Promise<readonly string[]> {
    const project = openWorkspace(await tempFolder());
    await cp(resolve("data"), project.folder, {recursive: true});
    const path = join(project.folder, "lists", `${file}.csv`);
    const [before, after] = [await readFile(path, "utf8"), edit(await readFile(path, "utf8"))];
    expect(after).not.toBe(before);
    await writeFile(path, after);
    return (await read(project)).faults;
  }

  it("stand in the documents, all of them", async () => {
    const {structure, faults} = await read(openWorkspace("data"));
    expect(faults).toEqual([]);
    expect(new Set(structure.tables.flatMap(({rows}) => rows.map(({status}) => status)))).toEqual(new Set(["exact"]));
  });

  it.each<[string, string, Edit, RegExp]>([
    ["one ministry of one measure", "plan-measures", swap("MIC METI,,\"Part III, pillar 1 (x)\"", "MIC MEXT,,\"Part III, pillar 1 (x)\""), /plan\.m1-x: the document prints MIC METI, the row says MIC MEXT/],
    ["one tag of one measure", "plan-measures", swap("78566-78587", "78566-78588"), /plan\.m4-xiv: tags: 78566-78588/],
    ["one measure", "plan-measures", (text) => text.replace(/^plan\.m6-xiii,[^]*$/m, ""), /the plan prints 6 \(xiii\) at 96814–96820/],
    ["one agency of one effort", "fy2019-efforts", swap("MEXT NPA", "MEXT MOJ"), /fy2019\.e2-2: the document prints MEXT NPA/],
    ["the last letter of the recommendations", "un-recommendations", (text) => text.replace(/^un\.r-i,[^]*$/m, ""), /paragraph 74 prints \(i\) at 71883–71886/],
    ["one month of the timeline", "timeline", swap("un.t-amendment,2014-06", "un.t-amendment,2014-07"), /un\.t-amendment: date: 2014-07: the document prints June 2014/]
  ])("betray a change of %s", async (_what, file, edit, message) => {
    expect((await withEdit(file, edit)).join("\n")).toMatch(message);
  });
});

describe("the project's own rows", () => {
  it("carry what charts and pages say of them without a number", async () => {
    const {structure} = await read(openWorkspace("data"));
    const named = tableOf(structure, "agencies").rows.map(({id, fields}) => ({id, measures: fields.measures!.length})).sort((a, b) => b.measures - a.measures);
    expect(named[0]!.id).toBe("NPA");
    expect(named[1]!.measures).toBeLessThan(named[0]!.measures);
    const measures = tableOf(structure, "plan-measures").rows;
    expect(measures.filter(({fields}) => fields.named![0] === "1").length).toBeGreaterThan(measures.length / 2);
  });
});

describe("readRowsFence(text)", () => {
  it("fills in the columns", () => {
    expect(readRowsFence("table: meeting-programme")).toEqual({table: "meeting-programme", columns: ["label", "order", "speaker_kind"]});
    expect(readRowsFence("table: agencies\ncolumns: label, id")).toEqual({table: "agencies", columns: ["label", "id"]});
  });

  it.each([
    ["table: boats", /rows: unknown table boats; known: plan-measures, /], ["", /rows: unknown table \(nothing\)/],
    ["table: agencies\ncolour: red", /rows: unknown key colour/], ["table: agencies\ncolumns: label boats", /rows: columns: boats: agencies has id, label, measures, note/]
  ])("refuses %j", (text, message) => expect(() => readRowsFence(text)).toThrow(message));
});
