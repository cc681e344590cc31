import {openDB} from "idb";
import type {DBSchema, IDBPDatabase, IDBPTransaction} from "idb";
import {FOLDERS, LARGEST, whyNoName} from "../../core/editing/document-id.js";
import type {DocumentId} from "../../core/editing/document-id.js";
import type {DrawnDocument} from "../../core/editing/drawn-document.js";
import {ConflictError} from "./document-keeper.js";
import type {BinnedDocument, DocumentKeeper, KeptText, KeptVersion} from "./document-keeper.js";

/** A document as the store holds it; its hash is another with every write. */
interface StoredDocument extends DocumentId, KeptText {
  readonly modified: string;
  /** The site's own text of which it is a copy; absent for what is none. */
  readonly base?: string;
}

/** The site's own text has become another than that of which a copy was made. */
export interface SiteChange {
  /** What the copy was made of. */
  readonly base: string;
  readonly mine: KeptText;
  /** What the site has now. */
  readonly theirs: string;
}

interface Store extends DBSchema {
  documents: {key: [string, string]; value: StoredDocument};
  bin: {key: string; value: StoredDocument & {readonly id: string; readonly binned: string}};
  versions: {
    key: string;
    value: StoredDocument & {readonly id: string; readonly replaced: string};
    indexes: {document: [string, string]};
  };
}

type StoreName = "documents" | "bin" | "versions";
type Writing = IDBPTransaction<Store, StoreName[], "readwrite">;

/** Raised when a store is added; what an older one holds stays. */
const VERSION = 2;

const ALL: StoreName[] = ["documents", "bin", "versions"];

/** A version is kept once a minute while somebody types, and so many of a document. */
const APART_MS = 60_000;
const MOST_VERSIONS = 50;

/** What a {@link BrowserKeeper} has from the site. */
export interface KeeperSite {
  /** Names the store: sites of one host have each their own. */
  readonly root: string;
  /** The documents that the site was built with. */
  readonly list: () => Promise<readonly DocumentId[]>;
  /** The text of a document as the site was built with it; undefined if it has none of this name. */
  readonly written: (document: DocumentId) => Promise<string | undefined>;
  readonly draw: (document: DocumentId, text: string) => Promise<DrawnDocument>;
  /** The themes of the site's own decks, as these name them. */
  readonly themes: () => Promise<readonly string[]>;
  readonly engine?: DocumentKeeper["engine"];
  readonly now?: () => Date;
}

/** Keeps documents in the browser's own store, for a site that nothing can be written to. */
export class BrowserKeeper implements DocumentKeeper {
  readonly saved = "Kept in this browser";
  /** What could not be kept, so that it can still be saved as a file. */
  readonly #unkept = new Map<string, DocumentId & {readonly text: string}>();
  /** The site's own texts that were given, of which a copy may be kept. */
  readonly #given = new Map<string, string>();
  #opening: Promise<IDBPDatabase<Store>> | undefined;

  constructor(private readonly site: KeeperSite) {}

  async list(): ReturnType<DocumentKeeper["list"]> {
    const store = await this.#open();
    const [documents, bin] = await Promise.all([store.getAll("documents"), store.getAll("bin")]);
    return {
      documents: documents.map(({kind, name, modified}) => ({kind, name, modified})),
      ofSite: (await this.site.list().catch(() => [])).filter(
        (one) => !documents.some(({kind, name}) => kind === one.kind && name === one.name)
      ),
      bin: bin
        .map(({kind, name, id, binned}): BinnedDocument => ({kind, name, id, binned}))
        .sort((a, b) => (a.binned < b.binned ? 1 : -1))
    };
  }

  /** A document that is kept here; else the site's own, which is then kept from its first change. */
  async read(document: DocumentId): Promise<KeptText> {
    const kept = await this.#stored(document).catch((error: unknown) => {
      if (error instanceof StoreError) return undefined;
      throw error;
    });
    if (kept) return kept;
    const text = await this.site.written(document);
    if (text === undefined)
      throw new Error(`${shown(document)} is neither kept in this browser nor a document of this site`);
    this.#given.set(shown(document), text);
    return {text, hash: SITES_OWN};
  }

  /** Whether a document is the site's own, of which no copy is kept yet. */
  async isSites(document: DocumentId): Promise<boolean> {
    return (await this.#stored(document).catch(() => undefined)) === undefined;
  }

  /** What the site has now, where a copy was made of another text of it; undefined where the two are one. */
  async siteChange(document: DocumentId): Promise<SiteChange | undefined> {
    const mine = await this.#stored(document).catch(() => undefined);
    if (mine?.base === undefined) return undefined;
    const theirs = await this.site.written(document).catch(() => undefined);
    return theirs === undefined || theirs === mine.base ? undefined : {base: mine.base, mine, theirs};
  }

  /** Keeps a text as a copy of what the site has now, over that which was read before; the one before is a version. */
  rebase(document: DocumentId, text: string, {mine, theirs}: SiteChange): Promise<string> {
    return this.#keep(document, text, async (transaction) => {
      const before = await unchanged(transaction, document, mine.hash);
      if (before.text !== text) await this.#keepVersion(transaction, before);
      return this.#put(transaction, document, text, theirs);
    });
  }

  write(document: DocumentId, text: string, hash: string): Promise<string> {
    return this.#keep(document, text, async (transaction) => {
      const documents = transaction.objectStore("documents");
      const before = await documents.get(keyOf(document));
      if ((before?.hash ?? SITES_OWN) !== hash) throw conflict(document, before);
      if (before?.text === text) return hash;
      if (before) await this.#keepVersion(transaction, before);
      return this.#put(transaction, document, text, before ? before.base : this.#given.get(shown(document)));
    });
  }

  create(document: DocumentId, text: string): Promise<string> {
    return this.#keep(document, text, async (transaction) => {
      if (await transaction.objectStore("documents").getKey(keyOf(document))) throw taken(document);
      return this.#put(transaction, document, text);
    });
  }

  rename(document: DocumentId, name: string, hash: string): Promise<void> {
    const to = {...document, name};
    refuseName(to);
    return this.#change(async (transaction) => {
      const before = await unchanged(transaction, document, hash);
      const documents = transaction.objectStore("documents");
      if (await documents.getKey(keyOf(to))) throw taken(to);
      // Under another name it is a copy of nothing.
      const {base: _base, ...own} = before;
      await documents.put({...own, name});
      await documents.delete(keyOf(document));
      const versions = transaction.objectStore("versions");
      for (const version of await versions.index("document").getAll(keyOf(document)))
        await versions.put({...version, name});
    });
  }

  bin(document: DocumentId, hash: string): Promise<void> {
    return this.#change(async (transaction) => {
      const before = await unchanged(transaction, document, hash);
      const binned = this.#now();
      await transaction.objectStore("bin").put({...before, id: newId(binned), binned});
      await transaction.objectStore("documents").delete(keyOf(document));
    });
  }

  restore({id}: BinnedDocument): Promise<void> {
    return this.#change(async (transaction) => {
      const [documents, bin] = [transaction.objectStore("documents"), transaction.objectStore("bin")];
      const binned = await bin.get(id);
      if (!binned) throw new Error("it is not in the bin any more; load the page again");
      if (await documents.getKey(keyOf(binned))) throw taken(binned);
      const {id: _id, binned: _when, ...document} = binned;
      await documents.put(document);
      await bin.delete(id);
    });
  }

  async versions(document: DocumentId): Promise<readonly KeptVersion[]> {
    const versions = await (await this.#open()).getAllFromIndex("versions", "document", keyOf(document));
    return versions.map(({id, replaced}) => ({id, replaced})).sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  async version(_document: DocumentId, id: string): Promise<KeptText> {
    const version = await (await this.#open()).get("versions", id);
    if (!version) throw new Error("there is no such version any more; open the versions again");
    return version;
  }

  draw(document: DocumentId, text: string): Promise<DrawnDocument> {
    return this.site.draw(document, text);
  }

  themes(): Promise<readonly string[]> {
    return this.site.themes();
  }

  get engine(): DocumentKeeper["engine"] {
    return this.site.engine;
  }

  /** All documents with their texts, those that could not be kept as they were last given. */
  async all(): Promise<readonly (DocumentId & {readonly text: string})[]> {
    const kept = await this.#open().then(
      (store) => store.getAll("documents"),
      () => []
    );
    const all = new Map(kept.map(({kind, name, text}) => [shown({kind, name}), {kind, name, text}]));
    return [...new Map([...all, ...this.#unkept]).values()];
  }

  #now(): string {
    return (this.site.now?.() ?? new Date()).toISOString();
  }

  async #stored(document: DocumentId): Promise<StoredDocument | undefined> {
    return (await this.#open()).get("documents", keyOf(document));
  }

  async #put(transaction: Writing, document: DocumentId, text: string, base?: string): Promise<string> {
    const modified = this.#now();
    const {kind, name} = document;
    const hash = newId(modified);
    await transaction
      .objectStore("documents")
      .put({kind, name, text, hash, modified, ...(base === undefined ? {} : {base})});
    return hash;
  }

  async #keepVersion(transaction: Writing, before: StoredDocument): Promise<void> {
    const versions = transaction.objectStore("versions");
    const kept = (await versions.index("document").getAll(keyOf(before))).sort((a, b) => (a.id < b.id ? 1 : -1));
    const replaced = this.#now();
    if (kept[0] && Date.parse(replaced) - Date.parse(kept[0].replaced) < APART_MS) return;
    await versions.put({...before, id: newId(replaced), replaced});
    for (const {id} of kept.slice(MOST_VERSIONS - 1)) await versions.delete(id);
  }

  /** Keeps a text; what could not be kept is remembered until it is. */
  async #keep(document: DocumentId, text: string, action: (transaction: Writing) => Promise<string>): Promise<string> {
    refuseName(document);
    const {kind, name} = document;
    this.#unkept.set(shown(document), {kind, name, text});
    const {length} = new TextEncoder().encode(text);
    if (length > LARGEST) throw new Error(`${shown(document)} has ${length} bytes; a document has ${LARGEST} at most`);
    const done = await this.#change(action);
    this.#unkept.delete(shown(document));
    return done;
  }

  /** Does something as a whole or not at all: another tab sees nothing between. */
  async #change<T>(action: (transaction: Writing) => Promise<T>): Promise<T> {
    const transaction = (await this.#open()).transaction(ALL, "readwrite", {durability: "strict"});
    try {
      const done = await action(transaction);
      await transaction.done;
      return done;
    } catch (error) {
      transaction.done.catch(() => undefined);
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
      throw inWords(error);
    }
  }

  #open(): Promise<IDBPDatabase<Store>> {
    const forget = (): void => (this.#opening = undefined);
    this.#opening ??= openStore(this.site.root, forget).catch((error: unknown) => {
      forget();
      throw inWords(error);
    });
    return this.#opening;
  }
}

/** Opens the store of a site, and tells when it has been closed: by the browser, or for a newer page in another tab. */
async function openStore(root: string, closed: () => void): Promise<IDBPDatabase<Store>> {
  return openDB<Store>(`tickmark-documents ${root}`, VERSION, {
    upgrade: (store) => {
      const {objectStoreNames: there} = store;
      if (!there.contains("documents")) store.createObjectStore("documents", {keyPath: ["kind", "name"]});
      if (!there.contains("bin")) store.createObjectStore("bin", {keyPath: "id"});
      if (!there.contains("versions"))
        store.createObjectStore("versions", {keyPath: "id"}).createIndex("document", ["kind", "name"]);
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed
  });
}

/** The browser refuses to keep anything, or to open what it keeps. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** The hash of a document of which this browser keeps no copy yet. */
const SITES_OWN = "";

const keyOf = ({kind, name}: DocumentId): [string, string] => [kind, name];
const shown = ({kind, name}: DocumentId): string => `${FOLDERS[kind]}/${name}.md`;

/** A moment and a random part, so that ids are in the order of time. */
function newId(moment: string): string {
  const random = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36));
  return [moment, ...random].join("-");
}

function refuseName(document: DocumentId): void {
  const why = whyNoName(document.name);
  if (why !== undefined) throw new Error(`name ${JSON.stringify(document.name)}: ${why}`);
}

async function unchanged(transaction: Writing, document: DocumentId, hash: string): Promise<StoredDocument> {
  const before = await transaction.objectStore("documents").get(keyOf(document));
  if (before?.hash !== hash) throw conflict(document, before);
  return before;
}

const conflict = (document: DocumentId, found: KeptText | undefined): ConflictError =>
  new ConflictError(`${shown(document)} has been written in another tab; compare the two and choose`, found);

const taken = (document: DocumentId): Error => new Error(`${shown(document)} is there already; choose another name`);

/** What a browser's store throws, for readers. */
function inWords(error: unknown): unknown {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError")
    return new StoreError(
      "this browser has no more room for this site; save all as a zip, then put what you don’t need into the bin",
      {cause: error}
    );
  if (name === "VersionError")
    return new StoreError("a newer edition of this site has kept documents here; load the page again", {cause: error});
  if (["SecurityError", "InvalidStateError", "UnknownError", "NotAllowedError"].includes(name))
    return new StoreError(
      "this browser lets this site keep nothing (a private window, or its settings); save all as a zip before you leave",
      {cause: error}
    );
  return error;
}
