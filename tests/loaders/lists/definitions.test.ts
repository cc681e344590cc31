import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {copyCorpus, swap} from "../../support/corpus.js";
import type {Edit} from "../../support/corpus.js";
import {listOf, readListsOf} from "../../support/lists.js";

const edited = (file: string, edit: Edit) => copyCorpus({[`data/lists/${file}`]: edit}, "lists");

describe("a list of another shape", () => {
  it("has columns made of other lists' rows, and of its own", async () => {
    const {lists, diagnostics} = await readListsOf(await copyCorpus({}, "lists"));
    expect(diagnostics).toEqual([]);
    expect(listOf(lists, "charter-principles").rows.map(({fields}) => fields)).toEqual([
      {
        letter: ["A"],
        rules: ["charter.rule-1", "charter.rule-2"],
        how_many: ["2"],
        crews: ["charter.pilots", "charter.keepers"],
        note: []
      },
      {letter: ["B"], rules: ["charter.rule-3"], how_many: ["1"], crews: ["charter.pilots"], note: []},
      {letter: ["C"], rules: [], how_many: ["0"], crews: [], note: []}
    ]);
    expect(listOf(lists, "charter-rules").rows[0]!.fields).toMatchObject({
      after: [],
      leads_to: ["charter.rule-2"],
      others: ["no"]
    });
    const names = listOf(lists, "charter-principles").columns.map(({name, names: called}) => [
      name,
      called && [...called]
    ]);
    expect(names).toEqual([
      ["letter", undefined],
      [
        "rules",
        [
          ["charter.rule-1", "Lighting"],
          ["charter.rule-2", "Trimming"],
          ["charter.rule-3", "Sounding"]
        ]
      ],
      ["how_many", undefined],
      [
        "crews",
        [
          ["charter.pilots", "Pilots"],
          ["charter.keepers", "Keepers"]
        ]
      ],
      ["note", undefined]
    ]);
  });

  it.each<[string, string, Edit, RegExp]>([
    [
      "a letter changed",
      "charter-principles",
      swap("charter.C,C", "charter.C,D"),
      /charter\.C: charter prints no D\)\n[^]*charter prints C\) at 315–317, and no row says so/
    ],
    [
      "a principle left out",
      "charter-principles",
      (text) => text.slice(0, text.indexOf("charter.C")),
      /charter prints C\) at 315–317, and no row says so; add one/
    ],
    [
      "a rule below another principle",
      "charter-rules",
      swap("charter.rule-3,B", "charter.rule-3,C"),
      /charter\.rule-3: charter prints no C Rule 3/
    ],
    [
      "a crew left out",
      "charter-rules",
      swap("charter.pilots charter.keepers", "charter.pilots"),
      /charter\.rule-1: crews: charter prints charter\.pilots charter\.keepers, the row says charter\.pilots/
    ],
    [
      "others forgotten",
      "charter-rules",
      swap(",yes,", ",,"),
      /charter\.rule-3: others: charter prints “others” beside it/
    ],
    [
      "an unknown row of its own list",
      "charter-rules",
      swap(",charter.rule-1,Rule 2", ",charter.rule-9,Rule 2"),
      /charter\.rule-2: after: unknown charter\.rule-9; known ones stand in data\/lists\/charter-rules\.csv/
    ]
  ])("%s", async (_what, list, edit, message) =>
    expect((await readListsOf(await edited(`${list}.csv`, edit))).diagnostics.join("\n")).toMatch(message)
  );

  it("can be ten lines without a word on how its entries are found", async () => {
    const definition = await readFile("tests/fixtures/lists/lists/crews.yaml", "utf8");
    expect(definition.trim().split("\n")).toHaveLength(3);
    const {diagnostics} = await readListsOf(await edited("crews.csv", swap("156,162,Pilots", "157,163,Pilots")));
    expect(diagnostics).toEqual([
      expect.stringMatching(/^data\/lists\/crews\.csv:2: charter\.pilots: anchor "Pilots" not found at 157–163/)
    ]);
  });
});

const line = async (file: string, text: string): Promise<number> =>
  (await readFile(`tests/fixtures/lists/lists/${file}`, "utf8")).split("\n").findIndex((one) => one.includes(text)) + 1;

describe("a definition that does not fit is a fault at its line", () => {
  it.each<[string, string, string, string, RegExp]>([
    [
      "an unknown key",
      "crews",
      "title: Crews",
      "title: Crews\ncolour: red",
      /crews\.yaml:2: colour: unknown key; allowed: title, description, caveat, source, label, columns, order, found/
    ],
    ["no title", "crews", "title: Crews\n", "", /crews\.yaml:1: missing title/],
    ["an empty title", "crews", "title: Crews", "title:", /crews\.yaml:1: title: is empty/],
    [
      "an unknown source",
      "crews",
      "source: charter",
      "source: chart",
      /crews\.yaml:3: source: unknown source chart; registered with a text: plan, fy2019, un, meeting, charter/
    ],
    [
      "an unknown caveat",
      "crews",
      "source: charter",
      "source: charter\ncaveat: unknown",
      /crews\.yaml:4: caveat: unknown caveat unknown/
    ],
    ["YAML that is none", "crews", "title: Crews", 'title: "Crews', /crews\.yaml:\d+: YAML: /],
    ["an anchor", "crews", "title: Crews", "title: &a Crews", /crews\.yaml:1: &a: anchors are not allowed/],
    [
      "a reserved key",
      "charter-principles",
      "  letter:",
      "  __proto__: {is: number}\n  letter:",
      /__proto__: is no name for a key/
    ],
    [
      "a column of a wrong name",
      "charter-principles",
      "  letter:",
      "  Big-Letter: {}\n  letter:",
      /principles\.yaml:6: columns\.Big-Letter: a column’s name is small letters/
    ],
    [
      "a column that every list has",
      "charter-principles",
      "  letter:",
      "  start: {is: number}\n  letter:",
      /columns\.start: every list has this column/
    ],
    [
      "an unknown key of a column",
      "charter-principles",
      "{label: Letter,",
      "{label: Letter, colour: red,",
      /columns\.letter\.colour: unknown key; allowed: label, is, says, one-of, list/
    ],
    [
      "an unknown kind",
      "charter-rules",
      "is: number",
      "is: integer",
      /charter-rules\.yaml:7: columns\.number\.is: integer; allowed: text, yes-no, number, row-number, roman, letter, period, offset, places/
    ],
    [
      "two kinds",
      "charter-rules",
      "is: number",
      "is: number, one-of: [a]",
      /columns\.number: is and one-of: say one of them/
    ],
    [
      "a list by a column without a list",
      "charter-rules",
      "is: number",
      "is: number, by: letter",
      /columns\.number\.by: only beside list/
    ],
    [
      "words for a yes that is none",
      "charter-rules",
      "is: number",
      "is: number, says: [a]",
      /columns\.number\.says: only beside is: yes-no/
    ],
    [
      "names for what names nothing",
      "charter-rules",
      "is: number",
      "is: number, show: names",
      /columns\.number\.show: only beside list, and beside is: row-number/
    ],
    [
      "a yes that is none",
      "charter-rules",
      "several: yes",
      "several: often",
      /columns\.crews\.several: often; allowed: yes, no/
    ],
    [
      "words with spaces",
      "meeting-programme",
      "[police,",
      "[the police,",
      /speaker_kind\.one-of: the police: a word has no spaces/
    ],
    [
      "an unknown list",
      "charter-rules",
      "list: crews",
      "list: boats",
      /charter-rules\.yaml:8: columns\.crews: unknown list boats; lists: agencies, charter-principles/
    ],
    [
      "an unknown column of a list",
      "charter-rules",
      "by: letter",
      "by: number",
      /columns\.letter: unknown column number; the CSV of charter-principles has letter, id, label, locator, note/
    ],
    [
      "a made column without a label",
      "charter-principles",
      "how_many: {label: How many rules, count: rules}",
      "how_many: {count: rules}",
      /columns\.how_many: missing label/
    ],
    [
      "a made column that holds something too",
      "charter-principles",
      "count: rules}",
      "count: rules, is: number}",
      /columns\.how_many: count says how the column is made; it takes no is/
    ],
    [
      "a made column of an unknown one",
      "charter-principles",
      "count: rules}",
      "count: boats}",
      /columns\.how_many: count: unknown column boats; columns of the CSV or above this one: letter, rules, id/
    ],
    [
      "a made column of one below it",
      "charter-principles",
      "count: rules}",
      "count: crews}",
      /columns\.how_many: count: unknown column crews/
    ],
    [
      "a made column of itself",
      "charter-principles",
      "count: rules}",
      "count: how_many}",
      /columns\.how_many: count: unknown column how_many/
    ],
    [
      "rows that name no row of this list",
      "charter-principles",
      "charter-rules.letter",
      "charter-rules.crews",
      /named-by: charter-rules\.crews does not name rows of charter-principles/
    ],
    [
      "a pair that is none",
      "charter-principles",
      "charter-rules.letter",
      "charter-rules",
      /columns\.rules\.named-by: charter-rules: expected a list and the column/
    ],
    [
      "a way through what names nothing",
      "charter-principles",
      "through: rules.crews",
      "through: letter.crews",
      /through: letter names no rows of a list/
    ],
    [
      "a way to free text",
      "charter-principles",
      "through: rules.crews",
      "through: rules.label",
      /through: charter-rules\.label holds free text/
    ],
    [
      "a year of what is no period",
      "timeline",
      "year-of: date",
      "year-of: kind",
      /columns\.year: year-of: kind holds no period/
    ],
    [
      "an order by what is no period",
      "timeline",
      "order: date",
      "order: kind",
      /timeline\.yaml:3: order: kind is of another kind; its definition has to say is: period/
    ],
    [
      "a pattern of an unknown column",
      "plan-measures",
      "plan.m{pillar}-{numeral}",
      "plan.m{pillar}-{number}",
      /columns\.id\.pattern: unknown column number/
    ],
    [
      "braces that do not close",
      "plan-measures",
      "plan.m{pillar}-{numeral}",
      "plan.m{pillar}-{numeral",
      /a column stands in braces/
    ],
    [
      "a regular expression that is none",
      "agencies",
      "/[A-Z]+/",
      "/[A-Z+/",
      /agencies\.yaml:6: columns\.id\.pattern: is no regular expression: .*Unterminated character class/
    ],
    [
      "a regular expression that is too long",
      "charter-rules",
      "/^Signed$/",
      `/^Signed${"x".repeat(200)}$/`,
      /found\.text\.until: is longer than 200 characters/
    ],
    [
      "a regular expression without a number",
      "charter-rules",
      "(?<number>[A-Z])",
      "[A-Z]",
      /numbered\[1\]\.first: .*put the number into a group of that name/
    ],
    [
      "a regular expression whose numbers are unknown",
      "charter-rules",
      " number: A,",
      "",
      /numbered\[1\]\.first: a regular expression needs number beside it/
    ],
    [
      "a first number that is none",
      "charter-rules",
      "first: Rule 1",
      "first: Rule one",
      /numbered\[2\]\.first: Rule one: write how the first is printed, with its number as one of 1, i, I, a, A/
    ],
    [
      "an unknown style",
      "charter-rules",
      "number: A,",
      "number: B,",
      /numbered\[1\]\.number: B; allowed: 1, i, I, a, A/
    ],
    [
      "a level without a column",
      "charter-rules",
      "column: number, runs-on",
      "runs-on",
      /found\.numbered\[2\]: missing column/
    ],
    [
      "a level of an unknown column",
      "charter-rules",
      "column: number, runs-on",
      "column: digit, runs-on",
      /found\.numbered\[2\]\.column: unknown column digit/
    ],
    [
      "a line that is not there",
      "charter-principles",
      "from: What we hold",
      "from: What we held",
      /charter-principles\.yaml:12: found\.text\.from: What we held: no line of charter begins so/
    ],
    [
      "a line that is there twice",
      "charter-principles",
      "from: What we hold",
      "from: A",
      /found\.text\.from: A: 3 lines of charter begin so; write more of the one that is meant/
    ],
    [
      "an end that is not there",
      "charter-principles",
      "until: Signed",
      "until: Sealed",
      /found\.text\.until: Sealed: no line of charter after the start of the stretch begins so/
    ],
    [
      "numbers that are not there",
      "charter-principles",
      "first: A)",
      "first: A.",
      /found\.numbered\.first: A\.: no line of charter begins so between \d+ and \d+/
    ],
    [
      "contents without an end",
      "plan-pillars",
      "  contents: {from: III., until: I.}\n  text: {from: III.}",
      "  contents: {from: III.}",
      /found\.contents: say where the contents end/
    ],
    [
      "a start of contents without an end",
      "plan-measures",
      "start: contents_start, end",
      "end",
      /found\.contents: start and end go together/
    ],
    [
      "places in the contents that are no offsets",
      "plan-measures",
      "start: contents_start",
      "start: tags",
      /found\.contents\.start: tags is of another kind; its definition has to say is: offset/
    ],
    [
      "brackets that are none",
      "charter-rules",
      "brackets: « »",
      "brackets: «»",
      /tags\.brackets: «»: expected an opening and a closing bracket/
    ],
    [
      "tags of an unknown list",
      "charter-rules",
      "names: crews.label",
      "names: boats.label",
      /tags\.names: unknown list boats/
    ],
    [
      "tags of an unknown column",
      "charter-rules",
      "names: crews.label",
      "names: crews.name",
      /tags\.names: unknown column name; the CSV of crews has id, label, locator, note/
    ],
    [
      "tags in a column of other rows",
      "charter-rules",
      "    column: crews",
      "    column: letter",
      /tags\.column: letter names rows of charter-principles, the tags those of crews/
    ],
    [
      "an unknown rule",
      "charter-rules",
      "  tags:\n    brackets",
      "  marks: x\n  tags:\n    brackets",
      /found\.marks: unknown key; allowed: text, contents, numbered, tags, dates/
    ],
    [
      "dates read from nowhere",
      "timeline",
      "read: anchor",
      "read: aloud",
      /found\.dates\.read: aloud; allowed: anchor, passage/
    ],
    [
      "a month that is none",
      "timeline",
      "April",
      "Spring",
      /found\.dates\.fiscal-year: Spring; allowed: January, February/
    ],
    [
      "entries of several sources",
      "timeline",
      "found:\n",
      "found:\n  numbered: {first: 1., column: kind}\n",
      /entries are found in the text of one source; say which with source:/
    ]
  ])("%s", async (_what, list, before, after, message) => {
    const {diagnostics} = await readListsOf(await edited(`${list}.yaml`, swap(before, after)));
    expect(diagnostics.join("\n")).toMatch(message);
    expect(diagnostics.every((diagnostic) => !diagnostic.includes("\n") && diagnostic.startsWith("data/lists/"))).toBe(
      true
    );
  });

  it("told at once, and the other lists are read", async () => {
    const project = await copyCorpus(
      {
        "data/lists/crews.yaml": swap("title: Crews", "title: Crews\ncolour: red"),
        "data/lists/timeline.yaml": swap("April", "Spring"),
        "data/lists/agencies.csv": swap(",Coast Guard,fy2019", ",,fy2019")
      },
      "lists"
    );
    const {lists, diagnostics} = await readListsOf(project);
    expect(diagnostics.join("\n")).toMatch(
      /crews\.yaml:2: [^]*timeline\.yaml:\d+: [^]*agencies\.csv:4: CG: aliases is empty; it holds the name as the plan prints it/
    );
    expect(lists.map(({id}) => id)).toEqual([
      "plan-measures",
      "plan-pillars",
      "fy2019-efforts",
      "un-recommendations",
      "meeting-programme",
      "agencies",
      "charter-principles",
      "charter-rules"
    ]);
    expect(diagnostics.filter((diagnostic) => diagnostic.includes("charter-rules"))).toEqual([]);
  });

  it("a regular expression that would never end is told, where it stands", async () => {
    const project = await edited("charter-rules.yaml", swap("/^Signed$/", "/^(?:\\\\S+\\\\s*)+§/"));
    const started = performance.now();
    const {diagnostics} = await readListsOf(project);
    expect(diagnostics.join("\n")).toMatch(
      new RegExp(
        `charter-rules\\.yaml:${await line("charter-rules.yaml", "until:")}: found\\.text\\.until: .*takes longer than \\d seconds; write it more simply`
      )
    );
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("the files of the folder", () => {
  const diagnosticsAfter = async (change: (folder: string) => Promise<unknown>): Promise<string> => {
    const project = await copyCorpus({}, "lists");
    await change(join(project.folder, "lists"));
    return (await readListsOf(project)).diagnostics.join("\n");
  };

  it.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
    [
      "a definition without rows",
      (folder) => rm(join(folder, "crews.csv")),
      /^data\/lists\/crews\.yaml: defines a list without rows; write them in crews\.csv$/
    ],
    [
      "rows without a definition",
      (folder) => rm(join(folder, "crews.yaml")),
      /^data\/lists\/crews\.csv: is a list without a definition; say in crews\.yaml what its columns are$/
    ],
    [
      "two definitions of one list",
      (folder) => writeFile(join(folder, "crews.yml"), "title: x"),
      /data\/lists\/crews\.yml: crews is already defined in crews\.yaml; keep one of them/
    ],
    [
      "a name that is no id",
      (folder) => writeFile(join(folder, "My Boats.csv"), ""),
      /data\/lists\/My Boats\.csv: a list is called by its file’s name: small letters/
    ],
    [
      "a CSV that is empty",
      (folder) => writeFile(join(folder, "crews.csv"), ""),
      /data\/lists\/crews\.csv:1: is empty; its first line names the columns: id,label,locator,start,end,anchor,prefix,suffix,note/
    ],
    [
      "a CSV with no row",
      (folder) => writeFile(join(folder, "crews.csv"), "id,label,locator,start,end,anchor,prefix,suffix,note\n"),
      /data\/lists\/crews\.csv:1: has no rows; write one for each entry/
    ],
    [
      "a CSV with other columns",
      (folder) => writeFile(join(folder, "crews.csv"), "id,name,locator,start,end,anchor,prefix,suffix,note\n"),
      /crews\.csv:1: missing column label[^]*crews\.csv:1: unknown column name; columns are id,label,/
    ],
    [
      "a definition that is empty",
      (folder) => writeFile(join(folder, "crews.yaml"), ""),
      /data\/lists\/crews\.yaml:1: /
    ],
    [
      "a folder in place of a file",
      async (folder) => {
        await rm(join(folder, "crews.csv"));
        await mkdir(join(folder, "crews.csv"));
      },
      /^data\/lists\/crews\.csv: is a folder; a file is expected$/
    ]
  ])("%s", async (_what, change, message) => expect(await diagnosticsAfter(change)).toMatch(message));

  it("an empty folder has no lists and no fault, and other files are nobody's affair", async () => {
    expect(await diagnosticsAfter((folder) => writeFile(join(folder, "README.md"), "x"))).toBe("");
    const project = await copyCorpus();
    await mkdir(join(project.folder, "lists"));
    expect(await readListsOf(project)).toEqual({lists: [], diagnostics: []});
  });

  it("a file in place of the folder is a fault", async () => {
    const project = await copyCorpus();
    await writeFile(join(project.folder, "lists"), "");
    expect((await readListsOf(project)).diagnostics).toEqual([
      "data/lists: is a file; the lists of a workspace stand in a folder of this name"
    ]);
  });
});
