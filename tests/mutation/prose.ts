import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {ReadChart} from "../../loaders/charts/chart-setting.js";
import {checkChartProse} from "../../loaders/charts/check-charts.js";
import type {Content} from "../../loaders/content.js";
import type {OwnPage} from "../../loaders/pages/own-pages.js";
import {textOfLines} from "../../loaders/pages/page-template.js";
import {contentLibrary, labelsOfYaml} from "../../loaders/prose/chart-library.js";
import {ProseReport} from "../../loaders/prose/check-text.js";
import {withInitialChoice} from "../../loaders/prose/controls.js";
import {filesBelow} from "../../loaders/read-text.js";
import type {BuiltTable} from "../../loaders/tables/build.js";
import {combinations} from "../../src/core/chart.js";
import type {Chart} from "../../src/core/chart.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {ManuscriptKind} from "../../src/core/manuscript/reading.js";
import {parseProse} from "../../src/core/prose.js";
import {checkWritten} from "../support/check-written.js";
import {mutantsOfExpression} from "./mutants.js";
import type {Fields} from "./mutants.js";

/** A number of our prose with one operand changed, and whether the message of a diagnostic names it. */
export interface ProseMutant {
  readonly name: string;
  readonly caught: boolean;
}

/** What prose is checked against. */
export interface ProseWorld {
  readonly root: string;
  readonly content: Content;
  readonly charts: readonly ReadChart[];
  readonly tables: ReadonlyMap<string, BuiltTable>;
  readonly facts: readonly Fields[];
  /** The site's own pages, with what the workspace puts into them. */
  readonly own: readonly OwnPage[];
}

/** A change of one operand of a number that stands in a text. */
interface Change {
  readonly from: string;
  readonly to: string;
  /** The number's expression once it is changed. */
  readonly expression: string;
  /** Where the number's expression stands, as offsets. */
  readonly start: number;
  readonly end: number;
}

/** Each operand of each number of a text, changed in turn to another fact of the same unit. */
function changesOf(text: string, facts: readonly Fields[]): readonly Change[] {
  return parseProse(withoutCode(text)).flatMap((part) => {
    if (part.type !== "number") return [];
    const start = text.indexOf(part.expression, part.at);
    return mutantsOfExpression(part.expression, facts, Infinity).map(({from, to, text: expression}) => ({
      from,
      to,
      expression,
      start,
      end: start + part.expression.length
    }));
  });
}

/** A text with changes of numbers that stand apart. */
const changed = (text: string, changes: readonly Change[]): string =>
  [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((left, {start, end, expression}) => left.slice(0, start) + expression + left.slice(end), text);

/** A text with code blanked out, which shows no number; what follows it keeps its place. */
function withoutCode(text: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, " ");
  const shown = readManuscript(text, {kind: "notebook"})
    .fences.filter(({info}) => info.trim() !== "chart")
    .reduce((left, {start, end}) => left.slice(0, start) + blank(left.slice(start, end)) + left.slice(end), text);
  return shown.replace(/`[^`\n]+`/g, blank);
}

const nameOf = (place: string, {from, to, expression}: Change): string =>
  `${place} ${from} → ${to}${expression === to ? "" : ` in ${expression}`}`;

function judged(place: string, change: Change, report: ProseReport): ProseMutant {
  return {
    name: nameOf(place, change),
    caught: report.diagnostics.some(({file, message}) => place.startsWith(file ?? "?") && message.startsWith("{{"))
  };
}

/** Mutants of the pages: the site's own and the notebooks. */
export async function mutantsOfPages(world: ProseWorld): Promise<readonly ProseMutant[]> {
  const own = world.own.map(({path, lines}): Written => ({file: `src/${path}`, source: textOfLines(lines)}));
  return mutantsOfTexts(world, [...own, ...(await writtenIn(world, "data/notebooks"))], "notebook");
}

/** Mutants of the decks and briefings, their notes and headlines included. */
export async function mutantsOfDocuments(world: ProseWorld): Promise<readonly ProseMutant[]> {
  return [
    ...mutantsOfTexts(world, await writtenIn(world, "data/decks"), "deck"),
    ...mutantsOfTexts(world, await writtenIn(world, "data/briefings"), "briefing")
  ];
}

/** A text with the file that it is of. */
interface Written {
  readonly file: string;
  readonly source: string;
}

async function writtenIn({root}: ProseWorld, folder: string): Promise<readonly Written[]> {
  const paths = await filesBelow(join(root, folder), (file) => file.endsWith(".md"));
  return Promise.all(
    paths.map(async (path) => ({file: path.slice(root.length + 1), source: await readFile(path, "utf8")}))
  );
}

function mutantsOfTexts(
  {content, charts, facts, tables}: ProseWorld,
  texts: readonly Written[],
  kind: ManuscriptKind
): readonly ProseMutant[] {
  const before = new ProseReport(content.facts, content);
  for (const read of charts) {
    const table = tables.get(read.chart.table)!;
    checkChartProse(read, table, table.rows, before);
  }
  const library = contentLibrary(
    content,
    charts.map(({chart}) => chart),
    [...tables.values()].map((table) => ({table, rows: table.rows}))
  );
  const found: ProseMutant[] = [];
  for (const {file, source: written} of texts) {
    // What follows a control is changed as it is with what is chosen at first.
    const source = withInitialChoice(written);
    const check = (changes: readonly Change[]): ProseReport => {
      const report = new ProseReport(content.facts, content);
      before.chartFacts.forEach((ids, id) => report.chartFacts.set(id, ids));
      checkWritten(changed(source, changes), kind, file, library, report);
      return report;
    };
    for (const together of rounds(source, kind, changesOf(source, facts))) {
      const report = check(together);
      for (const change of together) {
        const others = together.filter(({expression}) => expression === change.expression).length;
        // What names no single change of several is tried again with that change alone.
        const isNamed = others === 1 && report.diagnostics.some(({message}) => names(message, change));
        const place = `${file}:${source.slice(0, source.indexOf(change.from)).split("\n").length}`;
        found.push(isNamed ? {name: nameOf(place, change), caught: true} : judged(place, change, check([change])));
      }
    }
  }
  return found;
}

/** Whether a message is about the number that a change makes. */
const names = (message: string, {expression}: Change): boolean => message.startsWith(`{{ ${expression} }}: `);

/** Where a text's next part begins, whose numbers are not held against the words of others. */
const PARTS: Readonly<Record<ManuscriptKind, RegExp>> = {
  deck: /^---$/gm,
  notebook: /^## |<h2\b/gm,
  briefing: /^## /gm,
  note: /^## /gm
};

/**
 * Changes in groups, each of at most one change of each part of a text; those before the second part, whose words are a
 * heading to all, stand alone.
 */
function rounds(text: string, kind: ManuscriptKind, changes: readonly Change[]): readonly (readonly Change[])[] {
  const begins = [...text.matchAll(PARTS[kind])].map(({index}) => index);
  const [alone, groups]: [(readonly Change[])[], Change[][]] = [[], []];
  const taken = new Map<number, number>();
  for (const change of changes) {
    const part = begins.filter((begin) => begin < change.start).length;
    const round = taken.get(part) ?? 0;
    taken.set(part, round + 1);
    if (part < 2) alone.push([change]);
    else (groups[round] ??= []).push(change);
  }
  return [...alone, ...groups];
}

/** Mutants of the headlines and notes of charts; what a chart says of its rows is made of their own expressions. */
export function mutantsOfCharts({content, charts, facts, tables}: ProseWorld): readonly ProseMutant[] {
  return charts.flatMap((read) => {
    const {chart} = read;
    const table = tables.get(chart.table)!;
    const headlines = [...new Set(combinations(chart).map((options) => chart.headline(options)))];
    const notes = [...new Set(combinations(chart).flatMap((options) => chart.notes(options)))];
    const judge = (
      texts: readonly string[],
      mutate: (text: string, other: string) => Partial<Chart>
    ): readonly ProseMutant[] =>
      texts.flatMap((text) =>
        changesOf(text, facts).map((change) => {
          const report = new ProseReport(content.facts, content);
          checkChartProse(
            {...read, chart: {...chart, ...mutate(text, changed(text, [change]))}},
            table,
            table.rows,
            report
          );
          return judged(read.file, change, report);
        })
      );
    return [
      ...judge(headlines, (text, other) => ({
        headline: (options) => (chart.headline(options) === text ? other : chart.headline(options))
      })),
      ...judge(notes, (text, other) => ({
        notes: (options) => chart.notes(options).map((note) => (note === text ? other : note))
      }))
    ];
  });
}

/** Mutants of the explanations of checks and of caveats. */
export async function mutantsOfExplanations({root, content, facts}: ProseWorld): Promise<readonly ProseMutant[]> {
  const found: ProseMutant[] = [];
  for (const {id, line, text} of labelsOfYaml(await readFile(join(root, "data/checks.yaml"), "utf8"))) {
    for (const change of changesOf(text, facts)) {
      const report = new ProseReport(content.facts, content);
      report.prose("data/checks.yaml", line, changed(text, [change]), {
        headings: [],
        related: new Set(report.factsOfCheck(id)),
        others: "none"
      });
      found.push(judged(`data/checks.yaml:${line}: ${id}`, change, report));
    }
  }
  return found;
}
