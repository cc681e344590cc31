import {partsOf, plainText} from "../../src/core/deck/walk.js";
import type {ShownBlock} from "../../src/core/deck/compiled.js";
import type {SearchEntry} from "../../src/core/search/search-entry.js";
import {rowsShown} from "../../src/core/chart.js";
import {hasTerms} from "../../src/core/terms/marks.js";
import {DEFAULT_VOCABULARY, VOCABULARIES} from "../../src/core/terms/term.js";
import {inWords} from "../../src/core/terms/wording.js";
import {aboutFact, alsoCalled} from "../../src/views/fact-index.js";
import {factTitle} from "../../src/views/fact-page.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {proseText} from "../../src/views/prose-html.js";
import {slideElementId} from "../../src/views/slide-view.js";
import {factPath} from "../../src/views/trace-links.js";
import type {Site} from "../render/site.js";
import type {SearchPage} from "./search-pages.js";

/**
 * Everything that can be found in a site, in our own words and by the numbers as printed. What the documents themselves say stays out: their
 * passages are read where they stand, and some of them print what must not be found.
 */
export function searchEntries(site: Site, pages: readonly SearchPage[]): readonly SearchEntry[] {
  const entries = [...pageEntries(site, pages), ...chartEntries(site), ...factEntries(site), ...tableEntries(site), ...deckEntries(site), ...briefingEntries(site)];
  return entries.map((entry) => inBothTerms(entry, site)).map((entry) => ({...entry, href: entry.href.replace(/^\//, "")}));
}

/** An entry in the default vocabulary, found by the words of the other too. */
function inBothTerms(entry: SearchEntry, {evidence: {terms = []}}: Site): SearchEntry {
  const {title, about, text} = entry;
  if (!hasTerms(title + about + text)) return entry;
  const inDefault = (words: string): string => inWords(words, terms, DEFAULT_VOCABULARY);
  const others = VOCABULARIES.filter((vocabulary) => vocabulary !== DEFAULT_VOCABULARY).map((vocabulary) => inWords(`${title}\n${about}\n${text}`, terms, vocabulary));
  return {...entry, title: inDefault(title), about: inDefault(about), text: [inDefault(text), ...others].join("\n")};
}

function pageEntries({evidence}: Site, pages: readonly SearchPage[]): readonly SearchEntry[] {
  const documents = evidence.sources.map(({id, title, publisher, symbol, date, note}): SearchEntry =>
    ({kind: "page", title, about: ["Document", publisher, symbol, date.slice(0, 4)].filter((part) => part !== "").join(", "), href: `/sources/${id}`, text: note}));
  return [...pages.map(({href, title, headings, text}): SearchEntry => ({kind: "page", title, about: headings.slice(0, 4).join(" · "), href, text: [...headings, text].join("\n")})), ...documents];
}

/** Each registered chart once, where it first stands on a page of its own, otherwise on a deck or briefing. */
function chartEntries({chartPlaces, charts, tables, evidence}: Site): readonly SearchEntry[] {
  const {facts} = indexEvidence(evidence);
  const ordered = chartPlaces.filter(({chart}) => charts.has(chart.id)).sort((a, b) => Number(isDocument(a.href)) - Number(isDocument(b.href)));
  const first = new Map(ordered.map((place) => [place.chart.id, place] as const).reverse());
  return [...first.values()].reverse().flatMap(({chart, options, href}): readonly SearchEntry[] => {
    const written = tables.get(chart.table);
    if (!written) return [];
    const plain = (text: string): string => proseText(text, facts);
    return [{
      kind: "chart", title: plain(chart.headline(options)), about: plain(chart.title(options)), href,
      text: [chart.id, written.table.title, plain(chart.describe(rowsShown(chart, written.rows, options), options)), ...chart.notes(options).map(plain)].join("\n")
    }];
  });
}

const isDocument = (href: string): boolean => /^\/(?:decks|briefings)\//.test(href);

function factEntries({evidence}: Site): readonly SearchEntry[] {
  const index = indexEvidence(evidence);
  return evidence.facts.map((fact): SearchEntry => {
    const source = index.source(fact.source);
    const value = index.facts.fact(fact.id)?.value.valueOf() ?? "";
    return {
      kind: "fact", title: factTitle(fact, index), about: [fact.locator, source?.symbol || source?.title || fact.source].join(", "), href: factPath(fact.id),
      text: [fact.id, value, aboutFact(fact, index), alsoCalled(fact, index), index.measure(fact.measure)?.definition ?? "", index.label("producers", fact.producer), fact.note].join("\n")
    };
  });
}

function tableEntries({tables}: Site): readonly SearchEntry[] {
  return [...tables.values()].map(({table: {id, title, description, columns}}): SearchEntry =>
    ({kind: "table", title, about: description, href: `/tables/#table-${id}`, text: [id, ...columns.map(({label}) => label)].join("\n")}));
}

function deckEntries({decks}: Site): readonly SearchEntry[] {
  return [...decks.values()].flatMap(({name, title, slides}) => slides.map((slide): SearchEntry =>
    ({kind: "deck", title: slide.titleText, about: `${title}, slide ${slide.number}`, href: `/decks/${name}#${slideElementId(slide)}`, text: blockText([...slide.blocks, ...slide.notes])})));
}

function briefingEntries({briefings}: Site): readonly SearchEntry[] {
  return [...briefings.values()].map(({name, title, subtitle, blocks, headline}): SearchEntry =>
    ({kind: "briefing", title, about: subtitle, href: `/briefings/${name}`, text: [plainText(headline, ({text}) => text), blockText(blocks)].join("\n")}));
}

function blockText(blocks: readonly ShownBlock[]): string {
  return [...partsOf(blocks)].map((part) => ("inline" in part ? plainText(part.inline, ({text}) => text) : "alt" in part ? part.alt : "")).join("\n");
}
