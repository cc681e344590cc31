import {tsImport} from "tsx/esm/api";
import type * as ThisSite from "./loaders/site/this-site.js";

// Framework reads this file again when it is touched; tsImport then reads the rest of the code again too, not from a cache.
const {thisSite} = (await tsImport("./loaders/site/this-site.ts", import.meta.url)) as typeof ThisSite;

export default await thisSite(import.meta.dirname);
