import {ReadingError} from "./document-reading.js";
import type {DocumentReading} from "./document-reading.js";

/** A text with the encoding that it was in. */
export interface DecodedText {
  readonly text: string;
  /** `utf-8`, `utf-16le`, `utf-16be`, `shift_jis`, `euc-jp` or `windows-1252`. */
  readonly encoding: string;
}

/**
 * The text of bytes in whatever encoding they are, told by a byte-order mark, else by what they can be: UTF-8, UTF-16
 * without a mark, Shift_JIS, EUC-JP, and Windows-1252 for what is none of these. Throws a {@link ReadingError} for
 * bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = MARKS.find(({mark}) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return {text: decodeAs(bytes, marked.encoding) ?? noText(), encoding: marked.encoding};
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return {text: decodeAs(bytes, wide) ?? noText(), encoding: wide};
  if (bytes.includes(0)) noText();
  const plain = decodeAs(bytes, "utf-8");
  if (plain !== undefined) return {text: plain, encoding: "utf-8"};
  const japanese = decodeAs(bytes, "shift_jis");
  if (japanese !== undefined && isJapanese(japanese)) return {text: japanese, encoding: "shift_jis"};
  const unix = decodeAs(bytes, "euc-jp");
  if (unix !== undefined && isJapanese(unix)) return {text: unix, encoding: "euc-jp"};
  return {text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252"};
}

const MARKS: readonly {readonly mark: readonly number[]; readonly encoding: string}[] = [
  {mark: [0xef, 0xbb, 0xbf], encoding: "utf-8"},
  {mark: [0xff, 0xfe], encoding: "utf-16le"},
  {mark: [0xfe, 0xff], encoding: "utf-16be"}
];

function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a mark: every other byte of what is mostly ASCII is zero. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const some = bytes.subarray(0, 2000);
  const zeros = [0, 1].map((odd) => some.filter((byte, i) => i % 2 === odd && byte === 0).length / (some.length / 2));
  return zeros[1]! > 0.4 && zeros[0]! < 0.05
    ? "utf-16le"
    : zeros[0]! > 0.4 && zeros[1]! < 0.05
      ? "utf-16be"
      : undefined;
}

/**
 * Whether what was read in a Japanese encoding is Japanese: bytes of Western letters come out as lone half-width kana,
 * two accented ones in a row as a Chinese sign within a word.
 */
function isJapanese(text: string): boolean {
  const [full, half] = [/[\u3040-\u30FF\u4E00-\u9FFF]/g, /[\uFF61-\uFF9F]/g].map(
    (pattern) => text.match(pattern)?.length ?? 0
  );
  return full! > 0 && full! >= half! && (/[\u3040-\u30FF]/.test(text) || !MIXED.test(text));
}

/** Letters right beside a Chinese sign. */
const MIXED = /[A-Za-z][\u4E00-\u9FFF]|[\u4E00-\u9FFF][A-Za-z]/;

function noText(): never {
  throw new ReadingError(
    "is no text in an encoding that is known (UTF-8, UTF-16, Shift_JIS, EUC-JP, Windows-1252); save it as UTF-8"
  );
}

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
