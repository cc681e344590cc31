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

/** A text with each operand of each of its numbers changed in turn to another fact of the same unit. */
function mutantsOfText(
  text: string,
  facts: readonly Fields[]
): readonly {readonly from: string; readonly to: string; readonly expression: string; readonly text: string}[] {
  return parseProse(withoutCode(text)).flatMap((part) => {
    if (part.type !== "number") return [];
    const end = text.indexOf("}}", part.at);
    return mutantsOfExpression(part.expression, facts, Infinity).map(({from, to, text: expression}) => ({
      from,
      to,
      expression,
      text: text.slice(0, part.at) + text.slice(part.at, end).replace(part.expression, expression) + text.slice(end)
    }));
  });
}

/** A text with code blanked out, which shows no number; what follows it keeps its place. */
function withoutCode(text: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, " ");
  const shown = readManuscript(text, {kind: "notebook"})
    .fences.filter(({info}) => info.trim() !== "chart")
    .reduce((left, {start, end}) => left.slice(0, start) + blank(left.slice(start, end)) + left.slice(end), text);
  return shown.replace(/`[^`\n]+`/g, blank);
}

function judged(
  place: string,
  {from, to, expression}: {readonly from: string; readonly to: string; readonly expression: string},
  report: ProseReport
): ProseMutant {
  return {
    name: `${place} ${from} → ${to}${expression === to ? "" : ` in ${expression}`}`,
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
    for (const mutant of mutantsOfText(source, facts)) {
      const report = new ProseReport(content.facts, content);
      before.chartFacts.forEach((ids, id) => report.chartFacts.set(id, ids));
      checkWritten(mutant.text, kind, file, library, report);
      found.push(judged(`${file}:${source.slice(0, source.indexOf(mutant.from)).split("\n").length}`, mutant, report));
    }
  }
  return found;
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
      mutate: (text: string, changed: string) => Partial<Chart>
    ): readonly ProseMutant[] =>
      texts.flatMap((text) =>
        mutantsOfText(text, facts).map((mutant) => {
          const report = new ProseReport(content.facts, content);
          checkChartProse({...read, chart: {...chart, ...mutate(text, mutant.text)}}, table, table.rows, report);
          return judged(read.file, mutant, report);
        })
      );
    return [
      ...judge(headlines, (text, changed) => ({
        headline: (options) => (chart.headline(options) === text ? changed : chart.headline(options))
      })),
      ...judge(notes, (text, changed) => ({
        notes: (options) => chart.notes(options).map((note) => (note === text ? changed : note))
      }))
    ];
  });
}

/** Mutants of the explanations of checks and of caveats. */
export async function mutantsOfExplanations({root, content, facts}: ProseWorld): Promise<readonly ProseMutant[]> {
  const found: ProseMutant[] = [];
  for (const {id, line, text} of labelsOfYaml(await readFile(join(root, "data/checks.yaml"), "utf8"))) {
    for (const mutant of mutantsOfText(text, facts)) {
      const report = new ProseReport(content.facts, content);
      report.prose("data/checks.yaml", line, mutant.text, {
        headings: [],
        related: new Set(report.factsOfCheck(id)),
        others: "none"
      });
      found.push(judged(`data/checks.yaml:${line}: ${id}`, mutant, report));
    }
  }
  return found;
}
