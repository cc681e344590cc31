import {lstat, mkdir, open, readFile, rename, rm, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {USUAL_STYLE, styleInText} from "../../src/core/number-style.js";
import {ReadingError} from "../reading/document-reading.js";
import type {DocumentReading} from "../reading/document-reading.js";
import {readDocument} from "../reading/read-document.js";
import {uninterrupted} from "../uninterrupted.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {withListEntry} from "../yaml-entries.js";
import {MOST_BYTES, hashBytes} from "./file-bytes.js";
import {isFileName} from "./registry.js";
import type {RegisteredSource} from "./registry.js";

/** A document that was taken in. */
export interface AddedSource {
  readonly id: string;
  readonly title: string;
  /** Numbers of characters and of tables that were read. */
  readonly characters: number;
  readonly tables: number;
  readonly remarks: readonly string[];
}

/**
 * Takes documents into a workspace: each is read, kept in `sources/` as it is and as the text that was read of it, and
 * registered in `sources.yaml` as one in work. What can’t be taken in is a diagnostic; then nothing of that file is
 * left behind.
 */
export async function addSources(
  workspace: Workspace,
  registered: readonly RegisteredSource[],
  paths: readonly string[],
  diagnostics: Diagnostic[],
  progress?: (step: string) => void
): Promise<readonly AddedSource[]> {
  const known = [...registered];
  const added: AddedSource[] = [];
  for (const path of paths) {
    try {
      const read = await readWhole(path);
      const source = await addDocument(workspace, known, basename(path), read, progress);
      added.push(source.added);
      known.push(source.registered);
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      diagnostics.push({file: path.replace(/\p{Cc}/gu, "\uFFFD"), message: error.message});
    }
  }
  return added;
}

/** The bytes of a file, which must not change while it is read. */
export async function readWhole(
  path: string,
  read: (path: string) => Promise<Uint8Array> = readFile
): Promise<Uint8Array> {
  const before = await lstat(path).catch((error: unknown) => {
    throw new ReadingError(`can’t be read (${(error as NodeJS.ErrnoException).code ?? String(error)}); name a file`);
  });
  if (!before.isFile())
    throw new ReadingError("is no file of its own (a folder, a link or a device); name the file itself");
  if (before.size > MOST_BYTES)
    throw new ReadingError(`is larger than ${MOST_BYTES / 2 ** 20} MB; take out the part that you need`);
  if (before.size === 0) throw new ReadingError("is empty; get the file once more");
  const bytes = await read(path);
  const after = await lstat(path);
  if (bytes.length !== before.size || after.mtimeMs !== before.mtimeMs || after.size !== before.size)
    throw new ReadingError("changed while it was read; wait until it is whole, and add it again");
  return bytes;
}

/** Takes in one document by its name and bytes, read by `read`; throws a {@link ReadingError} where it can’t be. */
export async function addDocument(
  workspace: Workspace,
  known: readonly RegisteredSource[],
  name: string,
  bytes: Uint8Array,
  progress?: (step: string) => void,
  read: typeof readDocument = readDocument
): Promise<{readonly added: AddedSource; readonly registered: RegisteredSource}> {
  const sha256 = hashBytes(bytes);
  const same = known.find((source) => source.sha256 === sha256 || source.original?.sha256 === sha256);
  if (same) throw new ReadingError(`is registered already, as ${same.id}; nothing was added`);
  if (!isFileName(name)) throw new ReadingError("has a name that is a path or holds control characters; rename it");
  progress?.(`${name}: reading`);
  const reading = await read(name, bytes, progress && ((step) => progress(`${name}: ${step}`)));
  const id = freeName(
    idOf(name),
    known.map((source) => source.id)
  );
  const taken = known.flatMap(({file, original}) => [file, ...(original ? [original.file] : [])]);
  const textHash = hashBytes(reading.text);
  const isItsText = textHash === sha256;
  const file = isItsText ? freeFile(name, taken) : freeFile(`${id}.txt`, taken);
  const original = isItsText ? undefined : {file: freeFile(name, [...taken, file]), sha256, reader: reading.reader};
  const title = reading.title || name.replace(/\.[^.]*$/, "");
  const style = styleInText(reading.text);
  const registered = {
    ...{id, file, sha256: textHash, inWork: true},
    ...(original ? {original} : {}),
    ...(style === undefined || style === USUAL_STYLE ? {} : {numbers: style.example})
  } as RegisteredSource;
  const files = [
    {path: join(workspace.texts, file), bytes: new TextEncoder().encode(reading.text)},
    ...(original ? [{path: join(workspace.texts, original.file), bytes}] : [])
  ];
  await uninterrupted(async () => {
    const made = await keep(workspace, files);
    try {
      await register(workspace, entryOf(registered, title, reading));
    } catch (error) {
      for (const path of made) await rm(path, {force: true});
      throw error;
    }
  });
  return {
    added: {id, title, characters: reading.text.length, tables: reading.tables.length, remarks: reading.remarks},
    registered
  };
}

/** An id of a file’s name: its words, in small letters. */
function idOf(name: string): string {
  const words = name
    .replace(/\.[^.]*$/, "")
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .join("-")
    .slice(0, 40)
    .replace(/-$/, "");
  return /^[a-z]/.test(words) ? words : ["source", words].filter((word) => word !== "").join("-");
}

function freeName(name: string, taken: readonly string[]): string {
  for (let i = 1; ; i++) {
    const free = i === 1 ? name : `${name}-${i}`;
    if (!taken.includes(free)) return free;
  }
}

/** A name that no other file of `sources/` has, whatever its capitals. */
export function freeFile(name: string, taken: readonly string[]): string {
  const [, stem = name, ending = ""] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  const names = taken.map((other) => other.toLowerCase());
  for (let i = 1; ; i++) {
    const free = i === 1 ? name : `${stem}-${i}${ending}`;
    if (!names.includes(free.toLowerCase())) return free;
  }
}

interface KeptFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files whole or not at all: all of them beside first, then each put in place. One that is there already with
 * the same bytes, as a process that was killed leaves it, is kept. The paths of those that were written.
 */
async function keep(workspace: Workspace, files: readonly KeptFile[]): Promise<readonly string[]> {
  await mkdir(workspace.texts, {recursive: true});
  const isThere = await Promise.all(files.map((file) => isKept(workspace, file)));
  const missing = files.filter((_, i) => !isThere[i]);
  try {
    for (const {path, bytes} of missing) await writeSynced(`${path}.tmp`, bytes);
    for (const {path} of missing) await rename(`${path}.tmp`, path);
  } catch (error) {
    for (const {path} of missing) await rm(`${path}.tmp`, {force: true});
    throw error;
  }
  return missing.map(({path}) => path);
}

/** Whether a file is there; throws a {@link ReadingError} where another is. */
async function isKept(workspace: Workspace, {path, bytes}: KeptFile): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return false;
  if (found.isFile() && found.size === bytes.length && hashBytes(await readFile(path)) === hashBytes(bytes))
    return true;
  throw new ReadingError(
    `would be kept as ${shownPath(workspace, path)}, which is there and registered nowhere; move it away`
  );
}

/** Writes a file and waits until it is on the disk. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes);
  const handle = await open(path, "r+");
  await handle.sync();
  await handle.close();
}

/** The entry of a document that was read: what it says of itself, and what is to be filled in. */
function entryOf(
  {id, file, sha256, original, numbers}: RegisteredSource,
  title: string,
  {text, remarks}: DocumentReading
): string {
  // A note is prose, whose numbers are figures: what names a row or page is said when the document is added.
  const said = [
    "Read from a file; where it was published is still to be said.",
    ...remarks
      .filter((remark) => !/\p{N}/u.test(remark))
      .map((remark) => `${remark[0]!.toUpperCase()}${remark.slice(1)}.`)
  ];
  const fields: readonly (readonly [string, string])[] = [
    ["id", id],
    ["file", JSON.stringify(file)],
    ["sha256", sha256],
    ["title", JSON.stringify(title)],
    ["publisher", '""'],
    ["date", '""'],
    ["symbol", '""'],
    ["url", '""'],
    ["language", /[\u3040-\u30FF]/.test(text) ? "ja" : "en"],
    ["note", JSON.stringify(said.join(" "))],
    ...(original
      ? ([
          ["original", JSON.stringify(original.file)],
          ["original-sha256", original.sha256],
          ["reader", JSON.stringify(original.reader)]
        ] as const)
      : []),
    ...(numbers === undefined ? [] : [["numbers", JSON.stringify(numbers)] as const]),
    ["reading", "in work"]
  ];
  return fields.map(([key, value], i) => `${i === 0 ? "- " : "  "}${key}: ${value}\n`).join("");
}

/** Adds an entry at the end of `sources.yaml`; what stands there stays as it is. */
async function register(workspace: Workspace, entry: string): Promise<void> {
  const path = join(workspace.folder, "sources.yaml");
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  });
  const next = withListEntry(text, entry);
  if (next === undefined)
    throw new ReadingError(
      `can’t be added to ${shownPath(workspace, path)}, whose list is written in one line; add there:\n${entry}`
    );
  await writeSynced(`${path}.tmp`, new TextEncoder().encode(next));
  await rename(`${path}.tmp`, path);
}
