import type {Briefing} from "../../src/core/briefing/read-briefing.js";
import type {CompiledBriefing} from "../../src/core/deck/compiled.js";
import type {Fault} from "../../src/core/fault.js";
import type {DocumentSetting} from "./compile.js";
import {documentEvidence} from "./evidence.js";
import {noPictures} from "./pictures.js";
import {Stretch} from "./stretch.js";

/** A briefing worked out, with everything that is wrong in it; one with faults is not to be shown as if it were whole. */
interface CompiledBriefingResult {
  readonly briefing: CompiledBriefing;
  readonly faults: readonly Fault[];
}

/** Works out every number and chart of a briefing. `file` is named in messages. */
export function compileBriefing(written: Briefing, {name, file, site, picture = noPictures}: DocumentSetting): CompiledBriefingResult {
  const said = written.messages.map(({kind, line, message}) => ({kind, fault: {file, line, message}}));
  const faults: Fault[] = said.filter(({kind}) => kind === "error").map(({fault}) => fault);
  const messages = said.filter(({kind}) => kind !== "error").map(({fault}) => fault);
  const stretch = new Stretch(site, {file, line: 1, picture}, faults);
  const headline = stretch.inline(written.headline);
  const blocks = stretch.blocks(written.blocks);
  const caveats = stretch.caveats();
  const {title, subtitle, author, date, period, lang} = written;
  const briefing: CompiledBriefing = {
    kind: "briefing", name, file, title: title || name, subtitle, author, date, period, lang, headline, blocks, caveats, openPoints: stretch.openPoints(), messages,
    ...documentEvidence([stretch], site)
  };
  return {briefing, faults};
}
