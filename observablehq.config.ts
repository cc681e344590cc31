import {importBundled} from "./bin/bundled.js";
import type * as ThisSite from "./loaders/site/this-site.js";

// Framework loads this file through tsx; all that it needs is bundled, which is loaded faster.
const {thisSite} = (await importBundled("loaders/site/this-site.ts")) as typeof ThisSite;

export default await thisSite();
