import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parseBriefing} from "../../src/core/briefing/parse.js";
import type {WrittenBlock, WrittenInline} from "../../src/core/deck/blocks.js";
import type {DeckMessage} from "../../src/core/deck/deck.js";
import {deckMetadata} from "../../src/core/deck/metadata.js";
import {parseDeck} from "../../src/core/deck/parse.js";
import {slideBlocks} from "../../src/core/deck/slide-blocks.js";
import {numbersOf, partsOf, plainText} from "../../src/core/deck/walk.js";
import {filesBelow} from "../digest.js";
import {shownPath} from "../project.js";
import type {Project} from "../project.js";
import type {ProseReport} from "./check-text.js";
import type {ChartLibrary} from "./chart-library.js";
import {checkChartFence} from "./check-data.js";

/** Checks every deck and briefing of a project: numbers evaluate, charts exist, and no other number stands in them. */
export async function checkDecks(project: Project, charts: ChartLibrary, report: ProseReport): Promise<void> {
  const markdown = (folder: string) => filesBelow(join(project.data, folder), (file) => file.endsWith(".md"));
  for (const path of await markdown("decks")) checkDeck(await readFile(path, "utf8"), shownPath(project, path), charts, report);
  for (const path of await markdown("briefings")) checkBriefing(await readFile(path, "utf8"), shownPath(project, path), charts, report);
}

/** Checks one deck. */
export function checkDeck(text: string, file: string, charts: ChartLibrary, report: ProseReport): void {
  const deck = parseDeck(text);
  const {title, subtitle, period, messages} = deckMetadata(deck);
  hear([...deck.messages, ...messages], file, report);
  report.page(file).title = title;
  report.plain(file, 1, [title, subtitle, period].join("\n"));
  for (const slide of deck.slides) {
    const parts = slideBlocks(slide);
    hear(parts.messages, file, report);
    const place = {file, text, line: slide.line};
    checkInline(parts.title, place, report);
    checkBlocks([...parts.blocks, ...parts.notes], place, charts, report);
  }
}

/** Checks one briefing. */
export function checkBriefing(text: string, file: string, charts: ChartLibrary, report: ProseReport): void {
  const {title, subtitle, period, headline, blocks, messages} = parseBriefing(text);
  hear(messages, file, report);
  report.page(file).title = title;
  report.plain(file, 1, [title, subtitle, period].join("\n"));
  checkInline(headline, {file, text, line: 1}, report);
  checkBlocks(blocks, {file, text, line: 1}, charts, report);
}

/** What is dropped from a stranger's deck is told; in a project's own it is a fault. */
function hear(messages: readonly DeckMessage[], file: string, report: ProseReport): void {
  for (const {line, kind, message} of messages) if (kind !== "warning") report.fault(file, line, message);
}

/** Where prose stands: the file with its text, and the line from which on to look for it. */
interface Place {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

function checkBlocks(blocks: readonly WrittenBlock[], place: Place, charts: ChartLibrary, report: ProseReport): void {
  for (const part of partsOf(blocks)) {
    if ("inline" in part) checkInline(part.inline, place, report);
    else if ("alt" in part) report.plain(place.file, lineOf(part.alt, place), part.alt);
    else checkChartFence(part.chart.text, {file: place.file, line: part.chart.line}, charts, report);
  }
}

function checkInline(inline: readonly WrittenInline[], place: Place, report: ProseReport): void {
  const numbers = numbersOf(inline);
  for (const {expression, format, line} of numbers) {
    report.number(place.file, line, expression, format);
    report.page(place.file).expressions.push(expression);
  }
  const text = plainText(inline, () => " ");
  report.plain(place.file, numbers[0]?.line ?? lineOf(text, place), text);
}

/** The line on which a stretch of prose starts, found by its first words. */
function lineOf(prose: string, {text, line}: Place): number {
  const from = text.split("\n").slice(0, line - 1).reduce((length, {length: more}) => length + more + 1, 0);
  const at = text.indexOf(prose.trim().slice(0, 16), from);
  return at < 0 ? line : text.slice(0, at).split("\n").length;
}
