import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {verify} from "../../../loaders/verify.js";
import {checkSource} from "../../../loaders/prose/check-sources.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {copyCorpus, swap} from "../../support/corpus.js";

function untied(source: string): readonly string[] {
  const report = new ProseReport({fact: () => undefined, unit: () => undefined});
  checkSource(source, "src/charts/demo.ts", report);
  return report.untied.map(({line, text}) => `${line}: ${text}`);
}

describe("checkSource(source, file, report)", () => {
  it.each<[string, string, readonly string[]]>([
    ["a figure in a headline", "const a = 1;\nconst headline = \"In 2014, 141 convictions\";", ["2: 141"]],
    ["a figure in a template", "const h = `${a} of 5 boats`;", ["1: 5"]],
    ["a number word before a unit", "const h = \"seventy-one cases\";", ["1: seventy-one cases"]],
    ["a figure alone", "const label = \"2,331\";", ["1: 2,331"]],
    ["a percentage", "const label = \"75%\";", ["1: 75%"]],
    ["a figure in a geometry’s property", "make(\"text\", {width: \"75 per cent of them\"});", ["1: 75"]],
    ["a word with a figure", "const label = \"boats 75\";", ["1: 75"]]
  ])("finds %s", (_, source, expected) => {
    expect(untied(source)).toEqual(expected);
  });

  it.each([
    "const h = \"{{ un.convictions-2014 }} convictions of 2014\";", "const h = `{{ share(un.${a}-2014, un.b-3) | .0% }} of 2014`;", "const f = [\".0%\", \"+.1%\", \",~f\"];",
    "const c = \"var(--tm-ink, #1b2127)\";", "make(\"rect\", {width: \"7\", viewBox: `0 0 ${w} 4`, patternTransform: \"rotate(45)\"});", "const t = () => \"0\";",
    "const i = {category: \"under-18\", area: \"JP-47\", id: \"aged-10-19\"};"
  ])("takes no figure from %s", (source) => {
    expect(untied(source)).toEqual([]);
  });
});

describe("verify finds untied numbers", () => {
  it.each<[string, string, (text: string) => string, RegExp]>([
    ["labels of dimensions", "data/vocabulary/dimensions.yaml", (text) => text.replace(/label: (\w+)/, "label: $1 of 12"), /^data\/vocabulary\/dimensions\.yaml:\d+: "12" is tied to no fact/],
    ["labels of units", "data/vocabulary/units.yaml", (text) => text.replace(/label: (\w+)/, "label: $1 of 12"), /^data\/vocabulary\/units\.yaml:\d+: "12"/],
    ["producers", "data/vocabulary/producers.yaml", (text) => text.replace(/name: (\w+)/, "name: $1 of 12"), /^data\/vocabulary\/producers\.yaml:\d+: "12"/],
    ["caveats", "data/vocabulary/caveats.yaml", swap("Ships seen by keepers", "12 ships seen by keepers"), /^data\/vocabulary\/caveats\.yaml:\d+: "12"/],
    ["the notes of sources", "data/sources.yaml", swap("Invented for tests.", "Invented for 12 tests."), /^data\/sources\.yaml:\d+: "12"/]
  ])("in %s", async (_, path, edit, fault) => {
    const {report} = await verify(await copyCorpus({[path]: edit}));
    expect(report.faults.map(({file, line, message}) => `${file}:${line}: ${message}`)).toEqual([expect.stringMatching(fault)]);
    expect(report.prose.untied).toEqual([{file: path, line: expect.any(Number) as number, text: "12"}]);
  });

  it("in reasons of explained tokens", async () => {
    const project = await copyCorpus();
    await mkdir(join(project.folder, "explained"), {recursive: true});
    await writeFile(join(project.folder, "explained/other.csv"), "start,end,text,line,reason,prefix,suffix\n0,1,a,1,13 boats,,\n");
    const {report} = await verify(project);
    expect(report.prose.untied).toEqual([{file: "data/explained/other.csv", line: 2, text: "13"}]);
  });
});
