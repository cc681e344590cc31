import type {CompiledDeck} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Evidence} from "../core/evidence.js";
import {deckView} from "../views/deck-view.js";
import {escapeHtml} from "../views/prose-html.js";
import {documentData} from "./document-data.js";
import {evidenceList} from "./evidence-list.js";
import {evidencePlaces} from "./evidence-places.js";
import {evidenceSubset} from "./evidence-subset.js";
import {htmlPage, metaTags, scriptJson, scriptText} from "./html-page.js";
import {HTML_STYLE} from "./html-style.js";
import {outerHtml} from "./outer-html.js";
import {outputLinks, unlinkMissing} from "./output-links.js";
import {dropMissingPictures} from "./pictures.js";
import {sha256Base64} from "./sha256.js";
import {withoutNotes} from "./without-notes.js";

/** What a deck's one file is made with. */
export interface DeckHtmlOptions {
  readonly document: Document;
  /** What makes traces open and the deck present; classic, without imports. */
  readonly script: string;
  /** The site's style sheet, without imports. */
  readonly style: string;
  /** Of the site; what the deck does not show is left out. */
  readonly evidence: Evidence;
  readonly notes: boolean;
  /** The site's absolute address, or empty. */
  readonly site: string;
}

/**
 * A deck as one file of HTML that asks for nothing: to be read without JavaScript, where every number leads to its evidence at the end, and with it
 * presented, where every number opens its trace.
 */
export function deckToHtml(written: CompiledDeck, {document, script, style, evidence, notes, site}: DeckHtmlOptions): string {
  const deck = notes ? written : withoutNotes(written);
  const make = elementMaker(document);
  const places = evidencePlaces(deck);
  const main = make("main", {}, make("h1", {}, deck.title), deckView(deck, {document, ...outputLinks(places, site), narrow: true}), evidenceList(deck, {document, places, site, live: true}));
  unlinkMissing(main);
  dropMissingPictures(main);
  const traced = [...main.querySelectorAll("[data-trace]")].map((element) => element.getAttribute("data-trace")!);
  const subset = evidenceSubset(evidence, {facts: deck.facts.map(({id}) => id), expressions: [...new Set([...deck.expressions.map(({expression}) => expression), ...traced])]});
  const run = scriptText(script);
  return htmlPage({
    lang: deck.lang, title: deck.title, style: `${style}\n${HTML_STYLE}`, bodyClass: "tm-alone",
    head: `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy(run))}">\n${metaTags(deck)}<link rel="icon" href="data:,">\n${rootLink(site, deck.digest)}`,
    body: [outerHtml(main), dataBlock("tm-evidence", scriptJson(subset)), dataBlock("tm-data", scriptJson(JSON.parse(dataJson(deck)))), `<script>${run}</script>`].join("\n")
  });
}

const dataBlock = (id: string, json: string): string => `<script type="application/json" id="${id}">${json}</script>`;

const dataJson = (deck: CompiledDeck): string => documentData(deck).find(({name}) => name === "data.json")!.text;

const policy = (script: string): string =>
  `default-src 'none'; script-src 'sha256-${sha256Base64(script)}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;

function rootLink(site: string, digest: string): string {
  return site === "" ? "" : `<link rel="tickmark-root" href="${escapeHtml(site.replace(/\/?$/, "/"))}" data-digest="${escapeHtml(digest)}">\n`;
}
