import {DiagnosticsError} from "../../../src/core/diagnostic.js";
import {openWithPdfjs} from "./pdfjs-reader.js";
import type {OpenPdf} from "./pdfjs-reader.js";

/** Opens a PDF; what can't be read is refused in one line that says why, and what to do. */
export async function openPdf(bytes: Uint8Array, shown: string): Promise<OpenPdf> {
  const refuse = (message: string): never => {
    throw new DiagnosticsError([{file: shown, message}]);
  };
  if (bytes.length === 0) refuse("is empty; get the file again");
  if (!new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-"))
    refuse("is no PDF; name a PDF file");
  const opened = await openWithPdfjs(bytes).catch((error: unknown) => refuse(whyNot(error)));
  if (opened.pages > 0) return opened;
  await opened.close();
  return refuse("has no pages; get the file again");
}

function whyNot(error: unknown): string {
  const {name, message} = error as Error;
  return name === "PasswordException"
    ? "is protected by a password; save a copy without one, and read that"
    : `is damaged or cut short, and can't be read (${message.replace(/\.$/, "")}); get the file again`;
}
