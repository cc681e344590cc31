import type {Chart, Row} from "../src/core/chart.js";
import type {Diagnostic} from "../src/core/diagnostic.js";
import type {Evidence} from "../src/core/evidence.js";
import type {TableAbout} from "../src/core/table-about.js";
import {tableInWords} from "../src/core/terms/in-terms.js";
import type {RegisteredTerm} from "../src/core/terms/term.js";
import {TermError} from "../src/core/terms/wording.js";
import type {VerifyReport} from "../src/core/verify-report.js";
import type {ReadChart} from "./charts/chart-setting.js";
import {chartDiagnostics, checkChartProse} from "./charts/check-charts.js";
import {readCharts} from "./charts/read-charts.js";
import {recomputeCells} from "./checks/recompute.js";
import {evidenceOf, readContent} from "./content.js";
import type {Content} from "./content.js";
import {engineVersion} from "./engine.js";
import {measureDiagnostics} from "./facts/measure-words.js";
import {rowsFromArrow, tableToArrow} from "./files/arrow-files.js";
import {aboutTable} from "./files/readme.js";
import {judgementsOf} from "./judgements.js";
import {builtLists} from "./lists/list.js";
import {memoizeByText, once} from "../src/core/memoize.js";
import type {NotebookEntry} from "./pages/notebooks.js";
import type {OwnPage} from "./pages/own-pages.js";
import {readPages} from "./pages/read-pages.js";
import type {QueryAnswers} from "../src/core/query/query-cell.js";
import {contentLibrary} from "./prose/chart-library.js";
import type {ChartLibrary} from "./prose/chart-library.js";
import {checkDataProse, checkListProse, checkTableProse} from "./prose/check-data.js";
import {checkTableOfRows} from "./prose/check-of-rows.js";
import {checkDecks} from "./prose/check-decks.js";
import {checkPages} from "./prose/check-pages.js";
import {answerNotebooks} from "./queries/notebook-queries.js";
import {ProseReport, untiedDiagnostic} from "./prose/check-text.js";
import type {PageContents} from "./prose/check-text.js";
import {buildTable} from "./tables/build.js";
import type {BuiltTable} from "./tables/build.js";
import {markedTexts} from "./tables/worded.js";
import {usesOf} from "./uses.js";
import type {Workspace} from "./workspace.js";

/**
 * A table with the bytes of its Arrow file and the rows read back from them. Its description has marks of terms; the
 * file and the rows have none.
 */
export interface WrittenTable {
  readonly table: BuiltTable;
  readonly arrow: Uint8Array;
  readonly about: TableAbout;
  readonly rows: readonly Row[];
}

/** All that is known after a verification; nothing has been written. */
export interface Verified {
  readonly content: Content;
  readonly evidence: Evidence;
  readonly tables: readonly WrittenTable[];
  /** In the order in which they are listed. */
  readonly charts: readonly ReadChart[];
  readonly report: VerifyReport;
  /** What each page, deck and briefing shows, by file. */
  readonly pages: ReadonlyMap<string, PageContents>;
  /** The facts of each chart's table, by the chart's id. */
  readonly chartFacts: ReadonlyMap<string, readonly string[]>;
  /** The site's own pages, as they are for this workspace. */
  readonly own: readonly OwnPage[];
  /** The workspace's notebooks, in reading order. */
  readonly notebooks: readonly NotebookEntry[];
  /** What the queries of its notebooks come to. */
  readonly queries: QueryAnswers;
}

/** Locates every fact, evaluates every check, recomputes every cell from its Arrow file, and checks all prose. */
export async function verify(workspace: Workspace): Promise<Verified> {
  const diagnostics: Diagnostic[] = [];
  const content = await readContent(workspace, diagnostics);
  const languages = new Map(content.sources.map(({id, language}) => [id, language]));
  diagnostics.push(...measureDiagnostics(content.vocabulary, content.located, (id) => languages.get(id)));
  const data = await verifyData(workspace, content);
  const {charts, cells, library} = data;
  const written = writeTables(data, content);
  const prose = data.prose.continued();
  const pages = await readPages(workspace, {content, charts: charts.map(({chart}) => chart), library}, prose);
  const queries = await answerNotebooks(workspace, written);
  await checkPages(workspace, pages.own, {...library, queries}, prose);
  await checkDecks(workspace, library, prose);
  const wrong = cells.flatMap((table) => table.wrong);
  diagnostics.push(
    ...data.diagnostics,
    ...wrong.map(({table, row, column, expression, reason}) => ({
      file: `tables/${table}.arrow`,
      id: `row ${row}, ${column}`,
      message: `${expression}: ${reason}`
    })),
    ...prose.diagnostics,
    ...prose.untied.map(untiedDiagnostic)
  );
  const report = makeReport(content, {
    diagnostics,
    prose: {numbers: prose.numbers, untied: prose.untied},
    cells: {recomputed: cells.reduce((sum, {recomputed}) => sum + recomputed, 0), wrong}
  });
  const evidence = once(() => {
    const uses = report.ok
      ? usesOf({pages: prose.pages, tables: written, checks: content.checks, facts: content.facts})
      : {};
    const printed = report.sources.reduce((sum, {tokens}) => sum + (tokens ?? 0), 0);
    const marked = markedTexts(written.map(({table}) => table));
    return {
      ...evidenceOf(content, engineVersion(), uses),
      ...(Object.keys(marked).length === 0 ? {} : {marked}),
      recomputed: {prose: report.prose.numbers, cells: report.cells.recomputed, printed}
    };
  });
  return {
    content,
    tables: written,
    charts,
    report,
    pages: prose.pages,
    chartFacts: prose.chartFacts,
    own: pages.own,
    notebooks: pages.notebooks,
    queries,
    get evidence() {
      return evidence();
    }
  };
}

/** What is known of a workspace's tables and charts and of their texts, whatever its documents say. */
interface VerifiedData extends Pick<Verified, "tables" | "charts"> {
  /** Of all that people had written when the tables were written. */
  readonly digest: string;
  readonly library: ChartLibrary;
  readonly cells: readonly ReturnType<typeof recomputeCells>[];
  /** Of all texts but those of documents. */
  readonly prose: ProseReport;
  readonly diagnostics: readonly Diagnostic[];
}

/** The tables of a workspace, and what was found in the texts of all but its charts and documents. */
interface VerifiedTables extends Pick<VerifiedData, "prose" | "diagnostics"> {
  readonly built: readonly BuiltTable[];
}

/** Keeps the latest result of a function of a workspace's content, while what it is made from is the same. */
function latest<T>(
  fromOf: (content: Content) => string,
  make: (workspace: Workspace, content: Content) => Promise<T>
): (workspace: Workspace, content: Content) => Promise<T> {
  let kept: {readonly from: string; readonly made: T} | undefined;
  return async (workspace, content) => {
    const from = [workspace.folder, fromOf(content)].join("\n");
    if (kept?.from !== from) kept = {from, made: await make(workspace, content)};
    return kept.made;
  };
}

interface Built {
  readonly table: BuiltTable;
  readonly diagnostics: readonly Diagnostic[];
}

/** As many as a large workspace has tables, before and after a change. */
const KEPT = 2000;

/** Tables by their definitions, as they were built from the same facts. */
const builtBefore = memoizeByText((_from) => memoizeByText((_definition, build: () => Built) => build(), KEPT), 2);

/** Builds the defined tables; those that were built before from the same are not built again. */
function buildTables(workspace: Workspace, {tables, derivation, derivedFrom, terms}: Content): readonly Built[] {
  const before = builtBefore([workspace.folder, derivedFrom].join("\n"));
  return tables.map((definition) =>
    before(JSON.stringify(definition), () => {
      const diagnostics: Diagnostic[] = [];
      return {table: buildTable(definition, derivation, diagnostics, terms), diagnostics};
    })
  );
}

/** Verifies tables, unless only charts and documents have changed since that was done. */
const verifyTables = latest(
  ({builtFrom}) => builtFrom,
  async (workspace, content): Promise<VerifiedTables> => {
    const tables = buildTables(workspace, content);
    const built = [...tables.map(({table}) => table), ...builtLists(content.lists)];
    const prose = new ProseReport(content.facts, content);
    await checkDataProse(workspace, content.texts, prose);
    for (const definition of content.tables) checkTableProse(definition, prose);
    checkListProse(content.lists, prose);
    return {built, prose, diagnostics: tables.flatMap(({diagnostics}) => diagnostics)};
  }
);

/** Verifies the data of a workspace, unless only documents have changed since that was done. */
const verifyData = latest(({shownFrom}) => shownFrom, verifyChangedData);

async function verifyChangedData(workspace: Workspace, content: Content): Promise<VerifiedData> {
  const {built, ...before} = await verifyTables(workspace, content);
  const [diagnostics, prose] = [[...before.diagnostics], before.prose.continued()];
  const {charts, broken} = await readCharts(
    workspace,
    {
      tables: built,
      lists: new Set(content.lists.map(({id}) => id)),
      broken: content.broken,
      caveats: new Set(content.vocabulary.caveats.keys())
    },
    diagnostics
  );
  const drawn = charts.map(({chart}) => chart);
  const tables = built.map((table) => writeTable(table, content, drawn));
  const cells = tables.map(({table, rows}) => recomputeCells(table, rows, content.facts));
  const byId = new Map(tables.map((one) => [one.table.id, one]));
  for (const definition of content.tables) {
    const {table, rows} = byId.get(definition.id)!;
    checkTableOfRows(definition, table, rows, prose);
  }
  for (const read of charts) {
    const {table, rows} = byId.get(read.chart.table)!;
    prose.ofText(read.file, read.text, (own) => checkChartProse(read, table, rows, own));
  }
  const library = contentLibrary(content, drawn, tables, broken);
  diagnostics.push(...chartDiagnostics(charts, library));
  return {tables, charts, digest: content.digest, library, cells, prose, diagnostics};
}

/**
 * The tables as they are written now: their files hold the digest of all that people wrote, documents too. Their rows
 * are those that were read from the files that hold an earlier one.
 */
function writeTables({tables, charts, digest}: VerifiedData, content: Content): readonly WrittenTable[] {
  if (digest === content.digest) return tables;
  const drawn = charts.map(({chart}) => chart);
  return tables.map(({table}) => writeTable(table, content, drawn));
}

/** The rows of a table as they were read from the file that was made of it first. */
const rowsRead = new WeakMap<BuiltTable, readonly Row[]>();

function writeTable(table: BuiltTable, content: Content, charts: readonly Chart[]): WrittenTable {
  const file = tableFile(table, content, charts);
  const rows = rowsRead.get(table) ?? rowsFromArrow(file.arrow);
  rowsRead.set(table, rows);
  return {...file, rows};
}

/** A table with its Arrow file, before its rows are read from that. */
function tableFile(table: BuiltTable, content: Content, charts: readonly Chart[]): Omit<WrittenTable, "rows"> {
  const about = aboutTable(table, content, engineVersion(), charts);
  const words = inWordsOrAsWritten({table, about}, content.terms);
  return {table, about, arrow: tableToArrow(words.table, words.about)};
}

/** The texts in words, or unchanged if they have a mark of an unknown term, which the prose check reports. */
function inWordsOrAsWritten(
  said: Pick<WrittenTable, "table" | "about">,
  terms: readonly RegisteredTerm[]
): Pick<WrittenTable, "table" | "about"> {
  try {
    return tableInWords(said, terms);
  } catch (error) {
    if (!(error instanceof TermError)) throw error;
    return said;
  }
}

function makeReport(content: Content, rest: Pick<VerifyReport, "diagnostics" | "cells" | "prose">): VerifyReport {
  const {sources, verified, checks} = content;
  const found = new Map(verified.map((source) => [source.id, source]));
  const facts = once(() =>
    content.located.map(({fact, status}) => {
      const {id, source, start, end, printed, value, unit} = fact;
      return {id, source, start, end, printed, value: value.valueOf(), unit, status};
    })
  );
  const judgements = once(() => judgementsOf(content));
  return {
    ok: rest.diagnostics.length === 0,
    sources: sources
      .filter(({file}) => file !== "")
      .map(({id, file}) => {
        const {state = "absent", facts: rows = 0, tokens = null} = found.get(id) ?? {};
        return {
          id,
          file,
          present: state !== "absent",
          sha256: state,
          facts: rows,
          tokens: tokens?.tokens ?? null,
          explained: tokens && tokens.byRule + tokens.byRow,
          explained_by_row: tokens?.byRow ?? null,
          unexplained: tokens && tokens.open.map(({start, end, text, line}) => ({start, end, text, line}))
        };
      }),
    get facts() {
      return facts();
    },
    checks: checks.map(({id, expression, status, explanation, note}) => ({
      id,
      expression,
      status,
      note: explanation === "" ? note : explanation
    })),
    cells: rest.cells,
    prose: rest.prose,
    get judgements() {
      return judgements();
    },
    diagnostics: rest.diagnostics
  };
}
