import {readFile} from "node:fs/promises";
import {rowsShown} from "../../src/core/chart.js";
import {partsOf, plainText} from "../../src/core/deck/blocks.js";
import type {ShownBlock} from "../../src/core/deck/compiled.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import type {Facts} from "../../src/core/fact.js";
import {formatQuantity} from "../../src/core/format.js";
import {NUMBER} from "../../src/core/manuscript/inline-rules.js";
import type {NumberMeta} from "../../src/core/manuscript/inline-rules.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import type {Token} from "../../src/core/manuscript/reading.js";
import {textOfToken} from "../../src/core/manuscript/tokens.js";
import type {SearchEntry} from "../../src/core/search/search-index.js";
import {DEFAULT_TERM_VOCABULARY, TERM_VOCABULARIES} from "../../src/core/terms/term.js";
import {hasTerms, inWords} from "../../src/core/terms/wording.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {aboutFact, alsoCalled} from "../../src/views/fact-index.js";
import {factTitle} from "../../src/views/fact-page.js";
import {proseText} from "../../src/views/prose-html.js";
import {slideElementId} from "../../src/views/slide-view.js";
import {factPath} from "../../src/views/trace-links.js";
import type {FileCopy} from "../compile.js";
import type {OwnPage} from "../pages/own-pages.js";
import {withInitialChoice} from "../prose/controls.js";
import type {Site} from "../render/site.js";
import {pageAddress} from "../uses.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {sitePages} from "./pages.js";

/**
 * The entries of a site's search index: our own words and the numbers as printed. The documents' text is left out,
 * because some passages must not be found.
 */
export function searchEntries(site: Site, pages: readonly SearchPage[]): readonly SearchEntry[] {
  const entries = [
    ...pageEntries(site, pages),
    ...chartEntries(site),
    ...factEntries(site),
    ...tableEntries(site),
    ...deckEntries(site),
    ...briefingEntries(site)
  ];
  return entries
    .map((entry) => inBothTerms(entry, site))
    .map((entry) => ({...entry, href: entry.href.replace(/^\//, "")}));
}

/** An entry in the default vocabulary, which the words of the other vocabulary find too. */
function inBothTerms(entry: SearchEntry, {evidence: {terms = []}}: Site): SearchEntry {
  const {title, about, text} = entry;
  if (!hasTerms(title + about + text)) return entry;
  const inDefault = (words: string): string => inWords(words, terms, DEFAULT_TERM_VOCABULARY);
  const others = TERM_VOCABULARIES.filter((vocabulary) => vocabulary !== DEFAULT_TERM_VOCABULARY).map((vocabulary) =>
    inWords(`${title}\n${about}\n${text}`, terms, vocabulary)
  );
  return {...entry, title: inDefault(title), about: inDefault(about), text: [inDefault(text), ...others].join("\n")};
}

function pageEntries({evidence}: Site, pages: readonly SearchPage[]): readonly SearchEntry[] {
  const documents = evidence.sources.map(({id, title, publisher, symbol, date, note}): SearchEntry => ({
    kind: "page",
    title,
    about: ["Document", publisher, symbol, date.slice(0, 4)].filter((part) => part !== "").join(", "),
    href: `/sources/${id}`,
    text: note
  }));
  return [
    ...pages.map(({href, title, headings, text}): SearchEntry => ({
      kind: "page",
      title,
      about: headings.slice(0, 4).join(" · "),
      href,
      text: [...headings, text].join("\n")
    })),
    ...documents
  ];
}

/** Each registered chart once, with its first place on a page or, if it has none, on a deck or briefing. */
function chartEntries({chartPlaces, charts, tables, evidence}: Site): readonly SearchEntry[] {
  const {facts} = indexEvidence(evidence);
  const ordered = chartPlaces
    .filter(({chart}) => charts.has(chart.id))
    .sort((a, b) => Number(isDocument(a.href)) - Number(isDocument(b.href)));
  const first = new Map(ordered.map((place) => [place.chart.id, place] as const).reverse());
  return [...first.values()].reverse().flatMap(({chart, options, href}): readonly SearchEntry[] => {
    const written = tables.get(chart.table);
    if (!written) return [];
    const plain = (text: string): string => proseText(text, facts);
    return [
      {
        kind: "chart",
        title: plain(chart.headline(options)),
        about: plain(chart.title(options)),
        href,
        text: [
          chart.id,
          written.table.title,
          plain(chart.describe(rowsShown(chart, written.rows, options), options)),
          ...chart.notes(options).map(plain)
        ].join("\n")
      }
    ];
  });
}

const isDocument = (href: string): boolean => /^\/(?:decks|briefings)\//.test(href);

function factEntries({evidence}: Site): readonly SearchEntry[] {
  const index = indexEvidence(evidence);
  return evidence.facts.map((fact): SearchEntry => {
    const source = index.source(fact.source);
    const value = index.facts.fact(fact.id)?.value.valueOf() ?? "";
    return {
      kind: "fact",
      title: factTitle(fact, index),
      about: [fact.locator, source?.symbol || source?.title || fact.source].join(", "),
      href: factPath(fact.id),
      text: [
        fact.id,
        value,
        aboutFact(fact, index),
        alsoCalled(fact, index),
        index.measure(fact.measure)?.definition ?? "",
        index.label("producers", fact.producer),
        fact.note
      ].join("\n")
    };
  });
}

function tableEntries({tables}: Site): readonly SearchEntry[] {
  return [...tables.values()].map(({table: {id, title, description, columns}}): SearchEntry => ({
    kind: "table",
    title,
    about: description,
    href: `/tables/#table-${id}`,
    text: [id, ...columns.map(({label}) => label)].join("\n")
  }));
}

function deckEntries({decks}: Site): readonly SearchEntry[] {
  return [...decks.values()].flatMap(({name, title, slides}) =>
    slides.map((slide): SearchEntry => ({
      kind: "deck",
      title: slide.titleText,
      about: `${title}, slide ${slide.number}`,
      href: `/decks/${name}#${slideElementId(slide)}`,
      text: blockText([...slide.blocks, ...slide.notes])
    }))
  );
}

function briefingEntries({briefings}: Site): readonly SearchEntry[] {
  return [...briefings.values()].map(({name, title, subtitle, blocks, headline}): SearchEntry => ({
    kind: "briefing",
    title,
    about: subtitle,
    href: `/briefings/${name}`,
    text: [plainText(headline, ({text}) => text), blockText(blocks)].join("\n")
  }));
}

function blockText(blocks: readonly ShownBlock[]): string {
  return [...partsOf(blocks)]
    .map((part) => ("inline" in part ? plainText(part.inline, ({text}) => text) : "alt" in part ? part.alt : ""))
    .join("\n");
}

/** A page as the search indexes it. */
interface SearchPage {
  /** From the site's root, with a slash before it. */
  readonly href: string;
  readonly title: string;
  readonly headings: readonly string[];
  /** Its prose with numbers evaluated; charts and lists have entries of their own. */
  readonly text: string;
}

/** Pages that are not indexed: the error page and the search page. */
const APART = ["/404", "/search"];

/** The site's own pages and the workspace's, except parameterised ones, sorted by path. */
export async function readSearchPages(
  workspace: Workspace,
  own: readonly OwnPage[],
  facts: Facts
): Promise<readonly SearchPage[]> {
  const files = [...(await sitePages(workspace, own))]
    .filter(([path]) => path.endsWith(".md") && !path.includes("["))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const read = async (path: string, file: string | FileCopy): Promise<Manuscript> =>
    typeof file === "string"
      ? readManuscript(withInitialChoice(file), {kind: "notebook", file: `src/${path}`})
      : readManuscript(withInitialChoice(await readFile(file.copyOf, "utf8")), {
          kind: "notebook",
          file: shownPath(workspace, file.copyOf)
        });
  const pages = await Promise.all(
    files.map(async ([path, file]) => readSearchPage(await read(path, file), pageAddress(`src/${path}`), facts))
  );
  return pages.filter(({href}) => !APART.includes(href));
}

/** Reads one page for the search index. */
export function readSearchPage(manuscript: Manuscript, href: string, facts: Facts): SearchPage {
  const tokens = manuscript.inline();
  const titled: string[] = [];
  const headings: string[] = [];
  const text: string[] = [];
  tokens.forEach((token, i) => {
    if (token.type === "html_block") text.push(token.content.replace(/<(style|script)\b.*?<\/\1>|<[^>]*>/gs, " "));
    if (token.type !== "inline") return;
    const words = inlineText(token.children ?? [], facts);
    const {type, tag} = tokens[i - 1]!;
    (type === "heading_open" ? (tag === "h1" ? titled : headings) : text).push(words);
  });
  return {
    href,
    title: href === "/" ? "Home" : (titled[0] ?? href),
    headings: [...(href === "/" ? titled : titled.slice(1)), ...headings],
    text: text.join("\n")
  };
}

function inlineText(tokens: readonly Token[], facts: Facts): string {
  return tokens
    .map((token) => {
      if (token.type === "softbreak" || token.type === "hardbreak") return " ";
      if (token.type !== NUMBER) return token.type === "html_inline" ? "" : textOfToken(token);
      const {expression, format} = token.meta as NumberMeta;
      return formatQuantity(evaluate(expression, facts), format, facts);
    })
    .join("");
}
