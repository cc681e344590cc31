import {AFRelationship, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString} from "@cantoo/pdf-lib";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import {fixedDate} from "../../src/exports/document-data.js";
import type {DataFile} from "../../src/exports/document-data.js";
import {nameOutline} from "./pdf-outline.js";
import {nameStructure} from "./pdf-structure.js";

/** What a PDF is completed with. */
export interface PdfCompletion {
  readonly document: CompiledDeck | CompiledBriefing;
  /** The texts of the headings, in order: Chromium loses the spaces between the lines of one. */
  readonly headings: readonly string[];
  readonly files: readonly DataFile[];
}

/** Completes a PDF of Chromium's with what it is, what it was made from and the data behind it. Tags and outline stay; equal input gives equal bytes. */
export async function finishPdf(bytes: Uint8Array, {document, headings, files}: PdfCompletion): Promise<Uint8Array> {
  const {title, subtitle, author, period, date, lang, digest, version, sources} = document;
  const pdf = await PDFDocument.load(bytes, {updateMetadata: false});
  const made = fixedDate(date);
  pdf.setTitle(title, {showInWindowTitleBar: true});
  pdf.setAuthor(author);
  pdf.setSubject([subtitle, period].filter((part) => part !== "").join(". "));
  pdf.setKeywords([`data digest ${digest}`, ...sources.map(({label}) => label)]);
  pdf.setCreator(`Tickmark ${version}`);
  pdf.setCreationDate(made);
  pdf.setModificationDate(made);
  pdf.setLanguage(lang);
  nameStructure(pdf);
  nameOutline(pdf, headings);
  nameLinks(pdf);
  for (const {name, type, description, text} of files) {
    await pdf.attach(new TextEncoder().encode(text), name, {mimeType: type, description, creationDate: made, modificationDate: made, afRelationship: AFRelationship.Data});
  }
  return pdf.save({useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false});
}

/** Says of each link where it leads, for who doesn't see it. */
function nameLinks(pdf: PDFDocument): void {
  for (const page of pdf.getPages()) {
    for (const reference of page.node.Annots()?.asArray() ?? []) {
      const annotation = pdf.context.lookup(reference, PDFDict);
      if (annotation.lookup(PDFName.of("Subtype")) !== PDFName.of("Link") || annotation.has(PDFName.of("Contents"))) continue;
      annotation.set(PDFName.of("Contents"), PDFHexString.fromText(leadsTo(annotation)));
    }
  }
}

function leadsTo(annotation: PDFDict): string {
  const address = annotation.lookupMaybe(PDFName.of("A"), PDFDict)?.lookup(PDFName.of("URI"));
  if (address instanceof PDFString || address instanceof PDFHexString) return address.decodeText();
  const place = annotation.lookup(PDFName.of("Dest"));
  return place instanceof PDFName || place instanceof PDFString || place instanceof PDFHexString ? `Evidence: ${place.decodeText()}` : "Evidence";
}
