import type {CompiledDeck} from "../../core/deck/compiled.js";
import type {Evidence} from "../../core/evidence.js";
import {evidenceInTerms} from "../../core/terms/in-terms.js";
import {deckToHtml} from "../../exports/deck-html.js";
import {deckToMarkdown} from "../../exports/deck-markdown.js";
import {embedSights} from "../../exports/embed-sights.js";
import {withFontRules} from "../../exports/needed-fonts.js";
import {deckToPptx} from "../../exports/pptx/deck-to-pptx.js";
import {loadEvidence} from "../evidence.js";
import {siteRoot} from "../site-links.js";
import {vocabularyOf} from "../terms/apply-terms.js";
import {chartsZip, loadDocument, loadText, pngMaker, siteOfPage} from "./load-parts.js";
import {embeddedRules} from "./page-fonts.js";
import {TYPES} from "./menu.js";
import type {MadeFile, MakeFile} from "./menu.js";

type Maker = (deck: CompiledDeck, document: Document) => MadeFile | Promise<MadeFile>;

const MAKERS: Readonly<Record<string, Maker>> = {
  pptx: async (deck, document) => ({
    name: `${deck.name}.pptx`,
    type: TYPES.pptx,
    contents: Uint8Array.from(await deckToPptx(deck, {site: siteOfPage(document), png: pngMaker(document)}))
  }),
  html: (deck, document) => htmlFile(deck, document, true),
  "html-without-notes": (deck, document) => htmlFile(deck, document, false),
  md: (deck, document) => ({
    name: `${deck.name}.md`,
    type: TYPES.md,
    contents: deckToMarkdown(deck, {site: siteOfPage(document), notes: true})
  }),
  svg: chartsZip
};

/** Makes a file of the deck that a page shows, by the code that the command line makes it with. */
export const makeFile: MakeFile = async (format, document) =>
  makeDeckFile(format, await loadDocument(document, "deck"), document);

/** Makes a file of a deck that a page has, as {@link makeFile} does. */
export async function makeDeckFile(format: string, deck: CompiledDeck, document: Document): Promise<MadeFile> {
  const maker = MAKERS[format];
  if (!maker) throw new Error(`A deck is not saved as ${format}.`);
  return maker(deck, document);
}

async function htmlFile(deck: CompiledDeck, document: Document, notes: boolean): Promise<MadeFile> {
  const [evidence, script, style] = await Promise.all([
    loadEvidence(document),
    loadText(document, "alone"),
    loadText(document, "alone-style")
  ]);
  const html = deckToHtml(deck, {
    document: document.implementation.createHTMLDocument(),
    script,
    style,
    evidence: evidenceInTerms(
      embedSights(evidence, await picturesOf(deck, evidence, document)),
      vocabularyOf(document)
    ),
    notes,
    site: siteOfPage(document)
  });
  return {
    name: `${deck.name}${notes ? "" : "-without-notes"}.html`,
    type: TYPES.html,
    contents: withFontRules(html, await embeddedRules(html, document))
  };
}

/** The pictures of a deck’s figures as data, where the workspace has them go into files; one that fails is left out. */
async function picturesOf(
  deck: CompiledDeck,
  {embed, facts}: Evidence,
  document: Document
): Promise<ReadonlyMap<string, string>> {
  const shown = new Set(deck.facts.map(({id}) => id));
  const paths = facts.flatMap(({id, seen}) => (seen?.kind === "crop" && shown.has(id) ? [seen.image] : []));
  const pictures = (embed === "crops" ? paths : []).map(async (path): Promise<readonly [string, string][]> => {
    const response = await fetch(siteRoot(document) + path.slice(1)).catch(() => undefined);
    if (response?.ok !== true) return [];
    const bytes = new Uint8Array(await response.arrayBuffer());
    return [[path, `data:image/png;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`]];
  });
  return new Map((await Promise.all(pictures)).flat());
}
