import type {DocumentId} from "../../core/editing/document-id.js";
import type {DrawnDocument} from "../../core/editing/drawn-document.js";
import {RefusedError, WriteClient, writeToken} from "../write-client.js";
import {ConflictError} from "./document-keeper.js";
import type {BinnedDocument, DocumentKeeper, KeptText, KeptVersion} from "./document-keeper.js";

/** The keeper of the preview that serves the page, by the token that it gives the builder's pages. */
export function servedKeeper(document: Document): ServerKeeper {
  const token = writeToken(document);
  if (token === undefined) throw new Error("The preview has given this page no token; load it again.");
  return new ServerKeeper(new WriteClient(document, token, (...given) => fetch(...given)));
}

/** Keeps documents as files of the workspace, by the write API of the preview that serves the page. */
export class ServerKeeper implements DocumentKeeper {
  readonly saved = "Saved";

  constructor(private readonly client: WriteClient) {}

  list(): ReturnType<DocumentKeeper["list"]> {
    return this.#post("list", {});
  }

  read(document: DocumentId): Promise<KeptText> {
    return this.#post("read", document);
  }

  async write(document: DocumentId, text: string, hash: string): Promise<string> {
    return (await this.#post<{hash: string}>("write", {...document, text, hash})).hash;
  }

  async create(document: DocumentId, text: string): Promise<string> {
    return (await this.#post<{hash: string}>("create", {...document, text})).hash;
  }

  async rename(document: DocumentId, to: string, hash: string): Promise<void> {
    await this.#post("rename", {...document, to, hash});
  }

  async bin(document: DocumentId, hash: string): Promise<void> {
    await this.#post("bin", {...document, hash});
  }

  async restore({kind, id}: BinnedDocument): Promise<void> {
    await this.#post("restore", {kind, id});
  }

  async versions(document: DocumentId): Promise<readonly KeptVersion[]> {
    return (await this.#post<{versions: readonly KeptVersion[]}>("versions", document)).versions;
  }

  version(document: DocumentId, id: string): Promise<KeptText> {
    return this.#post("version", {...document, id});
  }

  draw(document: DocumentId, text: string): Promise<DrawnDocument> {
    return this.#post("draw", {...document, text});
  }

  async themes(): Promise<readonly string[]> {
    return (await this.#post<{themes: readonly string[]}>("themes", {})).themes;
  }

  readonly addPicture = async (kind: DocumentId["kind"], file: File): Promise<string> => {
    const bytes = base64Of(new Uint8Array(await file.arrayBuffer()));
    return (await this.#post<{path: string}>("picture", {kind, name: file.name, bytes})).path;
  };

  async #post<T>(action: string, given: object): Promise<T> {
    try {
      return await this.client.post<T>(action, given);
    } catch (error) {
      if (!(error instanceof RefusedError) || error.status !== 409) throw error;
      const {text, hash} = error.refusal;
      if (action !== "write" && hash === undefined) throw error;
      throw new ConflictError(
        error.message,
        typeof text === "string" && typeof hash === "string" && hash !== "" ? {text, hash} : undefined
      );
    }
  }
}

/** How many bytes are written at once: a call takes no more arguments. */
const AT_ONCE = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return btoa(text);
}
