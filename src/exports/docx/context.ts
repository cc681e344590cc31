import {ExternalHyperlink, FootnoteReferenceRun, InternalHyperlink, Paragraph, TextRun} from "docx";
import type {IRunOptions, ParagraphChild} from "docx";
import type {Notes} from "../../core/briefing/notes.js";
import type {CompiledBriefing, ExportedFact, ShownNumber} from "../../core/deck/compiled.js";
import {checkAnchor, siteAddress, siteTrace} from "../evidence-list.js";
import type {EvidencePlaces} from "../evidence-list.js";

/** Makes a PNG of `width` pixels of a standalone SVG. */
export type MakePng = (svg: string, width: number) => Promise<Uint8Array>;

/** What the parts of a Word file are made with. */
export interface DocxContext {
  readonly briefing: CompiledBriefing;
  /** The site's absolute address, or empty. */
  readonly site: string;
  readonly places: EvidencePlaces;
  /** The name of the bookmark of an expression's entry in the appendix; undefined in a file without one. */
  readonly bookmark: (expression: string) => string | undefined;
  /** The name of the bookmark of an open point in the appendix, by its path below the site's root. */
  readonly openPoint: (path: string) => string | undefined;
  readonly footnotes: Footnotes;
  /** Millimetres that text may take from side to side. */
  readonly textWidth: number;
  /** The pictures of charts that are drawn, by the drawing's SVG. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/**
 * The name of the bookmark of an entry of the evidence: Word takes letters, digits and underscores only, 40 at most.
 */
export function bookmarkNames({worked, facts, openPoints}: EvidencePlaces): ReadonlyMap<string, string> {
  return new Map([
    ...worked.map(({anchor}, i) => [anchor, `worked_${i + 1}`] as const),
    ...facts.map(({id}, i) => [id, `figure_${i + 1}`] as const),
    ...openPoints.map(({id}, i) => [checkAnchor(id), `open_${i + 1}`] as const)
  ]);
}

/** The name of the bookmark at the head of the appendix. */
export const APPENDIX_BOOKMARK = "evidence";

/** What footnotes are written from. */
type FootnoteContext = Pick<DocxContext, "site" | "places" | "bookmark">;

/** Collects the footnotes of a Word file, numbered in the order of {@link reference} calls. */
export class Footnotes {
  readonly #made: (readonly Paragraph[])[] = [];

  constructor(
    private readonly context: () => FootnoteContext,
    private readonly notes: Notes
  ) {}

  /**
   * A footnote for the numbers of a sentence: how each follows from printed figures, and the places in the documents.
   */
  reference(numbers: readonly ShownNumber[]): ParagraphChild {
    const distinct = [...new Map(numbers.map((number) => [`${number.text}\n${number.expression}`, number])).values()];
    this.#made.push([...distinct.map((number) => numberNote(number, this.context())), ...this.sources(distinct)]);
    return new FootnoteReferenceRun(this.#made.length);
  }

  /** A footnote of the author's, of text that is already made. */
  say(text: readonly ParagraphChild[]): ParagraphChild {
    this.#made.push([new Paragraph({style: "FootnoteText", children: [new TextRun(" "), ...text]})]);
    return new FootnoteReferenceRun(this.#made.length);
  }

  /** The footnotes as the document constructor takes them. */
  get options(): Readonly<Record<string, {readonly children: readonly Paragraph[]}>> {
    return Object.fromEntries(this.#made.map((children, i) => [String(i + 1), {children}]));
  }

  private sources(numbers: readonly ShownNumber[]): readonly Paragraph[] {
    const wanted = new Set(this.notes.of(numbers.map(({expression}) => expression)));
    return this.notes.list
      .filter(({number}) => wanted.has(number))
      .map(
        ({label, url}) =>
          new Paragraph({
            style: "FootnoteText",
            children: [
              new TextRun(`${label}.`),
              ...(url === "" ? [] : [new TextRun(" "), webLink("Official document", url), new TextRun(".")])
            ]
          })
      );
  }
}

function numberNote({text, expression}: ShownNumber, {site, places, bookmark}: FootnoteContext): Paragraph {
  const trace = siteTrace(site, expression);
  const worked = places.worked.find((item) => item.expression === expression);
  const figures = worked ? worked.operands : places.facts.filter(({id}) => id === expression);
  return new Paragraph({
    style: "FootnoteText",
    children: [
      new TextRun({text: ` ${text}`, bold: true}),
      new TextRun(": "),
      bookmarkLink(expression, bookmark(expression), "Expression"),
      ...figures.flatMap((figure, i) => [new TextRun(i === 0 ? "; printed " : ", "), new TextRun(printed(figure))]),
      ...(worked && worked.rows.length > 0
        ? [new TextRun(`; counted of a list in the document, ${worked.rows.map(({locator}) => locator).join(", ")}`)]
        : []),
      new TextRun("."),
      ...(trace === undefined ? [] : [new TextRun(" "), webLink("Trace", trace), new TextRun(".")])
    ]
  });
}

const printed = ({shown, locator}: ExportedFact): string => `“${shown}” (${locator})`;

/** A number as a link to its trace where the site's address is known, else to its entry in the appendix, if any. */
export function numberLink(
  {text, expression}: ShownNumber,
  {site, bookmark}: Pick<DocxContext, "site" | "bookmark">,
  run: IRunOptions = {}
): ParagraphChild {
  const children = [new TextRun({...run, text, style: "Number"})];
  const [link, anchor] = [siteTrace(site, expression), bookmark(expression)];
  if (link !== undefined) return new ExternalHyperlink({link, children});
  return anchor === undefined ? children[0]! : new InternalHyperlink({anchor, children});
}

/** Text that leads to a bookmark, where there is one. */
export function bookmarkLink(text: string, anchor: string | undefined, style = "Hyperlink"): ParagraphChild {
  if (anchor === undefined) return new TextRun({text, ...(style === "Hyperlink" ? {} : {style})});
  return new InternalHyperlink({anchor, children: [new TextRun({text, style})]});
}

/** Text that leads to an address of the web. */
export function webLink(text: string, link: string): ParagraphChild {
  return new ExternalHyperlink({link, children: [new TextRun({text, style: "Hyperlink"})]});
}

/**
 * Text that leads to a path of the site; where the site's address is not known, to the open point in the appendix, or
 * nowhere.
 */
export function siteLink(
  text: string,
  path: string,
  {site, openPoint}: Pick<DocxContext, "site" | "openPoint">
): ParagraphChild {
  const address = siteAddress(site, path);
  if (address !== undefined) return webLink(text, address);
  const anchor = openPoint(path);
  return anchor === undefined ? new TextRun(text) : bookmarkLink(text, anchor);
}
