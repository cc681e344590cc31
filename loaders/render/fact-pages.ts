import {periodLabel} from "../../src/core/period.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {cellsByFact, factPage, placesOf} from "../../src/views/fact-page.js";
import type {CellUse, FactUsers, UseCell} from "../../src/views/fact-page.js";
import {slideElementId} from "../../src/views/slide-view.js";
import {lightDocument} from "./light-document.js";
import {builtTraceHref, rowLabel} from "./site.js";
import type {Site} from "./site.js";

const LINKS = {
  factHref: builtTraceHref,
  traceHref: builtTraceHref,
  checkHref: (id: string): string => `/open-points#check-${id}`
};

/**
 * The page of a fact as an element of a document, by default a write-only one (see {@link lightDocument}). Throws an
 * Error for an unknown fact.
 */
export function factPageElement(site: Site, fact: string, document: Document = lightDocument()): HTMLElement {
  return factPage(site.evidence, {fact, users: factUsers(site, fact)}, document, LINKS);
}

/** The page of a fact as HTML, its links from the site's root. Throws an Error for an unknown fact. */
export function drawFactPage(site: Site, fact: string): string {
  return factPageElement(site, fact).outerHTML;
}

const cellsOfSites = new WeakMap<Site["tables"], ReadonlyMap<string, readonly CellUse[]>>();

/**
 * All that uses a fact in a site: charts and pages, the slides and briefings that carry it, and the cells of tables.
 */
function factUsers(site: Site, id: string): FactUsers {
  const uses = site.evidence.uses[id] ?? [];
  return {
    charts: placesOf(uses, "chart"),
    pages: placesOf(uses, "page"),
    slides: [...site.decks.values()].flatMap(({name, title, slides}) =>
      slides
        .filter(({facts}) => facts.includes(id))
        .map((slide) => ({
          href: `/decks/${name}#${slideElementId(slide)}`,
          label: `${title}, slide ${slide.number}: ${slide.titleText}`
        }))
    ),
    briefings: [...site.briefings.values()]
      .filter(({facts}) => facts.some((fact) => fact.id === id))
      .map(({name, title}) => ({href: `/briefings/${name}`, label: title})),
    cells: (cellsOf(site).get(id) ?? []).map((cell) => useCell(cell, site))
  };
}

function cellsOf({tables}: Site): ReadonlyMap<string, readonly CellUse[]> {
  const known = cellsOfSites.get(tables) ?? cellsByFact(tables.values());
  cellsOfSites.set(tables, known);
  return known;
}

function useCell({table: id, keys, column, expression}: CellUse, site: Site): UseCell {
  const {table} = site.tables.get(id)!;
  const index = indexEvidence(site.evidence);
  const words = keys.map(({column: name, value}) => {
    const key = table.columns.find((one) => one.name === name);
    const dimension = key?.kind === "key" ? key.dimension : undefined;
    if (dimension === "period") return periodLabel(value);
    return dimension === "area"
      ? index.area(value)
      : dimension === "unit"
        ? (index.facts.unit(value)?.label ?? value)
        : (rowLabel(site, id, name, value) ?? index.markedTerm(value));
  });
  return {
    href: `/tables/#table-${id}`,
    label: table.title,
    row: words.join(", ") || "the only row",
    column,
    expression
  };
}
