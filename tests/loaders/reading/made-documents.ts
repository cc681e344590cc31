import {utils, write} from "@e965/xlsx";
import type {WorkSheet} from "@e965/xlsx";
import {strToU8, zipSync} from "fflate";

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** A paragraph of Word with some runs as written. */
export const p = (runs: string, properties = ""): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
/** A run of text. */
export const r = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The date of every part, so that equal documents have equal bytes. */
const MADE = new Date(1980, 0, 1);

/** A document of Word with a body, and with further parts. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        part.replaceAll("<w:", "<w:").replace(/^<(w:\w+)>/, `<$1 ${W}>`)
      ])
    )
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])), {mtime: MADE});
}

/** A workbook of some sheets. */
export function workbook(
  sheets: Readonly<Record<string, WorkSheet>>,
  {kind = "xlsx", hidden = []}: {readonly kind?: "xlsx" | "ods"; readonly hidden?: readonly string[]} = {}
): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = {Sheets: book.SheetNames.map((name) => ({Hidden: hidden.includes(name) ? 1 : 0}))};
  return new Uint8Array(write(book, {type: "array", bookType: kind}) as ArrayBuffer);
}
