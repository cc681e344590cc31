import {JSDOM} from "jsdom";
import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";

const {DOMParser} = new JSDOM("").window;

const parsed = new Map<string, Document>();

/** XML as a document; equal texts are parsed once, as nobody changes what is read. */
export function parseXml(xml: string): Document {
  const document = parsed.get(xml) ?? new DOMParser().parseFromString(xml, "application/xml");
  parsed.set(xml, document);
  return document;
}

/** The parts of a package by path. */
export function unpack(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  return unzipSync(bytes);
}

/** The text of a part. */
export function partText(bytes: Uint8Array, path: string): string {
  return strFromU8(unpack(bytes)[path]!);
}

/** A package with parts changed: a text, a change to the text, or null for a part that is left out. */
export function repack(
  bytes: Uint8Array,
  changes: Readonly<Record<string, string | Uint8Array | null | ((text: string) => string)>>
): Uint8Array {
  const files: Record<string, Uint8Array> = Object.fromEntries(
    Object.entries(unzipSync(bytes)).filter(([path]) => changes[path] !== null)
  );
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) continue;
    if (typeof change === "function") {
      const before = strFromU8(files[path]!);
      const after = change(before);
      if (after === before) throw new Error(`${path}: the change changes nothing`);
      files[path] = strToU8(after);
    } else files[path] = typeof change === "string" ? strToU8(change) : change;
  }
  return zipSync(files as Record<string, Uint8Array<ArrayBuffer>>);
}

/** The texts of the elements of a name in a part, in order. */
export function textsIn(bytes: Uint8Array, path: string, name: string): readonly string[] {
  return [...parseXml(partText(bytes, path)).getElementsByTagName(name)].map((element) => element.textContent);
}
