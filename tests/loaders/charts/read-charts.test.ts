import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readChart, readCharts} from "../../../loaders/charts/read-charts.js";
import type {ReadChart} from "../../../loaders/charts/chart-setting.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {HARBOUR} from "../../support/harbour.js";
import {tempFolder} from "../../support/temp.js";

const STACK = `options:
  show: {label: Show, control: true, values: {count: Boats, share: Share}}
form: stacked
y: boats
colour: kind
headline: "{{ demo.ferries }} boats were ferries"
title: Boats of the harbour, 2024
notes: [Counted by night.]
words: {base: of all boats, whole: boats}
colours: {ferry: first, tug: second}
names: {ferry: ferries}
beside: share
when:
  - if: {show: share}
    measure: share
    notes: [Counted by day.]
`;

const MATRIX = `table: tasks
form: matrix
matrix:
  across: {column: crews, order: most}
  also:
    - {column: urgent, value: yes, head: urgent}
  lines:
    end: {head: crews, count: "count(crews, tasks={id})"}
headline: "{{ count(tasks) }} tasks"
title: Tasks
`;

const TIMELINE = `table: tasks
form: timeline
timeline: {time: day, kind: sort, kinds: {work: {shape: ■, one: work, many: works}}}
headline: "{{ count(tasks) }} tasks"
title: Tasks
`;

const CARDS = 'headline: "{{ demo.lamps }} lamps"\ntitle: Lights and bells\n';

function read(
  text: string,
  id = "boats"
): {readonly chart: ReadChart | undefined; readonly diagnostics: readonly string[]} {
  const diagnostics: Diagnostic[] = [];
  const chart = readChart(id, text, `data/charts/${id}.yaml`, HARBOUR, diagnostics);
  return {chart, diagnostics: diagnostics.map(formatDiagnostic)};
}

describe("readChart", () => {
  it.each([
    ["parts", STACK],
    ["a matrix", MATRIX],
    ["a timeline", TIMELINE],
    ["cards", `table: signs\n${CARDS}`]
  ])("reads %s", (_name, text) => {
    const {chart, diagnostics} = read(text);
    expect(diagnostics).toEqual([]);
    expect(JSON.parse(JSON.stringify(chart!.definition))).toEqual(chart!.definition);
  });

  const F = "data/charts/boats.yaml";

  it.each<[string, string, readonly (string | RegExp)[]]>([
    ["nothing", "", [`${F}:1: expected a map of keys, such as headline: … and title: …`]],
    ["a list", "- a", [`${F}:1: expected a map of keys, such as headline: … and title: …`]],
    ["no headline and no title", "form: stacked\ny: boats\ncolour: kind\n", [`${F}:1: missing headline, title`]],
    ["tabs", `filter:\n\tkind: tug\n${STACK}`, [/boats\.yaml:2: YAML: .*indent with spaces, not with tabs$/]],
    [
      "an anchor",
      STACK.replace("title: Boats", "title: &a Boats"),
      [`${F}:7: &a: anchors are not allowed; write out what is meant where it is meant`]
    ],
    [
      "a reserved key",
      STACK.replace("{ferry: ferries}", "{__proto__: ferries}"),
      [`${F}:11: __proto__: is no name for a key`]
    ],
    ["a key twice", `${STACK}y: share\n`, [/boats\.yaml:17: YAML: Map keys must be unique/]],
    [
      "braces that are not quoted",
      STACK.replace('"{{ demo.ferries }} boats were ferries"', "{{ demo.ferries }} boats"),
      [/boats\.yaml:6: YAML: /]
    ],
    [
      "an unknown key",
      `${STACK}colors: {}\n`,
      [/boats\.yaml:17: colors: unknown key; allowed: table, relation, options, caveats, form, x, y, colour, .*, when$/]
    ],
    [
      "an unknown table",
      `table: ships\n${STACK}`,
      [`${F}:1: table: unknown table ships; allowed: boats, signs, tasks, crews`]
    ],
    [
      "an unknown relation",
      `${STACK}relation: magnitude\n`,
      [/boats\.yaml:17: relation: magnitude; allowed: change, part-to-whole, /]
    ],
    ["an unknown caveat", `${STACK}caveats: [seen, heard]\n`, [`${F}:17: caveats[2]: heard; allowed: seen`]],
    [
      "an unknown form",
      STACK.replace("stacked", "spiral"),
      [/boats\.yaml:3: form: spiral; allowed: bar, column, .*, matrix, timeline$/]
    ],
    [
      "a form that is not drawn on purpose",
      STACK.replace("stacked", "pie"),
      [/boats\.yaml:3: form: pie: there is no such form, on purpose: angles/]
    ],
    ["a missing form", STACK.replace("form: stacked\n", ""), [/boats\.yaml:1: missing form; allowed: bar, /]],
    [
      "a column that the table lacks",
      STACK.replace("colour: kind", "colour: colour"),
      [/boats\.yaml:5: colour: table boats has no column colour; allowed: kind, year$/]
    ],
    [
      "a key for a quantity",
      STACK.replace("y: boats", "y: year"),
      [/boats\.yaml:4: y: year is a key, not a quantity; allowed: boats, share$/]
    ],
    [
      "x and y the other way round",
      STACK.replace("form: stacked\ny: boats\ncolour: kind", "form: bar\nx: boats\ny: kind"),
      [/x: boats is a quantity and kind a key; x and y stand the other way round/]
    ],
    [
      "a key that the form has no use for",
      `${STACK}sort: descending\n`,
      [`${F}:17: sort: the form stacked has no use for it; leave it out`]
    ],
    [
      "cards’ words in bars",
      `${STACK}cards: {base: {ferry: Of one line.}}\n`,
      [`${F}:17: cards: the form stacked has no use for it; leave it out`]
    ],
    [
      "a value that no row has",
      `${STACK}filter: {kind: [tug, raft]}\n`,
      [`${F}:17: filter.kind: no row has raft; allowed: ferry, trawler, tug`]
    ],
    [
      "a colour",
      STACK.replace("tug: second", "tug: red"),
      [`${F}:10: colours.tug: red; allowed: first, first-deep, second, third, context, muted`]
    ],
    [
      "the colour of nothing",
      STACK.replace("tug: second", "raft: second"),
      [`${F}:10: colours.raft: no row has it in kind; allowed: ferry, trawler, tug`]
    ],
    [
      "the name of nothing",
      STACK.replace("{ferry: ferries}", "{raft: rafts}"),
      [`${F}:11: names.raft: no row has it in kind; allowed: ferry, trawler, tug`]
    ],
    [
      "a word that a chart has not",
      STACK.replace("whole: boats", "hull: boats"),
      [`${F}:9: words.hull: unknown key; allowed: all, whole, base, axis, series, unstated`]
    ],
    ["beside a key", STACK.replace("beside: share", "beside: kind"), [`${F}:12: beside: kind; allowed: boats, share`]],
    [
      "a column below it that the table lacks",
      `${STACK}columns: {kind, weight: Weight}\n`,
      [`${F}:17: columns.weight: table boats has no such column; allowed: kind, year, boats, share`]
    ],
    [
      "a format of words",
      `${STACK}columns: {kind: {format: .1%}, boats}\n`,
      [`${F}:17: columns.kind: is no quantity and has no format`]
    ],
    [
      "an option without values",
      STACK.replace("{label: Show, control: true, values: {count: Boats, share: Share}}", "{label: Show}"),
      [`${F}:2: options.show: missing values`, `${F}:14: when[1].if.show: share; allowed: none`]
    ],
    [
      "a value of an option that is a number",
      STACK.replace("{count: Boats, share: Share}", "{2014: Boats, share: Share}"),
      [`${F}:2: options.show.values.2014: is no value of an option; allowed: words that begin with a letter`]
    ],
    [
      "an option of a fence’s own",
      STACK.replace("show: {label", "ref: {label").replace("{show: share}", "{ref: share}"),
      [`${F}:2: options.ref: is no name for an option; allowed: a word that begins with a letter, but not ref`]
    ],
    [
      "a change by no option",
      STACK.replace("if: {show: share}", "if: {shown: share}"),
      [`${F}:14: when[1].if.shown: unknown option; allowed: show`]
    ],
    [
      "a change by no value",
      STACK.replace("if: {show: share}", "if: {show: [share, ratio]}"),
      [`${F}:14: when[1].if.show[2]: ratio; allowed: count, share`]
    ],
    [
      "a change to what can’t be drawn",
      STACK.replace("measure: share", "measure: index"),
      [`${F}:15: measure: the form stacked can’t show index; allowed: level, share`]
    ],
    [
      "a change that takes away what is needed",
      STACK.replace("measure: share", "colour:"),
      [/boats\.yaml:15: colour: missing; the form stacked needs it; allowed: kind, year$/]
    ],
    [
      "a change that takes the headline away",
      STACK.replace("measure: share", "headline:"),
      [`${F}:15: when[1].headline: is empty`]
    ],
    [
      "a matrix that becomes bars",
      MATRIX.replace("form: matrix", "options: {as: {label: As, values: {matrix: Matrix, bars: Bars}}}\nform: matrix") +
        "when: [{if: {as: bars}, form: bar}]\n",
      [/boats\.yaml:12: form: bar: a chart of a list and one of numbers can’t become one another; make two charts/]
    ],
    [
      "a matrix of numbers",
      MATRIX.replace("table: tasks", "table: boats")
        .replaceAll(/\{column: \w+/g, "{column: kind")
        .replace("yes", "tug")
        .replace("tasks={id}", "tasks={kind}"),
      [`${F}:2: form: matrix draws lists, and boats is none; allowed: tasks, crews`]
    ],
    [
      "a matrix without its words",
      MATRIX.replace(/matrix:\n(?: {2}.*\n)+/, ""),
      [`${F}:2: matrix: missing; the form matrix needs it`]
    ],
    ["a quantity in a matrix", `${MATRIX}y: boats\n`, [`${F}:11: y: the form matrix has no use for it; leave it out`]],
    [
      "a control of a matrix",
      MATRIX.replace(
        "form: matrix",
        "options: {lines: {label: Lines, control: true, values: {all: All, few: Few}}}\nform: matrix"
      ),
      [`${F}:2: options.lines.control: a matrix is drawn once, so readers can’t change it; leave it out`]
    ],
    [
      "an unknown column across",
      MATRIX.replace("column: crews", "column: crew"),
      [/boats\.yaml:4: matrix\.across\.column: crew; allowed: id, label, watch, crews, urgent, /]
    ],
    [
      "an unknown order",
      MATRIX.replace("order: most", "order: least"),
      [`${F}:4: matrix.across.order: least; allowed: given, most, value`]
    ],
    [
      "a value that no line has",
      MATRIX.replace("value: yes", "value: maybe"),
      [`${F}:6: matrix.also[1].value: no row has maybe in urgent; allowed: no, yes`]
    ],
    [
      "a count that is none",
      MATRIX.replace("count(crews, tasks={id})", "sum(crews)"),
      [/boats\.yaml:8: matrix\.lines\.end\.count: sum\(crews\): expected count\(list, column=value, …\)/]
    ],
    [
      "a count of a table of numbers",
      MATRIX.replace("count(crews,", "count(boats,"),
      [`${F}:8: matrix.lines.end.count: there is no list boats; allowed: tasks, crews`]
    ],
    [
      "a count by an unknown column",
      MATRIX.replace("tasks={id}", "task={id}"),
      [`${F}:8: matrix.lines.end.count: the list crews has no column task; allowed: id, label, tasks, locator, source`]
    ],
    [
      "braces around nothing",
      MATRIX.replace("tasks={id}", "tasks={across}"),
      [/boats\.yaml:8: matrix\.lines\.end\.count: \{across\} stands for nothing; allowed: \{id\}, \{label\}, /]
    ],
    [
      "groups alone without groups",
      MATRIX.replace("  lines:", "  show: groups\n  lines:"),
      [/boats\.yaml:7: matrix\.show: groups: there are none; name their column with groups/]
    ],
    [
      "a timeline’s unknown column",
      TIMELINE.replace("time: day", "time: year"),
      [/boats\.yaml:3: timeline\.time: year; allowed: id, label, /]
    ],
    [
      "a kind that no row has",
      TIMELINE.replace("{work:", "{rest:"),
      [`${F}:3: timeline.kinds.rest: no row has rest in sort; allowed: light, sound, work`]
    ],
    ["a kind without a shape", TIMELINE.replace("shape: ■, ", ""), [`${F}:3: timeline.kinds.work: missing shape`]],
    [
      "small print of nothing",
      `table: signs\n${CARDS}cards: {base: {horns: Of fog.}}\n`,
      [`${F}:4: cards.base.horns: no row has it in item; allowed: lamps, bells`]
    ]
  ])("refuses %s", (_name, text, expected) => {
    const {chart, diagnostics} = read(text);
    expect(diagnostics).toHaveLength(expected.length);
    expected.forEach((message, i) =>
      typeof message === "string" ? expect(diagnostics[i]).toBe(message) : expect(diagnostics[i]).toMatch(message)
    );
    expect(chart).toBeUndefined();
    expect(diagnostics.every((diagnostic) => !diagnostic.includes("\n"))).toBe(true);
  });

  it("finds everything at once", () => {
    const {diagnostics} = read(
      STACK.replace("y: boats", "y: boats\nsparkle: yes")
        .replace("second", "red")
        .replace("if: {show: share}", "if: {show: ratio}")
        .replace("beside: share", "beside: kind")
    );
    expect(diagnostics.map((diagnostic) => /:(\d+): ([\w.[\]]+)/.exec(diagnostic)!.slice(1))).toEqual([
      ["5", "sparkle"],
      ["11", "colours.tug"],
      ["13", "beside"],
      ["15", "when[1].if.show"]
    ]);
  });

  it("says that a chart without a table of its name needs to name one", () => {
    expect(read(STACK, "quay").diagnostics).toEqual([
      "data/charts/quay.yaml:1: there is no table quay, so say which with table: …; allowed: boats, signs, tasks, crews"
    ]);
  });

  it("knows the line of a text by the options that bring it", () => {
    const {chart} = read(STACK);
    expect([
      chart!.lineOf("notes[1]", {show: "count"}),
      chart!.lineOf("notes[1]", {show: "share"}),
      chart!.lineOf("headline", {show: "share"}),
      chart!.lineOf("annotate")
    ]).toEqual([8, 16, 6, 1]);
  });
});

describe("a chart of few words", () => {
  it("is made of cards where its table’s numbers share no base", () => {
    const {definition, chart} = read(CARDS, "signs").chart!;
    expect(definition.face).toMatchObject({form: "cards", x: "item", y: "value"});
    expect(chart.dataTable({}).map(({column, label}) => [column, label])).toEqual([
      ["item", "What is counted"],
      ["period", "Period"],
      ["value", "Number"]
    ]);
    expect(chart.relation).toBe("numbers");
    expect(definition.table.labels).toEqual({item: {lamps: "lamps that burn"}});
  });

  it("lists what its table calls its columns", () => {
    const {chart} = read(STACK).chart!;
    expect(chart.dataTable({show: "count"}).map(({column}) => column)).toEqual(["kind", "year", "boats", "share"]);
    expect(chart.relation).toBe("part-to-whole");
  });
});

describe("readCharts", () => {
  const readAll = async (files: Readonly<Record<string, string>>) => {
    const folder = await tempFolder(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`log/charts/${name}`, text]))
    );
    const diagnostics: Diagnostic[] = [];
    const {charts, broken} = await readCharts(openWorkspace(join(folder, "log")), HARBOUR, diagnostics);
    return {
      ids: charts.map(({definition}) => definition.id),
      broken: [...broken],
      diagnostics: diagnostics.map(formatDiagnostic)
    };
  };

  it("finds none where there are none", async () =>
    expect(await readAll({})).toEqual({ids: [], broken: [], diagnostics: []}));

  it("says that a file is no folder", async () => {
    const diagnostics: Diagnostic[] = [];
    await readCharts(openWorkspace(join(await tempFolder({"log/charts": ""}), "log")), HARBOUR, diagnostics);
    expect(diagnostics.map(formatDiagnostic)).toEqual([
      "log/charts: is a file; the charts of a workspace stand in a folder of this name"
    ]);
  });

  it("lists them by their tables, then by name", async () => {
    expect(
      (
        await readAll({
          "a-tasks.yaml": MATRIX,
          "signs.yaml": CARDS,
          "z.yml": `table: boats\n${STACK}`,
          "boats.yaml": STACK
        })
      ).ids
    ).toEqual(["boats", "z", "signs", "a-tasks"]);
  });

  it("refuses two files of one id, names that are none, and files that are no charts, and reads the others", async () => {
    expect(
      await readAll({
        "boats.yaml": STACK,
        "boats.yml": STACK,
        "My Chart.yaml": STACK,
        "notes.txt": "",
        ".DS_Store": "",
        "signs.yaml": "form: bar"
      })
    ).toEqual({
      ids: ["boats"],
      broken: ["signs"],
      diagnostics: [
        "log/charts/My Chart.yaml: is no chart; a chart is a file <id>.yaml, its id in small letters, digits and hyphens",
        "log/charts/boats.yml: the chart boats stands in log/charts/boats.yaml already; ids are unique",
        "log/charts/notes.txt: is no chart; a chart is a file <id>.yaml, its id in small letters, digits and hyphens",
        "log/charts/signs.yaml:1: missing headline, title"
      ]
    });
  });
});
