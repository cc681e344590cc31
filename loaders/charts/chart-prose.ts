import {combinations} from "../../src/core/chart.js";
import type {Row} from "../../src/core/chart.js";
import {faceOf} from "../../src/core/chart-definition.js";
import type {TableDescription} from "../../src/core/table.js";
import type {ProseReport} from "../prose/check-text.js";
import type {Surroundings} from "../prose/fit/sentence.js";
import {factsOfRows} from "../tables/sources.js";
import type {ReadChart} from "./chart-setting.js";

/** Checks the texts of a chart for every choice of its options, each once and at its own line. */
export function checkChartProse({chart, definition, file, lineOf, wording}: ReadChart, table: TableDescription, rows: readonly Row[], report: ProseReport): void {
  const related = new Set(factsOfRows(table, rows));
  report.chartFacts.set(chart.id, [...related]);
  const [seen, before] = [new Set<string>(), report.untied.length];
  const check = (line: number, text: string, surroundings?: Surroundings): void => {
    if (!seen.has(text)) report.prose(file, line, text, surroundings);
    seen.add(text);
  };
  for (const options of combinations(chart)) {
    const [title, own] = [chart.title(options), faceOf(definition, options).notes];
    const lineOfNote = (note: string): number => lineOf(own.includes(note) ? `notes[${own.indexOf(note) + 1}]` : "annotate", options);
    check(lineOf("headline", options), chart.headline(options), {headings: [title], related, others: "none"});
    for (const note of chart.notes(options)) check(lineOfNote(note), note, {headings: [title], related, others: "same-place"});
    check(lineOf("title", options), title);
    check(lineOf(lineOf("described", options) > 1 ? "described" : "names", options), chart.describe(rows, options));
    for (const {column, label} of chart.twin(options)) check(lineOf(`columns.${column}`, options), label);
  }
  for (const {line, text} of wording) check(line, text);
  const found = report.untied.splice(before);
  report.untied.push(...new Map(found.map((untied) => [`${untied.line} ${untied.text}`, untied])).values());
}
