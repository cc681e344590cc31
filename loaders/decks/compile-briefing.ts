import type {Briefing} from "../../src/core/briefing/read-briefing.js";
import type {CompiledBriefing, ShownBlock} from "../../src/core/deck/compiled.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {DocumentSetting} from "./compile-deck.js";
import {BRIEFING_ROOM} from "../../src/core/deck/stage.js";
import {documentEvidence} from "./evidence.js";
import {unshownOverCharts} from "./headline.js";
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
  const section = new Section(site, {file, line: 1, picture, room: BRIEFING_ROOM, footnotes: "letters"}, diagnostics);
  const headline = section.inline(written.headline);
  const blocks = section.blocks(written.blocks);
  const footnotes = section.footnotes();
  for (const own of belowHeadings(blocks))
    for (const {chart, message} of unshownOverCharts([], own))
      messages.push({file, line: (chart && section.lines.get(chart)) ?? 1, message});
  section.seeOpenPoints();
  const caveats = section.caveats();
  const {title, subtitle, author, date, period, lang, paper, standing} = written;
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
    ...(paper === undefined ? {} : {paper}),
    ...(standing === undefined ? {} : {standing}),
    headline,
    blocks,
    ...(footnotes.length > 0 ? {footnotes} : {}),
    caveats,
    openPoints: section.openPoints(),
    messages: [...messages, ...section.missing],
    ...documentEvidence([section], site)
  };
  return {briefing, diagnostics, missing: section.missing};
}

/** The blocks of each section, with its heading if it has one. */
function belowHeadings(blocks: readonly ShownBlock[]): readonly (readonly ShownBlock[])[] {
  const sections: ShownBlock[][] = [[]];
  for (const block of blocks) {
    if (block.type === "heading" && block.level <= 2) sections.push([]);
    sections.at(-1)!.push(block);
  }
  return sections;
}
