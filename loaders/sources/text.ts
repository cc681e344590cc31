import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Fault} from "../../src/core/fault.js";
import {shownPath} from "../project.js";
import type {Project} from "../project.js";
import {CodePointText} from "./code-points.js";
import type {RegisteredSource} from "./registry.js";

/** A source's text as it is on disk. */
export interface SourceText {
  readonly source: RegisteredSource;
  /** `absent`: not imported. A text that differs from its SHA-256 is not used. */
  readonly state: "match" | "differs" | "absent";
  /** Empty unless the text matches. */
  readonly text: CodePointText;
}

const NO_TEXT = new CodePointText("");

/** Reads every registered text that is present; one that differs from its SHA-256 or isn't UTF-8 is a fault. */
export async function readTexts(project: Project, sources: readonly RegisteredSource[], faults: Fault[]): Promise<ReadonlyMap<string, SourceText>> {
  const texts = await Promise.all(sources.filter(({file}) => file !== "").map((source) => readText(project, source, faults)));
  return new Map(texts.map((text) => [text.source.id, text]));
}

async function readText(project: Project, source: RegisteredSource, faults: Fault[]): Promise<SourceText> {
  const path = join(project.texts, source.file);
  const file = shownPath(project, path);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") faults.push({file, id: source.id, message: `can't be read: ${String(error)}`});
    return {source, state: "absent", text: NO_TEXT};
  }
  if (hashBytes(bytes) !== source.sha256) {
    faults.push({file, id: source.id, message: `${describeDifference(bytes)}; import the right file with: tickmark sources import <dir>`});
    return {source, state: "differs", text: NO_TEXT};
  }
  const text = decode(bytes);
  if (text === undefined) {
    faults.push({file, id: source.id, message: "is not valid UTF-8; facts are located in code points of UTF-8"});
    return {source, state: "differs", text: NO_TEXT};
  }
  return {source, state: "match", text: new CodePointText(text)};
}

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

function describeDifference(bytes: Buffer): string {
  const reasons = [
    bytes.length === 0 ? "it is empty" : undefined,
    bytes.length > 1 && bytes.readUInt16BE(0) === 0xfffe || bytes.length > 1 && bytes.readUInt16BE(0) === 0xfeff ? "it is UTF-16" : undefined,
    bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? "it starts with a byte-order mark" : undefined,
    bytes.includes("\r\n") ? "it has CRLF newlines" : undefined,
    decode(bytes) === undefined ? "it is not UTF-8" : undefined
  ].filter((reason) => reason !== undefined);
  return `differs from the registered SHA-256${reasons.length > 0 ? ` (${reasons.join(", ")})` : ""}`;
}
