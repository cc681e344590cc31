import {DiagnosticsError} from "../../../src/core/diagnostic.js";
import {openWithPdfjs} from "./pdfjs-reader.js";
import type {OpenPdf} from "./pdfjs-reader.js";

/** Where a PDF’s first and last marks are looked for, since other bytes may stand before and after it. */
const FIRST = 1024;
const LAST = 4096;

const latin1 = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

/** Opens a PDF; what can't be read is refused in one line that says why, and what to do. */
export async function openPdf(bytes: Uint8Array, shown: string): Promise<OpenPdf> {
  const refuse = (message: string): never => {
    throw new DiagnosticsError([{file: shown, message}]);
  };
  if (bytes.length === 0) refuse("is empty; get the file again");
  if (!latin1(bytes.subarray(0, FIRST)).includes("%PDF-")) refuse("is no PDF; name a PDF file");
  // Where the end is missing, pages may be, too, and nothing would say so.
  if (!latin1(bytes.subarray(-LAST)).includes("%%EOF"))
    refuse("is cut short, since its end is missing; get the file again");
  const opened = await openWithPdfjs(bytes).catch((error: unknown) => refuse(whyNot(error)));
  if (opened.pages > 0) return opened;
  await opened.close();
  return refuse("has no pages; get the file again");
}

function whyNot(error: unknown): string {
  const {name, message} = error as Error;
  return name === "PasswordException"
    ? "is protected by a password; save a copy without one, and read that"
    : `is damaged, and can't be read (${message.replace(/\.$/, "")}); get the file again`;
}
