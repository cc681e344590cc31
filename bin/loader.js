import {relative} from "node:path";
import {fileURLToPath} from "node:url";
import {importBundled} from "./bundled.js";

// Framework runs a data loader as: interpreter, loader, arguments.
const root = fileURLToPath(new URL("..", import.meta.url));
await importBundled(relative(root, process.argv[2]));
