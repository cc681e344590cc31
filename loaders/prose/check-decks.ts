import {realpathSync} from "node:fs";
import {join} from "node:path";
import {readBriefing} from "../../src/core/briefing/read-briefing.js";
import {numbersOf, partsOf, plainText} from "../../src/core/deck/blocks.js";
import type {WrittenBlock, WrittenInline} from "../../src/core/deck/blocks.js";
import type {Deck, WrittenSlide} from "../../src/core/deck/deck.js";
import {deckMetadata} from "../../src/core/deck/metadata.js";
import {readDeck} from "../../src/core/deck/read-deck.js";
import {slideBlocks} from "../../src/core/deck/slide-blocks.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {inScript} from "../../src/core/prose.js";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import type {ManuscriptMessage} from "../../src/core/manuscript/messages.js";
import type {ManuscriptKind} from "../../src/core/manuscript/reading.js";
import {deadLinks} from "../decks/slide-links.js";
import {wholeDeck} from "../decks/whole-deck.js";
import type {WholeDeck} from "../decks/whole-deck.js";
import {filesBelow, readAsWritten} from "../read-text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import type {ChartLibrary} from "./chart-library.js";
import {checkChartFence} from "./check-data.js";
import type {ProseReport} from "./check-text.js";
import {NUMBER_MARK} from "../../src/core/sentence-ends.js";
import {factsIn} from "./sentence-rules/sentence.js";

/**
 * Checks every deck and briefing of a workspace: numbers evaluate, charts exist, and no other number stands in them.
 */
export async function checkDecks(workspace: Workspace, charts: ChartLibrary, report: ProseReport): Promise<void> {
  const read = async (
    folder: string,
    kind: ManuscriptKind,
    check: (manuscript: Manuscript, path: string) => unknown
  ): Promise<void> => {
    for (const path of await filesBelow(join(workspace.folder, folder), (file) => file.endsWith(".md"))) {
      const file = shownPath(workspace, path);
      const text = await readAsWritten(path, file, report.diagnostics);
      if (text !== undefined) await check(readManuscript(text, {kind, file}), path);
    }
  };
  const decks: {readonly deck: WholeDeck; readonly path: string}[] = [];
  await read("decks", "deck", async (deck, path) =>
    decks.push({deck: await wholeDeck(readDeck(deck), path, workspace), path})
  );
  // What a deck includes stands below decks/ too: its text is checked as a file of its own, its links as the deck's.
  for (const {deck} of decks) {
    const {file, text} = deck.manuscript;
    report.ofText(file, [text, ...deck.messages.map(({message}) => message)].join("\n"), (own) =>
      checkDeck(deck, charts, own)
    );
  }
  const included = new Set(decks.flatMap(({deck}) => deck.included?.map(({path}) => path) ?? []));
  for (const {deck, path} of decks) if (!included.has(realpathSync(path))) checkOthers(deck, report);
  await read("briefings", "briefing", (briefing) =>
    report.ofText(briefing.file, briefing.text, (own) => checkBriefing(briefing, charts, own))
  );
}

/**
 * Checks that the links within a deck lead to its slides, and that its theme can be used; what several decks have in
 * common is told of once.
 */
function checkOthers(deck: WholeDeck, report: ProseReport): void {
  const {title} = deckMetadata(deck);
  const fileOf = ({manuscript}: WrittenSlide): string => manuscript.file;
  const told = new Set(report.diagnostics.map(formatDiagnostic));
  const found = [...deadLinks(deck, {title, facts: report.facts, fileOf}), ...(deck.theme?.diagnostics ?? [])];
  report.diagnostics.push(...found.filter((one) => !told.has(formatDiagnostic(one))));
}

/** Checks one deck: the slides of its own file. */
export function checkDeck(deck: Deck, charts: ChartLibrary, report: ProseReport): void {
  const {manuscript} = deck;
  const {file, text} = manuscript;
  report.terms(manuscript);
  const {title, subtitle, period, messages} = deckMetadata(deck);
  hear([...deck.messages, ...messages], file, report);
  report.page(file).title = title;
  report.plain(file, 1, [title, subtitle, period].join("\n"));
  let before: readonly string[] = [];
  for (const slide of deck.slides.filter((one) => one.manuscript === manuscript)) {
    const parts = slideBlocks(slide);
    hear(parts.messages, file, report);
    const place = {file, text, line: slide.line};
    const heading = wordsOf(parts.title, NUMBER_MARK);
    const checked = checkBlocks(
      [
        {type: "paragraph", inline: parts.title},
        ...parts.blocks,
        ...parts.notes,
        {type: "paragraph", inline: parts.header},
        {type: "paragraph", inline: parts.footer}
      ],
      place,
      charts,
      report
    );
    const numbers = numbersOf(parts.title).map(({expression}) => expression);
    report.overCharts(file, checked.sections[0]?.line ?? slide.line, heading, checked.charts, numbers);
    checkSection({headings: [title, heading], ...checked, before}, file, report);
    before = checked.charts;
  }
}

/** Checks one briefing. */
export function checkBriefing(manuscript: Manuscript, charts: ChartLibrary, report: ProseReport): void {
  const {file, text} = manuscript;
  report.terms(manuscript);
  const {title, subtitle, period, headline, blocks, messages} = readBriefing(manuscript);
  hear(messages, file, report);
  report.page(file).title = title;
  report.plain(file, 1, [title, subtitle, period].join("\n"));
  const place = {file, text, line: 1};
  const sections = briefingSections([{type: "paragraph", inline: headline}, ...blocks]).map(
    ({heading, blocks: own}) => ({headings: [title, heading], ...checkBlocks(own, place, charts, report)})
  );
  // The numbers of a briefing’s headline may come from any of its charts.
  sections.forEach((section, i) =>
    checkSection(i === 0 ? {...section, charts: sections.flatMap((one) => one.charts)} : section, file, report)
  );
}

/** Adds the errors of a manuscript and its dropped content as diagnostics; warnings are not added. */
function hear(messages: readonly ManuscriptMessage[], file: string, report: ProseReport): void {
  for (const {line, kind, message} of messages) if (kind !== "warning") report.diagnostic(file, line, message);
}

/** The blocks below each heading of a briefing, and those before the first. */
function briefingSections(
  blocks: readonly WrittenBlock[]
): readonly {readonly heading: string; readonly blocks: readonly WrittenBlock[]}[] {
  const sections: {readonly heading: string; readonly blocks: WrittenBlock[]}[] = [{heading: "", blocks: []}];
  for (const block of blocks) {
    if (block.type === "heading") sections.push({heading: wordsOf(block.inline, NUMBER_MARK), blocks: [block]});
    else sections.at(-1)!.blocks.push(block);
  }
  return sections;
}

/** Where to look for prose: the file with its text, and the line from which to search. */
interface Place {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/** The sections of prose of blocks, and the ids of the charts among them. */
interface CheckedBlocks {
  readonly sections: readonly {readonly inline: readonly WrittenInline[]; readonly line: number}[];
  readonly charts: readonly string[];
}

function checkBlocks(
  blocks: readonly WrittenBlock[],
  place: Place,
  charts: ChartLibrary,
  report: ProseReport
): CheckedBlocks {
  const [sections, shown]: [CheckedBlocks["sections"][number][], string[]] = [[], []];
  for (const part of partsOf(blocks)) {
    if ("inline" in part) sections.push({inline: part.inline, line: checkInline(part.inline, place, report)});
    else if ("alt" in part) report.alt(place.file, lineOf(part.alt, place), part.alt);
    else
      shown.push(
        ...[checkChartFence(part.chart.text, {file: place.file, line: part.chart.line}, charts, report) ?? []].flat()
      );
  }
  return {sections, charts: shown};
}

/**
 * Holds the numbers of each section against its words, its headings, the charts beside it and the open points that the
 * section leads to. The first is the heading, which the others and the charts support; `before` are the charts of the
 * slide before.
 */
function checkSection(
  {
    headings,
    sections,
    charts,
    before = []
  }: CheckedBlocks & {readonly headings: readonly string[]; readonly before?: readonly string[]},
  file: string,
  report: ProseReport
): void {
  const related = new Set([
    ...charts.flatMap((id) => report.chartFacts.get(id) ?? []),
    ...sections.flatMap(({inline}) => checksLinkedFrom(inline)).flatMap((id) => report.factsOfCheck(id))
  ]);
  const support = [
    ...sections.flatMap(({inline}) => numbersOf(inline).map(({expression}) => expression)),
    ...charts.flatMap((id) => report.chartFacts.get(id) ?? [])
  ];
  const shown = new Set([
    ...charts.flatMap((id) => report.chartFacts.get(id) ?? []),
    ...sections.flatMap(({inline}) => numbersOf(inline).flatMap(({expression}) => factsIn(expression)))
  ]);
  for (const [i, {inline, line}] of sections.entries()) {
    const linked = checksLinkedFrom(inline);
    if (linked.length > 0)
      report.leadsTo(file, line, `${headings.at(-1) ?? ""} ${plainText(inline, () => " ")}`, linked, shown);
    report.fit(
      file,
      line,
      wordsOf(inline, NUMBER_MARK),
      numbersOf(inline).map(({expression}) => expression),
      {
        headings,
        related,
        others: "named",
        ...(i === 0 ? {support, supportBefore: before.flatMap((id) => report.chartFacts.get(id) ?? [])} : {})
      }
    );
  }
}

/** The checks of the open points that a section leads to. */
function checksLinkedFrom(inline: readonly WrittenInline[]): readonly string[] {
  return inline.flatMap((part) => {
    const own = part.type === "link" ? (/\/open-points#check-([\w-]+)$/.exec(part.href)?.[1] ?? []) : [];
    return [own, "children" in part ? checksLinkedFrom(part.children) : []].flat();
  });
}

/** A section of prose with a mark for each number; what stands in a formula is no prose. */
const wordsOf = (inline: readonly WrittenInline[], mark: string): string =>
  plainText(
    inScripts(inline),
    () => mark,
    () => " "
  );

/** Inline text in which what is set higher or lower is told from the text beside it: km² and not km2. */
function inScripts(inline: readonly WrittenInline[]): readonly WrittenInline[] {
  return inline.map((part) => {
    if (!("children" in part)) return part;
    const {type} = part;
    const children = inScripts(part.children);
    if (type !== "superscript" && type !== "subscript") return {...part, children};
    return {
      ...part,
      children: children.map((one) => (one.type === "text" ? {...one, text: inScript(one.text, type)} : one))
    };
  });
}

/** Checks the numbers of a section of prose, and that no other stands in it; returns its line. */
function checkInline(inline: readonly WrittenInline[], place: Place, report: ProseReport): number {
  const numbers = numbersOf(inline);
  for (const {expression, format, line} of numbers) {
    report.number(place.file, line, expression, format);
    report.page(place.file).expressions.push(expression);
  }
  const text = wordsOf(inline, " ");
  const line = numbers[0]?.line ?? lineOf(text, place);
  report.plain(place.file, line, text);
  return line;
}

/** The line on which a section of prose starts, found by its first words. */
function lineOf(prose: string, {text, line}: Place): number {
  const from = text
    .split("\n")
    .slice(0, line - 1)
    .reduce((length, {length: more}) => length + more + 1, 0);
  const at = text.indexOf(prose.trim().slice(0, 16), from);
  return at < 0 ? line : text.slice(0, at).split("\n").length;
}
