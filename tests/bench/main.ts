import {cpus} from "node:os";
import {fileURLToPath} from "node:url";
import {benchBuild} from "./build.js";
import {benchBuilder} from "./builder.js";
import {benchDocuments} from "./documents/documents.js";
import {benchVerifyPdfs} from "./documents/verify-pdfs.js";
import {benchExplore} from "./explore.js";
import {benchFacts} from "./facts.js";
import {benchFirstSlide} from "./first-slide.js";
import {benchLossless} from "./lossless.js";
import type {Measurement} from "./measurement.js";
import {benchPreview} from "./preview.js";
import {benchScale} from "./scale.js";
import {benchSlides} from "./slides.js";
import {benchTables} from "./tables.js";
import {benchVerify} from "./verify.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const benches: Readonly<Record<string, () => readonly Measurement[] | Promise<readonly Measurement[]>>> = {
  verify: () => benchVerify(root),
  build: () => benchBuild(root),
  preview: () => benchPreview(root),
  scale: () => benchScale(),
  tables: () => benchTables(),
  slides: () => benchSlides(root),
  facts: () => benchFacts(root),
  "first-slide": () => benchFirstSlide(root),
  explore: () => benchExplore(),
  documents: async () => [...(await benchDocuments(root)), ...(await benchVerifyPdfs(root))],
  builder: () => benchBuilder(root),
  lossless: benchLossless
};
const asked = process.argv.slice(2);
const measurements: Measurement[] = [];
for (const [name, bench] of Object.entries(benches))
  if (asked.length === 0 || asked.includes(name)) measurements.push(...(await bench()));

console.log(`${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`);
for (const {name, value, unit, aim} of measurements) {
  console.log(
    [name.padEnd(64), value.toFixed(2).padStart(10), unit.padEnd(8), aim === undefined ? "" : `aim: ${aim}`]
      .join(" ")
      .trimEnd()
  );
}
