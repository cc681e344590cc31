import {Bookmark, HeadingLevel, Paragraph, TextRun} from "docx";
import type {FileChild, ParagraphChild} from "docx";
import {ageLines} from "../../core/age.js";
import type {CompiledBriefing, ExportedFact, OpenPoint, SourceLine} from "../../core/deck/compiled.js";
import {intervalText, siteAddress, siteTrace} from "../evidence-list.js";
import type {WorkedExpression} from "../evidence-list.js";
import {docxTable} from "./blocks.js";
import {APPENDIX_BOOKMARK, bookmarkLink, webLink} from "./context.js";
import type {DocxContext} from "./context.js";

const UNCHECKED: Readonly<Record<Exclude<ExportedFact["status"], "exact">, string>> = {
  orphan: "Not found at this place: the text reads otherwise.",
  unchecked: "Not checked: the document’s text was not present."
};

/**
 * The evidence of a briefing: how old its figures are, the numbers that are worked out, the printed figures by
 * document, and what must be said with them.
 */
export function docxAppendix(context: DocxContext): readonly FileChild[] {
  const {
    briefing,
    places: {worked, facts}
  } = context;
  const {sources, age} = briefing;
  const said = [...new Set(facts.flatMap(({caveats}) => caveats))];
  return [
    ...appendixTitle(briefing),
    ...(age === undefined
      ? []
      : ageLines(age).map((line) => new Paragraph({style: "Source", children: [new TextRun(line)]}))),
    ...(worked.length === 0 ? [] : [heading("Numbers worked out"), workedTable(worked, context)]),
    heading("Printed figures, by document"),
    ...sources.flatMap((source) =>
      documentSection(
        source,
        facts.filter((fact) => fact.source.source === source.source),
        said,
        context
      )
    ),
    ...openPointSection(context),
    ...(said.length === 0
      ? []
      : [
          heading("To be said with the figures"),
          ...said.map(
            (text, i) =>
              new Paragraph({
                style: "ListContinue",
                children: [new TextRun({text: `Note ${i + 1}. `, bold: true}), new TextRun(text)]
              })
          )
        ])
  ];
}

/** The title of the appendix, with the data's digest and the version. */
export function appendixTitle({digest, version}: Pick<CompiledBriefing, "digest" | "version">): readonly Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: true,
      children: [new Bookmark({id: APPENDIX_BOOKMARK, children: [new TextRun("Evidence appendix")]})]
    }),
    new Paragraph({
      style: "Source",
      children: [
        new TextRun(
          `Every number of this briefing, as printed or as worked out from printed figures. Data digest ${digest}; Tickmark ${version}.`
        )
      ]
    })
  ];
}

/** The open points that the numbers take part in. */
export function openPointSection(context: DocxContext): readonly Paragraph[] {
  const {openPoints} = context.places;
  return openPoints.length === 0
    ? []
    : [heading("Open points"), ...openPoints.map((point) => openPointEntry(point, context))];
}

const heading = (text: string): Paragraph =>
  new Paragraph({heading: HeadingLevel.HEADING_2, children: [new TextRun(text)]});

function workedTable(worked: readonly WorkedExpression[], context: DocxContext): FileChild {
  return docxTable(
    [
      {head: [new TextRun("Number")], width: 4},
      {head: [new TextRun("Expression")], width: 8},
      {head: [new TextRun("From printed figures")], width: 8}
    ],
    worked.map((item) => {
      const interval = intervalText(item);
      return [
        [bookmarked(item.expression, item.shown, context), ...(interval === "" ? [] : [new TextRun(` (${interval})`)])],
        [new TextRun({text: item.expression, style: "Expression"}), ...traceOf(item.expression, context)],
        separated([
          ...item.operands.map((fact) => [
            bookmarkLink(fact.id, context.bookmark(fact.id), "Expression"),
            new TextRun(` “${fact.shown}” (${fact.locator})`)
          ]),
          ...item.rows.map(({label, locator}) => [new TextRun(`${label} (${locator})`)])
        ])
      ];
    }),
    context
  );
}

function documentSection(
  {label, url}: SourceLine,
  facts: readonly ExportedFact[],
  said: readonly string[],
  context: DocxContext
): readonly FileChild[] {
  const heads = [
    ["Figure", 6],
    ["As printed", 3],
    ["What it measures", 7],
    ["Period, area", 5],
    ["Place", 4],
    ["Notes", 3]
  ] as const;
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_3,
      children: [new TextRun(facts[0] ? withoutLocator(facts[0]) : label)]
    }),
    new Paragraph({
      style: "Source",
      keepNext: true,
      children:
        url === ""
          ? [new TextRun("The address of the official document is not known.")]
          : [new TextRun("Official document: "), webLink(url, url)]
    }),
    ...(facts.length === 0
      ? []
      : [
          docxTable(
            heads.map(([text, width]) => ({head: [new TextRun(text)], width})),
            facts.map((fact) => factRow(fact, said, context)),
            context
          )
        ])
  ];
}

function factRow(
  fact: ExportedFact,
  said: readonly string[],
  context: DocxContext
): readonly (readonly ParagraphChild[])[] {
  return [
    [bookmarked(fact.id, fact.id, context, "Expression"), ...traceOf(fact.id, context)],
    [new TextRun({text: fact.shown, bold: true})],
    [
      new TextRun(
        [
          `${fact.measure}. Producer: ${fact.producer}.`,
          ...(fact.status === "exact" ? [] : [UNCHECKED[fact.status]])
        ].join(" ")
      )
    ],
    [new TextRun([fact.period, fact.area].filter((part) => part !== "").join(", "))],
    [new TextRun(fact.locator)],
    [new TextRun(fact.caveats.map((text) => said.indexOf(text) + 1).join(", "))]
  ];
}

function openPointEntry({id, label, path}: OpenPoint, {openPoint, site}: DocxContext): Paragraph {
  const register = siteAddress(site, path);
  return new Paragraph({
    style: "ListContinue",
    children: [
      new Bookmark({id: openPoint(path) ?? id, children: [new TextRun({text: id, style: "Expression"})]}),
      new TextRun(`: ${label}. `),
      ...(register === undefined ? [] : [webLink("Register of open points", register)])
    ]
  });
}

/** A source's line without the place of one figure. */
const withoutLocator = ({source: {label}, locator}: ExportedFact): string =>
  label.endsWith(`, ${locator}`) ? label.slice(0, -locator.length - 2) : label;

function bookmarked(
  expression: string,
  text: string,
  {bookmark}: Pick<DocxContext, "bookmark">,
  style?: string
): ParagraphChild {
  const run = new TextRun(style === undefined ? {text, bold: true} : {text, style});
  const id = bookmark(expression);
  return id === undefined ? run : new Bookmark({id, children: [run]});
}

function traceOf(expression: string, {site}: Pick<DocxContext, "site">): readonly ParagraphChild[] {
  const address = siteTrace(site, expression);
  return address === undefined ? [] : [new TextRun(" "), webLink("Trace", address)];
}

const separated = (items: readonly (readonly ParagraphChild[])[]): readonly ParagraphChild[] =>
  items.flatMap((item, i) => [...(i > 0 ? [new TextRun("; ")] : []), ...item]);
