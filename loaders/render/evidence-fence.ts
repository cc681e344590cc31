import {parse} from "yaml";
import {examplesOf} from "../../src/core/query/examples.js";
import {checkList} from "../../src/views/check-list.js";
import {documentView} from "../../src/views/document-view.js";
import {evidenceState, indexEvidence} from "../../src/views/evidence-index.js";
import {factBrowser, factList} from "../../src/views/fact-browser.js";
import {makeFactIndex} from "../../src/views/fact-index.js";
import {refusedView} from "../../src/views/gallery.js";
import {sourceList} from "../../src/views/source-list.js";
import {queryList, tableList} from "../../src/views/table-list.js";
import {termList} from "../../src/views/term-list.js";
import {listedTable} from "../files/readme.js";
import {refusedList} from "../tables/refused-list.js";
import {factPageElement} from "./fact-pages.js";
import {drawGallery, drawSmall} from "./gallery.js";
import {drawingDocument} from "./light-document.js";
import {proseInline} from "./prose-inline.js";
import {builtTraceHref} from "./site.js";
import type {Site} from "./site.js";

const checkHref = (id: string): string => `/open-points#check-${id}`;
const LINKS = {factHref: builtTraceHref, traceHref: builtTraceHref, checkHref};

/** The parameters of a parameterised page, or the keys of a fence, by name. */
export type PageParams = Readonly<Record<string, string>>;

const VIEWS: Readonly<Record<string, (site: Site, document: Document, params: PageParams) => Element>> = {
  facts: ({evidence}, document) => factList(evidence, document, {factHref: (id) => `#${id}`, checkHref}),
  fact: (site, _document, {fact = ""}) => factPageElement(site, fact),
  browser: ({evidence}, document) =>
    factBrowser(makeFactIndex(evidence), document, {siteHref: (path) => path, traceHref: builtTraceHref}),
  gallery: (site, document) => drawGallery(site, document),
  small: (site, document, shown) => drawSmall(shown, site, document),
  refused: ({evidence}, document) =>
    refusedView(
      evidence.together === undefined
        ? []
        : refusedList(evidence.together, (id) => indexEvidence(evidence).label("measures", id)),
      document
    ),
  checks: ({evidence}, document) => checkList(evidence, document, LINKS),
  state: ({evidence}, document) => evidenceState(evidence, document),
  tables: ({tables, evidence}, document) => tableList([...tables.values()].map(listedTable), document, evidence.terms),
  terms: ({evidence}, document) => termList(evidence, document),
  queries: ({own, tables}, document) => queryList(examplesOf(own.queries, [...tables.keys()]), document),
  sources: (site, document) => sourceList(site.evidence, {texts: site.documents, note: noteOf(site)}, document, LINKS),
  document: (site, document, {source = ""}) =>
    documentView(
      site.evidence,
      {source, text: site.documents.get(source), places: site.places.get(source) ?? [], note: noteOf(site)},
      document,
      LINKS
    )
};

/** The workspace's note on its documents for readers, as HTML. */
function noteOf({
  own: {
    note: {documents}
  },
  evidence
}: Site): string | undefined {
  return documents && proseInline(documents.text, evidence);
}

/**
 * Draws an `evidence` fence: `show` names a view of the evidence, and the other keys are its parameters. Throws an
 * Error that lists the known views.
 */
export function renderEvidence(text: string, site: Site, params: PageParams = {}): string {
  const {show, ...wanted} = (parse(text, {schema: "failsafe"}) ?? {}) as Readonly<Record<string, string>>;
  const view = show !== undefined && Object.hasOwn(VIEWS, show) ? VIEWS[show] : undefined;
  if (!view)
    throw new Error(`evidence: show: ${show ?? "(nothing)"}: expected one of ${Object.keys(VIEWS).join(", ")}`);
  return view(site, drawingDocument(), {...wanted, ...params}).outerHTML;
}
