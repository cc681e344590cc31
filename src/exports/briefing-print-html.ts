import {NOTE_ANCHOR} from "../core/briefing/annotate.js";
import {briefingNotes} from "../core/briefing/notes.js";
import type {CompiledBriefing, Paper} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import {draftMark} from "../core/standing.js";
import {PLAIN} from "../core/themes/plain.js";
import {briefingElement} from "../views/briefing-view.js";
import type {EvidenceLevel} from "./compact-evidence.js";
import {COMPACT_STYLE, cssString} from "./deck-print-html.js";
import {evidencePlaces, siteTrace} from "./evidence-list.js";
import {evidenceSection} from "./evidence-section.js";
import {htmlPage, metaTags, outputLinks, unlinkMissing} from "./html-page.js";
import type {OutputLinks} from "./html-page.js";

/** What a printed briefing is made with. */
export interface BriefingPrintOptions {
  /** By default that of the briefing. */
  readonly paper?: Paper | undefined;
  /**
   * How much evidence follows on separate sheets, by default compact; without any, numbers link to the site's traces or
   * to the notes.
   */
  readonly level?: EvidenceLevel | undefined;
  readonly document: Document;
  /** The site's style sheet. */
  readonly style: string;
  /** The site's absolute address, or empty. */
  readonly site: string;
}

/** A briefing as a page to be printed: two sheets, and the evidence that its numbers lead to. */
export function briefingToPrintHtml(
  briefing: CompiledBriefing,
  {paper = briefing.paper ?? "a4", level = "compact", document, style, site}: BriefingPrintOptions
): string {
  const places = evidencePlaces(briefing);
  const links =
    level === "none" ? {...outputLinks(places, site), traceHref: noteHref(briefing, site)} : outputLinks(places, site);
  const main = elementMaker(document)(
    "main",
    {class: "tm-print"},
    briefingElement(briefing, {document, ...links, titled: true})
  );
  // The briefing itself has said how old its figures are.
  const {age: _said, ...evidence} = briefing;
  main.append(...[evidenceSection(evidence, {level, document, places, site})].filter((one) => one !== undefined));
  unlinkMissing(main);
  return htmlPage({
    lang: briefing.lang,
    title: briefing.title,
    head: metaTags(briefing),
    style: `${style}\n${printStyle(briefing, paper)}`,
    bodyClass: "tm-printed-page",
    body: main.outerHTML
  });
}

/** The links of numbers without an appendix: to traces if `site` is known, else to notes. */
function noteHref(briefing: CompiledBriefing, site: string): OutputLinks["traceHref"] {
  const notes = briefingNotes(briefing);
  return (expression) => siteTrace(site, expression) ?? `#${NOTE_ANCHOR}${notes.of([expression])[0] ?? 1}`;
}

/** The page sizes as CSS; the rest is in the site's print style. */
function printStyle(briefing: CompiledBriefing, paper: Paper): string {
  const {title, date, sheet} = briefing;
  const size = `${paper === "a4" ? "A4" : "letter"} ${sheet ? "landscape" : "portrait"}`;
  const mark = draftMark(briefing);
  const head = mark === "" ? "" : ` @top-right { content: ${cssString(mark)}; font: 7.5pt var(--tm-sans); }`;
  const foot = cssString([mark, title, date].filter((part) => part !== "").join(", "));
  return `
@page { size: ${size};${head} }
@page briefing {
  size: ${size};
  @bottom-left { content: ${foot}; font: 7.5pt var(--tm-sans); color: ${PLAIN.colours.muted}; }
}
:root { color-scheme: light; }
html, body, .tm-print { display: block; max-width: none; margin: 0; padding: 0; background: none; }
.tm-evidence { break-before: page; font-size: 8.5pt; line-height: 1.35; }
body .tm-evidence :is(h1, h2) { line-height: 1.5; } /* as high as its letters, else a heading at the top of a page is begun on the page before */
.tm-evidence h1 { margin: 0 0 0.4em; font-size: 15pt; }
.tm-evidence h2 { margin: 1.2em 0 0.4em; font-size: 10pt; break-after: avoid; }
.tm-evidence p { margin: 0 0 0.2em; }
.tm-evidence-entries { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 8mm; }
.tm-evidence-entries > li { margin: 0 0 0.6em; padding: 0; break-inside: avoid; }
.tm-evidence-entries ul { margin: 0.15em 0 0; padding-left: 1.2em; }
.tm-evidence-entries code { font-size: 0.92em; overflow-wrap: anywhere; }
.tm-evidence-caveat, .tm-evidence-about { color: var(--tm-muted); }
${COMPACT_STYLE}`;
}
