import {copyFile, mkdir, readdir, rm, stat, symlink, writeFile} from "node:fs/promises";
import {basename, dirname, join, relative} from "node:path";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {filesBelow} from "../read-text.js";
import {readRegistry} from "../sources/registry.js";
import {verify} from "../verify.js";
import {isWritten, openWorkspace} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {EditingError} from "./editing-error.js";
import {makeOwnFolder} from "./safe-files.js";

/** The texts of files by their paths below a workspace’s folder. */
export type FileTexts = ReadonlyMap<string, string>;

/** The most diagnostics that an answer names. */
const MOST_SAID = 3;

/**
 * Tries changes on a copy of a workspace before they are made, so that what `verify` refuses is never written. The copy
 * has the texts as links and no originals, whose reading doesn’t change.
 */
export class Trial {
  /** By path, when and how large the file was that was copied. */
  readonly #copied = new Map<string, string>();

  constructor(private readonly workspace: Workspace) {}

  /** Throws an {@link EditingError} with what `verify` finds wrong after the changes and didn’t before. */
  async refuseUnverified(changes: FileTexts): Promise<void> {
    const copy = await this.#copy();
    for (const [path, text] of changes) {
      this.#copied.delete(path);
      await mkdir(dirname(join(copy.folder, path)), {recursive: true});
      await writeFile(join(copy.folder, path), text);
    }
    const found = (await verify(copy)).report.diagnostics;
    if (found.length === 0) return;
    const before = new Set((await verify(this.workspace)).report.diagnostics.map(keyOf));
    const own = found.filter((one) => !before.has(keyOf(one)));
    if (own.length === 0) return;
    const more = own.length > MOST_SAID ? `; and ${own.length - MOST_SAID} more` : "";
    throw new EditingError(422, `${own.slice(0, MOST_SAID).map(formatDiagnostic).join("; ")}${more}`, {
      ids: own.map(({id = ""}) => id)
    });
  }

  async #copy(): Promise<Workspace> {
    const {workspace} = this;
    const folder = await makeOwnFolder(workspace.folder, basename(workspace.work), "trial", basename(workspace.folder));
    const copy = openWorkspace(folder);
    const paths = await filesBelow(workspace.folder, (path) => isWritten(workspace, path));
    const names = new Set(paths.map((path) => relative(workspace.folder, path)));
    const there = await filesBelow(folder, (path) => isWritten(copy, path));
    for (const path of there) if (!names.has(relative(folder, path))) await rm(path);
    for (const name of names) {
      const {mtimeMs, size} = await stat(join(workspace.folder, name));
      const stamp = `${mtimeMs} ${size}`;
      if (this.#copied.get(name) === stamp) continue;
      await mkdir(dirname(join(folder, name)), {recursive: true});
      await copyFile(join(workspace.folder, name), join(folder, name));
      this.#copied.set(name, stamp);
    }
    await rm(copy.texts, {recursive: true, force: true});
    await mkdir(copy.texts);
    const own = new Set(await readdir(workspace.texts).catch(() => []));
    for (const {file} of await readRegistry(workspace, []))
      if (own.has(file)) await symlink(join(workspace.texts, file), join(copy.texts, file));
    return copy;
  }
}

const keyOf = ({file = "", id = "", message}: Diagnostic): string => [file, id, message].join("\n");
