import {mkdirSync, writeFileSync} from "node:fs";
import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {BUILD_MARK, BUILD_MARK_TEXT} from "../output-folder.js";
import type {Chrome} from "./chrome.js";

/**
 * What a build keeps beside its output until the site is finished: what was drawn and set apart, the chrome, and what
 * is wrong with the content. Framework's process writes it; the one that called Framework reads it.
 */
export class BuildFolder {
  readonly parts: string;

  constructor(output: string) {
    this.parts = `${output}.parts`;
  }

  /** Makes the folder anew, marked, so that what a build leaves that is broken off is known as ours. */
  async begin(): Promise<void> {
    await this.remove();
    await mkdir(this.parts, {recursive: true});
    await writeFile(join(this.parts, BUILD_MARK), BUILD_MARK_TEXT);
  }

  writeDiagnostics(diagnostics: readonly Diagnostic[]): void {
    this.write("faults.json", diagnostics);
  }

  writeChrome(chrome: Chrome): void {
    this.write("chrome.json", chrome);
  }

  /** What is wrong with the content; nothing if nothing was said. */
  async readDiagnostics(): Promise<readonly Diagnostic[]> {
    return (await this.read<readonly Diagnostic[]>("faults.json")) ?? [];
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
