import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun
} from "docx";
import type {FileChild} from "docx";
import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import type {Zippable} from "fflate";
import {briefingNotes, unsaidCaveats} from "../../core/briefing/notes.js";
import type {CompiledBriefing, Paper} from "../../core/deck/compiled.js";
import {hasRightToLeft, isRightToLeft} from "../../core/direction.js";
import {draftMark, standingWords} from "../../core/standing.js";
import {chartsOf, fixedDate} from "../document-data.js";
import {evidencePlaces} from "../evidence-list.js";
import type {EvidenceLevel} from "../compact-evidence.js";
import {docxAppendix} from "./appendix.js";
import {docxBlocks, notedRuns, runs} from "./blocks.js";
import {compactAppendix} from "./compact-appendix.js";
import {APPENDIX_BOOKMARK, Footnotes, bookmarkNames} from "./context.js";
import type {DocxContext, MakePng} from "./context.js";
import {docxNumbering, docxStyles} from "./styles.js";

/** How a Word file is made. */
export interface DocxOptions {
  /** The site's absolute address, or empty. */
  readonly site: string;
  readonly png: MakePng;
  /** How much evidence the appendix holds; by default compact. Without any there is no appendix. */
  readonly level?: EvidenceLevel | undefined;
  readonly paper?: Paper | undefined;
}

const APPENDICES: Readonly<Record<EvidenceLevel, (context: DocxContext) => readonly FileChild[]>> = {
  compact: compactAppendix,
  full: docxAppendix,
  none: () => []
};

/** Millimetres. */
const PAPERS = {a4: {width: 210, height: 297}, letter: {width: 215.9, height: 279.4}} as const;
const MARGIN = 22;
/** Millimetres as twentieths of a point, in which every reader of Word files takes the measures of a page. */
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
/** Pixels, so that a picture is sharp in print. */
const PICTURE_WIDTH = 1600;

/**
 * A briefing as a Word file, with footnotes, the charts as pictures with their tables, and an appendix of evidence. The
 * same input gives the same bytes.
 */
export async function briefingToDocx(
  briefing: CompiledBriefing,
  {site, png, level = "compact", paper = briefing.paper ?? "a4"}: DocxOptions
): Promise<Uint8Array> {
  const context = await makeContext(briefing, {
    site,
    png,
    appendix: level !== "none",
    textWidth: (briefing.sheet ? PAPERS[paper].height : PAPERS[paper].width) - 2 * MARGIN
  });
  const children = [
    ...head(context),
    ...docxBlocks(briefing.blocks, context),
    ...caveats(context),
    ...APPENDICES[level](context)
  ];
  const {title, subtitle, author, period, lang, digest, version} = briefing;
  const size = {
    width: twips(PAPERS[paper].width),
    height: twips(PAPERS[paper].height),
    ...(briefing.sheet ? {orientation: PageOrientation.LANDSCAPE} : {})
  };
  const margin = {top: twips(MARGIN), bottom: twips(MARGIN), left: twips(MARGIN), right: twips(MARGIN)};
  const document = new Document({
    title,
    subject: subtitle,
    creator: author || "Tickmark",
    lastModifiedBy: author || "Tickmark",
    keywords: `Tickmark; data digest ${digest}`,
    description: period,
    customProperties: [
      {name: "Data digest", value: digest},
      {name: "Tickmark version", value: version},
      {name: "Period of figures", value: period},
      ...(standingWords(briefing) === "" ? [] : [{name: "Standing", value: standingWords(briefing)}])
    ],
    styles: docxStyles(lang),
    numbering: docxNumbering(),
    footnotes: context.footnotes.options,
    sections: [
      {properties: {page: {size, margin}}, ...headers(briefing), footers: {default: footer(briefing)}, children}
    ]
  });
  const rightToLeft = isRightToLeft(lang);
  return settlePackage(new Uint8Array(await Packer.toArrayBuffer(document)), {date: briefing.date, rightToLeft});
}

async function makeContext(
  briefing: CompiledBriefing,
  {
    site,
    png,
    appendix,
    textWidth
  }: Pick<DocxOptions, "site" | "png"> & {readonly appendix: boolean; readonly textWidth: number}
): Promise<DocxContext> {
  const places = evidencePlaces(briefing);
  const names = bookmarkNames(places);
  const drawings = chartsOf(briefing).flatMap(({full}) => full.drawing?.svg ?? []);
  const pictures = new Map<string, Uint8Array>();
  for (const svg of drawings) pictures.set(svg, await png(svg, PICTURE_WIDTH));
  const context: DocxContext = {
    briefing,
    site,
    places,
    textWidth,
    pictures,
    bookmark: (expression) => (appendix ? (names.get(places.anchor(expression)) ?? APPENDIX_BOOKMARK) : undefined),
    openPoint: (path) => (appendix ? names.get(path.replace(/^\/open-points#/, "")) : undefined),
    footnotes: new Footnotes(() => context, briefingNotes(briefing))
  };
  return context;
}

function head(context: DocxContext): readonly FileChild[] {
  const {title, subtitle, author, date, period, headline} = context.briefing;
  const about = [author, date].filter((part) => part !== "").join(" · ");
  return [
    new Paragraph({heading: HeadingLevel.TITLE, children: [new TextRun(title)]}),
    ...(subtitle === "" ? [] : [new Paragraph({style: "Subtitle", children: [new TextRun(subtitle)]})]),
    ...(about === "" ? [] : [new Paragraph({style: "Subtitle", children: [new TextRun(about)]})]),
    ...(period === "" ? [] : [new Paragraph({style: "Period", children: [new TextRun(`Period: ${period}`)]})]),
    new Paragraph({heading: HeadingLevel.HEADING_1, children: notedRuns(headline, context)})
  ];
}

/** What must be said with the numbers of the text, where no chart says it. */
function caveats(context: DocxContext): readonly FileChild[] {
  const said = unsaidCaveats(context.briefing);
  if (said.length === 0) return [];
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [new TextRun("To be said with the numbers in the text")]
    }),
    ...said.map((caveat) => new Paragraph({style: "Caveat", children: runs(caveat, context)}))
  ];
}

/** What a draft says at the head of each page; no header for any other. */
function headers(briefing: CompiledBriefing): {readonly headers?: {readonly default: Header}} {
  const mark = draftMark(briefing);
  if (mark === "") return {};
  const line = new Paragraph({alignment: AlignmentType.END, children: [new TextRun({text: mark, bold: true})]});
  return {headers: {default: new Header({children: [line]})}};
}

function footer({title, digest}: CompiledBriefing): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: "Source",
        alignment: AlignmentType.LEFT,
        children: [
          new TextRun({
            children: [
              `${title} · data ${digest.slice(0, 12)} · page `,
              PageNumber.CURRENT,
              " of ",
              PageNumber.TOTAL_PAGES
            ]
          })
        ]
      })
    ]
  });
}

/** The earliest date that a zip can hold. */
const MTIME = new Date(1980, 0, 1);

/**
 * Makes a package reproducible: replaces dates, relation ids and the numbers of bookmarks and pictures, which would
 * depend on the clock, on chance or on earlier exports in the process. `date` is ISO 8601, or empty. Where the text is
 * read from right to left, its runs say so.
 */
function settlePackage(
  bytes: Uint8Array,
  {date, rightToLeft}: {readonly date: string; readonly rightToLeft: boolean}
): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
  const renamed = new Map(
    parts
      .filter(([path]) => path.endsWith(".rels"))
      .map(([path, contents]) => [ownerOf(path), renumberRelations(strFromU8(contents))])
  );
  const settled: Zippable = {};
  for (const [path, contents] of parts)
    settled[path] = [
      settlePart(path, rightToLeft ? withTurnedRuns(path, contents) : contents, renamed, date),
      {mtime: MTIME, level: 9}
    ];
  return zipSync(settled);
}

const TEXT_PART = /^word\/(?:document|footnotes|footer\d*)\.xml$/;

/** A part of text in which runs with letters that are read from right to left are marked, so that stops stand right. */
function withTurnedRuns(path: string, contents: Uint8Array): Uint8Array {
  if (!TEXT_PART.test(path)) return contents;
  return strToU8(
    strFromU8(contents).replace(/<w:r>(.*?)<\/w:r>/gs, (run, inside: string) => {
      if (!hasRightToLeft(inside.replace(/<[^>]*>/g, ""))) return run;
      const turned = inside.includes("</w:rPr>")
        ? inside.replace("</w:rPr>", "<w:rtl/></w:rPr>")
        : `<w:rPr><w:rtl/></w:rPr>${inside}`;
      return `<w:r>${turned}</w:r>`;
    })
  );
}

interface Relations {
  readonly xml: string;
  readonly names: ReadonlyMap<string, string>;
}

function settlePart(
  path: string,
  contents: Uint8Array,
  relations: ReadonlyMap<string, Relations>,
  date: string
): Uint8Array {
  if (!/\.(?:xml|rels)$/.test(path)) return contents;
  const rels = path.endsWith(".rels") ? relations.get(ownerOf(path)) : undefined;
  if (rels) return strToU8(rels.xml);
  const names = relations.get(path)?.names ?? new Map<string, string>();
  const text = strFromU8(contents).replace(
    /( r:(?:id|embed|link)=")([^"]+)"/g,
    (_whole, start: string, id: string) => `${start}${names.get(id) ?? id}"`
  );
  if (path === "docProps/core.xml") return strToU8(settleProperties(text, date));
  if (path === "word/footnotes.xml" || path === "word/endnotes.xml") return strToU8(withoutSeparatorMarks(text));
  return strToU8(
    renumber(renumber(text, /(<w:bookmark(?:Start|End)\b[^>]* w:id=")(\d+)"/g), /(<wp:docPr\b[^>]*? id=")(\d+)"/g)
  );
}

/** The package's own list first, as readers expect it. */
const order = (path: string): number => (path === "[Content_Types].xml" ? 0 : path === "_rels/.rels" ? 1 : 2);

/** `word/_rels/document.xml.rels` belongs to `word/document.xml`. */
const ownerOf = (path: string): string => path.replace(/_rels\/([^/]*)\.rels$/, "$1");

function renumberRelations(xml: string): Relations {
  const names = new Map<string, string>();
  for (const [, id] of xml.matchAll(/ Id="([^"]+)"/g)) names.set(id!, `rId${names.size + 1}`);
  return {xml: xml.replace(/ Id="([^"]+)"/g, (_whole, id: string) => ` Id="${names.get(id)!}"`), names};
}

/** Numbers from 1 in the order of first occurrence. */
function renumber(xml: string, pattern: RegExp): string {
  const numbers = new Map<string, number>();
  return xml.replace(pattern, (_whole, start: string, id: string) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return `${start}${numbers.get(id)!}"`;
  });
}

function settleProperties(xml: string, date: string): string {
  const moment = fixedDate(date)
    .toISOString()
    .replace(/\.\d+Z$/, "Z");
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`);
}

/** Removes the footnote marks from the separator above footnotes, which is not a footnote. */
const withoutSeparatorMarks = (xml: string): string =>
  xml.replace(
    /<w:r><w:rPr><w:rStyle w:val="(?:Foot|End)noteReference"\/><\/w:rPr><w:(?:foot|end)noteRef\/><\/w:r>(?=<w:r><w:(?:continuationS|s)eparator\/>)/g,
    ""
  );
