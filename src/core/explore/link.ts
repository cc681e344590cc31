import {SCHEMA} from "../chart-spec/read-spec.js";
import type {ChartSpec} from "../chart-spec/spec.js";

/** The version of links that this page writes and reads. */
const LINK_VERSION = "1";

/**
 * What an address contains: no specification, a value that is not yet read as one, or something that can’t be decoded.
 */
export type Linked =
  | {readonly kind: "none"}
  | {readonly kind: "given"; readonly value: unknown}
  /** A table alone, whose proposed chart is to be shown. */
  | {readonly kind: "table"; readonly id: string}
  | {readonly kind: "broken"; readonly message: string};

/** `?v=1&spec=…`: a specification as compact JSON in base64url. */
export function specSearch(spec: ChartSpec): string {
  return `?v=${LINK_VERSION}&spec=${encodeText(JSON.stringify(canonicalSpec(spec)))}`;
}

/** An address with a specification in its query; its other parameters are kept, its fragment is removed. */
export function addressOfSpec(address: string, spec: ChartSpec): string {
  const url = new URL(address);
  for (const [name, value] of new URLSearchParams(specSearch(spec))) url.searchParams.set(name, value);
  url.hash = "";
  return url.href;
}

/** What the search part of an address asks for. */
export function readLink(search: string): Linked {
  const parameters = new URLSearchParams(search);
  const [version, text] = [parameters.get("v"), parameters.get("spec")];
  const table = parameters.get("table");
  if (text === null) return table === null ? {kind: "none"} : {kind: "table", id: table};
  if (version !== LINK_VERSION) {
    return {
      kind: "broken",
      message: `The link is ${version === null || version === "" ? "of no stated version" : `of version “${shortened(version)}”`}; this page reads version ${LINK_VERSION}.`
    };
  }
  try {
    return {kind: "given", value: JSON.parse(decodeText(text)) as unknown};
  } catch {
    return {
      kind: "broken",
      message:
        "The link is damaged: what stands behind “spec=” is not base64url of JSON. It may have been cut when it was copied."
    };
  }
}

function encodeText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

function decodeText(text: string): string {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
}

const shortened = (text: string): string => (text.length > 20 ? `${text.slice(0, 19)}…` : text);

/**
 * A specification with keys in the order of the schema, without empty values and defaults, so that equal charts have
 * equal texts.
 */
export function canonicalSpec(spec: ChartSpec): ChartSpec {
  return Object.fromEntries(
    SCHEMA.flatMap(({key, words, required}) => {
      const value = spec[key as keyof ChartSpec];
      return value === undefined || isEmpty(value) || (!required && words?.[0] === value) ? [] : [[key, value]];
    })
  ) as unknown as ChartSpec;
}

/** Whether two specifications say the same. */
export function isSameSpec(a: ChartSpec, b: ChartSpec): boolean {
  return JSON.stringify(canonicalSpec(a)) === JSON.stringify(canonicalSpec(b));
}

function isEmpty(value: NonNullable<ChartSpec[keyof ChartSpec]>): boolean {
  return typeof value === "object" && Object.keys(value).length === 0;
}
