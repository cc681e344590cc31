import {mkdirSync, writeFileSync} from "node:fs";
import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {BUILD_MARK, BUILD_MARK_TEXT} from "../output-folder.js";
import type {Chrome} from "./chrome.js";

/**
 * The temporary folder of a build beside its output: HTML that is put into the pages last, their head and footer, and
 * the content's diagnostics. Framework's process writes it; the process that called Framework reads it.
 */
export class BuildFolder {
  readonly parts: string;

  constructor(output: string) {
    this.parts = `${output}.parts`;
  }

  /** Creates the folder anew with {@link BUILD_MARK}, so that the remains of an interrupted build are recognised. */
  async begin(): Promise<void> {
    await this.remove();
    await mkdir(this.parts, {recursive: true});
    await writeFile(join(this.parts, BUILD_MARK), BUILD_MARK_TEXT);
  }

  writeDiagnostics(diagnostics: readonly Diagnostic[]): void {
    this.write("diagnostics.json", diagnostics);
  }

  writeChrome(chrome: Chrome): void {
    this.write("chrome.json", chrome);
  }

  /** The content's diagnostics; empty if none were written. */
  async readDiagnostics(): Promise<readonly Diagnostic[]> {
    return (await this.read<readonly Diagnostic[]>("diagnostics.json")) ?? [];
  }

  readChrome(): Promise<Chrome | undefined> {
    return this.read<Chrome>("chrome.json");
  }

  async remove(): Promise<void> {
    await rm(this.parts, {recursive: true, force: true});
  }

  private write(name: string, value: unknown): void {
    mkdirSync(this.parts, {recursive: true});
    writeFileSync(join(this.parts, name), JSON.stringify(value));
  }

  private async read<T>(name: string): Promise<T | undefined> {
    const text = await readFile(join(this.parts, name), "utf8").catch(absent);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
