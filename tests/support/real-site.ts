import {fileURLToPath} from "node:url";
import {openWorkspace} from "../../loaders/workspace.js";
import {siteOf} from "../../loaders/render/site.js";
import type {Site} from "../../loaders/render/site.js";
import {verify} from "../../loaders/verify.js";

let made: Promise<Site> | undefined;

/** The site of this project's own data, compiled once for each test file; the documents may be absent. */
export function realSite(): Promise<Site> {
  made ??= verify(openWorkspace(fileURLToPath(new URL("../../data", import.meta.url)))).then(siteOf);
  return made;
}
