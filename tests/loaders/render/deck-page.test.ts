import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readDecks} from "../../../loaders/decks/manuscripts.js";
import {deckPage} from "../../../loaders/render/deck-page.js";
import {drawingDocument} from "../../../loaders/render/light-document.js";
import {builtTraceHref, siteOf} from "../../../loaders/render/site.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {CompiledDeck} from "../../../src/core/deck/compiled.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {dressTerms} from "../../../src/core/terms/dress.js";
import type {RegisteredTerm} from "../../../src/core/terms/term.js";
import {deckView} from "../../../src/views/deck-view.js";
import {documentMenu} from "../../../src/views/document-view.js";
import {demoDeck} from "../../support/demo-deck.js";
import {demoTerms} from "../../support/terms.js";

type Edit = readonly [what: string, file: string, edit: (text: string) => string];

const DECK = "decks/libraries.md";

/** A slide before the first that shows the chart of a later one. */
const CHART = "# Before\n\n```chart\nref: loans-by-kind\n```\n\n---\n\n";

/** Puts a text before the first slide. */
const first =
  (slide: string) =>
  (text: string): string =>
    text.replace(/^(---\n[^]*?\n---\n+)/, `$1${slide}`);

/** One after the other, each kept by those that follow; each changes the page of the deck. */
const EDITS: readonly Edit[] = [
  ["a headline", DECK, (text) => text.replace(/^(## .*)$/m, "$1, again")],
  ["a chart that a later slide shows too", DECK, first(CHART)],
  [
    "another chart in its place",
    DECK,
    (text) => text.replace(CHART, CHART.replace("loans-by-kind", "loans-2019-2024"))
  ],
  ["the first chart again", DECK, (text) => text.replace("ref: loans-2019-2024", "ref: loans-by-kind")],
  ["a section before it", DECK, first("# A section\n\n---\n\n")],
  ["a notebook, of which the last slide cites the digest", "notebooks/loans.md", (text) => `${text}\nA sentence.\n`],
  ["another period", DECK, (text) => text.replace(/^period: .*$/m, "period: All of it")],
  ["a chart’s title", "charts/loans-by-kind.yaml", (text) => text.replace(/^title: /m, "title: Again, ")],
  ["a slide less", DECK, (text) => text.replace(CHART, "")]
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tickmark-deck-page-"));
  await cp("workspaces/tutorial", join(folder, "workspace"), {recursive: true});
});

afterAll(() => rm(folder, {recursive: true, force: true}));

/** The page without anything that was drawn before. */
function drawnAnew(deck: CompiledDeck, terms: readonly RegisteredTerm[]): string {
  const document = drawingDocument();
  const view = deckView(deck, {document, href: (path) => path, traceHref: builtTraceHref, narrow: true});
  view.querySelector(".tm-deck-ways")!.append(documentMenu("deck", document));
  return dressTerms(view, terms).outerHTML;
}

it("the page of a deck whose slides were drawn before is that of one drawn anew", async () => {
  let before = "";
  for (const [what, file, edit] of [["nothing", DECK, (text: string) => text] as const, ...EDITS]) {
    const path = join(folder, "workspace", file);
    await writeFile(path, edit(await readFile(path, "utf8")));
    const workspace = openWorkspace(join(folder, "workspace"));
    const diagnostics: Diagnostic[] = [];
    const site = siteOf(await verify(workspace));
    const deck = (await readDecks(workspace, site, diagnostics)).find(({name}) => name === "libraries")!;
    expect(diagnostics, what).toEqual([]);
    const terms = site.evidence.terms ?? [];
    const page = deckPage(deck, terms);
    expect(page, what).toBe(drawnAnew(deck, terms));
    expect(page, what).not.toBe(before);
    before = page;
  }
});

it("a legal category is named once on the page, wherever its slide was drawn before", async () => {
  const term = demoTerms.find(({id}) => id === "lantern")!;
  const {deck: demo} = await demoDeck();
  const titled = (...titles: readonly string[]): CompiledDeck => ({
    ...demo,
    slides: titles.map((text, i) => ({...demo.slides[i]!, title: [{type: "text", text}]}))
  });
  const mark = `Of [[${term.id}]]`;
  for (const deck of [titled(mark, mark), titled("Of none", mark), titled(mark, mark)])
    expect(deckPage(deck, [term])).toBe(drawnAnew(deck, [term]));
});
