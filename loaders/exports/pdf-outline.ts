import {PDFDict, PDFHexString, PDFName, PDFString} from "@cantoo/pdf-lib";
import type {PDFDocument} from "@cantoo/pdf-lib";

const TITLE = PDFName.of("Title");

/** Gives the entries of a PDF's outline the texts of the headings that they were made from; an entry that fits none keeps its own. */
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
  for (let entry = parent.lookupMaybe(PDFName.of("First"), PDFDict); entry; entry = entry.lookupMaybe(PDFName.of("Next"), PDFDict)) {
    yield entry;
    yield* entriesBelow(entry);
  }
}

const squeezed = (text: string): string => text.replace(/\s+/g, "");
