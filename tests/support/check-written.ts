import type {ChartLibrary} from "../../loaders/prose/chart-library.js";
import {checkBriefing, checkDeck} from "../../loaders/prose/check-decks.js";
import {checkPage} from "../../loaders/prose/check-pages.js";
import type {ProseReport} from "../../loaders/prose/check-text.js";
import {readDeck} from "../../src/core/deck/read-deck.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import type {ManuscriptKind} from "../../src/core/manuscript/reading.js";

const CHECKS = {
  notebook: checkPage,
  deck: (manuscript: Manuscript, charts: ChartLibrary, report: ProseReport) =>
    checkDeck(readDeck(manuscript), charts, report),
  briefing: checkBriefing,
  note: checkBriefing
} as const;

/** Checks a text as what it is. */
export function checkWritten(
  text: string,
  kind: ManuscriptKind,
  file: string,
  charts: ChartLibrary,
  report: ProseReport
): void {
  CHECKS[kind](readManuscript(text, {kind, file}), charts, report);
}
