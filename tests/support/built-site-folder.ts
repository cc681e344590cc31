import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {TestProject} from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder that a test run's one build of the site stands in. */
    readonly builtSiteFolder: string;
  }
}

/** Makes the folder of a run's build; nothing is built until a test asks for it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-site-"));
  project.provide("builtSiteFolder", folder);
  return () => rm(folder, {recursive: true, force: true});
}
