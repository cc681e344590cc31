import {beforeAll, describe, expect, it} from "vitest";
import {compileDeck} from "../../../loaders/decks/compile-deck.js";
import {renderEvidence} from "../../../loaders/render/evidence-fence.js";
import {drawFactPage} from "../../../loaders/render/fact-pages.js";
import {renderRows} from "../../../loaders/render/fences.js";
import type {Site} from "../../../loaders/render/site.js";
import {searchEntries} from "../../../loaders/site/search-entries.js";
import {inTerms} from "../../../src/core/terms/in-terms.js";
import {TERM_VOCABULARIES} from "../../../src/core/terms/term.js";
import {parseDeck} from "../../support/manuscripts.js";
import {onePixel} from "../../support/one-pixel.js";
import {realSite} from "../../support/real-site.js";

let site: Site;
beforeAll(async () => {
  site = await realSite();
}, 60_000);

const MARK = /\[\[[A-Za-z]/;

describe("what pages show of tables", () => {
  it.each(["tables", "gallery"])("holds no mark, and follows the switch: the list of %s", (show) => {
    const html = renderEvidence(`show: ${show}`, site);
    expect(html).not.toMatch(MARK);
    expect(html).toContain('data-sources="“child abuse material”"');
  });

  it("holds no mark: lists of rows", () => {
    for (const table of ["fy2019-efforts", "agencies", "plan-measures"])
      expect(renderRows(`table: ${table}\ncolumns: label`, site)).not.toMatch(MARK);
  });

  it("holds no mark on the page of any figure, which names tables and rows in terms that follow the switch", () => {
    for (const {id} of site.evidence.facts) expect(drawFactPage(site, id), id).not.toMatch(MARK);
    expect(drawFactPage(site, "un.blocked-domains")).toMatch(
      /Blocking of <span class="tm-term"[^>]*data-sources="“child abuse material”"/
    );
    expect(drawFactPage(site, "un.sia-foreign-hosting-share")).toMatch(
      /<td>posted on foreign websites, <span class="tm-term"[^>]*data-sources="child abuse material"/
    );
  });

  it("holds no mark where it is searched, and is found by the words of both vocabularies", () => {
    const entries = searchEntries(site, []);
    expect(entries.filter((entry) => MARK.test(JSON.stringify(entry)))).toEqual([]);
    const blocking = entries.find(({href}) => href === "tables/#table-blocking")!;
    expect(blocking.title).toBe("Blocking of child sexual abuse material by the internet industry’s association");
    expect(blocking.text).toContain("child abuse material");
  });
});

it.each(TERM_VOCABULARIES)(
  "a deck in the %s’ terms has the rows of its charts in them, drawn, told and as Office draws them",
  (vocabulary) => {
    const spec = "```chart\ntable: police-2016\nform: cards\nx: item\ny: value\n```";
    const text = `---\ntitle: T\n---\n\n# A\n\n\`\`\`chart\nref: hotline-shares\n\`\`\`\n\n---\n\n# B\n\n${spec}\n`;
    const {deck} = compileDeck(parseDeck(text), {file: "made-up.md", name: "made-up", site, picture: onePixel});
    const said = JSON.stringify(inTerms(deck, vocabulary));
    expect(said).not.toMatch(MARK);
    const [own, other] =
      vocabulary === "sources"
        ? ["child abuse material", "child sexual abuse material"]
        : ["child sexual abuse material", "child abuse material"];
    const [drawn, told, native] = ["full", "description", "native"].map((part) =>
      JSON.stringify(partsOf(JSON.parse(said), part))
    );
    for (const shown of [drawn, told, native]) expect(shown).toContain(`with ${own}`);
    for (const shown of [drawn, told, native]) expect(shown).not.toContain(`with ${other}`);
    expect(said).toContain(
      vocabulary === "sources"
        ? "offences concerning “child pornography”, as"
        : "offences concerning child sexual abuse material (the Act’s “child pornography”), as"
    );
  }
);

/** The values that stand under a name anywhere in plain data. */
function partsOf(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(key === name ? [item as unknown] : []),
    ...partsOf(item, name)
  ]);
}
