import {factsOfEvidence} from "../../src/core/evidence.js";
import {searchIndexOf} from "../../src/core/search/search-index.js";
import type {SearchFile} from "../../src/core/search/search-entry.js";
import {makeFactIndex} from "../../src/views/fact-index.js";
import type {Project} from "../project.js";
import type {Site} from "../render/site.js";
import {bundleClassic, bundleModule} from "./bundle.js";
import {searchEntries} from "./search-entries.js";
import {readSearchPages} from "./search-pages.js";

const SEARCH = "src/components/search/search.ts";
const FACTS = "src/components/facts/facts.ts";

/** What searching and filtering are done with, by path below the compiled folder: their scripts and their indexes. */
export async function findFiles(project: Project, site: Site): Promise<ReadonlyMap<string, string>> {
  const [search, facts, pages] = await Promise.all([
    bundleModule(project.root, SEARCH), bundleClassic(project.root, FACTS), readSearchPages(project, factsOfEvidence(site.evidence))
  ]);
  const file: SearchFile = {version: 1, digest: site.evidence.digest, index: searchIndexOf(searchEntries(site, pages))};
  return new Map([
    ["data/search.js", search], ["data/fact-browser.js", facts],
    ["data/search.json", `${JSON.stringify(file)}\n`], ["data/facts.json", `${JSON.stringify(makeFactIndex(site.evidence))}\n`]
  ]);
}
