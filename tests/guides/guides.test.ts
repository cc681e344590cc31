import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {compileDeck} from "../../loaders/decks/compile-deck.js";
import {textOfLines} from "../../loaders/pages/page-template.js";
import {readChartFence} from "../../loaders/prose/fence.js";
import {filesBelow} from "../../loaders/read-text.js";
import {siteLibrary, siteOf} from "../../loaders/render/site.js";
import type {Site} from "../../loaders/render/site.js";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {KEYS} from "../../src/components/present/control-bar.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import {copyCorpus} from "../support/corpus.js";
import {parseDeck} from "../support/manuscripts.js";
import {realSite} from "../support/real-site.js";
import {tempFolder} from "../support/temp.js";
import {EXAMPLES, GUIDES, boxesOf, guideText} from "./examples.js";
import type {Example} from "./examples.js";

let site: Site;
beforeAll(async () => {
  site = await realSite();
});

const run = EXAMPLES.filter(({file}) => file === undefined);
const boxes = (language: string): readonly (readonly [string, string])[] =>
  run.filter((example) => example.language === language).map(({guide, line, text}) => [`${guide}.md:${line}`, text]);

it("there is a guide for each kind of user and one to a workspace, and each of their boxes is a file or of a kind that is run", () => {
  expect(GUIDES).toEqual(["analyst", "presenter", "reviewer", "workspace"]);
  expect(run.filter(({language}) => !["yaml", "chart", "md", "sql", "sh"].includes(language))).toEqual([]);
});

describe("each box runs", () => {
  it.each(boxes("yaml"))("%s is a specification that is not refused, and is drawn below it", (_place, text) => {
    const {chart} = readChartFence(text, siteLibrary(site));
    expect(chart.table).toBe("child-victims");
    expect(boxes("chart").map(([, fence]) => fence)).toContain(text);
  });

  it.each(boxes("md"))("%s is a deck without faults and messages", (_place, text) => {
    const {deck, diagnostics} = compileDeck(parseDeck(text), {name: "guide", file: "guide.md", site});
    expect([diagnostics.map(formatDiagnostic), deck.messages.map(formatDiagnostic)]).toEqual([[], []]);
    expect(deck.slides.map(({layout}) => layout)).toEqual(["title", "figure-right", "sources"]);
  });

  it.each(boxes("sql"))("%s is an example of the query page, each of which runs in a browser", (_place, text) => {
    expect(site.own.queries.map(({sql}) => sql)).toContain(text.trim());
  });
});

describe("the examples of another workspace are its own", () => {
  async function examplesOfCorpus(): Promise<{
    readonly drawn: Site;
    readonly texts: (language: string) => readonly string[];
  }> {
    const verified = await verify(await copyCorpus());
    expect(verified.report.diagnostics.map(formatDiagnostic)).toEqual([]);
    const examples = verified.own
      .filter(({path}) => path.startsWith("guides/"))
      .flatMap(({path, lines}) => boxesOf(path, textOfLines(lines)))
      .filter(({file}) => file === undefined);
    return {
      drawn: siteOf(verified),
      texts: (language) => examples.filter((example) => example.language === language).map(({text}) => text)
    };
  }

  it("a specification of one of its tables, which is drawn", async () => {
    const {drawn, texts} = await examplesOfCorpus();
    expect(texts("yaml")).toEqual(texts("chart"));
    expect(texts("chart").map((text) => readChartFence(text, siteLibrary(drawn)).chart.table)).toEqual(["ships"]);
  });

  it("a deck with one of its facts, a query of its table, and commands that name its source", async () => {
    const {drawn, texts} = await examplesOfCorpus();
    const [deck = ""] = texts("md");
    const {deck: compiled, diagnostics} = compileDeck(parseDeck(deck), {name: "guide", file: "guide.md", site: drawn});
    expect([diagnostics.map(formatDiagnostic), compiled.slides.map(({titleText}) => titleText)]).toEqual([
      [],
      ["A title", "200 is what was printed", "Sources"]
    ]);
    expect(texts("sql")).toEqual(["SELECT *\nFROM ships;\n"]);
    expect(texts("sh").join("")).toContain('npx tickmark facts locate demo "200"');
  });
});

describe("the guide to a workspace", () => {
  it("has a workspace in its boxes that verifies, at first and with all that its pages carry", async () => {
    const files = EXAMPLES.filter(
      (example): example is Example & {readonly file: string} =>
        example.guide === "workspace" && example.file !== undefined
    );
    const written = files.map(({file, text}) => [file, text] as const);
    const [first, last] = [new Map([...written].reverse()), new Map(written)];
    expect(first.get("workspace.yaml")).toBe("format: 1\n");
    expect(last.get("workspace.yaml")).toContain("title:");
    for (const made of [first, last]) {
      const folder = await tempFolder(Object.fromEntries([...made].map(([file, text]) => [join("brief", file), text])));
      const {report} = await verify(openWorkspace(join(folder, "brief")));
      expect(report.diagnostics.map(formatDiagnostic)).toEqual([]);
      expect([report.sources.map(({sha256}) => sha256), report.facts.length > 2, report.checks.length]).toEqual([
        ["match"],
        true,
        1
      ]);
    }
  });
});

describe("what a guide names is there", () => {
  it("each key of the presenter’s guide does what it says", () => {
    const rows = [...guideText("presenter").matchAll(/^\| ([A-Z?](?:, [A-Z])*) \| (.*) \|$/gm)];
    expect(rows.length).toBeGreaterThan(3);
    for (const key of rows.flatMap(([, keys]) => keys!.split(", ")))
      expect(
        KEYS.some(({keys}) => keys.includes(key.toLowerCase())),
        key
      ).toBe(true);
  });

  it("each button in bold is one of the interface", async () => {
    const code = (
      await Promise.all(
        ["src/components", "src/charts", "src/views", "loaders/render", "loaders/site"].map((folder) =>
          filesBelow(folder, (file) => file.endsWith(".ts"))
        )
      )
    )
      .flat()
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
    const named = GUIDES.flatMap((guide) =>
      [...guideText(guide).matchAll(/\*\*([^*]+)\*\*/g)].map(([, label]) => label!)
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((label) => !code.includes(`"${label}"`) && !code.includes(`>${label}<`))).toEqual([]);
  });
});
