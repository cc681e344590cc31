import type {DocumentId} from "../../core/editing/document-id.js";
import type {DrawnDocument} from "../../core/editing/drawn-document.js";

/** A document's text and the hash of its bytes, by which a later write knows whether it has become another. */
export interface KeptText {
  readonly text: string;
  readonly hash: string;
}

/** A document in the list. */
export interface ListedDocument extends DocumentId {
  /** ISO 8601. */
  readonly modified: string;
}

/** A document in the bin; its `id` takes it out again. */
export interface BinnedDocument extends DocumentId {
  readonly id: string;
  readonly binned: string;
}

/** What there is, where documents are kept. */
export interface DocumentList {
  readonly documents: readonly ListedDocument[];
  readonly bin: readonly BinnedDocument[];
  /** The documents of a published site of which no copy is kept. */
  readonly ofSite?: readonly DocumentId[];
}

/** An earlier state of a document, until the moment when it was replaced. */
export interface KeptVersion {
  readonly id: string;
  readonly replaced: string;
}

/** What runs queries in the browser once it is started; `bytes` is how much is fetched for it. */
export interface StartedEngine {
  readonly bytes: number;
  readonly start: () => Promise<void>;
}

/** Where documents are kept: files of the workspace, or this browser. */
export interface DocumentKeeper {
  /** What the status says once all is written. */
  readonly saved: "Saved" | "Kept in this browser";
  list(): Promise<DocumentList>;
  read(document: DocumentId): Promise<KeptText>;
  /** Gives the new hash. Rejects with a {@link ConflictError} where it has become another than that of `hash`. */
  write(document: DocumentId, text: string, hash: string): Promise<string>;
  create(document: DocumentId, text: string): Promise<string>;
  rename(document: DocumentId, name: string, hash: string): Promise<void>;
  bin(document: DocumentId, hash: string): Promise<void>;
  restore(binned: BinnedDocument): Promise<void>;
  versions(document: DocumentId): Promise<readonly KeptVersion[]>;
  version(document: DocumentId, id: string): Promise<KeptText>;
  draw(document: DocumentId, text: string): Promise<DrawnDocument>;
  /** What decks can name as their theme besides those that come with the engine, as decks write it. */
  themes(): Promise<readonly string[]>;
  /** What runs a notebook's own queries; absent where they are run as it is drawn, or can't be. */
  readonly engine?: StartedEngine | undefined;
  /** Puts a picture beside the documents of a kind; gives its path from them. Absent where pictures can't be kept. */
  readonly addPicture?: (kind: DocumentId["kind"], file: File) => Promise<string>;
}

/** A document has become another since it was read; `found` is what is there now, undefined if nothing is. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";

  constructor(
    message: string,
    readonly found: KeptText | undefined
  ) {
    super(message);
  }
}
