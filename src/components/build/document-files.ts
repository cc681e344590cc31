import {Zip, ZipPassThrough, strToU8, unzipSync} from "fflate";
import {FOLDERS, LARGEST, whyNoName} from "../../core/editing/document-id.js";
import type {DocumentId, DocumentKind} from "../../core/editing/document-id.js";
import {nameOfTitle} from "./templates.js";

/** A document with its text. */
export interface WrittenDocument extends DocumentId {
  readonly text: string;
}

/** What was found in a file that somebody gives. */
export interface GivenFile {
  readonly documents: readonly WrittenDocument[];
  /** What is left out, by its path, with the reason. */
  readonly refused: readonly string[];
}

/** The most documents that are taken from one zip. */
const MOST = 500;

/** The earliest time that a zip can hold, so that the same documents give the same bytes. */
const TIME = new Date(1980, 0, 1);

/** The path of a document's file below the folder of its workspace. */
export const documentPath = ({kind, name}: DocumentId): string => `${FOLDERS[kind]}/${name}.md`;

/**
 * A zip of documents, each at its place in a workspace. They are stored as they are: what would make them smaller would
 * make the builder larger.
 */
export function zipDocuments(documents: readonly WrittenDocument[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for (const one of documents) {
    const file = new ZipPassThrough(documentPath(one));
    file.mtime = TIME;
    zip.add(file);
    file.push(strToU8(one.text), true);
  }
  zip.end();
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * The documents of a file: those of a zip that stand in the folders of a workspace, or one of `kind` that the file is.
 * What is no document is named with the reason.
 */
export function readGiven(file: string, bytes: Uint8Array, kind: DocumentKind): GivenFile {
  return isZip(bytes) ? readZip(bytes) : readOne(file, bytes, kind);
}

const isZip = (bytes: Uint8Array): boolean => [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte);

const IN_FOLDER = new RegExp(`(?:^|/)(${Object.values(FOLDERS).join("|")})/([^/]+)\\.md$`);

function readZip(bytes: Uint8Array): GivenFile {
  const refused: string[] = [];
  const whyNot = refusing();
  const files = unzipSync(bytes, {
    filter: ({name, originalSize}) => {
      if (name.endsWith("/") || isHidden(name)) return false;
      const own = placeOf(name);
      const why = own ? whyNot(own, originalSize) : `is in none of the folders ${Object.values(FOLDERS).join(", ")}`;
      if (why !== undefined) refused.push(`${name}: ${why}`);
      return why === undefined;
    }
  });
  return readTexts(Object.entries(files), refused);
}

/** A file of a folder that somebody opens, with its path below that folder. */
export interface FolderFile {
  readonly path: string;
  readonly size: number;
  readonly bytes: () => Promise<Uint8Array>;
}

/** The documents of a folder: those that stand in the folders of a workspace. What else is there is left alone. */
export async function readFolder(files: Iterable<FolderFile>): Promise<GivenFile> {
  const refused: string[] = [];
  const whyNot = refusing();
  const taken: [string, Uint8Array][] = [];
  for (const {path, size, bytes} of files) {
    const own = isHidden(path) || /(?:^|\/)(?:dist|node_modules)\//.test(path) ? undefined : placeOf(path);
    if (!own) continue;
    const why = whyNot(own, size);
    if (why === undefined) taken.push([path, await bytes()]);
    else refused.push(`${path}: ${why}`);
  }
  return readTexts(taken, refused);
}

const isHidden = (path: string): boolean => /(?:^|\/)(?:__MACOSX|\.[^./])/.test(path);

/** The document that a file is by its path; undefined outside of the folders of a workspace. */
function placeOf(path: string): DocumentId | undefined {
  const [, folder, name = ""] = IN_FOLDER.exec(path) ?? [];
  const found = Object.entries(FOLDERS).find(([, one]) => one === folder);
  return found && {kind: found[0] as DocumentKind, name};
}

/** Says why a document of many is not taken; undefined where it is. */
function refusing(): (document: DocumentId, size: number) => string | undefined {
  let count = 0;
  return ({name}, size) =>
    whyNoName(name) ?? tooLarge(size) ?? (++count > MOST ? `is one of more than ${MOST}` : undefined);
}

function readTexts(files: readonly (readonly [path: string, bytes: Uint8Array])[], refused: string[]): GivenFile {
  const documents = files.flatMap(([path, content]): readonly WrittenDocument[] => {
    const text = textOf(content);
    if (text !== undefined) return [{...placeOf(path)!, text}];
    refused.push(`${path}: ${NO_TEXT}`);
    return [];
  });
  return {documents, refused};
}

function readOne(file: string, bytes: Uint8Array, kind: DocumentKind): GivenFile {
  const text = textOf(bytes);
  const why = tooLarge(bytes.length) ?? (text === undefined ? NO_TEXT : undefined);
  if (why !== undefined || text === undefined) return {documents: [], refused: [`${file}: ${why ?? NO_TEXT}`]};
  return {documents: [{kind, name: nameOfTitle(file.replace(/\.\w+$/, "")), text}], refused: []};
}

const NO_TEXT = "is no text in UTF-8; a document is a file of Markdown";

const tooLarge = (size: number): string | undefined =>
  size > LARGEST ? `has ${size} bytes; a document has ${LARGEST} at most` : undefined;

/** A text with its byte order mark; undefined for bytes that are none. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
