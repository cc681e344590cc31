import {siteStyle} from "../exports/print-html.js";
import {bundleAlone, bundleModule} from "./bundle.js";

const DECK = "src/components/downloads/deck.ts";
const BRIEFING = "src/components/downloads/briefing.ts";

/** What a page makes files of its deck or briefing with, by path below the compiled folder. Throws a FaultsError that names each place esbuild objects to. */
export async function bundleDownloads(root: string): Promise<ReadonlyMap<string, string>> {
  const [deck, briefing, alone, style] = await Promise.all([bundleModule(root, DECK), bundleModule(root, BRIEFING), bundleAlone(root), siteStyle()]);
  return new Map([["data/deck-files.js", deck], ["data/briefing-files.js", briefing], ["data/alone.js", alone], ["data/alone.css", style]]);
}
