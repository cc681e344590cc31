import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {ENGINE} from "../../../loaders/engine.js";
import {ASKED} from "../../../loaders/pages/own-pages.js";
import {namesOfPage, textOfLines} from "../../../loaders/pages/page-template.js";
import {contentLibrary} from "../../../loaders/prose/chart-library.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {filesBelow} from "../../../loaders/read-text.js";
import {renderEvidence} from "../../../loaders/render/evidence-fence.js";
import {siteOf} from "../../../loaders/render/site.js";
import {siteFooter, siteHeader} from "../../../loaders/site/chrome.js";
import {sitePages} from "../../../loaders/site/pages.js";
import {verify} from "../../../loaders/verify.js";
import type {Verified} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {checkWritten} from "../../support/check-written.js";
import {copyCorpus, swap} from "../../support/corpus.js";
import type {Edit} from "../../support/corpus.js";
import {realData, realPages} from "../../support/real-site.js";
import {tempFolder} from "../../support/temp.js";

const pageOf = ({own}: Pick<Verified, "own">, path: string): string =>
  textOfLines(own.find((page) => page.path === path)!.lines);

/** The sections of a home page: the address and title of each notebook, what it shows small, and its summary. */
const tilesOf = (home: string) =>
  [
    ...home.matchAll(
      /<h2><a href="([^"]*)">(.*?)<\/a><\/h2>\n\n(?:```evidence\nshow: small\n(.*?)\n```\n\n)?(.*?)\n\n<\/section>/gs
    )
  ].map(([, href, title, shown, summary]) => ({href, title, shown, summary}));

async function verified(edits: Readonly<Record<string, Edit>> = {}): Promise<Verified> {
  const found = await verify(await copyCorpus(edits));
  expect(found.report.diagnostics.map(formatDiagnostic)).toEqual([]);
  return found;
}

async function emptyWorkspace(): Promise<Verified> {
  const folder = await tempFolder({"empty/workspace.yaml": "format: 1\n"});
  const found = await verify(openWorkspace(join(folder, "empty")));
  expect([found.report.diagnostics.map(formatDiagnostic), found.report.prose]).toEqual([[], {numbers: 0, untied: []}]);
  return found;
}

describe("the home page of a workspace", () => {
  it("is headed by its title, says what it is about and what readers are told, and has the listed notebooks first", async () => {
    const home = pageOf(await verified(), "index.md");
    expect(home.split("\n").slice(0, 3)).toEqual([
      "# Ships and lamps of Norland",
      "",
      "What the keepers of Norland wrote down of {{ demo.ships-2014 }} ships counted."
    ]);
    expect(home).toContain(`<aside class="tm-content-note">\n\n**About this content.** These pages hold counts only.`);
    expect(tilesOf(home)).toEqual([
      {
        href: "/notebooks/ships",
        title: "Ships, by kind",
        shown: "chart: ships",
        summary: "The keepers counted {{ demo.ships-2014 }} ships,\n{{ demo.fishing }} of them fishing boats."
      },
      {
        href: "/notebooks/lamps",
        title: "Of about 40 lamps lit",
        shown: "notebook: lamps",
        summary:
          "Lightings followed one another, {{ demo.lightings }} times in all;\n[the ships](/notebooks/ships) were counted apart."
      }
    ]);
  });

  it("follows the order of the list, and takes from a notebook what the list does not say of it", async () => {
    const home = pageOf(
      await verified({
        "data/workspace.yaml": (text) =>
          `${text.slice(0, text.indexOf("notebooks:"))}notebooks:\n  lamps: {label: Lamps}\n  ships:\n`
      }),
      "index.md"
    );
    expect(tilesOf(home).map(({title, shown}) => [title, shown])).toEqual([
      ["Lamps", "notebook: lamps"],
      ["Ships of Norland", "notebook: ships"]
    ]);
  });

  it("shows no chart of a notebook that draws none, nor a title of one without a heading", async () => {
    const home = pageOf(
      await verified({"data/notebooks/lamps.md": () => "---\ndraft: no\n---\n\nOnly words.\n"}),
      "index.md"
    );
    expect(tilesOf(home)[1]).toEqual({
      href: "/notebooks/lamps",
      title: "lamps",
      shown: undefined,
      summary: "Only words."
    });
  });

  it("keeps the links of a summary leading where they do from the notebook", async () => {
    const links = "[a](#below), [b](../facts/), [c](ships.csv), [d](https://example.org/), [e](/terms)";
    const home = pageOf(await verified({"data/notebooks/lamps.md": () => `# Lamps\n\n${links}\n`}), "index.md");
    expect(tilesOf(home)[1]!.summary).toBe(
      "[a](/notebooks/lamps#below), [b](/facts/), [c](/notebooks/ships.csv), [d](https://example.org/), [e](/terms)"
    );
  });

  it("shows the first chart of a notebook small, as it stands there", async () => {
    const found = await verified({
      "data/notebooks/lamps.md": swap("ref: ships\nshow: share", "table: ships\nform: bar\nx: share\ny: kind")
    });
    const small = renderEvidence("show: small\nnotebook: lamps", siteOf(found));
    expect(new JSDOM(small).window.document.querySelector(".tm-gallery-picture svg")).not.toBeNull();
  });

  it("tells once of what is wrong in a notebook that it quotes", async () => {
    const {report} = await verify(
      await copyCorpus({
        "data/notebooks/lamps.md": (text) => text.replace("{{ demo.lightings }}", "{{ demo.nothing }}")
      })
    );
    expect(report.diagnostics.map(formatDiagnostic)).toEqual([
      "data/notebooks/lamps.md:3: {{ demo.nothing }}: unknown fact: demo.nothing"
    ]);
  });

  it("counts its numbers and is a page with uses", async () => {
    const {evidence, report} = await verified();
    expect(evidence.uses["demo.lightings"]?.map(({label, href}) => [label, href])).toEqual([
      ["Home", "/"],
      ["Of about 40 lamps lit", "/notebooks/lamps"]
    ]);
    expect(report.prose.numbers).toBeGreaterThan(6);
  });
});

describe("the navigation and the foot of every page", () => {
  it("name the site and its notebooks in reading order, with the switch of terms only where there are any", async () => {
    const {
      notebooks,
      content: {own}
    } = await verified();
    const header = (hasTerms: boolean): Document =>
      new JSDOM(siteHeader({name: own.collection.name, notebooks, hasTerms})({path: "/notebooks/lamps"})).window
        .document;
    expect(
      [...header(false).querySelectorAll(".tm-home, details:first-of-type a")].map(({textContent}) => textContent)
    ).toEqual(["Norland", "Ships", "Of about 40 lamps lit"]);
    expect(header(false).querySelector("[aria-current=page]")?.getAttribute("href")).toBe("/notebooks/lamps");
    expect(
      [header(false), header(true)].map((document) => document.querySelector(".tm-terms-switch") !== null)
    ).toEqual([false, true]);
    expect(siteFooter("0".repeat(64), own.footer?.text)).toContain("<p>Counts of keepers &amp; guards. <a");
    expect(siteFooter("0".repeat(64))).toContain(
      "<p>Figures printed in documents; what is not printed is not drawn. <a"
    );
  });
});

describe("an empty workspace", () => {
  const SAYS: Readonly<Record<string, RegExp>> = {
    "index.md":
      /This workspace is empty\. Begin with a document: while `npm start` runs, drop .*\]\(\/sources\/\).*\]\(\/build\).*`empty\/`/s,
    "explore.md": /There is no table yet.*`empty\/tables\/`/s,
    "build.md": /each is a file of plain text/i,
    "build/deck.md": /Build a deck/,
    "build/notebook.md": /Build a notebook/,
    "build/briefing.md": /Build a briefing/,
    "query.md": /There is no table yet.*`empty\/tables\/`/s,
    "tables/index.md": /There is no table yet.*`empty\/tables\/`/s,
    "gallery.md": /There is no chart yet.*`empty\/charts\/`/s,
    "decks/index.md": /There is no deck yet.*`empty\/decks\/`/s,
    "briefings/index.md": /There is no briefing yet.*`empty\/briefings\/`/s,
    "open-points.md": /No relation between figures is stated yet.*`empty\/checks\.yaml`/s,
    "facts/index.md": /There is no figure yet.*npx tickmark facts locate/s,
    "trace/index.md": /There is no figure yet.*\]\(\/sources\/\)/s,
    "sources/index.md": /No document is registered yet.*`empty\/sources\.yaml`/s,
    "terms.md": /These pages use one set of terms.*`empty\/vocabulary\/terms\.yaml`/s,
    "search.md": /There is no figure yet/
  };

  it("has every page of the site, and each says what is not there yet and what to do first", async () => {
    const empty = await emptyWorkspace();
    for (const [path, says] of Object.entries(SAYS)) expect(pageOf(empty, path), path).toMatch(says);
    expect(
      empty.own
        .map(({path}) => path)
        .filter((path) => !path.includes("[") && !path.startsWith("guides/") && path !== "404.md")
        .sort()
    ).toEqual(Object.keys(SAYS).sort());
  });

  it("has no list that would be empty, no place for a script with nothing to work on, and no mark left", async () => {
    const {own} = await emptyWorkspace();
    const drawn = own
      .filter(({path}) => !path.includes("["))
      .flatMap(({path, lines}) =>
        [
          ...textOfLines(lines)
            .replace(/^~~~.*?^~~~$/gms, "")
            .matchAll(/^```(?:evidence|deck|briefing|chart|rows)\n(.*?)^```/gms)
        ].map(([, text]) => [path, text!.trim()])
      );
    expect(drawn.filter(([, text]) => text !== "show: refused")).toEqual([["index.md", "show: state"]]);
    for (const {path, lines} of own)
      expect(textOfLines(lines), path).not.toMatch(
        /tm-explore|tm-query-page|tm-notebooks|^<!-- (?:if|unless|put|else|end)\b|\$(?:workspace|fact|table|chart|source|deck)\b/m
      );
  });

  it("says what comes next once a document is registered", async () => {
    const entry = [
      "id: a",
      'file: ""',
      'sha256: ""',
      "title: A",
      "publisher: B",
      'date: ""',
      'symbol: ""',
      'url: ""',
      "language: en",
      "note: None."
    ].join(", ");
    const folder = await tempFolder({"begun/workspace.yaml": "format: 1\n", "begun/sources.yaml": `- {${entry}}\n`});
    const found = await verify(openWorkspace(join(folder, "begun")));
    expect(found.report.diagnostics.map(formatDiagnostic)).toEqual([]);
    expect(pageOf(found, "index.md")).toMatch(
      /No number of the documents is a figure here yet\. Open a document under \[Sources\].*`begun\/facts\/`/s
    );
    expect(pageOf(found, "index.md")).not.toContain("This workspace is empty");
    expect(pageOf(found, "sources/index.md")).toContain("show: sources");
  });

  it("says so in the state of the evidence", async () => {
    const site = siteOf(await emptyWorkspace());
    const {document} = new JSDOM(renderEvidence("show: state", site)).window;
    expect(document.body.textContent).toBe("No figure yet · no document registered yet");
  });
});

describe("the engine’s own pages", () => {
  const read = async (): Promise<ReadonlyMap<string, string>> => {
    const paths = await filesBelow(join(ENGINE, "src"), (path) => path.endsWith(".md"));
    return new Map(
      await Promise.all(
        paths.map(async (path) => [path.slice(join(ENGINE, "src/").length), await readFile(path, "utf8")] as const)
      )
    );
  };

  it("ask only what is known of a workspace", async () => {
    const asked = [...(await read())].flatMap(([path, text]) =>
      namesOfPage(text).asked.map((name) => [path, name] as const)
    );
    expect(asked.filter(([, name]) => !(ASKED as readonly string[]).includes(name))).toEqual([]);
    expect(new Set(asked.map(([, name]) => name))).toEqual(new Set(ASKED));
  });

  it("hold no id of data/, none of its titles, and no word of its subject", async () => {
    const {own, content, tables, notebooks} = await realData();
    const words = [
      ...content.rows.map(({id}) => id),
      ...content.sources.flatMap(({title, publisher}) => [title, publisher]),
      ...tables.map(({table}) => table.id),
      ...tables.map(({table}) => table.title),
      ...notebooks.flatMap(({label, title}) => [label, title]).filter((words_) => words_.includes(" ")),
      own.length > 0 ? "Japan" : "",
      "child",
      "offence",
      "police",
      "the Act"
    ].filter(
      (word) =>
        word.includes("-") || word.includes(".") || word.includes(" ") || /^(?:Japan|child|offence|police)$/.test(word)
    );
    for (const [path, text] of await read())
      expect(
        words.filter((word) => text.includes(word)),
        path
      ).toEqual([]);
  });

  it("hold no number that is typed by hand, with the examples of data/ and without any", async () => {
    for (const {own, content, tables, charts} of [await realData(), await emptyWorkspace()]) {
      const report = new ProseReport(content.facts, content);
      for (const {path, lines} of own.filter((page) => page.path !== "index.md"))
        checkWritten(
          textOfLines(lines),
          "notebook",
          path,
          contentLibrary(
            content,
            charts.map(({chart}) => chart),
            tables
          ),
          report
        );
      // What the tool's own pages claim is of the tool, and no figure's: such diagnostics begin with the words.
      const found = report.diagnostics.filter(({message}) => !message.startsWith("“"));
      expect([found.map(formatDiagnostic), report.untied]).toEqual([[], []]);
    }
  });

  it("stand in the site as text, with the style and the workspace’s notebooks as they are", async () => {
    const workspace = await copyCorpus();
    const {own} = await verify(workspace);
    const pages = await sitePages(workspace, own);
    expect(typeof pages.get("index.md")).toBe("string");
    expect(pages.get("notebooks/ships.md")).toEqual({copyOf: join(workspace.folder, "notebooks/ships.md")});
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining(["style.css", "style/home.css", "favicon.svg", "guides/workspace.md"])
    );
    expect([...pages.keys()].filter((path) => path.endsWith(".ts"))).toEqual([]);
  });
});

describe("what a workspace puts into a guide", () => {
  it("stands in its place, and what is wrong with it is told where it is written", async () => {
    const workspace = await copyCorpus();
    await mkdir(join(workspace.folder, "guides"));
    await writeFile(
      join(workspace.folder, "guides/analyst.md"),
      "<!-- put number -->\nOf {{ demo.nothing }} ships.\n<!-- end -->\n\n<!-- put expressions -->\n| a | b |\n|---|---|\n| c | 12 |\n<!-- end -->\n"
    );
    await writeFile(join(workspace.folder, "guides/sailor.md"), "Text\n");
    const {own, report} = await verify(workspace);
    expect(pageOf({own}, "guides/analyst.md")).toContain("\nOf {{ demo.nothing }} ships.\n");
    expect(report.diagnostics.map(formatDiagnostic)).toEqual([
      "data/guides/sailor.md: is of no guide; there are: analyst.md, presenter.md, reviewer.md, workspace.md",
      "data/guides/analyst.md:2: {{ demo.nothing }}: unknown fact: demo.nothing",
      'data/guides/analyst.md:8: "12" is tied to no fact; write {{ }}, or say it without a number'
    ]);
  });

  it("of data/ makes the guides that its examples were written for", async () => {
    const guides = new Map((await realPages()).map(({path, lines}) => [path, textOfLines(lines)]));
    expect(guides.get("guides/analyst.md")).toContain(
      "Select any number, here the {{ un.convictions-2014 }} convictions of 2014"
    );
    expect(guides.get("guides/presenter.md")).toContain("A deck is a file in `data/decks/`.");
  });
});
