import {factsOfEvidence} from "../../src/core/evidence.js";
import {searchIndexOf} from "../../src/core/search/search-index.js";
import type {SearchFile} from "../../src/core/search/search-index.js";
import {makeFactIndex} from "../../src/views/fact-index.js";
import type {OwnPage} from "../pages/own-pages.js";
import type {Site} from "../render/site.js";
import type {Workspace} from "../workspace.js";
import {bundleClassic, bundleModule} from "./bundle.js";
import {readSearchPages, searchEntries} from "./search-entries.js";

const SEARCH = "src/components/search/search.ts";
const FACTS = "src/components/facts/facts.ts";

/** Bundles the scripts for searching and filtering, by path below the compiled folder. */
export async function bundleFind(root: string): Promise<ReadonlyMap<string, string>> {
  const [search, facts] = await Promise.all([bundleModule(root, SEARCH), bundleClassic(root, FACTS)]);
  return new Map([
    ["data/search.js", search],
    ["data/fact-browser.js", facts]
  ]);
}

/** Makes the indexes for searching and filtering, by path below the compiled folder. */
export async function findIndexes(
  workspace: Workspace,
  own: readonly OwnPage[],
  site: Site
): Promise<ReadonlyMap<string, string>> {
  const pages = await readSearchPages(workspace, own, factsOfEvidence(site.evidence));
  const file: SearchFile = {version: 1, digest: site.evidence.digest, index: searchIndexOf(searchEntries(site, pages))};
  return new Map([
    ["data/search.json", `${JSON.stringify(file)}\n`],
    ["data/facts.json", `${JSON.stringify(makeFactIndex(site.evidence))}\n`]
  ]);
}
