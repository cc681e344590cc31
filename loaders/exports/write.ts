import {createHash} from "node:crypto";
import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {DiagnosticsError} from "../../src/core/diagnostic.js";

/** A file that was written: its path below the folder, its size and its SHA-256. */
export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a file of an export beside its place and renames it, so that no half-written one is ever seen. Throws a
 * DiagnosticsError that says what to do.
 */
export async function writeExport(folder: string, file: string, contents: string | Uint8Array): Promise<WrittenFile> {
  const path = join(folder, file);
  const next = `${path}.${process.pid}.tmp`;
  const bytes = typeof contents === "string" ? new TextEncoder().encode(contents) : contents;
  pending.add(next);
  try {
    await mkdir(dirname(path), {recursive: true});
    await rm(next, {force: true});
    await writeFile(next, bytes, {flag: "wx"});
    await rename(next, path);
  } catch (cause) {
    await rm(next, {force: true}).catch(() => undefined);
    throw new DiagnosticsError([
      {
        file: path,
        message: `can't be written (${(cause as NodeJS.ErrnoException).code ?? String(cause)}); name a folder that can be written with --out`
      }
    ]);
  } finally {
    pending.delete(next);
  }
  return {file, bytes: bytes.length, sha256: sha256(bytes)};
}

/** Paths of partly written temporary files; they are removed when the process is stopped. */
export const pending = new Set<string>();

/** A written file with its contents; undefined if there is none. */
async function readWritten(
  folder: string,
  file: string
): Promise<(WrittenFile & {readonly contents: Uint8Array}) | undefined> {
  const contents = await readFile(join(folder, file)).catch(() => undefined);
  return contents && {file, bytes: contents.length, sha256: sha256(contents), contents};
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The record of an interrupted export: the key of its content and the files that it has written. */
interface Begun {
  readonly key: string;
  readonly files: readonly WrittenFile[];
}

/**
 * Records the files that an export has written, in a file beside them, so that an interrupted export can be resumed.
 */
export class ProgressFile {
  private readonly files = new Map<string, WrittenFile>();

  private constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly key: string
  ) {}

  /** Opens the record of an interrupted export of the same content; only files that are still as written count. */
  static async open(folder: string, document: string, key: string): Promise<ProgressFile> {
    const progress = new ProgressFile(folder, `.${document}.export.json`, key);
    for (const file of await progress.left()) {
      const standing = await readWritten(folder, file.file);
      if (standing?.sha256 === file.sha256) progress.files.set(file.file, file);
    }
    return progress;
  }

  /** A file that an export of the same content has written already. */
  written(file: string): WrittenFile | undefined {
    return this.files.get(file);
  }

  async add(file: WrittenFile): Promise<void> {
    this.files.set(file.file, file);
    await writeExport(
      this.folder,
      this.name,
      `${JSON.stringify({key: this.key, files: [...this.files.values()]} satisfies Begun)}\n`
    );
  }

  /** Removes the record when the export has ended. */
  async end(): Promise<void> {
    await rm(join(this.folder, this.name), {force: true});
  }

  private async left(): Promise<readonly WrittenFile[]> {
    const found = await readWritten(this.folder, this.name);
    if (!found) return [];
    try {
      const {key, files} = JSON.parse(new TextDecoder().decode(found.contents)) as Begun;
      return key === this.key ? files : [];
    } catch {
      return [];
    }
  }
}
