import {createHash} from "node:crypto";
import {cp, readFile, rm, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {rowsFromArrow, tableToArrow} from "../../../loaders/files/arrow-files.js";
import {tableToCsv} from "../../../loaders/files/table-files.js";
import {builtLists, readRowsFence} from "../../../loaders/lists/list.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {emptyAbout} from "../../support/about.js";
import {copyCorpus, swap} from "../../support/corpus.js";
import type {Edit} from "../../support/corpus.js";
import {documentsPresent} from "../../support/documents.js";
import {listOf, readListsOf} from "../../support/lists.js";
import {tempFolder} from "../../support/temp.js";

const FOLDER = "data/lists";

describe("readLists(workspace, setting, faults)", () => {
  it("gives the lists of the reading before where nothing has changed, with what is wrong with them", async () => {
    const workspace = await copyCorpus({"data/lists/crews.csv": (text) => text.replace(/,(\d+),/, ",1$1,")}, "lists");
    const first = await readListsOf(workspace);
    const second = await readListsOf(workspace);
    expect(first.diagnostics).not.toEqual([]);
    expect(second.diagnostics).toEqual(first.diagnostics);
    expect(second.lists).toBe(first.lists);
    const path = join(workspace.folder, "lists/agencies.csv");
    await writeFile(path, (await readFile(path, "utf8")).replace(/\n([^\n,]+)(?=,)/, "\nchanged"));
    const third = await readListsOf(workspace);
    expect(listOf(third.lists, "agencies").rows[0]!.id).toBe("changed");
    expect(third.diagnostics).not.toEqual(first.diagnostics);
  });

  it("finds every row at its place and makes the lists", async () => {
    const {lists, diagnostics} = await readListsOf(await copyCorpus({}, "lists"));
    expect(diagnostics).toEqual([]);
    expect(lists.map(({id, rows}) => [id, rows.length])).toEqual([
      ["plan-measures", 3],
      ["plan-pillars", 2],
      ["fy2019-efforts", 2],
      ["un-recommendations", 11],
      ["meeting-programme", 2],
      ["timeline", 11],
      ["agencies", 3],
      ["charter-principles", 3],
      ["charter-rules", 3],
      ["crews", 2]
    ]);
    expect(new Set(lists.flatMap(({rows}) => rows.map(({status}) => status)))).toEqual(new Set(["exact"]));
    const [lamps] = listOf(lists, "plan-measures").rows;
    expect(lamps).toMatchObject({
      id: "plan.m1-i",
      label: "Lamps at night",
      source: "plan",
      anchor: "(i)",
      passage: "(i) More lamps",
      place: {start: 0, end: 3}
    });
    expect(lamps!.fields).toEqual({
      pillar: ["1"],
      numeral: ["i"],
      ministries: ["HC", "MFTF"],
      named: ["2"],
      other_bodies: ["no"],
      efforts: ["fy2019.e1-1"],
      recommendations: ["un.r-a", "un.r-b-i"],
      note: []
    });
    expect(listOf(lists, "un-recommendations").rows.find(({id}) => id === "un.r-c")!.fields).toMatchObject({
      touched: ["yes"],
      pillars: ["1", "2"]
    });
    expect(listOf(lists, "timeline").rows.map(({fields}) => fields.year![0])).toEqual([
      "1931",
      "2008",
      "2008",
      "2009",
      "2011",
      "2012",
      "2012",
      "2013",
      "2013",
      "2014",
      "2014"
    ]);
  });

  it("has none where a workspace has no such folder", async () => {
    const {lists, diagnostics} = await readListsOf(await copyCorpus());
    expect([lists, diagnostics]).toEqual([[], []]);
  });

  it("does without the documents: rows are unchecked, and nothing fails", async () => {
    const project = await copyCorpus({}, "lists");
    await rm(project.texts, {recursive: true});
    const {lists, diagnostics} = await readListsOf(project);
    expect(diagnostics).toEqual([]);
    expect(new Set(lists.flatMap(({rows}) => rows.map(({status, passage}) => `${status} ${passage}`)))).toEqual(
      new Set(["unchecked null"])
    );
  });

  it.each<[string, string, Edit, RegExp]>([
    [
      "a label of another entry",
      "plan-measures",
      swap("Lamps at night", "Fewer foghorns"),
      /: plan\.m1-i: label: Fewer foghorns: the passage has none of its words; take one/
    ],
    [
      "a flag that the entry doesn’t say",
      "un-recommendations",
      swap("Counting lamps,,", "Counting lamps,yes,"),
      /un-recommendations\.csv:\d+: un\.r-d: asks_for_law: yes: the entry has none of a law; leave it empty/
    ],
    [
      "a flag left out that the entry says",
      "un-recommendations",
      swap("Law on boats,yes,", "Law on boats,,"),
      /: un\.r-b-ii: asks_for_law is empty: the entry says a law; write yes, or take the word out of says/
    ],
    [
      "a changed ministry",
      "plan-measures",
      swap(",CG,,", ",HC,,"),
      /measures\.csv:\d+: plan\.m2-i: ministries: plan prints CG, the row says HC/
    ],
    [
      "a ministry left out",
      "plan-measures",
      swap("HC MFTF", "HC"),
      /plan\.m1-i: ministries: plan prints HC MFTF, the row says HC/
    ],
    [
      "ministries in another order",
      "plan-measures",
      swap("CG HC", "HC CG"),
      /plan\.m1-ii: ministries: plan prints CG HC, the row says HC CG/
    ],
    [
      "an unknown ministry",
      "plan-measures",
      swap("HC MFTF", "HC XX"),
      /plan\.m1-i: ministries: unknown XX; known ones stand in data\/lists\/agencies\.csv/
    ],
    [
      "other bodies forgotten",
      "plan-measures",
      swap("CG HC,yes", "CG HC,"),
      /plan\.m1-ii: other_bodies: plan prints “other related bodies” beside it/
    ],
    [
      "other bodies made up",
      "plan-measures",
      swap("HC MFTF,,", "HC MFTF,yes,"),
      /plan\.m1-i: other_bodies: plan does not print “other/
    ],
    [
      "a changed pillar",
      "plan-measures",
      swap("plan.m2-i,2,", "plan.m2-i,1,"),
      /plan\.m2-i: id: plan\.m2-i: expected plan\.m1-i/
    ],
    [
      "a pillar changed all through",
      "plan-measures",
      (text) => text.replace("plan.m2-i,2,", "plan.m3-i,3,").replace("pillar 2 (i)", "pillar 3 (i)"),
      /plan\.m3-i: plan prints no 3 \(i\)[^]*plan prints 2 \(i\) at \d+–\d+, and no row says so/
    ],
    [
      "a numeral changed all through",
      "plan-measures",
      (text) => text.replace("plan.m1-ii,1,ii", "plan.m1-iii,1,iii").replace("pillar 1 (ii)", "pillar 1 (iii)"),
      /plan\.m1-iii: plan prints no 1 \(iii\)/
    ],
    [
      "a changed offset",
      "plan-measures",
      (text) => text.replace(/,469,472,/, ",470,473,"),
      /plan\.m1-i: anchor "\(i\)" not found at 470–473/
    ],
    [
      "an offset of a tag",
      "plan-measures",
      swap("709-722", "708-722"),
      /plan\.m1-ii: tags: 708-722: no names in \( \) stand there/
    ],
    [
      "a tag of another measure",
      "plan-measures",
      swap("595-653", "709-722"),
      /plan\.m1-i: tags: 709-722 does not stand between its row and the next/
    ],
    [
      "a tag left out",
      "plan-measures",
      swap("709-722 ", ""),
      /plan prints names in \( \) at 709-722, and no row has them/
    ],
    [
      "a changed place in the contents",
      "plan-measures",
      swap(",162,165,", ",163,166,"),
      /plan\.m1-i: is said to stand at 163–166; plan, in its contents, prints 1 \(i\) at 162–165/
    ],
    [
      "a measure left out",
      "plan-measures",
      (text) => text.slice(0, text.indexOf("plan.m2-i")),
      /plan prints 2 \(i\) at 818–821, and no row says so/
    ],
    [
      "a bad locator",
      "plan-measures",
      swap("pillar 2 (i)", "pillar 2 (ii)"),
      /plan\.m2-i: locator: .*: expected Part III, pillar 2 \(i\)/
    ],
    [
      "a changed alias",
      "agencies",
      swap(",Coast Guard,fy2019", ",Coastguard,fy2019"),
      /plan\.m2-i: ministries: plan prints none, the row says CG/
    ],
    [
      "a duplicate id",
      "agencies",
      swap("\nCG,", "\nHC,"),
      /agencies\.csv:\d+: HC: id already used at data\/lists\/agencies\.csv:2; ids are unique/
    ],
    [
      "a pillar out of order",
      "plan-pillars",
      swap("plan.pillar-2,2,", "plan.pillar-3,3,"),
      /plan\.pillar-3: is number 3, but row 2 of its file/
    ],
    [
      "a changed agency of an effort",
      "fy2019-efforts",
      swap("CG MFTF", "CG HC"),
      /fy2019\.e2-1: agencies: fy2019 prints CG MFTF, the row says CG HC/
    ],
    [
      "a changed section of an effort",
      "fy2019-efforts",
      swap("fy2019.e2-1,2,", "fy2019.e2-1,1,"),
      /fy2019\.e2-1: pillar: 1: stands below 2/
    ],
    [
      "a changed month of an effort",
      "fy2019-efforts",
      swap("2013-07", "2013-08"),
      /fy2019\.e1-1: date: 2013-08: its passage prints 2013-07/
    ],
    [
      "an effort's unknown measure",
      "fy2019-efforts",
      swap("plan.m2-i,", "plan.m9-i,"),
      /fy2019\.e2-1: measure: unknown plan\.m9-i/
    ],
    [
      "an effort left out",
      "fy2019-efforts",
      (text) => text.slice(0, text.indexOf("fy2019.e2-1")),
      /fy2019 prints names in \[ \] at 239-252, and no row stands there/
    ],
    [
      "a changed numeral of a recommendation",
      "un-recommendations",
      (text) => text.replace("un.r-b-ii,b,ii", "un.r-b-iii,b,iii").replace("(b) (ii)", "(b) (iii)"),
      /un\.r-b-iii: un prints no \(b\) \(iii\)/
    ],
    [
      "a changed letter of a recommendation",
      "un-recommendations",
      (text) => text.replace("un.r-d,d", "un.r-j,j").replace("para 74 (d)", "para 74 (j)"),
      /un\.r-j: un prints no \(j\)/
    ],
    [
      "a recommendation left out",
      "un-recommendations",
      (text) => text.slice(0, text.indexOf("un.r-i,i")),
      /un prints \(i\) at \d+–\d+, and no row says so/
    ],
    [
      "a recommendation's unknown measure",
      "un-recommendations",
      swap("plan.m1-i,", "plan.m7-i,"),
      /un\.r-a: measures: unknown plan\.m7-i/
    ],
    [
      "a malformed answer",
      "un-recommendations",
      swap(",yes,", ",perhaps,"),
      /un\.r-b-i: asks_for_law: perhaps: expected yes or nothing/
    ],
    [
      "a changed day",
      "timeline",
      swap("2014-02-02", "2014-02-03"),
      /meeting\.t-held: date: 2014-02-03: the document prints February 2, 2014/
    ],
    [
      "a changed year",
      "timeline",
      swap("t-act,1931", "t-act,1932"),
      /plan\.t-act: date: 1932: the document prints 1931/
    ],
    [
      "a since that became a year",
      "timeline",
      swap("2009/..", "2009"),
      /plan\.t-lamps: date: 2009: the document says since 2009/
    ],
    [
      "a changed end",
      "timeline",
      swap("2012-06/2013-05", "2012-06/2013-06"),
      /plan\.t-checks: date: 2012-06\/2013-06: the document prints June 2012 - May 2013; say in note/
    ],
    [
      "a changed end that is reckoned",
      "timeline",
      swap("2013-04/2015-03", "2013-04/2016-03"),
      /fy2019\.t-checks: .*2016-03 does not stand near it/
    ],
    [
      "a changed end that stands elsewhere",
      "timeline",
      (text) => text.replace(/cases-base,2008\/2010/, "cases-base,2008/2012"),
      /un\.t-cases-base: .*2012 does not stand near it/
    ],
    ["a bad date", "timeline", swap("t-act,1931", "t-act,31"), /plan\.t-act: date: 31: expected ISO 8601/],
    [
      "an unknown kind",
      "timeline",
      swap(",law,", ",rule,"),
      /plan\.t-act: kind: unknown rule; expected one of law, plan/
    ],
    [
      "an unknown source",
      "timeline",
      swap(",Meeting,meeting,", ",Meeting,minutes,"),
      /meeting\.t-held: unknown source minutes; register it/
    ],
    [
      "an empty label",
      "timeline",
      swap(",Harbour Act,", ",,"),
      /plan\.t-act: label is empty; it holds what the row is, in our own words/
    ],
    [
      "a programme out of order",
      "meeting-programme",
      swap("meeting.p-2,2", "meeting.p-2,3"),
      /meeting\.p-2: is number 3, but row 2 of its file/
    ],
    [
      "a malformed row",
      "meeting-programme",
      swap(",police,", ",police,,"),
      /programme\.csv:2: meeting\.p-1: has 12 fields, the header 11/
    ]
  ])("%s is one line that says where, what and what to do", async (_what, file, edit, message) => {
    const {diagnostics} = await readListsOf(await copyCorpus({[`${FOLDER}/${file}.csv`]: edit}, "lists"));
    expect(diagnostics.join("\n")).toMatch(message);
    expect(diagnostics.every((diagnostic) => !diagnostic.includes("\n") && diagnostic.startsWith("data/lists/"))).toBe(
      true
    );
  });
});

describe("a text that numbers its entries otherwise", () => {
  async function withText(file: string, edit: Edit): Promise<string> {
    const project = await copyCorpus({}, "lists");
    const path = join(project.texts, file);
    const before = await readFile(path, "utf8");
    const after = edit(before);
    expect(after).not.toBe(before);
    await writeFile(path, after);
    const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
    const registry = join(project.folder, "sources.yaml");
    await writeFile(registry, (await readFile(registry, "utf8")).replace(hash(before), hash(after)));
    return (await readListsOf(project)).diagnostics.join("\n");
  }

  it.each<[string, string, Edit, RegExp]>([
    [
      "a gap in the text",
      "plan.txt",
      swap("(ii) Fog horns and signals\n\n", "(iii) Fog horns and signals\n\n"),
      /^data\/lists\/plan-measures\.csv: plan prints 1 \(iii\) where 1 \(ii\) should follow$/m
    ],
    [
      "a gap in the contents",
      "plan.txt",
      swap("(ii) Fog horns and signals\t", "(iv) Fog horns and signals\t"),
      /plan-measures\.csv: plan, in its contents, prints 1 \(iv\) where 1 \(ii\) should follow/
    ],
    [
      "fewer in the contents",
      "plan.txt",
      swap("(ii) Fog horns and signals\t2\n", ""),
      /plan-measures\.csv: 1: the contents of plan list 1, its text prints 2/
    ],
    [
      "fewer in the text",
      "plan.txt",
      swap("2. Boats\n\n(i) Checks of boats\n", ""),
      /plan-pillars\.csv: the contents of plan list 2, its text prints 1/
    ],
    [
      "one more than there are rows",
      "plan.txt",
      (text) => `${text}\n(ii) More checks\n`,
      /plan-measures\.csv: plan prints 2 \(ii\) at \d+–\d+, and no row says so; add one/
    ],
    [
      "no such part",
      "plan.txt",
      (text) => text.replaceAll("III. ", "IV. "),
      /plan-measures\.yaml:\d+: found\.contents\.from: III\.: no line of plan begins so/
    ],
    [
      "the part once",
      "plan.txt",
      swap("III. Measures\t", "IV. Measures\t"),
      /plan-measures\.yaml:\d+: found\.contents\.until: I\.: no line of plan after the start of the stretch begins so/
    ],
    [
      "the part three times",
      "plan.txt",
      (text) => `${text}\nIII. Again\n`,
      /plan-measures\.yaml:\d+: found\.text\.from: III\.: 2 lines of plan after its contents begin so/
    ],
    [
      "a letter left out",
      "un.txt",
      swap("(d)\tCount lamps", "(e)\tCount lamps"),
      /un-recommendations\.csv: un prints \(e\) where \(d\) should follow/
    ],
    [
      "a numeral left out",
      "un.txt",
      swap("(ii)\tA law on boats", "(iii)\tA law on boats"),
      /un-recommendations\.csv: un prints \(b\) \(iii\) where \(b\) \(ii\) should follow/
    ],
    [
      "a section left out",
      "fy2019.txt",
      swap("2. Boats", "3. Boats"),
      /fy2019-efforts\.csv: fy2019 prints 3 where 2 should follow/
    ],
    [
      "names that no row carries",
      "plan.txt",
      (text) => text.replace("Boats shall", "(Coast Guard) Boats shall"),
      /plan-measures\.csv: plan prints names in \( \) at \d+-\d+, and no row has them in tags/
    ],
    ["another name in a tag", "fy2019.txt", swap("[CG and MFTF]", "[CG and HC]  "), /fy2019\.e2-1: anchor/]
  ])("%s", async (_what, file, edit, message) => expect(await withText(file, edit)).toMatch(message));
});

describe("builtLists(lists)", () => {
  it("writes texts alone, several values with a space between them, to Arrow and CSV alike", async () => {
    const {lists} = await readListsOf(await copyCorpus({}, "lists"));
    const measures = builtLists(lists).find(({id}) => id === "plan-measures")!;
    const rows = rowsFromArrow(tableToArrow(measures, emptyAbout));
    expect(rows[1]).toEqual({
      id: "plan.m1-ii",
      label: "Horns and flags",
      pillar: "1",
      numeral: "ii",
      ministries: "CG HC",
      named: "2",
      other_bodies: "yes",
      efforts: "",
      recommendations: "un.r-c",
      note: "",
      locator: "Part III, pillar 1 (ii)",
      source: "plan"
    });
    expect(tableToCsv(measures).split("\r\n")[2]).toBe(
      'plan.m1-ii,Horns and flags,1,ii,CG HC,2,yes,,un.r-c,,"Part III, pillar 1 (ii)",plan'
    );
  });
});

describe.skipIf(!documentsPresent)("the project's own rows (needs the documents in data/sources)", () => {
  async function withEdit(file: string, edit: Edit): Promise<readonly string[]> {
    const project = openWorkspace(await tempFolder());
    await cp(resolve("data"), project.folder, {recursive: true});
    const path = join(project.folder, "lists", `${file}.csv`);
    const [before, after] = [await readFile(path, "utf8"), edit(await readFile(path, "utf8"))];
    expect(after).not.toBe(before);
    await writeFile(path, after);
    return (await readListsOf(project)).diagnostics;
  }

  it("stand in the documents, all of them", async () => {
    const {lists, diagnostics} = await readListsOf(openWorkspace("data"));
    expect(diagnostics).toEqual([]);
    expect(new Set(lists.flatMap(({rows}) => rows.map(({status}) => status)))).toEqual(new Set(["exact"]));
  });

  it.each<[string, string, Edit, RegExp]>([
    [
      "one ministry of one measure",
      "plan-measures",
      swap('MIC METI,,"Part III, pillar 1 (x)"', 'MIC MEXT,,"Part III, pillar 1 (x)"'),
      /plan\.m1-x: ministries: plan prints MIC METI, the row says MIC MEXT/
    ],
    ["one tag of one measure", "plan-measures", swap("78566-78587", "78566-78588"), /plan\.m4-xiv: tags: 78566-78588/],
    [
      "one measure",
      "plan-measures",
      (text) => text.replace(/^plan\.m6-xiii,[^]*$/m, ""),
      /plan prints 6 \(xiii\) at 96814–96820/
    ],
    [
      "one agency of one effort",
      "fy2019-efforts",
      swap("MEXT NPA", "MEXT MOJ"),
      /fy2019\.e2-2: agencies: fy2019 prints MEXT NPA/
    ],
    [
      "the last letter of the recommendations",
      "un-recommendations",
      (text) => text.replace(/^un\.r-i,[^]*$/m, ""),
      /un prints \(i\) at 71883–71886/
    ],
    [
      "one month of the timeline",
      "timeline",
      swap("un.t-amendment,2014-06", "un.t-amendment,2014-07"),
      /un\.t-amendment: date: 2014-07: the document prints June 2014/
    ]
  ])("betray a change of %s", async (_what, file, edit, message) => {
    expect((await withEdit(file, edit)).join("\n")).toMatch(message);
  });
});

describe("the project's own rows", () => {
  it("carry what charts and pages say of them without a number", async () => {
    const {lists} = await readListsOf(openWorkspace("data"));
    const named = listOf(lists, "agencies")
      .rows.map(({id, fields}) => ({id, measures: fields.measures!.length}))
      .sort((a, b) => b.measures - a.measures);
    expect(named[0]!.id).toBe("NPA");
    expect(named[1]!.measures).toBeLessThan(named[0]!.measures);
    const measures = listOf(lists, "plan-measures").rows;
    expect(measures.filter(({fields}) => fields.named![0] === "1").length).toBeGreaterThan(measures.length / 2);
  });
});

describe("listLabels(list, rows)", () => {
  it("calls what a cell names by the labels of these rows, all of them, and a row's own number by its label", async () => {
    const {lists} = await readListsOf(await copyCorpus({}, "lists"));
    const labelsOf = (id: string) => builtLists(lists).find((list) => list.id === id)!.labels;
    expect(labelsOf("plan-measures")).toEqual({
      pillar: {1: "Lights", 2: "Boats"},
      ministries: {
        CG: "Coast Guard",
        "HC MFTF": "Harbour Council; Ministry of Ferries, Tides and Fog",
        "CG HC": "Coast Guard; Harbour Council"
      }
    });
    expect(labelsOf("plan-pillars")).toEqual({pillar: {1: "Lights", 2: "Boats"}});
    expect(labelsOf("un-recommendations")).toEqual({pillars: {1: "Lights", "1 2": "Lights; Boats"}});
    expect(labelsOf("meeting-programme")).toBeUndefined();
  });
});

describe("readRowsFence(text, lists)", () => {
  it("fills in the columns", async () => {
    const {lists} = await readListsOf(openWorkspace("data"));
    expect(readRowsFence("table: meeting-programme", lists)).toEqual({
      table: "meeting-programme",
      columns: ["label", "order", "speaker_kind"]
    });
    expect(readRowsFence("table: agencies\ncolumns: label, id", lists)).toEqual({
      table: "agencies",
      columns: ["label", "id"]
    });
  });

  it.each([
    ["table: boats", /rows: unknown table boats; known: plan-measures, /],
    ["", /rows: unknown table \(nothing\)/],
    ["table: agencies\ncolour: red", /rows: unknown key colour/],
    ["table: agencies\ncolumns: label boats", /rows: columns: boats: agencies has id, label, measures, note/]
  ])("refuses %j", async (text, message) => {
    const {lists} = await readListsOf(openWorkspace("data"));
    expect(() => readRowsFence(text, lists)).toThrow(message);
  });

  it("says that a workspace has none", () =>
    expect(() => readRowsFence("table: boats", [])).toThrow(/unknown table boats; this workspace has no lists/));
});
