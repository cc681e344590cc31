import {decodeText} from "./decode-text.js";
import type {DocumentReading} from "./document-reading.js";
import {ReadingError} from "./document-reading.js";

/** Reads a plain text or Markdown: its lines as they are, in UTF-8 with one kind of line end. */
export function readPlain(bytes: Uint8Array): DocumentReading {
  const {text, encoding} = decodeText(bytes);
  const lines = text.replace(/\r\n?/g, "\n").normalize("NFC");
  if (lines.trim() === "") throw new ReadingError("holds no text; save it again with its text");
  return {
    reader: "text 1",
    title: (lines.split("\n").find((line) => line.trim() !== "") ?? "")
      .replace(/^#+\s*/, "")
      .trim()
      .slice(0, 200),
    text: lines,
    places: [],
    tables: [],
    remarks: encoding === "utf-8" ? [] : [`read as ${encoding}`]
  };
}
