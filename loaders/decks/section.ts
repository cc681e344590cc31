import {rowsShown} from "../../src/core/chart.js";
import type {WrittenBlock, WrittenChart, WrittenInline, WrittenNumber} from "../../src/core/deck/blocks.js";
import type {
  CompiledChart,
  Footnote,
  OpenPoint,
  ShownBlock,
  ShownInline,
  ShownNumber,
  SourceLine
} from "../../src/core/deck/compiled.js";
import {FootnoteList, letters} from "../../src/core/deck/footnote-list.js";
import {workBlocks, workInline, workNumber, workProse} from "../../src/core/deck/work.js";
import type {Working} from "../../src/core/deck/work.js";
import type {ChartRoom} from "../../src/core/deck/stage.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError, parseExpression} from "../../src/core/expression/syntax.js";
import {isPictureData} from "../../src/core/deck/html.js";
import {tooManyCells} from "../../src/core/deck/table-limit.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {FormatError} from "../../src/core/format.js";
import {numberAsWritten} from "../../src/core/prose.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {EvidenceIndex} from "../../src/views/evidence-index.js";
import {fenceDiagnostics, readChartFence} from "../prose/fence.js";
import type {ChartFence} from "../prose/fence.js";
import {siteLibrary} from "../render/site.js";
import type {Site} from "../render/site.js";
import {compileChart} from "./compile-chart.js";
import {listSourceLines, openPointsOf, sourceLines} from "./evidence.js";
import type {PictureData} from "./pictures.js";

/** Where a section stands, and the pictures beside its file. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly picture: PictureData;
  /** The room of its charts. */
  readonly room: ChartRoom;
  /** Where a link leads; undefined where it leads nowhere, which is told. */
  readonly link?: (href: string, line: number) => string | undefined;
  /** What marks footnotes, by default numbers. */
  readonly footnotes?: "numbers" | "letters";
}

/** Collects what a section of a deck or briefing shows while its blocks are compiled. */
export class Section implements Working {
  private readonly shown = new Set<string>();
  private readonly ids = new Set<string>();
  private readonly charts: CompiledChart[] = [];
  /** The 1-based line on which each chart is written. */
  readonly lines = new Map<CompiledChart, number>();
  /** Pictures that can't be had; what shows the document says so in their place. */
  readonly missing: Diagnostic[] = [];
  private readonly noted: FootnoteList;
  private readonly index: EvidenceIndex;

  constructor(
    private readonly site: Site,
    private readonly place: Place,
    private readonly diagnostics: Diagnostic[]
  ) {
    this.index = indexEvidence(site.evidence);
    // In a briefing letters, as the notes that say where numbers are printed have numbers.
    this.noted = new FootnoteList(place.footnotes === "letters" ? letters : undefined);
  }

  blocks(written: readonly WrittenBlock[]): readonly ShownBlock[] {
    return workBlocks(written, this);
  }

  inline(written: readonly WrittenInline[]): readonly ShownInline[] {
    return workInline(written, this);
  }

  /** Blocks whose footnotes stay in their text, since they have no foot. */
  blocksWithoutFoot(written: readonly WrittenBlock[]): readonly ShownBlock[] {
    return workBlocks(written, {
      number: (number) => this.number(number),
      chart: (chart) => this.chart(chart),
      picture: (src) => this.picture(src),
      link: (href, line) => this.link(href, line),
      footnote: (children) => ({type: "footnote", children})
    });
  }

  footnote(children: readonly ShownInline[]): ShownInline {
    return this.noted.add(children);
  }

  /** The footnotes of the foot, each once, in the order of their marks. */
  footnotes(): readonly Footnote[] {
    return this.noted.all;
  }

  number(written: WrittenNumber): ShownNumber | undefined {
    try {
      const number = workNumber(written, this.index.facts);
      this.see(number.expression);
      return number;
    } catch (error) {
      if (!(error instanceof ExpressionError || error instanceof FormatError)) throw error;
      this.diagnostics.push({
        file: this.place.file,
        line: written.line,
        message: `${numberAsWritten(written.expression, written.format)}: ${error.message}`
      });
      return undefined;
    }
  }

  picture({src, line = this.place.line}: {readonly src: string; readonly line?: number}): string {
    if (isPictureData(src)) return src;
    const had = this.place.picture(src);
    if ("data" in had) return had.data;
    this.missing.push({file: this.place.file, line, message: `picture ${src}: ${had.reason}`});
    return src;
  }

  link(href: string, line: number): string | undefined {
    return this.place.link ? this.place.link(href, line) : href;
  }

  chart(written: WrittenChart): CompiledChart | undefined {
    let fence;
    try {
      fence = readChartFence(written.text, siteLibrary(this.site));
    } catch (error) {
      this.diagnostics.push(
        ...fenceDiagnostics(error, written.line).map((diagnostic) => ({file: this.place.file, ...diagnostic}))
      );
      return undefined;
    }
    const tooMany = this.tooManyCells(fence);
    if (tooMany !== undefined) {
      this.diagnostics.push({
        file: this.place.file,
        line: written.line,
        message: `chart ${fence.chart.id}: ${tooMany}`
      });
      return undefined;
    }
    const chart = compileChart(fence, this.site, this.place.room);
    this.charts.push(chart);
    this.lines.set(chart, written.line);
    chart.facts.forEach((id) => this.ids.add(id));
    const cells = chart.dataTable.rows.flat().flatMap((cell) => (cell.type === "number" ? [cell.expression] : []));
    const points =
      chart.native?.series.flatMap((series) => series.points.flatMap((point) => point?.expression ?? [])) ?? [];
    const words = [...chart.headline, ...chart.notes.flat()].flatMap((part) =>
      part.type === "number" ? [part.number.expression] : []
    );
    const drawn = [chart.full.html, chart.half.html].flatMap((html) =>
      [...html.matchAll(/ data-trace="([^"]*)"/g)].map(([, expression]) => expression!)
    );
    [...cells, ...points, ...words, ...drawn].forEach((expression) => this.see(expression));
    return chart;
  }

  /** Why the table of a chart is too long, if it is: every file of the document would hold all its rows. */
  private tooManyCells({chart, options}: ChartFence): string | undefined {
    const {rows} = this.site.tables.get(chart.table)!;
    return tooManyCells(rowsShown(chart, rows, options).length, chart.dataTable(options).length);
  }

  /** Distinct canonical expressions of every number. */
  get expressions(): readonly string[] {
    return [...this.shown];
  }

  /** Distinct ids of the facts behind them. */
  get facts(): readonly string[] {
    return [...this.ids];
  }

  /** The caveats of the numbers and the notes of the charts, each once, with their own numbers worked out. */
  caveats(): readonly (readonly ShownInline[])[] {
    return this.said(
      this.charts.flatMap(({notes}) => notes),
      this.caveatTexts()
    );
  }

  /** The same in short, as a slide says it. */
  short(): readonly (readonly ShownInline[])[] {
    return this.said(
      this.charts.flatMap(({short}) => short.notes),
      this.caveatTexts().map((text) => this.index.shortCaveat(text))
    );
  }

  private caveatTexts(): readonly string[] {
    const lists = this.expressions.flatMap((expression) => this.index.listCaveats(parseExpression(expression)));
    return [...this.known().flatMap((fact) => this.index.caveatsInChart(fact)), ...lists];
  }

  private said(
    notes: readonly (readonly ShownInline[])[],
    texts: readonly string[]
  ): readonly (readonly ShownInline[])[] {
    const worked = texts.map((text) => workProse(text, (written) => workNumber(written, this.index.facts)));
    const said = [...new Map([...notes, ...worked].map((inline) => [JSON.stringify(inline), inline])).values()];
    said.flat().forEach((part) => part.type === "number" && this.see(part.number.expression));
    return said;
  }

  sources(): readonly SourceLine[] {
    const lines = sourceLines(this.known(), this.index);
    const named = new Set(lines.map(({source}) => source));
    const lists = this.expressions.flatMap((expression) => this.rowsOf(expression));
    const listed = [...listSourceLines(lists, this.index), ...this.charts.flatMap(({sources}) => sources)].filter(
      ({source}) => !named.has(source)
    );
    return [...lines, ...new Map(listed.map((line) => [line.source, line])).values()];
  }

  /** Counts the numbers of its charts' open points among those that it shows, where they are shown as numbers. */
  seeOpenPoints(): void {
    for (const {openPoints} of this.charts)
      for (const {sides} of openPoints) for (const {expression} of sides) this.see(expression);
  }

  openPoints(): readonly OpenPoint[] {
    return openPointsOf(this.facts, this.index);
  }

  private known() {
    return this.facts.flatMap((id) => this.index.fact(id) ?? []);
  }

  private rowsOf(expression: string): readonly string[] {
    const rows = new Set(evaluate(expression, this.index.facts).rows);
    if (rows.size === 0) return [];
    return (this.site.evidence.structure ?? [])
      .flatMap((list) => list.rows)
      .filter(({id}) => rows.has(id))
      .map(({source}) => source);
  }

  private see(expression: string): void {
    if (this.shown.has(expression)) return;
    this.shown.add(expression);
    evaluate(expression, this.index.facts).facts.forEach((id) => this.ids.add(id));
  }
}
