import {fileURLToPath} from "node:url";
import type {OwnPage} from "../../loaders/pages/own-pages.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {siteOf} from "../../loaders/render/site.js";
import type {Site} from "../../loaders/render/site.js";
import {verify} from "../../loaders/verify.js";
import type {Verified} from "../../loaders/verify.js";

let verified: Promise<Verified> | undefined;
let made: Promise<Site> | undefined;

/** This project's own data, verified once for each test file; the documents may be absent. */
export function realData(): Promise<Verified> {
  verified ??= verify(openWorkspace(fileURLToPath(new URL("../../data", import.meta.url))));
  return verified;
}

/** The site of this project's own data. */
export function realSite(): Promise<Site> {
  made ??= realData().then(siteOf);
  return made;
}

/** The site's own pages, as they are for this project's own data. */
export async function realPages(): Promise<readonly OwnPage[]> {
  return (await realData()).own;
}
