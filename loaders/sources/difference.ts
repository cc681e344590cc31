import {decode} from "./decode.js";
import {hashBytes} from "./hash.js";

const MARK = "\uFEFF";

/** Other ways to write the same text: what is said of one, and how the registered text would be had from it. */
const WRITTEN_OTHERWISE: readonly {readonly name: string; readonly undo: (bytes: Uint8Array) => string | undefined}[] = [
  {name: "CRLF newlines", undo: (bytes) => decode(bytes)?.replaceAll("\r\n", "\n")},
  {name: "CR newlines", undo: (bytes) => decode(bytes)?.replaceAll(/\r(?!\n)/g, "\n")},
  {name: "LF newlines instead of CRLF", undo: (bytes) => decode(bytes)?.replaceAll(/(?<!\r)\n/g, "\r\n")},
  {name: "a byte-order mark", undo: (bytes) => decode(bytes)?.replace(/^\uFEFF/, "")},
  {name: "no byte-order mark", undo: (bytes) => `${MARK}${decode(bytes) ?? ""}`},
  {name: "UTF-16", undo: (bytes) => new TextDecoder(bytes[0] === 0xfe ? "utf-16be" : "utf-16le").decode(bytes)},
  {name: "Windows-1252", undo: (bytes) => new TextDecoder("windows-1252").decode(bytes)},
  {name: "Shift_JIS", undo: (bytes) => new TextDecoder("shift_jis").decode(bytes)}
];

/** How a text differs from the registered one, as far as its bytes tell; nothing is adjusted. */
export function describeDifference(bytes: Uint8Array, sha256: string): string {
  const text = decode(bytes);
  const [first, second, third] = bytes;
  const reasons = [
    bytes.length === 0 ? "it is empty" : undefined,
    first === 0xff && second === 0xfe || first === 0xfe && second === 0xff ? "it is UTF-16" : undefined,
    first === 0xef && second === 0xbb && third === 0xbf ? "it starts with a byte-order mark" : undefined,
    text?.includes("\r\n") === true ? "it has CRLF newlines" : undefined,
    text !== undefined && /\r(?!\n)/.test(text) ? "it has CR newlines" : undefined,
    text === undefined ? "it is not UTF-8" : undefined
  ].filter((reason) => reason !== undefined);
  const same = WRITTEN_OTHERWISE.find(({undo}) => hashBytes(undo(bytes) ?? "") === sha256);
  return `differs from the registered SHA-256${reasons.length > 0 ? ` (${reasons.join(", ")})` : ""}${same ? `; it is the registered text, but written with ${same.name}` : ""}`;
}
