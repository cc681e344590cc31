import {createHash} from "node:crypto";

/** The most bytes of a document that is read. */
export const MOST_BYTES = 250 * 2 ** 20;

/** Lower-case hexadecimal SHA-256. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Decodes without dropping a byte-order mark and without touching newlines; undefined if it isn't UTF-8. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return undefined;
  }
}
