import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {TestProject} from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder that a test run's builds of sites stand in, one of each workspace. */
    readonly builtSitesFolder: string;
  }
}

/** Makes the folder of a run's builds; nothing is built until a test asks for it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-sites-"));
  project.provide("builtSitesFolder", folder);
  return () => rm(folder, {recursive: true, force: true});
}
