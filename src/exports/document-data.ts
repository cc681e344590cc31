import {partsOf} from "../core/deck/blocks.js";
import type {CompiledBriefing, CompiledChart, CompiledDeck, CompiledDocument} from "../core/deck/compiled.js";
import {shownText} from "../views/shown-blocks.js";
import {csvText} from "./csv-text.js";

/** A file that goes with an export. */
export interface DataFile {
  readonly name: string;
  readonly type: "application/json" | "text/csv";
  readonly description: string;
  readonly text: string;
}

/**
 * The data files of a deck or briefing: the rows of its charts, its evaluated expressions, and its facts with their
 * sources.
 */
export function documentData(document: CompiledDeck | CompiledBriefing): readonly DataFile[] {
  return [
    {
      name: "data.json",
      type: "application/json",
      description: "Rows of each chart, with expressions, intervals and units",
      text: `${JSON.stringify(chartData(document), undefined, 1)}\n`
    },
    {
      name: "expressions.csv",
      type: "text/csv",
      description: "How each number follows from printed figures",
      text: expressionsCsv(document)
    },
    {
      name: "sources.csv",
      type: "text/csv",
      description: "The printed figures and where they stand",
      text: sourcesCsv(document)
    }
  ];
}

/** The charts of a deck or briefing in the order in which they stand, each once. */
export function chartsOf(document: CompiledDeck | CompiledBriefing): readonly CompiledChart[] {
  const blocks =
    document.kind === "deck" ? document.slides.flatMap((slide) => [...slide.blocks, ...slide.notes]) : document.blocks;
  const charts = [...partsOf(blocks)].flatMap((part) => ("chart" in part ? [part.chart] : []));
  return [...new Map(charts.map((chart) => [JSON.stringify([chart.id, chart.options]), chart])).values()];
}

function chartData(document: CompiledDeck | CompiledBriefing): unknown {
  const {title, name, date, period, digest, version, standing} = document;
  return {
    generator: `Tickmark ${version}`,
    name,
    title,
    date,
    period,
    ...(standing === undefined ? {} : {standing}),
    digest,
    charts: chartsOf(document).map(
      ({id, table, options, headline, title: measured, description, notes, sources, openPoints, dataTable}) => ({
        id,
        table,
        options,
        headline: shownText(headline),
        title: measured,
        description,
        notes: notes.map(shownText),
        sources,
        openPoints: openPoints.map(({sides: _sides, ...point}) => point),
        columns: dataTable.columns,
        rows: dataTable.rows
      })
    )
  };
}

function expressionsCsv(document: CompiledDeck | CompiledBriefing): string {
  const places = (expression: string): string =>
    document.kind === "deck"
      ? document.slides
          .filter(({expressions}) => expressions.includes(expression))
          .map(({number}) => number)
          .join(" ")
      : "";
  return csvText(
    ["expression", "shown", "value", "low", "high", "unit", "facts", "rows", "slides"],
    document.expressions.map((item) => [
      item.expression,
      item.shown,
      item.value,
      item.low,
      item.high,
      item.unit,
      item.facts.join(" "),
      item.rows.map(({id}) => id).join(" "),
      places(item.expression)
    ])
  );
}

function sourcesCsv({facts}: Pick<CompiledDocument, "facts">): string {
  return csvText(
    [
      "fact",
      "printed",
      "shown",
      "locator",
      "source",
      "document",
      "url",
      "measure",
      "period",
      "area",
      "producer",
      "status",
      "caveats",
      "note"
    ],
    facts.map((fact) => [
      fact.id,
      fact.printed,
      fact.shown,
      fact.locator,
      fact.source.source,
      fact.source.label,
      fact.source.url,
      fact.measure,
      fact.period,
      fact.area,
      fact.producer,
      fact.status,
      fact.caveats.join(" "),
      fact.note
    ])
  );
}

const UNDATED = Date.UTC(2000, 0, 1);

/**
 * The date for an export's files: noon of the document's own date, or a fixed placeholder if it has none, so that equal
 * input gives equal bytes.
 */
export function fixedDate(date: string): Date {
  const [, year, month = "1", day = "1"] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  const moment = year === undefined ? NaN : Date.UTC(Number(year), Number(month) - 1, Number(day), 12);
  return new Date(Number.isNaN(moment) ? UNDATED : moment);
}
