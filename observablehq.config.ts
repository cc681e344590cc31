import {importBundled} from "./bin/bundled.js";
import type * as ThisSite from "./loaders/site/this-site.js";

// Framework reads this file again when it is touched, and the rest of the code is then bundled anew.
const {thisSite} = (await importBundled("loaders/site/this-site.ts")) as typeof ThisSite;

export default await thisSite();
