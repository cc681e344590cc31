import {readCsv} from "./csv.js";
import {ReadingError} from "./document-reading.js";
import type {DocumentReading} from "./document-reading.js";
import {readPlain} from "./decode-text.js";

/** Reads a document’s bytes; long work is told step by step. */
type Reader = (bytes: Uint8Array, progress?: (step: string) => void) => DocumentReading | Promise<DocumentReading>;

const html: Reader = async (bytes) => (await import("./html.js")).readHtml(bytes);
const docx: Reader = async (bytes) => (await import("./docx.js")).readDocx(bytes);
const sheets =
  (kind: "xlsx" | "ods"): Reader =>
  async (bytes) =>
    (await import("./sheets.js")).readSheets(bytes, kind);

/** The readers by the ending of a file’s name; what a kind is read with is loaded when the first of it is read. */
const READERS: Readonly<Record<string, Reader>> = {
  pdf: async (bytes, progress) => (await import("./pdf/read-text.js")).readPdfText(bytes, progress),
  txt: readPlain,
  md: readPlain,
  csv: readCsv,
  tsv: readCsv,
  html,
  htm: html,
  docx,
  docm: docx,
  xlsx: sheets("xlsx"),
  xlsm: sheets("xlsx"),
  ods: sheets("ods")
};

/** Endings of older or other kinds, with what to save them as. */
const SAVE_AS: Readonly<Record<string, string>> = {
  doc: ".docx",
  rtf: ".docx",
  odt: ".docx",
  xls: ".xlsx",
  numbers: ".xlsx",
  pages: ".docx"
};

/**
 * The text of a document that was read before, which is all that must be the same: of a PDF the numbers are not read a
 * second time, which takes as long again.
 */
export async function readTextAgain(name: string, bytes: Uint8Array): Promise<string> {
  const isPdf = endingOf(name) === "pdf" && bytes.length > 0;
  const {text} = isPdf
    ? await (await import("./pdf/read-text.js")).readPdfText(bytes, undefined, {withNumbers: false})
    : await readDocument(name, bytes);
  return text;
}

const endingOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** Reads a document by the ending of its name; throws a {@link ReadingError} that says what to do. */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
  progress?: (step: string) => void
): Promise<DocumentReading> {
  const ending = endingOf(name);
  const reader = READERS[ending];
  if (reader === undefined)
    throw new ReadingError(
      SAVE_AS[ending] === undefined
        ? `is of a kind that is not read; documents that are: ${Object.keys(READERS).join(", ")}`
        : `is of a kind that is not read; open it and save it as ${SAVE_AS[ending]}`
    );
  if (bytes.length === 0) throw new ReadingError("is empty; get the file once more");
  return await reader(bytes, progress);
}
