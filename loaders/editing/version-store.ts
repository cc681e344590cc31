import {copyFile, link, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import type {DocumentId} from "../../src/core/editing/document-id.js";
import {EditingError} from "./editing-error.js";
import {codeOf, readOwnFile} from "./safe-files.js";

/** An earlier state of a document. */
export interface Version {
  /** Names it: the moment when it was replaced, and the start of its hash. */
  readonly id: string;
  /** When it was replaced, in ISO 8601. */
  readonly replaced: string;
}

/** Versions younger than this before a save by the same hand are one with it. */
const APART_MS = 60_000;
const KEPT_MS = 30 * 24 * 3600 * 1000;
const MOST = 200;

const ID = /^(\d{4}-\d\d-\d\dT\d{2})-(\d{2})-(\d{2}\.\d{3}Z)-[0-9a-f]{12}$/;

/**
 * Keeps earlier states of documents in folders that `makeFolder` makes: one a minute while somebody types, for thirty
 * days, 200 of a document at most.
 */
export class VersionStore {
  constructor(
    private readonly makeFolder: (...parts: readonly string[]) => Promise<string>,
    private readonly now: () => Date
  ) {}

  /**
   * Keeps a file that is about to be replaced. `isOwn` says that it was written here too: then it is left out if one
   * was kept within the minute.
   */
  async keep(document: DocumentId, path: string, hash: string, {isOwn}: {readonly isOwn: boolean}): Promise<void> {
    const now = this.now();
    const versions = await this.list(document);
    const latest = versions[0];
    if (isOwn && latest && now.getTime() - Date.parse(latest.replaced) < APART_MS) return;
    const folder = await this.#folder(document);
    const id = `${now.toISOString().replaceAll(":", "-")}-${hash.slice(0, 12)}`;
    // The file is replaced whole, not written into: a link keeps it without taking room.
    await link(path, join(folder, `${id}.md`)).catch(async (error: unknown) => {
      if (codeOf(error) !== "EEXIST") await copyFile(path, join(folder, `${id}.md`));
    });
    const outlived = versions.filter(
      ({replaced}, i) => i >= MOST - 1 || now.getTime() - Date.parse(replaced) > KEPT_MS
    );
    await Promise.all(outlived.map((version) => rm(join(folder, `${version.id}.md`), {force: true})));
  }

  /** The versions of a document, the latest first. */
  async list(document: DocumentId): Promise<readonly Version[]> {
    const names = await readdir(await this.#folder(document));
    return names
      .filter((name) => name.endsWith(".md"))
      .map((name) => name.slice(0, -3))
      .flatMap((id) => {
        const [, hour, minute, second] = ID.exec(id) ?? [];
        return hour === undefined ? [] : [{id, replaced: `${hour}:${minute!}:${second!}`}];
      })
      .sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  /** The bytes of a version. Throws an {@link EditingError} if there is none of this id. */
  async read(document: DocumentId, id: unknown): Promise<Uint8Array> {
    const known = typeof id === "string" && ID.test(id);
    const bytes = known ? await readOwnFile(join(await this.#folder(document), `${id}.md`), id) : undefined;
    if (bytes === undefined)
      throw new EditingError(404, `version ${JSON.stringify(id)}: there is none; list them anew`);
    return bytes;
  }

  async #folder({kind, name}: DocumentId): Promise<string> {
    return this.makeFolder("versions", kind, name);
  }
}
