import {constants} from "node:fs";
import {copyFile, mkdir, readFile, readdir, realpath, rename, rm, stat} from "node:fs/promises";
import {join} from "node:path";
import {OutputError} from "../output-folder.js";
import type {Workspace} from "../workspace.js";
import {firstDifference} from "./anchor.js";
import type {NamedAnchor} from "./anchor.js";
import {decode, hashBytes} from "./file-bytes.js";
import {CodePointText} from "./places.js";
import type {RegisteredSource} from "./registry.js";

/** The result of an import for one registered source. */
interface ImportResult {
  readonly id: string;
  readonly file: string;
  readonly state: "imported" | "present" | "missing" | "differs" | "no-text";
}

/** A file in the folder that no source registers by its SHA-256. */
interface UnregisteredFile {
  readonly file: string;
  readonly state: "unregistered";
  readonly sha256: string;
  /** A text can be registered; a PDF, for one, can't. */
  readonly isText: boolean;
}

/** The results for the sources, and the files that belong to none of them. */
interface Import {
  readonly results: readonly ImportResult[];
  readonly unregistered: readonly UnregisteredFile[];
}

/**
 * Copies the texts whose SHA-256 is registered from `from` into the workspace, whatever their names there. Throws an
 * OutputError if `from` is the folder to which they would be copied, since a text there could be overwritten by
 * another.
 */
export async function importTexts(
  workspace: Workspace,
  sources: readonly RegisteredSource[],
  from: string
): Promise<Import> {
  if ((await realpath(from)) === (await realpath(workspace.texts).catch(() => undefined)))
    throw new OutputError(`${from}: is where the texts are imported to; name the folder that they come from`);
  const byHash = new Map<string, string>();
  const names = new Set<string>();
  const unregistered: UnregisteredFile[] = [];
  const entries = await readdir(from, {withFileTypes: true});
  for (const {name: file} of entries.filter((entry) => entry.isFile()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const bytes = await readFile(join(from, file));
    const sha256 = hashBytes(bytes);
    names.add(file);
    byHash.set(sha256, join(from, file));
    if (!file.startsWith(".") && !sources.some((source) => source.sha256 === sha256))
      unregistered.push({file, state: "unregistered", sha256, isText: isText(bytes)});
  }
  await mkdir(workspace.texts, {recursive: true});
  const results: ImportResult[] = [];
  for (const source of sources) {
    results.push({
      id: source.id,
      file: source.file,
      state: await importText(workspace, source, byHash.get(source.sha256), names.has(source.file))
    });
  }
  return {results, unregistered};
}

/** The entry of `sources.yaml` for a text, to be filled in: one line of YAML. */
export function entryFor({file, sha256}: Pick<UnregisteredFile, "file" | "sha256">): string {
  const words = file
    .replace(/\.[^.]*$/, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .join("-");
  const id = /^[a-z]/.test(words) ? words : ["source", words].filter((word) => word !== "").join("-");
  const name = /^[a-z][\w.-]*$/i.test(file) ? file : JSON.stringify(file);
  return `- {id: ${id}, file: ${name}, sha256: ${sha256}, title: "", publisher: "", date: "", symbol: "", url: "", language: en, note: ""}`;
}

function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && !bytes.includes(0) && decode(bytes) !== undefined;
}

async function importText(
  workspace: Workspace,
  source: RegisteredSource,
  found: string | undefined,
  nameIsThere: boolean
): Promise<ImportResult["state"]> {
  if (source.file === "") return "no-text";
  const target = join(workspace.texts, source.file);
  if ((await hashOf(target)) === source.sha256) return "present";
  if (found === undefined) return nameIsThere ? "differs" : "missing";
  await rm(`${target}.tmp`, {force: true});
  await copyFile(found, `${target}.tmp`, constants.COPYFILE_EXCL);
  await rename(`${target}.tmp`, target);
  return "imported";
}

async function hashOf(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).isFile() ? hashBytes(await readFile(path)) : undefined;
  } catch {
    return undefined;
  }
}

const MARK = "\uFEFF";

/** Other encodings of the same text: the name of each, and how to convert it back to the registered text. */
const WRITTEN_OTHERWISE: readonly {readonly name: string; readonly undo: (bytes: Uint8Array) => string | undefined}[] =
  [
    {name: "CRLF newlines", undo: (bytes) => decode(bytes)?.replaceAll("\r\n", "\n")},
    {name: "CR newlines", undo: (bytes) => decode(bytes)?.replaceAll(/\r(?!\n)/g, "\n")},
    {name: "LF newlines instead of CRLF", undo: (bytes) => decode(bytes)?.replaceAll(/(?<!\r)\n/g, "\r\n")},
    {name: "a byte-order mark", undo: (bytes) => decode(bytes)?.replace(/^\uFEFF/, "")},
    {name: "no byte-order mark", undo: (bytes) => `${MARK}${decode(bytes) ?? ""}`},
    {name: "UTF-16", undo: (bytes) => new TextDecoder(bytes[0] === 0xfe ? "utf-16be" : "utf-16le").decode(bytes)},
    {name: "Windows-1252", undo: (bytes) => new TextDecoder("windows-1252").decode(bytes)},
    {name: "Shift_JIS", undo: (bytes) => new TextDecoder("shift_jis").decode(bytes)}
  ];

/**
 * How a text differs from the registered one, as far as its bytes and the passages of its facts show; the text is not
 * adjusted. Lines are those of the text that is present.
 */
export function describeDifference(bytes: Uint8Array, sha256: string, facts: readonly NamedAnchor[] = []): string {
  const text = decode(bytes);
  const [first, second, third] = bytes;
  const reasons = [
    bytes.length === 0 ? "it is empty" : undefined,
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? "it is UTF-16" : undefined,
    first === 0xef && second === 0xbb && third === 0xbf ? "it starts with a byte-order mark" : undefined,
    text?.includes("\r\n") === true ? "it has CRLF newlines" : undefined,
    text !== undefined && /\r(?!\n)/.test(text) ? "it has CR newlines" : undefined,
    text === undefined ? "it is not UTF-8" : undefined
  ].filter((reason) => reason !== undefined);
  const same = WRITTEN_OTHERWISE.find(({undo}) => hashBytes(undo(bytes) ?? "") === sha256);
  const where = same || text === undefined || text === "" ? "" : firstDifference(new CodePointText(text), facts);
  return `differs from the registered SHA-256${reasons.length > 0 ? ` (${reasons.join(", ")})` : ""}${same ? `; it is the registered text, but written with ${same.name}` : where}`;
}
