import type {CompiledBriefing, ShownInline} from "../deck/compiled.js";
import {partsOf} from "../deck/walk.js";

/** The caveats of a briefing that stand below none of its charts. */
export function unsaidCaveats({blocks, caveats}: Pick<CompiledBriefing, "blocks" | "caveats">): readonly (readonly ShownInline[])[] {
  const said = new Set([...partsOf(blocks)].flatMap((part) => ("chart" in part ? part.chart.notes.map((note) => JSON.stringify(note)) : [])));
  return caveats.filter((caveat) => !said.has(JSON.stringify(caveat)));
}
