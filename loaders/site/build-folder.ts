import {mkdirSync, writeFileSync} from "node:fs";
import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import type {Fault} from "../../src/core/fault.js";
import type {Furniture} from "./furniture.js";

/**
 * What a build keeps beside its output until the site is finished: what was drawn and set apart, the furniture, and what is wrong with the
 * content. Framework's process writes it; the one that called Framework reads it.
 */
export class BuildFolder {
  readonly parts: string;

  constructor(output: string) {
    this.parts = `${output}.parts`;
  }

  writeFaults(faults: readonly Fault[]): void {
    this.write("faults.json", faults);
  }

  writeFurniture(furniture: Furniture): void {
    this.write("furniture.json", furniture);
  }

  /** What is wrong with the content; nothing if nothing was said. */
  async readFaults(): Promise<readonly Fault[]> {
    return (await this.read<readonly Fault[]>("faults.json")) ?? [];
  }

  readFurniture(): Promise<Furniture | undefined> {
    return this.read<Furniture>("furniture.json");
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
