import type {CompiledDeck} from "../../core/deck/compiled.js";
import {evidenceInTerms} from "../../core/terms/in-terms.js";
import {deckToHtml} from "../../exports/deck-html.js";
import {deckToMarkdown} from "../../exports/deck-markdown.js";
import {withFontRules} from "../../exports/needed-fonts.js";
import {deckToPptx} from "../../exports/pptx/deck-to-pptx.js";
import {loadEvidence} from "../evidence.js";
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
    evidence: evidenceInTerms(evidence, vocabularyOf(document)),
    notes,
    site: siteOfPage(document)
  });
  return {
    name: `${deck.name}${notes ? "" : "-without-notes"}.html`,
    type: TYPES.html,
    contents: withFontRules(html, await embeddedRules(html, document))
  };
}
