import {lstat, readdir} from "node:fs/promises";
import {basename, join} from "node:path";
import {FOLDERS, LARGEST, whyNoName} from "../../src/core/editing/document-id.js";
import type {DocumentId, DocumentKind} from "../../src/core/editing/document-id.js";
import {isThemeFile} from "../../src/core/themes/tokens.js";
import {decode, hashBytes} from "../sources/file-bytes.js";
import type {Workspace} from "../workspace.js";
import {EditingError} from "./editing-error.js";
import {
  DISK,
  codeOf,
  hasOwnFolder,
  makeOwnFolder,
  moveNew,
  readOwnFile,
  removeUnfinished,
  tooLarge,
  writeWhole
} from "./safe-files.js";
import type {DiskEffects} from "./safe-files.js";
import {VersionStore} from "./version-store.js";
import type {Version} from "./version-store.js";

/** Checks what a request says is a document. Throws an {@link EditingError} if it names none that can be written. */
export function documentId(kind: unknown, name: unknown): DocumentId {
  if (typeof kind !== "string" || !Object.hasOwn(FOLDERS, kind))
    throw new EditingError(400, `kind ${JSON.stringify(kind)}: expected ${Object.keys(FOLDERS).join(", ")}`);
  const why = typeof name === "string" ? whyNoName(name) : "expected a text";
  if (why !== undefined) throw new EditingError(400, `name ${JSON.stringify(name)}: ${why}`);
  return {kind: kind as DocumentKind, name: name as string};
}

/** A document's text and the SHA-256 of its bytes. */
export interface StoredText {
  readonly text: string;
  readonly hash: string;
}

/** A document that is there. */
export interface ListedDocument extends DocumentId {
  /** When it was last written, in ISO 8601. */
  readonly modified: string;
  readonly size: number;
}

/** A document in the bin. */
export interface BinnedDocument extends DocumentId {
  readonly id: string;
  /** When it was put there, in ISO 8601. */
  readonly binned: string;
}

/** Options of a {@link DocumentStore}; tests replace the clock and a part of the disk. */
export interface StoreOptions {
  readonly disk?: DiskEffects;
  readonly now?: () => Date;
}

const BINNED = /^(.+)~(\d{4}-\d\d-\d\dT\d{2})-(\d{2})-(\d{2}\.\d{3}Z)$/;

/**
 * The notebooks, decks and briefings of a workspace, as files to read and write. Nothing else of it is touched, and no
 * link is followed. What is replaced is kept as a version, what is deleted lies in a bin; both stand below the
 * workspace's folder of generated files.
 */
export class DocumentStore {
  readonly #versions: VersionStore;
  readonly #disk: DiskEffects;
  readonly #now: () => Date;
  /** By path, the last of what is done to it: one follows another. */
  readonly #turns = new Map<string, Promise<unknown>>();
  /** By path, the hash of what was last written here. */
  readonly #written = new Map<string, string>();
  #ready: Promise<string> | undefined;

  constructor(
    private readonly workspace: Workspace,
    {disk = DISK, now = () => new Date()}: StoreOptions = {}
  ) {
    this.#disk = disk;
    this.#now = now;
    this.#versions = new VersionStore((...parts) => this.#made(...parts), now);
  }

  /** The documents, by kind and name; files of names that can't be written here are left out. */
  async list(): Promise<readonly ListedDocument[]> {
    const listed: ListedDocument[] = [];
    for (const kind of Object.keys(FOLDERS) as DocumentKind[]) {
      if (!(await hasOwnFolder(this.workspace.folder, FOLDERS[kind]))) continue;
      const folder = join(this.workspace.folder, FOLDERS[kind]);
      for (const entry of (await readdir(folder, {withFileTypes: true})).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const name = entry.name.slice(0, -3);
        if (!entry.isFile() || !entry.name.endsWith(".md") || !isName(kind, name)) continue;
        const {mtime, size} = await lstat(join(folder, entry.name));
        listed.push({kind, name, modified: mtime.toISOString(), size});
      }
    }
    return listed;
  }

  /** The workspace's own themes, as decks name them: `themes/harbour.yaml`. */
  async themes(): Promise<readonly string[]> {
    if (!(await hasOwnFolder(this.workspace.folder, THEMES))) return [];
    const entries = await readdir(join(this.workspace.folder, THEMES), {withFileTypes: true});
    const files = entries.filter((entry) => entry.isFile() && isThemeFile(entry.name));
    return files.map(({name}) => `${THEMES}/${name}`).sort();
  }

  /** A document. Throws an {@link EditingError} if it isn't there, is a link, is too large or is not UTF-8. */
  async read(document: DocumentId): Promise<StoredText> {
    const stored = await this.#stored(document);
    if (stored === undefined) throw new EditingError(404, `${shownOf(document)}: there is no such file`);
    return stored;
  }

  /**
   * Replaces a document that still has the bytes of this hash; gives the new hash. Throws an {@link EditingError} with
   * what is on disk where it has become another.
   */
  write(document: DocumentId, text: string, hash: string): Promise<string> {
    return this.#inTurn(document, async (path) => {
      const bytes = bytesOf(document, text);
      const before = await this.#unchanged(document, hash);
      const next = hashBytes(bytes);
      if (next === before.hash) return next;
      await this.#keep(document, path, hash);
      const {mode} = await lstat(path);
      await writeWhole({bytes, target: path, temporary: await this.#temporary(), mode}, {disk: this.#disk});
      this.#written.set(path, next);
      return next;
    });
  }

  /** Makes a document; gives its hash. Throws an {@link EditingError} if its name is taken. */
  create(document: DocumentId, text: string): Promise<string> {
    return this.#inTurn(document, async (path) => {
      const bytes = bytesOf(document, text);
      await makeOwnFolder(this.workspace.folder, FOLDERS[document.kind]);
      await writeWhole({bytes, target: path, temporary: await this.#temporary()}, {disk: this.#disk, isNew: true});
      const hash = hashBytes(bytes);
      this.#written.set(path, hash);
      return hash;
    });
  }

  /**
   * Puts a picture beside the documents of a kind, under the name that it has or the next that is free; gives its path
   * from them. Throws an {@link EditingError} unless its bytes are those of a PNG, JPEG, GIF or WebP.
   */
  async addPicture(kind: DocumentKind, given: string, bytes: Uint8Array): Promise<string> {
    const ending = pictureEnding(bytes);
    if (ending === undefined)
      throw new EditingError(415, `${given}: is no PNG, JPEG, GIF or WebP; save the picture as one of these`);
    if (bytes.length > LARGEST)
      throw new EditingError(413, `${given}: has ${bytes.length} bytes; a picture has ${LARGEST} at most`);
    const stem =
      given
        .normalize("NFC")
        .replace(/\.[^.]*$/, "")
        .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, "-")
        .replace(/^[^\p{L}\p{N}]+|-+$/gu, "")
        .slice(0, LONGEST_STEM) || "picture";
    const folder = await makeOwnFolder(this.workspace.folder, FOLDERS[kind], PICTURES);
    for (let i = 1; ; i++) {
      const name = documentId(kind, i === 1 ? stem : `${stem}-${i}`).name;
      const path = `${PICTURES}/${name}.${ending}`;
      const target = join(folder, `${name}.${ending}`);
      const known = await readOwnFile(target, path);
      if (known?.equals(bytes) === true) return path;
      if (known !== undefined) continue;
      await writeWhole({bytes, target, temporary: await this.#temporary()}, {disk: this.#disk, isNew: true});
      return path;
    }
  }

  /** Gives a document another name. What other files say of it stays as it is. */
  rename(document: DocumentId, name: string, hash: string): Promise<void> {
    return this.#inTurn(document, async (path) => {
      const {kind} = document;
      await this.#unchanged(document, hash);
      await this.#keep(document, path, hash);
      await moveNew(path, join(this.workspace.folder, FOLDERS[kind], `${documentId(kind, name).name}.md`), this.#disk);
    });
  }

  /** Puts a document into the bin. */
  bin(document: DocumentId, hash: string): Promise<void> {
    return this.#inTurn(document, async (path) => {
      await this.#unchanged(document, hash);
      const folder = await this.#made("bin", document.kind);
      const stamp = this.#now().toISOString().replaceAll(":", "-");
      await moveNew(path, join(folder, `${document.name}~${stamp}.md`), this.#disk);
    });
  }

  /** What lies in the bin, the latest first. */
  async binned(): Promise<readonly BinnedDocument[]> {
    const found: BinnedDocument[] = [];
    for (const kind of Object.keys(FOLDERS) as DocumentKind[]) {
      const folder = await this.#made("bin", kind);
      for (const file of await readdir(folder)) {
        const id = file.slice(0, -3);
        const [, name, hour, minute, second] = BINNED.exec(id) ?? [];
        if (name === undefined || !file.endsWith(".md") || !isName(kind, name)) continue;
        found.push({kind, name, id, binned: `${hour!}:${minute!}:${second!}`});
      }
    }
    return found.sort((a, b) => (a.binned < b.binned ? 1 : -1));
  }

  /** Takes a document out of the bin, under its own name or another. */
  async restore(kind: DocumentKind, id: unknown, to?: string): Promise<DocumentId> {
    const name = typeof id === "string" ? BINNED.exec(id)?.[1] : undefined;
    const missing = new EditingError(404, `${JSON.stringify(id)}: is not in the bin; list it anew`);
    if (name === undefined || !isName(kind, name)) throw missing;
    const document = documentId(kind, to ?? name);
    const folder = await this.#made("bin", kind);
    return this.#inTurn(document, async (path) => {
      await makeOwnFolder(this.workspace.folder, FOLDERS[kind]);
      await moveNew(join(folder, `${id as string}.md`), path, this.#disk).catch((error: unknown) => {
        throw codeOf(error) === "ENOENT" ? missing : error;
      });
      return document;
    });
  }

  /** Earlier states of a document, the latest first. */
  versions(document: DocumentId): Promise<readonly Version[]> {
    return this.#versions.list(document);
  }

  /** The text of an earlier state. */
  async version(document: DocumentId, id: unknown): Promise<StoredText> {
    return textOf(await this.#versions.read(document, id), shownOf(document));
  }

  #path({kind, name}: DocumentId): string {
    return join(this.workspace.folder, FOLDERS[kind], `${name}.md`);
  }

  /** A folder below that of generated files. */
  #made(...parts: readonly string[]): Promise<string> {
    return makeOwnFolder(this.workspace.folder, basename(this.workspace.work), ...parts);
  }

  #inTurn<T>(document: DocumentId, action: (path: string) => Promise<T>): Promise<T> {
    const path = this.#path(document);
    const done = (this.#turns.get(path) ?? Promise.resolve()).then(() => action(path));
    const settled = done.catch(() => undefined);
    this.#turns.set(path, settled);
    return done;
  }

  async #stored(document: DocumentId): Promise<StoredText | undefined> {
    const shown = shownOf(document);
    if (!(await hasOwnFolder(this.workspace.folder, FOLDERS[document.kind]))) return undefined;
    const bytes = await readOwnFile(this.#path(document), shown);
    return bytes && textOf(bytes, shown);
  }

  /** What is on disk, if it has the bytes of this hash. */
  async #unchanged(document: DocumentId, hash: string): Promise<StoredText> {
    const stored = await this.#stored(document);
    if (stored?.hash === hash) return stored;
    throw new EditingError(
      409,
      `${shownOf(document)}: has changed on disk since it was read; compare the two and choose`,
      {...(stored ?? {text: null, hash: null})}
    );
  }

  #keep(document: DocumentId, path: string, hash: string): Promise<void> {
    return this.#versions.keep(document, path, hash, {isOwn: this.#written.get(path) === hash});
  }

  /** The folder of files that are not whole yet. It stands apart, as what stands in the others is read and watched. */
  #temporary(): Promise<string> {
    return (this.#ready ??= this.#made("saving").then(async (folder) => {
      await removeUnfinished(folder);
      return folder;
    }));
  }
}

/** The folder of what decks look like. */
const THEMES = "themes";

/** The folder of pictures beside documents. */
const PICTURES = "pictures";
const LONGEST_STEM = 60;

/** The ending of a picture's file by its first bytes; undefined for what is none that slides show. */
function pictureEnding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (start.startsWith("\xff\xd8\xff")) return "jpg";
  if (/^GIF8[79]a/.test(start)) return "gif";
  return /^RIFF[^]{4}WEBP/.test(start) ? "webp" : undefined;
}

const shownOf = ({kind, name}: DocumentId): string => `${FOLDERS[kind]}/${name}.md`;

function isName(kind: DocumentKind, name: string): boolean {
  try {
    return documentId(kind, name).name === name;
  } catch {
    return false;
  }
}

function textOf(bytes: Uint8Array, shown: string): StoredText {
  const text = decode(bytes);
  if (text === undefined) throw new EditingError(422, `${shown}: is not valid UTF-8; save it as UTF-8`);
  return {text, hash: hashBytes(bytes)};
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function bytesOf(document: DocumentId, text: string): Uint8Array {
  if (LONE_SURROGATE.test(text))
    throw new EditingError(400, `${shownOf(document)}: the text holds half a character, which no file can hold`);
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length > LARGEST) throw tooLarge(shownOf(document), bytes.length);
  return bytes;
}
