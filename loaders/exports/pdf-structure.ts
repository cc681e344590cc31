import {
  AFRelationship,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  ParseSpeeds,
  ReadingDirection
} from "@cantoo/pdf-lib";
import type {PDFObject} from "@cantoo/pdf-lib";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import {isRightToLeft} from "../../src/core/direction.js";
import {standingWords} from "../../src/core/standing.js";
import {fixedDate} from "../../src/exports/document-data.js";
import type {DataFile} from "../../src/exports/document-data.js";
import {removeGroups} from "./pdf-groups.js";
import {numberIds} from "./pdf-ids.js";

const [S, K, P] = [PDFName.of("S"), PDFName.of("K"), PDFName.of("P")];
/** Structure types of PDF 2.0 with their equivalents in earlier versions, to which the file belongs. */
const EARLIER: ReadonlyMap<PDFObject | undefined, PDFName> = new Map(
  [
    ["Strong", "Span"],
    ["Em", "Span"],
    ["Title", "P"]
  ].map(([name, earlier]) => [PDFName.of(name!), PDFName.of(earlier!)])
);
const [NON_STRUCT, ITEM, LABEL, BODY, SECTION, DOCUMENT] = ["NonStruct", "LI", "Lbl", "LBody", "Sect", "Document"].map(
  (name) => PDFName.of(name)
);

/**
 * Completes a PDF's structure tree, in which Chromium leaves out the sheets (the children of the document's only child)
 * and the bodies of list items; replaces structure types that the file's PDF version lacks.
 */
export function nameStructure(pdf: PDFDocument): void {
  const root = pdf.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  if (!root) return;
  const document = kids(root).find((kid) => kid.lookup(S) === DOCUMENT) ?? root;
  for (const sheet of kids(document).flatMap(kids)) {
    if (sheet.lookup(S) === NON_STRUCT) sheet.set(S, SECTION!);
  }
  const waiting = [document];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    waiting.push(...kids(element));
    const earlier = EARLIER.get(element.lookup(S));
    if (earlier) element.set(S, earlier);
    if (element.lookup(S) === ITEM) gatherBody(pdf, element);
  }
}

/**
 * Moves an item's content other than its label into an `LBody` element. What the item itself draws, such as a rule
 * above it, stays where it is.
 */
function gatherBody({context}: PDFDocument, item: PDFDict): void {
  const all = kidObjects(item);
  const isElement = (kid: PDFObject): boolean => elementOf(context.lookup(kid)) !== undefined;
  const isLabel = (kid: PDFObject): boolean => elementOf(context.lookup(kid))?.lookup(S) === LABEL;
  const inner = all.filter((kid) => isElement(kid) && !isLabel(kid));
  const own = inner.flatMap((kid) => elementOf(context.lookup(kid)) ?? []);
  const itself = own[0]?.get(P);
  if (itself === undefined || !all.some(isLabel)) return;
  const reference = context.register(context.obj({Type: "StructElem", S: BODY!, P: itself, K: inner}));
  own.forEach((kid) => kid.set(P, reference));
  item.set(K, context.obj([...all.filter((kid) => !inner.includes(kid)), reference]));
}

const elementOf = (found: PDFObject | undefined): PDFDict | undefined =>
  found instanceof PDFDict && found.has(S) ? found : undefined;

/** The structure elements directly below one. */
function kids(element: PDFDict): readonly PDFDict[] {
  return kidObjects(element)
    .map((kid) => element.context.lookup(kid))
    .filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(S));
}

function kidObjects(element: PDFDict): readonly PDFObject[] {
  const below = element.get(K);
  const listed = element.lookup(K);
  return listed instanceof PDFArray ? listed.asArray() : below === undefined ? [] : [below];
}

/** What a PDF is completed with. */
export interface PdfCompletion {
  readonly document: CompiledDeck | CompiledBriefing;
  /** The texts of the headings, in order: Chromium loses the spaces between the lines of one. */
  readonly headings: readonly string[];
  readonly files: readonly DataFile[];
}

/**
 * Adds metadata, provenance and attached data to a PDF from Chromium. Tags and outline stay; equal input gives equal
 * bytes.
 */
export async function finishPdf(bytes: Uint8Array, {document, headings, files}: PdfCompletion): Promise<Uint8Array> {
  const {title, subtitle, author, period, date, lang, digest, version, sources} = document;
  const pdf = await PDFDocument.load(bytes, {updateMetadata: false, parseSpeed: ParseSpeeds.Fastest});
  const made = fixedDate(date);
  pdf.setTitle(title, {showInWindowTitleBar: true});
  pdf.setAuthor(author);
  pdf.setSubject([subtitle, period].filter((part) => part !== "").join(". "));
  const standing = standingWords(document);
  pdf.setKeywords([
    ...(standing === "" ? [] : [standing]),
    `data digest ${digest}`,
    ...("theme" in document && document.theme.ownFont
      ? [`font ${document.theme.fonts.text}: ${document.theme.ownFont.licence}`]
      : []),
    ...sources.map(({label}) => label)
  ]);
  pdf.setCreator(`Tickmark ${version}`);
  pdf.setCreationDate(made);
  pdf.setModificationDate(made);
  pdf.setLanguage(lang);
  if (isRightToLeft(lang)) pdf.catalog.getOrCreateViewerPreferences().setReadingDirection(ReadingDirection.R2L);
  nameStructure(pdf);
  removeGroups(pdf);
  numberIds(pdf);
  nameOutline(pdf, headings);
  nameLinks(pdf);
  for (const {name, type, description, text} of files) {
    await pdf.attach(new TextEncoder().encode(text), name, {
      mimeType: type,
      description,
      creationDate: made,
      modificationDate: made,
      afRelationship: AFRelationship.Data
    });
  }
  return pdf.save({
    useObjectStreams: true,
    updateFieldAppearances: false,
    addDefaultPage: false,
    objectsPerTick: Infinity
  });
}

/** Gives each link a description of its target, for screen readers. */
function nameLinks(pdf: PDFDocument): void {
  for (const page of pdf.getPages()) {
    for (const reference of page.node.Annots()?.asArray() ?? []) {
      const annotation = pdf.context.lookup(reference, PDFDict);
      if (annotation.lookup(PDFName.of("Subtype")) !== PDFName.of("Link") || annotation.has(PDFName.of("Contents")))
        continue;
      annotation.set(PDFName.of("Contents"), PDFHexString.fromText(leadsTo(annotation)));
    }
  }
}

function leadsTo(annotation: PDFDict): string {
  const address = annotation.lookupMaybe(PDFName.of("A"), PDFDict)?.lookup(PDFName.of("URI"));
  if (address instanceof PDFString || address instanceof PDFHexString) return address.decodeText();
  const place = annotation.lookup(PDFName.of("Dest"));
  return place instanceof PDFName || place instanceof PDFString || place instanceof PDFHexString
    ? `Evidence: ${place.decodeText()}`
    : "Evidence";
}

const TITLE = PDFName.of("Title");

/** Restores the heading texts in a PDF's outline; an entry that matches no heading keeps its text. */
export function nameOutline(pdf: PDFDocument, headings: readonly string[]): void {
  const outline = pdf.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  if (!outline) return;
  const texts = headings.map((text) => text.replace(/\s+/g, " ").trim());
  let at = 0;
  for (const entry of entriesBelow(outline)) {
    const title = entry.lookup(TITLE);
    if (!(title instanceof PDFString || title instanceof PDFHexString)) continue;
    const found = texts.findIndex((text, i) => i >= at && squeezed(text) === squeezed(title.decodeText()));
    if (found < 0) continue;
    entry.set(TITLE, PDFHexString.fromText(texts[found]!));
    at = found + 1;
  }
}

function* entriesBelow(parent: PDFDict): Generator<PDFDict> {
  for (
    let entry = parent.lookupMaybe(PDFName.of("First"), PDFDict);
    entry;
    entry = entry.lookupMaybe(PDFName.of("Next"), PDFDict)
  ) {
    yield entry;
    yield* entriesBelow(entry);
  }
}

const squeezed = (text: string): string => text.replace(/\s+/g, "");
