import type {Briefing} from "../../src/core/briefing/read-briefing.js";
import type {CompiledBriefing} from "../../src/core/deck/compiled.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {DocumentSetting} from "./compile-deck.js";
import {BRIEFING_ROOM} from "../../src/core/deck/stage.js";
import {documentEvidence} from "./evidence.js";
import {noPictures} from "./pictures.js";
import {Section} from "./section.js";

/**
 * A compiled briefing with its diagnostics; one with diagnostics is incomplete and must not be shown as if it were
 * whole.
 */
interface CompiledBriefingResult {
  readonly briefing: CompiledBriefing;
  readonly diagnostics: readonly Diagnostic[];
  /** Pictures that can't be had: the briefing says so in their place, and can be shown. */
  readonly missing: readonly Diagnostic[];
}

/** Compiles a briefing: evaluates its numbers and draws its charts. `file` is named in messages. */
export function compileBriefing(
  written: Briefing,
  {name, file, site, picture = noPictures}: DocumentSetting
): CompiledBriefingResult {
  const said = written.messages.map(({kind, line, message}) => ({kind, diagnostic: {file, line, message}}));
  const diagnostics: Diagnostic[] = said.filter(({kind}) => kind === "error").map(({diagnostic}) => diagnostic);
  const messages = said.filter(({kind}) => kind !== "error").map(({diagnostic}) => diagnostic);
  const section = new Section(site, {file, line: 1, picture, room: BRIEFING_ROOM}, diagnostics);
  const headline = section.inline(written.headline);
  const blocks = section.blocksWithoutFoot(written.blocks);
  section.seeOpenPoints();
  const caveats = section.caveats();
  const {title, subtitle, author, date, period, lang} = written;
  const briefing: CompiledBriefing = {
    kind: "briefing",
    name,
    file,
    title: title || name,
    subtitle,
    author,
    date,
    period,
    lang,
    headline,
    blocks,
    caveats,
    openPoints: section.openPoints(),
    messages: [...messages, ...section.missing],
    ...documentEvidence([section], site)
  };
  return {briefing, diagnostics, missing: section.missing};
}
