import {describe, expect, it} from "vitest";
import {readChart} from "../../loaders/charts/read-charts.js";
import {textWidth} from "../../src/charts/marks.js";
import {matrixCounts} from "../../src/charts/matrix-form.js";
import type {Chart, ChartContext, Row} from "../../src/core/chart.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {CREWS, HARBOUR, TASKS} from "../support/harbour.js";
import {demoContext} from "./context.js";

const LABELS: Readonly<Record<string, string>> = {
  N: "North crew",
  S: "South crew",
  E: "East crew",
  dawn: "Watch at dawn",
  dusk: "Watch at dusk",
  log: "Log of the harbour"
};
const LISTS: Readonly<Record<string, readonly Row[]>> = {tasks: TASKS.rows!, crews: CREWS.rows!};

/** Counts rows anew, without the code that expressions are evaluated with. */
function counted(expression: string): string {
  const [, list, filters = ""] = /^count\((\w+)((?:, \w+=[\w.]+)*)\)$/.exec(expression)!;
  const wanted = filters
    .split(", ")
    .slice(1)
    .map((filter) => filter.split("="));
  return String(
    LISTS[list!]!.filter((row) => wanted.every(([column, value]) => String(row[column!]).split(" ").includes(value!)))
      .length
  );
}

const contextAt = (width: number): ChartContext => ({
  ...demoContext(width),
  format: counted,
  label: (_column, value) => LABELS[value] ?? value
});

function chartOf(form: string, options = ""): Chart {
  const diagnostics: Diagnostic[] = [];
  const read = readChart(
    "tasks",
    `${options}headline: "{{ count(tasks) }} tasks"\ntitle: Tasks of the log\n${form}`,
    "charts/tasks.yaml",
    HARBOUR,
    diagnostics
  );
  if (!read) throw new Error(diagnostics.map(({message}) => message).join("; "));
  return read.chart;
}

const draw = (chart: Chart, width: number, options = {}): Element => chart.draw(TASKS.rows!, options, contextAt(width));
const traces = (drawing: Element): readonly (string | null)[] =>
  [...drawing.querySelectorAll("[data-trace]")].map((link) => link.getAttribute("data-trace"));
const linesOf = (text: Element): string =>
  (text.children.length > 0 ? [...text.children] : [text]).map((line) => line.textContent).join(" ");
const texts = (drawing: Element): readonly string[] => [...drawing.querySelectorAll("text")].map(linesOf);
const named = (drawing: Element, expression: string): string | null =>
  [...drawing.querySelectorAll("[data-trace]")]
    .find((link) => link.getAttribute("data-trace") === expression)!
    .getAttribute("aria-label");

const ACROSS = "form: matrix\nmatrix:\n  across: {column: crews";

describe("a matrix", () => {
  const plain = chartOf(`${ACROSS}}\n`);

  it("has a column for each value, in the order of the rows, and a mark where a row has it", () => {
    const drawing = draw(plain, 720);
    expect(texts(drawing)).toEqual([
      "North crew 1",
      "South crew 3",
      "East crew 1",
      "Trim the lamps",
      "Sound the bell",
      "Dredge the basin",
      "Count the boats"
    ]);
    expect(traces(drawing)).toEqual(["count(tasks, crews=N)", "count(tasks, crews=S)", "count(tasks, crews=E)"]);
    expect([drawing.querySelectorAll("rect").length, drawing.querySelectorAll("circle").length]).toEqual([5, 7]);
    expect([...drawing.querySelectorAll("a:not([data-trace])")].map((link) => link.getAttribute("href"))).toEqual([
      "/sources/log#log.t1",
      "/sources/log#log.t2",
      "/sources/log#log.t3",
      "/sources/log#log.t4"
    ]);
  });

  it.each([
    ["given", ["North crew 1", "South crew 3", "East crew 1"]],
    ["most", ["South crew 3", "North crew 1", "East crew 1"]],
    ["value", ["East crew 1", "North crew 1", "South crew 3"]]
  ])("orders its columns: %s", (order, heads) => {
    expect(texts(draw(chartOf(`${ACROSS}, order: ${order}}\n`), 720)).slice(0, 3)).toEqual(heads);
  });

  it("orders values that are numbers by what they are", () => {
    const rows = TASKS.rows!.map((row, i) => ({...row, watch: String([10, 9, 100, 9][i])}));
    const chart = chartOf("form: matrix\nmatrix:\n  across: {column: watch, order: value, told: By watch}\n");
    expect(chart.describe(rows, {})).toBe(
      "Matrix of Tasks of the log. By watch: {{ count(tasks, watch=9) }}, {{ count(tasks, watch=10) }}, {{ count(tasks, watch=100) }}."
    );
  });

  it("heads groups of lines with counts, and those with the fewest values come first", () => {
    const chart = chartOf(`${ACROSS}, heads: values}\n  groups: {column: watch}\n  lines: {order: fewest}\n`);
    const drawing = draw(chart, 720);
    expect(texts(drawing).filter((text) => !/^\d$/.test(text))).toEqual([
      "N 1",
      "S 3",
      "E 1",
      "Watch at dawn: 2",
      "Sound the bell",
      "Trim the lamps",
      "Watch at dusk: 2",
      "Count the boats",
      "Dredge the basin"
    ]);
    expect(traces(drawing)).toContain("count(tasks, watch=dusk, crews=E)");
    expect(traces(drawing)).not.toContain("count(tasks, watch=dusk, crews=N)");
    expect(named(drawing, "count(tasks, watch=dusk, crews=E)")).toBe("Watch at dusk, East crew: 1");
    expect(chart.describe(TASKS.rows!, {})).toBe(
      "Matrix of Tasks of the log. By watch: {{ count(tasks, watch=dawn) }}, {{ count(tasks, watch=dusk) }}. By crews named: N, {{ count(tasks, crews=N) }}; S, {{ count(tasks, crews=S) }}; E, {{ count(tasks, crews=E) }}."
    );
  });

  it("has columns of other columns’ values, where a row has them", () => {
    const also = (value: string): readonly string[] =>
      texts(
        draw(chartOf(`${ACROSS}}\n  also: [{column: sort, value: ${value}, head: ${value}, name: of ${value}}]\n`), 720)
      ).slice(0, 4);
    expect(also("sound")[3]).toBe("sound 1");
    const without = TASKS.rows!.filter(({sort}) => sort !== "sound");
    expect(
      texts(
        chartOf(`${ACROSS}}\n  also: [{column: sort, value: sound, head: sound}]\n`).draw(without, {}, contextAt(720))
      )
    ).not.toContain("sound 0");
  });

  it("counts in cells and at the ends of lines, in any list", () => {
    const chart = chartOf(
      `${ACROSS}, name: "tasks of {across}"}\n  cells: {count: "count(crews, id={across}, tasks={id})", name: "{across} at {label}"}\n  lines: {end: {head: crews, count: "count(crews, tasks={id})"}}\n`
    );
    const drawing = draw(chart, 720);
    expect(named(drawing, "count(crews, id=S, tasks=log.t3)")).toBe("South crew at Dredge the basin: 1");
    expect(named(drawing, "count(crews, tasks=log.t3)")).toBe("Dredge the basin: crews: 2");
    expect(named(drawing, "count(tasks, crews=S)")).toBe("tasks of South crew: 3");
    expect(traces(drawing)).not.toContain("count(crews, tasks=log.t4)");
    expect(texts(drawing)).toContain("crews");
  });

  it("sets apart lines within others, what stands before a label, and a remark", () => {
    const chart = chartOf(
      `${ACROSS}}\n  lines: {before: [sort, urgent], within: crews, remark: {column: urgent, value: yes, text: ◆ at once, told: At once}}\n`
    );
    const drawing = draw(chart, 720);
    expect(texts(drawing).slice(3)).toEqual([
      "(light) (no) Trim the lamps",
      "(sound) (yes) Sound the bell ◆ at once",
      "(work) (no) Dredge the basin",
      "(work) (no) Count the boats"
    ]);
    expect([...drawing.querySelectorAll("text[font-weight='600']")].map(linesOf)).toEqual([
      "(work) (no) Count the boats"
    ]);
    expect(chart.describe(TASKS.rows!, {})).toMatch(/ At once: \{\{ count\(tasks, urgent=yes\) \}\}\.$/);
  });

  it("shows groups alone where it is asked to, and on a telephone", () => {
    const form = `${ACROSS}, heads: values}\n  groups: {column: watch}\n`;
    const options = "options: {lines: {label: Lines, values: {all: All, watches: Watches}}}\n";
    const chart = chartOf(`${form}when: [{if: {lines: watches}, matrix: {show: groups}}]\n`, options);
    expect(texts(draw(chart, 720, {lines: "all"}))).toContain("Sound the bell");
    for (const drawing of [draw(chart, 720, {lines: "watches"}), draw(chart, 350, {lines: "all"})]) {
      expect(texts(drawing)).not.toContain("Sound the bell");
      expect(texts(drawing)).toContain("Watch at dusk: 2");
    }
  });

  it("is a list on a telephone where it has no groups", () => {
    const chart = chartOf(`${ACROSS}}\n  cells: {count: "count(crews, id={across}, tasks={id})"}\n`);
    expect(texts(draw(chart, 350))).toEqual([
      "Trim the lamps",
      "North crew: 1",
      "South crew: 1",
      "Sound the bell",
      "South crew: 1",
      "Dredge the basin",
      "South crew: 1",
      "East crew: 1",
      "Count the boats"
    ]);
    expect(texts(draw(plain, 350)).slice(0, 3)).toEqual(["Trim the lamps", "North crew", "South crew"]);
  });

  it.each([2, 6, 12, 40])("keeps %i columns and their labels within its width", (count) => {
    const crews = Array.from({length: count}, (_, i) => `crew-${i}`);
    const rows = crews.map((crew, i): Row => ({
      id: `log.t${i}`,
      label: "Maintenance of the lamps",
      watch: "dawn",
      crews: crew,
      source: "log"
    }));
    for (const heads of ["labels", "values"])
      for (const width of [350, 720]) {
        const drawing = chartOf(`${ACROSS}, heads: ${heads}}\n  groups: {column: watch}\n`).draw(
          rows,
          {},
          {...contextAt(width), format: () => "1"}
        );
        const across = [...drawing.querySelectorAll("tspan, circle, rect")].map((mark) =>
          Number(mark.getAttribute("x") ?? mark.getAttribute("cx"))
        );
        expect(Math.min(...across)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...across)).toBeLessThanOrEqual(width);
        expect(drawing.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
        const marks = [...drawing.querySelectorAll("circle, rect[width='12']")].map((mark) => ({
          x: Number(mark.getAttribute("cx") ?? mark.getAttribute("x")),
          y: Number(mark.getAttribute("cy") ?? Number(mark.getAttribute("y")) + 6)
        }));
        const labels = [...drawing.querySelectorAll("tspan[x='0']")].map((label) => ({
          end: textWidth(label.textContent.trim()),
          y: Number(label.getAttribute("y")) - 4
        }));
        expect(labels.filter(({end, y}) => marks.some((mark) => Math.abs(mark.y - y) < 8 && mark.x < end))).toEqual([]);
      }
  });

  it("lists the expressions that it shows", () => {
    const across = {column: "crews", heads: "labels", order: "given", name: "{across}", told: ""} as const;
    expect(
      matrixCounts(
        "tasks",
        {
          across,
          also: [],
          show: "lines",
          lines: {order: "given", before: []},
          cells: {count: "count(crews, id={across})", name: ""}
        },
        TASKS.rows!.slice(0, 1)
      )
    ).toEqual(["count(tasks, crews=N)", "count(tasks, crews=S)", "count(crews, id=N)", "count(crews, id=S)"]);
  });

  it("has its list below it", () =>
    expect(plain.dataTable({}).map(({label}) => label)).toEqual([
      "What it is",
      "Watch",
      "Crews named",
      "Urgent",
      "Day",
      "Sort",
      "Place",
      "Document"
    ]));
});

describe("a timeline", () => {
  const kinds = "kinds: {work: {shape: ▲, one: job, many: jobs}, rest: {shape: ○, one: rest, many: rests}}";
  const timeline = (more: string): Chart => chartOf(`form: timeline\ntimeline: {time: day, kind: sort${more}}\n`);
  const items = (drawing: Element, selector: string): readonly string[] =>
    [...drawing.querySelectorAll(selector)].map(({textContent}) => textContent);

  it("sets each row under its time, with the shape and the words of its kind", () => {
    const drawing = draw(timeline(`, ${kinds.replace(/, rest:.*(?=\})/, "")}`), 720);
    expect(items(drawing, ".tm-timeline-key li")).toEqual(["▲ jobs: 2", "■ light: 1", "◆ sound: 1"]);
    expect(items(drawing, ".tm-timeline-year")).toEqual(["1 May 2024", "June 2024", "period not printed"]);
    expect(items(drawing, ".tm-timeline-entry")).toEqual([
      "■ Trim the lamps light · Log of the harbour, line 1",
      "◆ Sound the bell sound · Log of the harbour, line 2",
      "▲ Dredge the basin job · Log of the harbour, line 3",
      "▲ Count the boats job · Log of the harbour, line 4"
    ]);
    expect(traces(drawing)).toEqual([
      "count(tasks, sort=work)",
      "count(tasks, sort=light)",
      "count(tasks, sort=sound)"
    ]);
  });

  it("says the date where it is more exact than the time", () => {
    const drawing = chartOf("form: timeline\ntimeline: {time: watch, date: day, kind: sort}\n").draw(
      TASKS.rows!.slice(0, 2).map((row) => ({...row, watch: "2024"})),
      {},
      contextAt(720)
    );
    expect(items(drawing, ".tm-timeline-year")).toEqual(["2024"]);
    expect(items(drawing, ".tm-timeline-about")[0]).toBe("light, 1 May 2024 · Log of the harbour, line 1");
  });

  it("is told by its kinds, in the order of the list", () => {
    expect(timeline(`, ${kinds.replace(/, rest:.*(?=\})/, "")}`).describe(TASKS.rows!, {})).toBe(
      "Timeline by year. light: {{ count(tasks, sort=light) }}; sound: {{ count(tasks, sort=sound) }}; jobs: {{ count(tasks, sort=work) }}."
    );
  });
});
