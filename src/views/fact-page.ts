import {citeSource} from "../core/citation.js";
import type {Child} from "../core/element.js";
import type {Evidence, EvidenceFact} from "../core/evidence.js";
import {printedWithQualifier} from "../core/fact.js";
import {periodLabel} from "../core/period.js";
import {checkItem} from "./check-item.js";
import type {EvidenceIndex} from "./evidence-index.js";
import {factTerms, printedLine} from "./fact-card.js";
import type {FactUsers} from "./fact-page-uses.js";
import {factPageUses} from "./fact-page-uses.js";
import {passageView} from "./passage.js";
import {proseFragment} from "./prose-html.js";
import type {TraceContext} from "./trace-context.js";
import {traceContext} from "./trace-context.js";
import type {TraceLinks} from "./trace-links.js";
import {factPath} from "./trace-links.js";
import {unitBeside} from "./unit-beside.js";

/** What a fact counts, and when, as a heading. */
export function factHeading(fact: EvidenceFact, index: EvidenceIndex): string {
  const about = fact.category === "" ? "" : `, ${index.label("categories", fact.category)}`;
  const when = fact.period === "" ? "" : `, ${periodLabel(fact.period, fact.period_flag)}`;
  return `${index.label("measures", fact.measure)}${about}${when}`;
}

/** The number as printed with what it counts, and when: the title of its page. */
export function factTitle(fact: EvidenceFact, index: EvidenceIndex): string {
  return `${`${printedWithQualifier(fact)} ${unitBeside(fact, index)}`.trim()}: ${factHeading(fact, index)}`;
}

/** A fact as a page: as printed, what it measures and what must be said with it, its passage, its checks and all that uses it. */
export function factPage(evidence: Evidence, {fact: id, users}: {readonly fact: string; readonly users: FactUsers}, document: Document, links: TraceLinks): HTMLElement {
  const context = traceContext(evidence, document, links);
  const {make, index} = context;
  const fact = index.fact(id);
  if (!fact) throw new Error(`unknown fact ${id}`);
  const measure = index.measure(fact.measure);
  const source = index.source(fact.source);
  const prose = (text: string): DocumentFragment => proseFragment(text, document, {facts: index.facts, traceHref: context.links.traceHref});
  return make("div", {class: "tm-fact-page", "data-fact": id, "data-status": fact.status_in_text},
    make("h1", {}, factHeading(fact, index)),
    neighbours(fact, context),
    make("article", {class: "tm-fact"},
      printedLine(fact, context, make("a", {class: "tm-number", "data-trace": id, href: context.links.traceHref(id)}, fact.printed)),
      measure?.definition ? make("p", {class: "tm-fact-measure"}, measure.definition) : undefined,
      ...index.caveats(fact).map((text) => make("p", {class: "tm-caveat"}, prose(text)))),
    section("passage", "Where it is printed", context, passageView(fact, context)),
    section("terms", "What it says", context, make("div", {class: "tm-fact"}, keptTerms(fact, context), factTerms(fact, context)), fact.note === "" ? undefined : make("p", {class: "tm-note"}, "Our note: ", prose(fact.note))),
    checks(fact, context),
    section("uses", "What uses it", context, ...factPageUses(users, context)),
    source === undefined ? undefined : section("cite", "How to cite it", context, make("p", {class: "tm-citation"}, citeSource({source, locators: [fact.locator]}).full)));
}

/** What the row keeps beside what readers are told of it everywhere: the id, the value, the qualifier, the parts. */
function keptTerms(fact: EvidenceFact, {make, index, links}: TraceContext): HTMLElement {
  const parts = index.evidence.facts.filter(({of}) => of === fact.id);
  const rows: readonly (readonly [string, readonly Child[]])[] = [
    ["Id", [make("code", {}, fact.id)]],
    ["Value", [String(index.facts.fact(fact.id)?.value.valueOf() ?? "")]],
    ["Qualifier", [fact.qualifier === "" ? "none" : fact.qualifier.replaceAll("-", " ")]],
    ...(parts.length === 0 ? [] : [["Whole of", parts.flatMap(({id, printed}, i) => [i === 0 ? "" : "; ", make("a", {href: links.siteHref(factPath(id))}, `${printed} (${id})`)])] as const])
  ];
  return make("dl", {class: "tm-fact-terms"}, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, ...value)]));
}

function checks(fact: EvidenceFact, context: TraceContext): HTMLElement {
  const {make, index, links} = context;
  const found = index.checksOf(fact.id);
  return section("checks", "Checks it takes part in", context, found.length === 0
    ? make("p", {class: "tm-absent"}, "None: no other printed figure is known that it should agree with.")
    : make("ul", {class: "tm-checks"}, ...found.map((check) => make("li", {},
      checkItem(check, context), make("p", {class: "tm-fact-page-link"}, make("a", {href: links.checkHref(check.id)}, "In the list of checks", make("span", {class: "tm-hidden"}, `: ${check.id}`)))))));
}

function section(name: string, title: string, {make}: TraceContext, ...children: readonly Child[]): HTMLElement {
  return make("section", {class: `tm-fact-${name}-part`, "aria-labelledby": `fact-${name}`}, make("h2", {id: `fact-${name}`}, title), ...children);
}

function neighbours(fact: EvidenceFact, {make, index, links}: TraceContext): HTMLElement {
  const own = index.evidence.facts.filter(({source}) => source === fact.source);
  const at = own.findIndex(({id}) => id === fact.id);
  const link = (other: EvidenceFact | undefined, words: string, rel: string): Child =>
    (other === undefined ? undefined : make("a", {href: links.siteHref(factPath(other.id)), rel}, `${words}: ${other.printed}`));
  return make("nav", {class: "tm-fact-ways", "aria-label": "Figures"},
    make("a", {href: links.siteHref("/facts/")}, "All figures"),
    link(own[at - 1], "Before it in the document", "prev"), link(own[at + 1], "After it", "next"));
}

