import {dirname} from "node:path";
import {fileURLToPath} from "node:url";
import {ensureInstalled} from "./install.js";

try {
  ensureInstalled(dirname(dirname(fileURLToPath(import.meta.url))), {dev: false});
  process.argv.splice(2, 0, "start");
  await import("./tickmark.js");
} catch (error) {
  console.error(`tickmark: ${error.message}`);
  process.exit(1);
}
