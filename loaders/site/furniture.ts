import {escapeHtml} from "../../src/views/prose-html.js";
import {siteNavigation} from "./navigation.js";
import type {NavigatedSite} from "./navigation.js";

/** What every page carries in its head: where the scripts, the evidence and the root are. */
export function pageHead(digest: string, files = ""): (page: {readonly path: string}) => string {
  return ({path}) => [
    `<script type="text/ecmascript" src="/data/terms.js"></script>`,
    `<link rel="icon" href="/favicon.svg" type="image/svg+xml">`,
    `<link rel="tickmark-evidence" href="/data/evidence.json" data-digest="${digest}">`,
    `<link rel="tickmark-redraw" href="/data/redraw.js">`,
    `<link rel="tickmark-charts" href="/data/charts.json">`,
    `<link rel="tickmark-take" href="/data/take.js">`,
    `<link rel="tickmark-root external" href="${rootOf(path)}">`,
    `<link rel="tickmark-tables external" href="${rootOf(path)}${files}tables/">`,
    `<link rel="tickmark-search" href="/data/search.js">`,
    `<link rel="tickmark-search-index" href="/data/search.json">`,
    ...downloadLinks(path),
    // Framework takes scripts of the usual types for modules of its own; this one browsers run and Framework copies.
    `<script type="text/ecmascript" src="/data/enliven.js" defer=""></script>`,
    ...(path === "/explore" ? [`<link rel="tickmark-list" href="/data/tables.json">`, `<script type="text/ecmascript" src="/data/explore.js" defer=""></script>`] : []),
    ...(path === "/facts/index" ? [`<link rel="tickmark-facts" href="/data/facts.json">`, `<script type="text/ecmascript" src="/data/fact-browser.js" defer=""></script>`] : []),
    ...(/^\/decks\/(?!index$)/.test(path) ? [`<script type="text/ecmascript" src="/data/present.js" defer=""></script>`] : [])
  ].join("\n");
}

/** What the page of a deck or briefing makes files of it with. */
function downloadLinks(path: string): readonly string[] {
  const [, kind, name] = /^\/(deck|briefing)s\/(?!index$)([\w-]+)$/.exec(path) ?? [];
  if (kind === undefined) return [];
  return [
    `<link rel="tickmark-document" href="/data/${kind}s/${name}.json">`,
    `<link rel="tickmark-downloads" href="/data/${kind}-files.js">`,
    ...(kind === "deck" ? [`<link rel="tickmark-alone" href="/data/alone.js">`, `<link rel="tickmark-alone-style" href="/data/alone.css">`] : [])
  ];
}

/** The way from a page to the site's root. */
export function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 2) || "./";
}

/** Whose terms the page is in; shown only where a script can switch it. */
const TERMS_SWITCH = `<fieldset class="tm-terms-switch"><legend>Terms</legend> ${[["guidelines", "Guidelines’ terms"], ["sources", "Sources’ terms"]]
  .map(([value, label], i) => `<label><input type="radio" name="tm-terms" value="${value}" autocomplete="off"${i === 0 ? ` checked=""` : ""}> ${label}</label>`).join(" ")} <a href="/terms">What differs</a> <span class="tm-hidden" role="status"></span></fieldset>`;

/** The head of every page: the navigation, the search, and the switch of terms where there are any. */
export function siteHeader({hasTerms, ...site}: NavigatedSite & {readonly hasTerms: boolean}): (page: {readonly path: string}) => string {
  return ({path}) => {
    // The 404 page has a base address, from which an anchor would lead to the home page.
    const skip = path === "/404" ? "" : `<a class="tm-skip" href="#observablehq-main" rel="external">Skip to content</a>`;
    return `${skip}${siteNavigation(path, site)}<a class="tm-search-open" href="/search" data-search="">Search</a>${hasTerms ? TERMS_SWITCH : ""}`;
  };
}

/** What stands at the foot of a page unless the workspace says something else. */
const SENTENCE = "Figures printed in documents; what is not printed is not drawn.";

/** The foot of every page: a sentence, and of which data it is made. */
export function siteFooter(digest: string, sentence: string = SENTENCE): string {
  return `<p>${escapeHtml(sentence)} <a href="/tables/">Data</a> <span class="tm-digest">Data digest <code>${digest.slice(0, 12)}</code></span></p>`;
}
