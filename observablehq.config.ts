import {tsImport} from "tsx/esm/api";

// Framework reads this file again when it is touched; importing the rest by tsImport then reads all of it again, not from a cache.
const {siteConfig} = (await tsImport("./loaders/site/config.ts", import.meta.url)) as typeof import("./loaders/site/config.ts");
const {definitions} = (await tsImport("./loaders/definitions.ts", import.meta.url)) as typeof import("./loaders/definitions.ts");

export default await siteConfig({root: import.meta.dirname, definitions, base: process.env.TICKMARK_BASE ?? "/"});
