import {strToU8, zlibSync} from "fflate";
import {numbersOf, partsOf} from "../core/deck/blocks.js";
import type {CompiledChart, CompiledDeck, CompiledSlide} from "../core/deck/compiled.js";
import {isRightToLeft} from "../core/direction.js";
import {elementMaker} from "../core/element.js";
import type {Evidence} from "../core/evidence.js";
import {deckView} from "../views/deck-view.js";
import {escapeHtml} from "../views/prose-html.js";
import {documentData} from "./document-data.js";
import type {EvidenceLevel} from "./compact-evidence.js";
import {evidencePlaces} from "./evidence-list.js";
import {evidenceSection} from "./evidence-section.js";
import {evidenceSubset} from "./evidence-subset.js";
import {htmlPage, metaTags, outputLinks, scriptJson, scriptText, unlinkMissing} from "./html-page.js";
import {sha256Base64} from "./sha256.js";
import {usedStyle} from "./used-style.js";

/** What a deck's one file is made with. */
interface DeckHtmlOptions {
  readonly document: Document;
  /** The script that opens traces and presents the deck; a classic script, without imports. */
  readonly script: string;
  /** The site's style sheet, without imports. */
  readonly style: string;
  /** The site's evidence; only the part that the deck needs is put in the file. */
  readonly evidence: Evidence;
  readonly notes: boolean;
  /** How much evidence follows the slides; by default compact. Without any, no number opens its trace. */
  readonly level?: EvidenceLevel | undefined;
  /** The site's absolute address, or empty. */
  readonly site: string;
}

/**
 * A deck as one HTML file that makes no requests. Without JavaScript it can be read, and every number links to its
 * evidence at the end; with JavaScript it can be presented, and every number opens its trace.
 */
export function deckToHtml(
  written: CompiledDeck,
  {document, script, style, evidence, notes, level = "compact", site}: DeckHtmlOptions
): string {
  const deck = notes ? written : withoutNotes(written);
  const make = elementMaker(document);
  const places = evidencePlaces(deck);
  const main = make(
    "main",
    {},
    make("h1", {dir: isRightToLeft(deck.lang) ? "auto" : undefined}, deck.title),
    deckView(deck, {document, ...outputLinks(places, site, {listed: level !== "none"}), narrow: true}),
    evidenceSection(deck, {level, document, places, site, live: true})
  );
  unlinkMissing(main);
  if (level === "none") dropEvidence(main);
  const traced = [...main.querySelectorAll("[data-trace]")].map((element) => element.getAttribute("data-trace")!);
  const subset = evidenceSubset(evidence, {
    facts: deck.facts.map(({id}) => id),
    expressions: [...new Set([...deck.expressions.map(({expression}) => expression), ...traced])]
  });
  const run = scriptText(script);
  const data = JSON.parse(dataJson(deck)) as unknown;
  const markup = outerHtml(main);
  return htmlPage({
    lang: deck.lang,
    title: deck.title,
    style: usedStyle(`${style}\n${HTML_STYLE}`, `${BODY_CLASS} ${markup} ${run}`),
    bodyClass: BODY_CLASS,
    head: `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy(run))}">\n${metaTags(deck)}<link rel="icon" href="data:,">\n${rootLink(site, deck.digest)}`,
    body: [
      markup,
      ...(level === "none" ? [] : [deflatedBlock("tm-evidence", JSON.stringify(subset))]),
      dataBlock("tm-data", scriptJson(data)),
      `<script>${run}</script>`
    ].join("\n")
  });
}

/** Takes out the evidence of each slide, and what would open the trace of a number. */
function dropEvidence(main: HTMLElement): void {
  for (const collapsed of main.querySelectorAll(".tm-deck-evidence")) collapsed.remove();
  for (const mark of main.querySelectorAll("[data-trace]")) mark.removeAttribute("data-trace");
}

const BODY_CLASS = "tm-alone";

const dataBlock = (id: string, json: string): string => `<script type="application/json" id="${id}">${json}</script>`;

/**
 * Text that only a script reads, deflated: the evidence would be a quarter of the file. What is read without one stands
 * in the list of evidence. The letters that it shows besides the usual ones are named, so that the file has them in its
 * fonts.
 */
function deflatedBlock(id: string, text: string): string {
  const bytes = [...zlibSync(strToU8(text), {level: 9})];
  const base64 = btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""));
  const letters = [...new Set(text)].filter((letter) => letter > "~").join("");
  return `<script type="text/plain" id="${id}" data-encoding="deflate" data-letters="${escapeHtml(letters)}">${base64}</script>`;
}

const dataJson = (deck: CompiledDeck): string => documentData(deck).find(({name}) => name === "data.json")!.text;

const policy = (script: string): string =>
  `default-src 'none'; script-src 'sha256-${sha256Base64(script)}'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;

function rootLink(site: string, digest: string): string {
  return site === ""
    ? ""
    : `<link rel="tickmark-root" href="${escapeHtml(site.replace(/\/?$/, "/"))}" data-digest="${escapeHtml(digest)}">\n`;
}

/** The style of a deck's one file, after the site's own: its page around the slides, and the list of evidence. */
const HTML_STYLE = `
body.tm-alone { padding: 0 1.5rem 3rem; }
.tm-alone > main { max-width: 64rem; margin: 0 auto; }
.tm-presenting .tm-alone > main > :not(.tm-deck) { display: none; }
.tm-evidence { margin-top: 4rem; border-top: 2px solid var(--tm-ink); font-size: 0.9375rem; line-height: 1.5; }
.tm-evidence p { margin: 0 0 0.25em; }
.tm-evidence-entries { padding: 0; list-style: none; }
.tm-evidence-entries > li { margin: 0 0 1em; overflow-wrap: anywhere; }
.tm-evidence-entries > li:target { outline: 3px solid var(--tm-accent); outline-offset: 6px; }
.tm-evidence-entries.tm-evidence-rows > li { margin-bottom: 0.3em; }
.tm-evidence-caveat, .tm-evidence-about { color: var(--tm-muted); }
.tm-evidence-compact .tm-evidence-entries > li { margin-bottom: 0.25em; }
.tm-evidence-compact :target { outline: 3px solid var(--tm-accent); outline-offset: 4px; }
`;

const TAG = /<[a-z][^\s>]*(?:\s[^\s="]+="[^"]*")+>/gi;

/** An element as markup with angle brackets in attributes escaped, which browsers do differently. */
export function outerHtml({outerHTML}: Element): string {
  return outerHTML.replace(TAG, (tag) => `<${tag.slice(1, -1).replaceAll("<", "&lt;").replaceAll(">", "&gt;")}>`);
}

/** A deck without its notes, and without the evidence of numbers that stand only in them. */
function withoutNotes(deck: CompiledDeck): CompiledDeck {
  const slides = deck.slides.map(slideWithoutNotes);
  const shown = new Set(slides.flatMap(({expressions}) => expressions));
  const expressions = deck.expressions.filter(({expression}) => shown.has(expression));
  const behind = new Set([...expressions.flatMap(({facts}) => facts), ...slides.flatMap(({facts}) => facts)]);
  return {...deck, slides, expressions, facts: deck.facts.filter(({id}) => behind.has(id))};
}

function slideWithoutNotes(slide: CompiledSlide): CompiledSlide {
  const charts = [...partsOf(slide.blocks)].flatMap((part) => ("chart" in part ? [part.chart] : []));
  const words = [
    slide.title,
    ...slide.caveats,
    ...slide.short,
    ...(slide.footnotes ?? []),
    ...[...partsOf(slide.blocks)].flatMap((part) => ("inline" in part ? [part.inline] : []))
  ];
  const shown = new Set([
    ...words.flatMap((inline) => numbersOf(inline).map(({expression}) => expression)),
    ...charts.flatMap(expressionsOfChart)
  ]);
  const expressions = slide.expressions.filter((expression) => shown.has(expression));
  const facts = new Set(charts.flatMap((chart) => chart.facts));
  return {
    ...slide,
    notes: [],
    expressions,
    facts: slide.facts.filter((id) => facts.has(id) || expressions.some((expression) => expression.includes(id)))
  };
}

function expressionsOfChart({headline, notes, dataTable, native}: CompiledChart): readonly string[] {
  return [
    ...[headline, ...notes].flatMap((inline) => numbersOf(inline).map(({expression}) => expression)),
    ...dataTable.rows.flat().flatMap((cell) => (cell.type === "number" ? [cell.expression] : [])),
    ...(native?.series ?? []).flatMap(({points}) => points.flatMap((point) => point?.expression ?? []))
  ];
}
