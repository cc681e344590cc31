import {FootnoteReferenceRun, Paragraph, TextRun} from "docx";
import type {ParagraphChild} from "docx";
import type {Notes} from "../../core/briefing/notes.js";
import type {ExportedFact, ShownNumber} from "../../core/deck/compiled.js";
import {siteTrace} from "../site-address.js";
import type {DocxContext} from "./context.js";
import {bookmarkLink, webLink} from "./links.js";

/** What footnotes are written from. */
export type FootnoteContext = Pick<DocxContext, "site" | "places" | "bookmark">;

/** The footnotes of a Word file, numbered as they are asked for. */
export class Footnotes {
  readonly #made: (readonly Paragraph[])[] = [];

  constructor(private readonly context: () => FootnoteContext, private readonly notes: Notes) {}

  /** A footnote for the numbers of a sentence: how each follows from printed figures, and the places in the documents. */
  reference(numbers: readonly ShownNumber[]): ParagraphChild {
    const distinct = [...new Map(numbers.map((number) => [`${number.text}\n${number.expression}`, number])).values()];
    this.#made.push([...distinct.map((number) => numberNote(number, this.context())), ...this.sources(distinct)]);
    return new FootnoteReferenceRun(this.#made.length);
  }

  /** As the document takes them. */
  get options(): Readonly<Record<string, {readonly children: readonly Paragraph[]}>> {
    return Object.fromEntries(this.#made.map((children, i) => [String(i + 1), {children}]));
  }

  private sources(numbers: readonly ShownNumber[]): readonly Paragraph[] {
    const wanted = new Set(this.notes.of(numbers.map(({expression}) => expression)));
    return this.notes.list.filter(({number}) => wanted.has(number)).map(({label, url}) => new Paragraph({
      style: "FootnoteText", children: [new TextRun(`${label}.`), ...(url === "" ? [] : [new TextRun(" "), webLink("Official document", url), new TextRun(".")])]
    }));
  }
}

function numberNote({text, expression}: ShownNumber, {site, places, bookmark}: FootnoteContext): Paragraph {
  const trace = siteTrace(site, expression);
  const worked = places.worked.find((item) => item.expression === expression);
  const figures = worked ? worked.operands : places.facts.filter(({id}) => id === expression);
  return new Paragraph({style: "FootnoteText", children: [
    new TextRun({text: ` ${text}`, bold: true}), new TextRun(": "),
    bookmarkLink(expression, bookmark(expression), "Expression"),
    ...figures.flatMap((figure, i) => [new TextRun(i === 0 ? "; printed " : ", "), new TextRun(printed(figure))]),
    ...(worked && worked.rows.length > 0 ? [new TextRun(`; counted of a list in the document, ${worked.rows.map(({locator}) => locator).join(", ")}`)] : []),
    new TextRun("."), ...(trace === undefined ? [] : [new TextRun(" "), webLink("Trace", trace), new TextRun(".")])
  ]});
}

const printed = ({shown, locator}: ExportedFact): string => `“${shown}” (${locator})`;
