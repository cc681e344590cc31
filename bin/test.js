import {dirname} from "node:path";
import {fileURLToPath} from "node:url";
import {ensureInstalled} from "./install.js";

try {
  ensureInstalled(dirname(dirname(fileURLToPath(import.meta.url))));
  const {importBundled} = await import("./bundled.js");
  await importBundled("bin/run-tests.ts");
} catch (error) {
  console.error(`tickmark: ${error.message}`);
  console.log("\n0 passed, 1 failed");
  process.exitCode = 1;
}
