import {ageLines} from "../core/age.js";
import type {
  CompiledBriefing,
  CompiledDeck,
  CompiledDocument,
  ExportedExpression,
  ExportedFact,
  OpenPoint,
  SourceLine
} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Child, ElementMaker} from "../core/element.js";
import {standingWords} from "../core/standing.js";
import {factsNamed} from "../views/trace-links.js";

/** What a list of evidence is made with. */
export interface EvidenceListContext {
  readonly document: Document;
  readonly places: EvidencePlaces;
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** Whether a script also opens traces from the list. */
  readonly live?: boolean;
}

interface Context extends EvidenceListContext {
  readonly make: ElementMaker;
}

/** What a list of evidence says of the document as a whole. */
type Headed = Pick<CompiledDocument, "age" | "digest" | "version" | "standing">;

/**
 * The evidence of a deck or briefing as a list that links lead to: the numbers that are worked out, each with its
 * operands, then the printed figures by document. Complete without the site; where its address is known every entry
 * leads to its trace.
 */
export function evidenceList(
  document: Pick<CompiledDocument, "sources" | "age" | "digest" | "version" | "standing">,
  listContext: EvidenceListContext
): HTMLElement {
  const {sources} = document;
  const make = elementMaker(listContext.document);
  const context: Context = {...listContext, make};
  const {worked, facts, rows} = context.places;
  return make(
    "section",
    {class: "tm-evidence", id: EVIDENCE_ANCHOR, "aria-labelledby": "evidence-title"},
    ...evidenceHead(document, make),
    worked.length === 0
      ? undefined
      : make(
          "section",
          {"aria-labelledby": "evidence-worked"},
          make("h2", {id: "evidence-worked"}, "Numbers worked out"),
          make("ul", {class: "tm-evidence-entries"}, ...worked.map((item) => workedEntry(item, context)))
        ),
    rows.length === 0
      ? undefined
      : make(
          "section",
          {"aria-labelledby": "evidence-rows"},
          make("h2", {id: "evidence-rows"}, "Rows counted"),
          make(
            "ul",
            {class: "tm-evidence-entries tm-evidence-rows"},
            ...rows.map(({id, label, locator, source}) =>
              make("li", {id: rowAnchor(id)}, `${label} (${source}, ${locator})`)
            )
          )
        ),
    openPointList(context),
    ...sources.map((source) =>
      sourceSection(
        source,
        facts.filter((fact) => fact.source.source === source.source),
        context
      )
    )
  );
}

/** The heading of a list of evidence; below it the data's digest, the version, and how old the figures are. */
export function evidenceHead(document: Headed, make: ElementMaker): readonly HTMLElement[] {
  const {age, digest, version} = document;
  const standing = standingWords(document);
  return [
    make("h1", {id: "evidence-title"}, "Evidence"),
    make(
      "p",
      {class: "tm-evidence-about"},
      "Every number leads here: to the figure as it is printed, or to how it is worked out from printed figures. ",
      `Data digest ${digest}; Tickmark ${version}.${standing === "" ? "" : ` ${standing}.`}`
    ),
    ...(age === undefined ? [] : ageLines(age).map((line) => make("p", {class: "tm-evidence-about"}, line)))
  ];
}

/** The open points that the numbers take part in; undefined where there are none. */
export function openPointList(context: Context): HTMLElement | undefined {
  const {
    make,
    places: {openPoints}
  } = context;
  if (openPoints.length === 0) return undefined;
  return make(
    "section",
    {"aria-labelledby": "evidence-open"},
    make("h2", {id: "evidence-open"}, "Open points"),
    make("ul", {class: "tm-evidence-entries"}, ...openPoints.map((point) => openPointEntry(point, context)))
  );
}

function workedEntry(
  {anchor, expression, shown, operands, rows, ...item}: WorkedExpression,
  context: Context
): HTMLElement {
  const {make} = context;
  const interval = intervalText(item);
  return make(
    "li",
    {id: anchor},
    make(
      "p",
      {class: "tm-evidence-number"},
      named(expression, anchor, context),
      " = ",
      make("strong", {}, shown),
      interval === "" ? undefined : `, by the precision printed ${interval}`,
      ...traceLink(expression, context)
    ),
    operands.length + rows.length === 0
      ? undefined
      : make(
          "ul",
          {},
          ...operands.map((fact) =>
            make(
              "li",
              {},
              make("a", {href: `#${fact.id}`}, make("code", {}, fact.id)),
              ": ",
              make("strong", {}, fact.shown),
              `, ${fact.source.label}`,
              ...officialLink(fact.source, context)
            )
          ),
          rows.length === 0
            ? undefined
            : make(
                "li",
                {},
                `${rows.length} rows: `,
                ...rows.flatMap(({id, locator}, i): readonly Child[] => [
                  i === 0 ? "" : "; ",
                  make("a", {href: `#${rowAnchor(id)}`}, locator)
                ])
              )
        )
  );
}

function openPointEntry({id, label, path}: OpenPoint, {make, site}: Context): HTMLElement {
  const address = siteAddress(site, path);
  return make(
    "li",
    {id: checkAnchor(id), class: "tm-evidence-open"},
    `${label} `,
    address === undefined ? undefined : make("a", {href: address, "aria-label": `Open point ${id}`}, "open point")
  );
}

function sourceSection(
  {source, label, path, url}: SourceLine,
  facts: readonly ExportedFact[],
  context: Context
): HTMLElement {
  const {make, site} = context;
  const title = sourceAnchor(source);
  const document = facts[0] ? withoutLocators(label, facts[0]) : label;
  const page = siteAddress(site, path.replace(/#.*$/, ""));
  return make(
    "section",
    {"aria-labelledby": title},
    make("h2", {id: title}, document),
    make(
      "p",
      {class: "tm-evidence-about"},
      url === ""
        ? "The address of the official document is not known."
        : make("a", {href: url}, `Official document: ${url}`),
      ...(page === undefined ? [] : [" · ", make("a", {href: page}, "the document’s page")])
    ),
    facts.length === 0
      ? undefined
      : make("ul", {class: "tm-evidence-entries"}, ...facts.map((fact) => factEntry(fact, context)))
  );
}

/** A source's line without the places of its figures, which stand with each. */
const withoutLocators = (label: string, {source, locator}: ExportedFact): string =>
  source.label.endsWith(`, ${locator}`) && label.startsWith(source.label.slice(0, -locator.length - 2))
    ? source.label.slice(0, -locator.length - 2)
    : label;

function factEntry(fact: ExportedFact, context: Context): HTMLElement {
  const {make} = context;
  const said = [fact.measure, fact.period, fact.area].filter((part) => part !== "").join(", ");
  return make(
    "li",
    {id: fact.id, "data-fact": fact.id},
    make(
      "p",
      {class: "tm-evidence-number"},
      named(fact.id, fact.id, context),
      " printed ",
      make("strong", {}, fact.shown),
      `, ${fact.locator}`,
      ...officialLink(fact.source, context),
      ...traceLink(fact.id, context)
    ),
    make(
      "p",
      {},
      `${said}. Producer: ${fact.producer}.`,
      fact.status === "exact" ? undefined : ` ${STATUS[fact.status]}`
    ),
    ...fact.caveats.map((caveat) => make("p", {class: "tm-evidence-caveat"}, caveat))
  );
}

function named(expression: string, anchor: string, {make, live = false}: Context): HTMLElement {
  const code = make("code", {}, expression);
  return live ? make("a", {"data-trace": expression, href: `#${anchor}`}, code) : code;
}

const STATUS: Readonly<Record<Exclude<ExportedFact["status"], "exact">, string>> = {
  orphan: "Not found at this place: the text reads otherwise.",
  unchecked: "Not checked: the document’s text was not present."
};

function traceLink(expression: string, {make, site}: Context): readonly Child[] {
  const address = siteTrace(site, expression);
  return address === undefined
    ? []
    : [" · ", make("a", {href: address, "aria-label": `Trace of ${expression}`}, "trace")];
}

function officialLink({url, label}: SourceLine, {make}: Context): readonly Child[] {
  return url === ""
    ? []
    : [" (", make("a", {href: url, "aria-label": `Official document: ${label}`}, "official document"), ")"];
}

/** An expression of an output's list of evidence, with the printed figures that it is worked out from. */
export interface WorkedExpression extends ExportedExpression {
  readonly anchor: string;
  readonly operands: readonly ExportedFact[];
}

/** A row of a list that a document prints. */
export type CountedListRow = ExportedExpression["rows"][number];

/** Where the evidence of an output stands within it. */
export interface EvidencePlaces {
  /** Numbers worked out from several figures or from the rows of a list, in the order of their first use. */
  readonly worked: readonly WorkedExpression[];
  readonly facts: readonly ExportedFact[];
  readonly openPoints: readonly OpenPoint[];
  /** The rows that are counted, of all counts, each once. */
  readonly rows: readonly CountedListRow[];
  /**
   * The anchor that an expression leads to: its own entry, or that of its first printed figure; the list's start for
   * what is not in it.
   */
  anchor(expression: string): string;
}

/** The anchor of the list of evidence itself. */
export const EVIDENCE_ANCHOR = "evidence";

/** The anchor of a document in the list of evidence. */
export const sourceAnchor = (source: string): string => `${EVIDENCE_ANCHOR}-source-${source}`;

/** The anchor of an open point in the list of evidence. */
export const checkAnchor = (check: string): string => `check-${check}`;

/** The anchor of a counted row in the list of evidence. */
const rowAnchor = (row: string): string => `row-${row}`;

/**
 * The list of evidence of a deck or briefing, with the anchor of each entry: a fact's id, or `evidence-` with a number.
 */
export function evidencePlaces(document: CompiledDeck | CompiledBriefing): EvidencePlaces {
  const {facts, expressions} = document;
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const worked = expressions
    .filter(({expression}) => !byId.has(expression))
    .map((item, i): WorkedExpression => ({
      ...item,
      anchor: `${EVIDENCE_ANCHOR}-${i + 1}`,
      operands: item.facts.flatMap((id) => byId.get(id) ?? [])
    }));
  const anchors = new Map(worked.map(({expression, anchor}) => [expression, anchor]));
  return {
    worked,
    facts,
    openPoints: openPointsOf(document),
    rows: [...new Map(worked.flatMap(({rows}) => rows.map((row) => [row.id, row] as const))).values()],
    anchor: (expression) =>
      anchors.get(expression) ?? [expression, ...factsNamed(expression)].find((id) => byId.has(id)) ?? EVIDENCE_ANCHOR
  };
}

function openPointsOf(document: CompiledDeck | CompiledBriefing): readonly OpenPoint[] {
  const all = document.kind === "deck" ? document.slides.flatMap(({openPoints}) => openPoints) : document.openPoints;
  return [...new Map(all.map((point) => [point.id, point])).values()];
}

/** The address of a path of the site; undefined where the site's address is not known. `site` is absolute, or empty. */
export function siteAddress(site: string, path: string): string | undefined {
  return site === "" ? undefined : site.replace(/\/$/, "") + path;
}

/** The address of an expression's trace; undefined where the site's address is not known. */
export function siteTrace(site: string, expression: string): string | undefined {
  return siteAddress(site, `/trace/?x=${encodeURIComponent(expression)}`);
}

/** The interval that follows from the printed precision, in words; empty where the value is exact. */
export function intervalText({low, high, unit}: Pick<ExportedExpression, "low" | "high" | "unit">): string {
  if (low !== null && low === high) return "";
  if (low === null) return high === null ? "not bounded by what is printed" : `${numberText(high, 2)} ${unit} or less`;
  if (high === null) return `${numberText(low, 2)} ${unit} or more`;
  const decimals = Math.min(6, Math.max(0, Math.ceil(1 - Math.log10(high - low))));
  return `from ${numberText(low, decimals)} to ${numberText(high, decimals)} ${unit}`;
}

function numberText(value: number, decimals: number): string {
  return new Intl.NumberFormat("en", {maximumFractionDigits: decimals}).format(value).replace("-", "−");
}
