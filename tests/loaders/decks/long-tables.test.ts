import {describe, expect, it} from "vitest";
import {compileBriefing} from "../../../loaders/decks/compile-briefing.js";
import {compileDeck} from "../../../loaders/decks/compile-deck.js";
import type {Site} from "../../../loaders/render/site.js";
import {parseBriefing, parseDeck} from "../../support/manuscripts.js";
import {realSite} from "../../support/real-site.js";

const BEFORE = "# Ships\n\n## Kinds\n\n";
const CHART = `${BEFORE}\`\`\`chart\nref: sentencing-2014\n\`\`\`\n`;
const COLUMNS = 10;

const table = (rows: number): string =>
  [
    `|${" a |".repeat(COLUMNS)}`,
    `|${"---|".repeat(COLUMNS)}`,
    ...Array<string>(rows).fill(`|${" b |".repeat(COLUMNS)}`)
  ].join("\n");

async function diagnosticsOf(kind: "deck" | "briefing", text: string, given?: Site): Promise<readonly string[]> {
  const setting = {name: "x", file: "x.md", site: given ?? (await realSite())};
  const {diagnostics} =
    kind === "deck" ? compileDeck(parseDeck(text), setting) : compileBriefing(parseBriefing(text), setting);
  return diagnostics.map(({line, message}) => `${line}: ${message}`).filter((message) => message.includes("cells"));
}

/** The project's tables, that of the chart as long as wanted. */
async function siteWithRows(count: number): Promise<Site> {
  const site = await realSite();
  const {table: id} = site.charts.get("sentencing-2014")!;
  const built = site.tables.get(id)!;
  const many = Array.from({length: count}, (_, i) => built.rows[i % built.rows.length]!);
  return {...site, tables: new Map([...site.tables, [id, {...built, rows: many}]])};
}

describe.each(["deck", "briefing"] as const)(
  "in a %s a table of too many cells is refused, with line and advice",
  (kind) => {
    it("where it is written", async () => {
      expect(await diagnosticsOf(kind, BEFORE + table(1001))).toEqual([
        "5: a table of 1001 rows and 10 columns; one of a deck or briefing has at most 10000 cells: choose rows or columns, and link to the file that has all"
      ]);
      expect(await diagnosticsOf(kind, BEFORE + table(1000))).toEqual([]);
    });

    it("where it is a chart's", async () => {
      expect(await diagnosticsOf(kind, CHART, await siteWithRows(20_000))).toEqual([
        expect.stringMatching(
          /^[56]: chart sentencing-2014: a table of 20000 rows and \d columns; .* at most 10000 cells: /
        )
      ]);
      expect(await diagnosticsOf(kind, CHART)).toEqual([]);
    });
  }
);
