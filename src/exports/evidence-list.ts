import type {CompiledDocument, ExportedFact, OpenPoint, SourceLine} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Child, ElementMaker} from "../core/element.js";
import {EVIDENCE_ANCHOR, checkAnchor, intervalText, rowAnchor, siteAddress, siteTrace, sourceAnchor} from "./evidence-places.js";
import type {EvidencePlaces, WorkedExpression} from "./evidence-places.js";

/** What a list of evidence is made with. */
export interface EvidenceListContext {
  readonly document: Document;
  readonly places: EvidencePlaces;
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** Whether a script opens traces from the list, too. */
  readonly live?: boolean;
}

interface Context extends EvidenceListContext {
  readonly make: ElementMaker;
}

/**
 * The evidence of a deck or briefing as a list that links lead to: the numbers that are worked out, each with its operands, then the printed
 * figures by document. Complete without the site; where its address is known every entry leads to its trace.
 */
export function evidenceList({sources, digest, version}: Pick<CompiledDocument, "sources" | "digest" | "version">, listContext: EvidenceListContext): HTMLElement {
  const make = elementMaker(listContext.document);
  const context: Context = {...listContext, make};
  const {worked, facts, rows, openPoints} = context.places;
  return make("section", {class: "tm-evidence", id: EVIDENCE_ANCHOR, "aria-labelledby": "evidence-title"},
    make("h1", {id: "evidence-title"}, "Evidence"),
    make("p", {class: "tm-evidence-about"}, "Every number leads here: to the figure as it is printed, or to how it is worked out from printed figures. ",
      `Data digest ${digest}; Tickmark ${version}.`),
    worked.length === 0 ? undefined : make("section", {"aria-labelledby": "evidence-worked"},
      make("h2", {id: "evidence-worked"}, "Numbers worked out"),
      make("ul", {class: "tm-evidence-entries"}, ...worked.map((item) => workedEntry(item, context)))),
    rows.length === 0 ? undefined : make("section", {"aria-labelledby": "evidence-rows"},
      make("h2", {id: "evidence-rows"}, "Rows counted"),
      make("ul", {class: "tm-evidence-entries tm-evidence-rows"}, ...rows.map(({id, label, locator, source}) => make("li", {id: rowAnchor(id)}, `${label} (${source}, ${locator})`)))),
    openPoints.length === 0 ? undefined : make("section", {"aria-labelledby": "evidence-open"},
      make("h2", {id: "evidence-open"}, "Open points"),
      make("ul", {class: "tm-evidence-entries"}, ...openPoints.map((point) => openPointEntry(point, context)))),
    ...sources.map((source) => sourceSection(source, facts.filter((fact) => fact.source.source === source.source), context)));
}

function workedEntry({anchor, expression, shown, operands, rows, ...item}: WorkedExpression, context: Context): HTMLElement {
  const {make} = context;
  const interval = intervalText(item);
  return make("li", {id: anchor},
    make("p", {class: "tm-evidence-number"}, named(expression, anchor, context), " = ", make("strong", {}, shown), interval === "" ? undefined : `, by the precision printed ${interval}`,
      ...traceLink(expression, context)),
    operands.length + rows.length === 0 ? undefined : make("ul", {},
      ...operands.map((fact) => make("li", {}, make("a", {href: `#${fact.id}`}, make("code", {}, fact.id)), ": ", make("strong", {}, fact.shown), `, ${fact.source.label}`,
        ...officialLink(fact.source, context))),
      rows.length === 0 ? undefined : make("li", {}, `${rows.length} rows: `, ...rows.flatMap(({id, locator}, i): readonly Child[] =>
        [i === 0 ? "" : "; ", make("a", {href: `#${rowAnchor(id)}`}, locator)]))));
}

function openPointEntry({id, label, path}: OpenPoint, {make, site}: Context): HTMLElement {
  const address = siteAddress(site, path);
  return make("li", {id: checkAnchor(id), class: "tm-evidence-open"}, `${label} `, address === undefined ? undefined : make("a", {href: address, "aria-label": `Open point ${id}`}, "open point"));
}

function sourceSection({source, label, path, url}: SourceLine, facts: readonly ExportedFact[], context: Context): HTMLElement {
  const {make, site} = context;
  const title = sourceAnchor(source);
  const document = facts[0] ? withoutLocators(label, facts[0]) : label;
  const page = siteAddress(site, path.replace(/#.*$/, ""));
  return make("section", {"aria-labelledby": title},
    make("h2", {id: title}, document),
    make("p", {class: "tm-evidence-about"}, url === "" ? "The address of the official document is not known." : make("a", {href: url}, `Official document: ${url}`),
      ...(page === undefined ? [] : [" · ", make("a", {href: page}, "the document’s page")])),
    facts.length === 0 ? undefined : make("ul", {class: "tm-evidence-entries"}, ...facts.map((fact) => factEntry(fact, context))));
}

/** A source's line without the places of its figures, which stand with each. */
const withoutLocators = (label: string, {source, locator}: ExportedFact): string =>
  (source.label.endsWith(`, ${locator}`) && label.startsWith(source.label.slice(0, -locator.length - 2)) ? source.label.slice(0, -locator.length - 2) : label);

function factEntry(fact: ExportedFact, context: Context): HTMLElement {
  const {make} = context;
  const said = [fact.measure, fact.period, fact.area].filter((part) => part !== "").join(", ");
  return make("li", {id: fact.id, "data-fact": fact.id},
    make("p", {class: "tm-evidence-number"}, named(fact.id, fact.id, context), " printed ", make("strong", {}, fact.shown), `, ${fact.locator}`, ...officialLink(fact.source, context),
      ...traceLink(fact.id, context)),
    make("p", {}, `${said}. Producer: ${fact.producer}.`, fact.status === "exact" ? undefined : ` ${STATUS[fact.status]}`),
    ...fact.caveats.map((caveat) => make("p", {class: "tm-evidence-caveat"}, caveat)));
}

function named(expression: string, anchor: string, {make, live = false}: Context): HTMLElement {
  const code = make("code", {}, expression);
  return live ? make("a", {"data-trace": expression, href: `#${anchor}`}, code) : code;
}

const STATUS: Readonly<Record<Exclude<ExportedFact["status"], "exact">, string>> = {
  orphan: "Not found at this place: the text reads otherwise.", unchecked: "Not checked: the document’s text was not present."
};

function traceLink(expression: string, {make, site}: Context): readonly Child[] {
  const address = siteTrace(site, expression);
  return address === undefined ? [] : [" · ", make("a", {href: address, "aria-label": `Trace of ${expression}`}, "trace")];
}

function officialLink({url, label}: SourceLine, {make}: Context): readonly Child[] {
  return url === "" ? [] : [" (", make("a", {href: url, "aria-label": `Official document: ${label}`}, "official document"), ")"];
}
