import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Project} from "./project.js";

/** The project's version, from its package.json. */
export async function readVersion({root}: Project): Promise<string> {
  const {version} = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {version?: string};
  return version ?? "0.0.0";
}
