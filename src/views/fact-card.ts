import type {Child} from "../core/element.js";
import {SHOWN_DIGITS} from "../core/citation.js";
import type {Check, Evidence, EvidenceFact, FactUse} from "../core/evidence.js";
import {evaluate} from "../core/expression/evaluate.js";
import {qualifierWords} from "../core/fact.js";
import {periodLabel} from "../core/period.js";
import {termParts} from "../core/terms/dress.js";
import {checkItem} from "./check-list.js";
import {unitBeside} from "./evidence-index.js";
import {factSight} from "./fact-sight.js";
import {passageView} from "./passage.js";
import {proseFragment} from "./prose-html.js";
import {sourcePlace} from "./trace-links.js";
import {intervalWords} from "./trace-parts.js";
import type {TraceContext} from "./trace-parts.js";

const TEXT_STATUS: Readonly<Record<EvidenceFact["status_in_text"], string>> = {
  exact: "found in the text exactly as printed",
  unchecked: "not checked: the document’s text is not present in this copy",
  orphan: "not found: the text at this place reads otherwise"
};
const STATED: Readonly<Record<string, string>> = {"not-stated": "not stated"};

/**
 * A fact as a card: as printed, what it measures, where it stands, what must be said with it, its passage and its
 * checks.
 */
export function factCard(fact: EvidenceFact, context: TraceContext): HTMLElement {
  const {make, index} = context;
  const measure = index.measure(fact.measure);
  return make(
    "article",
    {class: "tm-fact", "data-fact": fact.id, "data-status": fact.status_in_text},
    make("h3", {class: "tm-fact-name"}, make("a", {href: context.links.factHref(fact.id)}, make("code", {}, fact.id))),
    printedLine(fact, context),
    make(
      "p",
      {class: "tm-fact-measure"},
      make("strong", {}, measure?.label ?? fact.measure),
      measure?.definition ? make("span", {class: "tm-definition"}, ` ${measure.definition}`) : undefined
    ),
    passageView(fact, context),
    context.inList ? undefined : factSight(fact, context),
    ...index
      .caveats(fact)
      .map((text) => make("p", {class: "tm-caveat"}, proseFragment(text, context.document, proseContext(context)))),
    factTerms(fact, context),
    fact.note === ""
      ? undefined
      : make("p", {class: "tm-note"}, "Our note: ", proseFragment(fact.note, context.document, proseContext(context))),
    checksOf(fact, context),
    factUses(fact, context),
    pageLine(fact, context)
  );
}

function pageLine({id}: EvidenceFact, {make, links}: TraceContext): HTMLElement | undefined {
  const href = links.factPage(id);
  return href === undefined
    ? undefined
    : make(
        "p",
        {class: "tm-fact-page-link"},
        make("a", {href}, "Page of this figure", make("span", {class: "tm-hidden"}, `, ${id}`))
      );
}

/**
 * The number as printed, large, with its qualifier and its unit where that is not part of it; `number` may be a link.
 */
export function printedLine(
  fact: EvidenceFact,
  {make, index}: TraceContext,
  number: Child = fact.printed
): HTMLElement {
  const unit = unitBeside(fact, index);
  return make(
    "p",
    {class: "tm-printed"},
    fact.qualifier === "" ? undefined : make("span", {class: "tm-qualifier"}, qualifierWords(fact.qualifier)),
    make("span", {class: "tm-printed-number"}, number),
    unit === "" ? undefined : make("span", {class: "tm-unit"}, ` ${unit}`)
  );
}

/** The fields of a fact as a description list. */
export function factTerms(fact: EvidenceFact, context: TraceContext): HTMLElement {
  const {make, index, links} = context;
  const source = index.source(fact.source);
  const unit = index.facts.unit(fact.unit);
  const whole = fact.of === "" ? undefined : index.fact(fact.of);
  const official = source?.url ? make("a", {href: source.url, rel: "external"}, "Official document") : undefined;
  const rows: readonly (readonly [string, Child])[] = [
    ["Unit", unit?.label ?? fact.unit],
    ["Known to be", intervalWords(evaluate(fact.id, index.facts))],
    ["Period", periodLabel(fact.period, fact.period_flag)],
    ["Area", index.area(fact.area)],
    ["Category", fact.category === "" ? undefined : index.label("categories", fact.category)],
    ["Sex", fact.sex === "" ? undefined : index.label("sexes", fact.sex)],
    [
      "Part of",
      whole
        ? make("a", {"data-trace": whole.id, href: links.factHref(whole.id)}, `${whole.printed} (${whole.id})`)
        : undefined
    ],
    ["Producer", index.label("producers", fact.producer)],
    ["Status", STATED[fact.status] ?? fact.status],
    ["Place", make("a", {href: links.siteHref(sourcePlace(fact))}, fact.locator)],
    ...(context.inList
      ? []
      : ([
          ["Source", source?.title ?? fact.source],
          ["Symbol", source?.symbol || undefined],
          ["Publisher", source?.publisher],
          ["Date", source?.date],
          ["Document", official],
          ["Text imported", source && importedText(source, context)]
        ] as const)),
    ["In the text", TEXT_STATUS[fact.status_in_text]]
  ];
  return make(
    "dl",
    {class: "tm-fact-terms"},
    ...rows.flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [make("dt", {}, name), make("dd", {}, value)]
    )
  );
}

/** Which text of a document the passages are read from: its edition, and its SHA-256 as registered. */
function importedText(
  {file, language, date, present, sha256}: Evidence["sources"][number],
  {make}: TraceContext
): HTMLElement | undefined {
  if (file === "") return undefined;
  const edition = `edition of ${date === "" ? "no date" : periodLabel(date)}${language === "" ? "" : ` (${language})`}`;
  return make(
    "span",
    {},
    `${edition}${present ? "" : ", not present here"}, SHA-256 `,
    make("code", {title: sha256}, sha256.slice(0, SHOWN_DIGITS))
  );
}

function checksOf(fact: EvidenceFact, context: TraceContext): HTMLElement | undefined {
  const {make, index} = context;
  const checks = index.checksOf(fact.id);
  if (checks.length === 0) return undefined;
  const open = checks.filter(({status}) => status === "discrepancy" || status === "fails").length;
  if (context.inList)
    return make(
      "p",
      {class: "tm-fact-checks"},
      "Checks: ",
      ...checks.flatMap((check, i) => [i === 0 ? "" : ", ", checkLink(check, context)])
    );
  const summary = `Checks: ${checks.length}${open > 0 ? `, open points: ${open}` : ""}`;
  return make(
    "details",
    {class: "tm-fact-checks", open: open > 0 ? "" : undefined},
    make("summary", {}, summary),
    make("ul", {}, ...checks.map((check) => make("li", {}, checkItem(check, context))))
  );
}

function checkLink({id, status}: Check, {make, links}: TraceContext): HTMLElement {
  return make("a", {href: links.checkHref(id), "data-status": status}, id);
}

const proseContext = ({index, links}: TraceContext): Parameters<typeof proseFragment>[2] => ({
  facts: index.facts,
  traceHref: links.traceHref
});

const KINDS: Readonly<Record<FactUse["kind"], string>> = {page: "page", chart: "chart", table: "table", check: "check"};

/**
 * Links to where a fact is shown (in a list without tables, if it is shown elsewhere too); undefined if nowhere. Checks
 * don't count.
 */
function factUses(fact: EvidenceFact, {make, index, links, inList}: TraceContext): HTMLElement | undefined {
  const shown = shownUses(index.evidence.uses[fact.id] ?? []);
  const named = inList && shown.some(({kind}) => kind !== "table") ? shown.filter(({kind}) => kind !== "table") : shown;
  if (named.length === 0) return undefined;
  return make(
    "p",
    {class: "tm-fact-uses"},
    "Shown in: ",
    ...named.flatMap(({kind, label, href}, i) => [
      i === 0 ? "" : "; ",
      make("a", {href: links.siteHref(href)}, ...termParts(label, index.evidence.terms ?? [], make)),
      ` (${KINDS[kind]})`
    ])
  );
}

/** Where a fact is shown, in words for a hint. */
export function factUsesText(uses: readonly FactUse[] | undefined): string {
  const labels = [
    ...new Set(
      shownUses(uses ?? [])
        .filter(({kind}) => kind !== "table")
        .map(({label}) => label)
    )
  ];
  return labels.length === 0 ? "" : `Shown in: ${labels.join("; ")}`;
}

/** The uses other than checks, which are listed separately. */
function shownUses(uses: readonly FactUse[]): readonly FactUse[] {
  return uses.filter(({kind}) => kind !== "check");
}
