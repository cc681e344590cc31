import {rm} from "node:fs/promises";
import {join} from "node:path";
import type {WrittenFile} from "./write.js";
import {readWritten, writeExport} from "./write.js";

/** What an export that did not end left behind: what it was of, and the files that it had written. */
interface Begun {
  readonly key: string;
  readonly files: readonly WrittenFile[];
}

/** The files of an export so far, remembered beside them so that one that was broken off goes on where it stopped. */
export class ProgressFile {
  private readonly files = new Map<string, WrittenFile>();

  private constructor(private readonly folder: string, private readonly name: string, private readonly key: string) {}

  /** Takes up what an export of the same content left in a folder: files that stand as they were written. */
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
    await writeExport(this.folder, this.name, `${JSON.stringify({key: this.key, files: [...this.files.values()]} satisfies Begun)}\n`);
  }

  /** Forgets: the export has ended. */
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
