import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {checkCells} from "../../../loaders/cells/check-cells.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {controlsOf} from "../../../loaders/prose/controls.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {demoFacts} from "../../core/demo-facts.js";

const CONTROL = '```control\nname: year\nlabel: Year\nvalues: {"2010": "2010", "2014": "2014"}\n```\n';

function diagnosticsOf(page: string): readonly string[] {
  const report = new ProseReport(demoFacts([["demo.ships-2014", "12", "cases"]]));
  const tokens = new MarkdownIt({html: true}).parse(page, {});
  checkCells(tokens, 1, {file: "made-up.md", report, controls: controlsOf(tokens)});
  return [
    ...report.diagnostics.map(formatDiagnostic),
    ...report.untied.map(({file, line, text}) => `${file}:${line}: “${text}”`)
  ];
}

const cell = (code: string): readonly string[] => diagnosticsOf(`\`\`\`js\n${code}\n\`\`\`\n`);

describe("a number that reaches readers", () => {
  it.each([
    ["display(2331)", "made-up.md:2: js cell: 2331 is shown by display()"],
    ["2331", "made-up.md:2: js cell: 2331 is shown by its cell"],
    ["display(html`<b>${2331}</b> ships`)", "made-up.md:2: js cell: 2331 stands in a text"],
    ["const said = `${few ? 12 : ships} ships`", "made-up.md:2: js cell: 12 stands in a text"],
    ['const rows = [\n  {year: "2010", ships: 614}\n];', "made-up.md:3: js cell: 614 is data written by hand"],
    ["Plot.dot([12, 40])", "made-up.md:2: js cell: 12 is data written by hand"],
    ["const fleet = {tugs: 12}", "made-up.md:2: js cell: 12 is data written by hand"],
    ["node.textContent = 12", "made-up.md:2: js cell: 12 is the textContent of something"],
    ['svg.append("text").text(12)', "made-up.md:2: js cell: 12 is shown by text()"],
    ['Plot.text(rows, {text: () => "12 ships"})', "made-up.md:2: “12”"],
    ["display(html`<p>Of 40 ships</p>`)", "made-up.md:2: “40”"],
    ['display(html`\n<p title="40 ships"></p>`)', "made-up.md:3: “40”"],
    ['mark.attr("aria-label", "40 ships")', "made-up.md:2: “40”"]
  ])("is refused where it is written by hand: %s", (code, message) => {
    expect(cell(code)[0]).toContain(message);
  });

  it("is found in a text’s ${} too", () => {
    expect(diagnosticsOf("Some words\nand ${display(12)} ships\n")[0]).toContain(
      "made-up.md:2: js cell: 12 is shown by display()"
    );
  });
});

it.each([
  'Plot.plot({width: 720, marginLeft: 120, y: {domain: [0, 100]}, marks: [Plot.barX(rows, {fill: "#1d5f99", dx: 6})]})',
  "const scale = d3.scaleLinear().domain([0, 4]).range([0, 640])",
  "const margin = {top: 20, right: 12}",
  'svg.attr("viewBox", "0 0 720 400").attr("transform", (d) => `translate(${d.x + 12},4)`).style("font", "12px sans-serif")',
  "const first = rows[0].values.slice(0, 3)",
  'display(html`<div style="width: ${240}px">In 2014</div>`)',
  'if (rows.length > 2) display(number("demo.ships-2014"))',
  "const half = x / 2"
])("lengths, places and years are no figures: %s", (code) => {
  expect(cell(code)).toEqual([]);
});

describe("an expression in a cell", () => {
  it("must work, with its line", () => {
    expect(cell('\ndisplay(number("demo.none"))')).toEqual([
      expect.stringMatching(/^made-up\.md:3: .*unknown fact: demo\.none/)
    ]);
  });

  it("must work with all that a control offers", () => {
    const code = (fact: string): string =>
      `${CONTROL}\n\`\`\`js\nconst chosen = control("year");\n\`\`\`\n\n\`\`\`js\ndisplay(number(\`demo.${fact}-\${chosen}\`))\n\`\`\`\n`;
    expect(diagnosticsOf(code("none")).map((diagnostic) => /unknown fact: (\S+)/.exec(diagnostic)?.[1])).toEqual([
      "demo.none-2010",
      "demo.none-2014"
    ]);
  });

  it("follows no control that the page lacks", () => {
    expect(cell('const place = control("place")')).toEqual([
      expect.stringContaining('control("place"): the page has no such control; it has: none')
    ]);
  });
});

it("code that can’t be read is told of at its line", () => {
  expect(cell("const a = 1;\nconst = 2;")).toEqual([
    expect.stringMatching(/^made-up\.md:3: js cell: Unexpected token/)
  ]);
});

it("other languages that run are refused, and code that is only shown is not", () => {
  expect(diagnosticsOf("```html\n<b>12 ships</b>\n```\n")[0]).toContain(
    "made-up.md:1: a cell in html, which is not verified"
  );
  expect(
    diagnosticsOf(
      "```html run=false\n<b>12 ships</b>\n```\n\n```js run=false\ndisplay(12)\n```\n\n```yaml\na: 12\n```\n"
    )
  ).toEqual([]);
});
