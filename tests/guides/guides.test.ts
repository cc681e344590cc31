import {filesBelow} from "../../loaders/digest.js";
import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {compileDeck} from "../../loaders/decks/compile.js";
import {siteLibrary} from "../../loaders/prose/chart-library.js";
import {readChartFence} from "../../loaders/prose/fence.js";
import type {Site} from "../../loaders/render/site.js";
import {KEYS} from "../../src/components/present/keys.js";
import {parseDeck} from "../../src/core/deck/parse.js";
import {formatFault} from "../../src/core/fault.js";
import {realSite} from "../support/real-site.js";
import {EXAMPLES, GUIDES, guideText} from "./examples.js";

let site: Site;
beforeAll(async () => {
  site = await realSite();
});

const boxes = (language: string): readonly (readonly [string, string])[] => EXAMPLES.filter((example) => example.language === language).map(({guide, line, text}) => [`${guide}.md:${line}`, text]);

it("there is a guide for each kind of user, and each of its boxes is of a kind that is run", () => {
  expect(GUIDES).toEqual(["analyst", "presenter", "reviewer"]);
  expect(EXAMPLES.filter(({language}) => !["yaml", "chart", "md", "sql", "sh"].includes(language))).toEqual([]);
});

describe("each box runs", () => {
  it.each(boxes("yaml"))("%s is a specification that is not refused, and is drawn below it", (_place, text) => {
    const {chart} = readChartFence(text, siteLibrary(site));
    expect(chart.table).toBe("child-victims");
    expect(boxes("chart").map(([, fence]) => fence)).toContain(text);
  });

  it.each(boxes("md"))("%s is a deck without faults and messages", (_place, text) => {
    const {deck, faults} = compileDeck(parseDeck(text), {name: "guide", file: "guide.md", site});
    expect([faults.map(formatFault), deck.messages.map(formatFault)]).toEqual([[], []]);
    expect(deck.slides.map(({layout}) => layout)).toEqual(["title", "figure-right", "sources"]);
  });

  it.each(boxes("sql"))("%s is an example of the query page, each of which runs in a browser", (_place, text) => {
    expect((parse(readFileSync("data/queries.yaml", "utf8")) as readonly {readonly sql: string}[]).map(({sql}) => sql)).toContain(text.trim());
  });
});

describe("what a guide names is there", () => {
  it("each key of the presenter’s guide does what it says", () => {
    const rows = [...guideText("presenter").matchAll(/^\| ([A-Z?](?:, [A-Z])*) \| (.*) \|$/gm)];
    expect(rows.length).toBeGreaterThan(3);
    for (const key of rows.flatMap(([, keys]) => keys!.split(", "))) expect(KEYS.some(({keys}) => keys.includes(key.toLowerCase())), key).toBe(true);
  });

  it("each button in bold is one of the interface", async () => {
    const code = (await Promise.all(["src/components", "src/charts", "src/views", "loaders/render", "loaders/site"].map((folder) => filesBelow(folder, (file) => file.endsWith(".ts"))))).flat().map((file) => readFileSync(file, "utf8")).join("\n");
    const named = GUIDES.flatMap((guide) => [...guideText(guide).matchAll(/\*\*([^*]+)\*\*/g)].map(([, label]) => label!));
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((label) => !code.includes(`"${label}"`) && !code.includes(`>${label}<`))).toEqual([]);
  });
});
