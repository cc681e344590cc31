import {PDFArray, PDFDict, PDFHexString, PDFStream, PDFString} from "@cantoo/pdf-lib";
import type {PDFDocument, PDFObject} from "@cantoo/pdf-lib";

/** An id of a structure element as Chromium gives it, after the nodes that its process has made so far. */
const CHROMIUM_ID = /^node(\d+)$/;

/**
 * Numbers the ids of a PDF's structure elements from 1 in their order, wherever they are named. Chromium counts on from
 * what its process has drawn before, so that the same document could differ in them.
 */
export function numberIds({context}: PDFDocument): void {
  const places: {readonly id: number; readonly put: (name: PDFString) => void}[] = [];
  const visit = (value: PDFObject | undefined, put: (name: PDFString) => void): void => {
    if (value instanceof PDFString || value instanceof PDFHexString) {
      const id = CHROMIUM_ID.exec(value.decodeText())?.[1];
      if (id !== undefined) places.push({id: Number(id), put});
    } else if (value instanceof PDFArray)
      value.asArray().forEach((one, i) => {
        visit(one, (name) => value.set(i, name));
      });
    else if (value instanceof PDFDict)
      for (const [key, one] of value.entries())
        visit(one, (name) => {
          value.set(key, name);
        });
    else if (value instanceof PDFStream) visit(value.dict, () => undefined);
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object, () => undefined);
  const sorted = [...new Set(places.map(({id}) => id))].sort((a, b) => a - b);
  const numbers = new Map(sorted.map((id, i) => [id, i + 1]));
  for (const {id, put} of places) put(PDFString.of(`node${String(numbers.get(id)).padStart(8, "0")}`));
}
