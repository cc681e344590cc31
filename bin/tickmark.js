#!/usr/bin/env node
import {importBundled} from "./bundled.js";

await importBundled("bin/main.ts");
