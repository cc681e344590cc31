import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {verify} from "../../../loaders/verify.js";
import {copyCorpus, swap} from "../../support/corpus.js";

describe("verify finds untied numbers", () => {
  it.each<[string, string, (text: string) => string, RegExp]>([
    [
      "labels of dimensions",
      "data/vocabulary/dimensions.yaml",
      (text) => text.replace("label: not itemised", "label: not itemised of 12"),
      /^data\/vocabulary\/dimensions\.yaml:\d+: "12" is tied to no fact/
    ],
    [
      "labels of units",
      "data/vocabulary/units.yaml",
      (text) => text.replace(/label: (\w+)/, "label: $1 of 12"),
      /^data\/vocabulary\/units\.yaml:\d+: "12"/
    ],
    [
      "producers",
      "data/vocabulary/producers.yaml",
      (text) => text.replace(/name: (\w+)/, "name: $1 of 12"),
      /^data\/vocabulary\/producers\.yaml:\d+: "12"/
    ],
    [
      "caveats",
      "data/vocabulary/caveats.yaml",
      swap("Ships seen by keepers", "12 ships seen by keepers"),
      /^data\/vocabulary\/caveats\.yaml:\d+: "12"/
    ],
    [
      "the notes of sources",
      "data/sources.yaml",
      swap("Invented for tests.", "Invented for 12 tests."),
      /^data\/sources\.yaml:\d+: "12"/
    ]
  ])("in %s", async (_, path, edit, diagnostic) => {
    const {report} = await verify(await copyCorpus({[path]: edit}));
    expect(report.diagnostics.map(({file, line, message}) => `${file}:${line}: ${message}`)).toEqual([
      expect.stringMatching(diagnostic)
    ]);
    expect(report.prose.untied).toEqual([{file: path, line: expect.any(Number) as number, text: "12"}]);
  });

  it("in reasons of explained tokens", async () => {
    const project = await copyCorpus();
    await mkdir(join(project.folder, "explained"), {recursive: true});
    await writeFile(
      join(project.folder, "explained/other.csv"),
      "start,end,text,line,reason,prefix,suffix\n0,1,a,1,13 boats,,\n"
    );
    const {report} = await verify(project);
    expect(report.prose.untied).toEqual([{file: "data/explained/other.csv", line: 2, text: "13"}]);
  });
});
