import {strToU8, zipSync} from "fflate";
import type {ZipOptions} from "fflate";
import type {CompiledBriefing, CompiledDeck} from "../../core/deck/compiled.js";
import {chartFiles} from "../../exports/chart-svg.js";
import {siteOfPage} from "./load-parts.js";
import {TYPES} from "./made-file.js";
import type {MadeFile} from "./made-file.js";

/** The earliest time that a zip can hold, by the machine's own clock, as zips count. */
const TIME = new Date(1980, 0, 1);

/** Every chart of a document that is a drawing, as SVG, in one zip; throws where there is none. */
export function chartsZip(compiled: CompiledDeck | CompiledBriefing, document: Document): MadeFile {
  const charts = [...chartFiles(compiled, {document, site: siteOfPage(document)})];
  if (charts.length === 0) throw new Error("There is no chart here that is a drawing.");
  const files = Object.fromEntries(charts.map(([id, svg]) => [`${id}.svg`, [strToU8(svg), {mtime: TIME}] as [Uint8Array, ZipOptions]]));
  return {name: `${compiled.name}-svg.zip`, type: TYPES.zip, contents: Uint8Array.from(zipSync(files))};
}
