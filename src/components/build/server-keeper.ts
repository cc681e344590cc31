import type {DocumentId} from "../../core/editing/document-id.js";
import type {DrawnDocument} from "../../core/editing/drawn-document.js";
import {siteRoot} from "../site-links.js";
import {ConflictError} from "./document-keeper.js";
import type {BinnedDocument, DocumentKeeper, KeptText, KeptVersion} from "./document-keeper.js";

/** The keeper of the preview that serves the page, by the token that it gives the builder's pages. */
export function servedKeeper(document: Document): ServerKeeper {
  const token = document.querySelector<HTMLMetaElement>('meta[name="tickmark-write"]')?.content ?? "";
  if (token === "") throw new Error("The preview has given this page no token; load it again.");
  return new ServerKeeper(document, token, (...given) => fetch(...given));
}

/** Keeps documents as files of the workspace, by the write API of the preview that serves the page. */
export class ServerKeeper implements DocumentKeeper {
  readonly saved = "Saved";
  readonly #address: string;

  constructor(
    document: Document,
    private readonly token: string,
    private readonly ask: typeof fetch
  ) {
    this.#address = new URL("_tickmark/", siteRoot(document)).href;
  }

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

  async #post<T>(action: string, given: object): Promise<T> {
    const response = await this.ask(`${this.#address}${action}`, {
      method: "POST",
      headers: {"Content-Type": "application/json", "Tickmark-Token": this.token},
      body: JSON.stringify(given)
    }).catch((cause: unknown) => {
      throw new Error("the preview doesn’t answer; see that `npm start` still runs", {cause});
    });
    const content = (await response.json()) as T & {
      readonly message?: string;
      readonly text?: string | null;
      readonly hash?: string | null;
    };
    if (response.ok) return content;
    const {message = `status ${response.status}`, text, hash} = content;
    if (response.status === 409 && (action === "write" || hash !== undefined))
      throw new ConflictError(message, typeof text === "string" && hash ? {text, hash} : undefined);
    throw new Error(message);
  }
}
