import {existsSync} from "node:fs";
import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {parse} from "csv-parse/sync";
import {stringify} from "csv-stringify/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCharts} from "../../loaders/charts/read-charts.js";
import {evaluateChecks} from "../../loaders/checks/evaluate.js";
import {readChecks} from "../../loaders/checks/read-checks.js";
import {recomputeCells} from "../../loaders/checks/recompute.js";
import {readContent} from "../../loaders/content.js";
import type {Content} from "../../loaders/content.js";
import {FACT_COLUMNS, parseCsv} from "../../loaders/facts/facts-csv.js";
import type {CsvRow} from "../../loaders/facts/facts-csv.js";
import {builtLists} from "../../loaders/lists/list.js";
import {readLists} from "../../loaders/lists/read-lists.js";
import {readPages} from "../../loaders/pages/read-pages.js";
import {contentLibrary} from "../../loaders/prose/chart-library.js";
import {ProseReport} from "../../loaders/prose/check-text.js";
import {EXPLAINED_COLUMNS} from "../../loaders/sources/audit.js";
import {hashBytes} from "../../loaders/sources/file-bytes.js";
import {buildTable} from "../../loaders/tables/build.js";
import {openSources} from "../../loaders/source-reader.js";
import {openFiles, openWorkspace} from "../../loaders/workspace.js";
import type {Workspace} from "../../loaders/workspace.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {parseExpression} from "../../src/core/expression/syntax.js";
import {mutantsOfExplained, mutantsOfExpression, mutantsOfFact, otherLocators} from "./mutants.js";
import type {Fields, Pool} from "./mutants.js";
import {mutantsOfCharts, mutantsOfDocuments, mutantsOfExplanations, mutantsOfPages} from "./prose.js";
import {SURVIVORS} from "./survivors.js";

const ROOT = join(import.meta.dirname, "../..");
const SOURCES = ["evac", "fy2019", "plan", "un", "meeting"];
const present = existsSync(join(ROOT, "data/sources"));

/** A file of the workspace with one thing changed. */
interface FileMutant {
  readonly kind: string;
  readonly name: string;
  /** Below the workspace's folder. */
  readonly file: string;
  readonly text: string;
  /** Whether one of some diagnostics names what was changed. */
  readonly isNamedBy: (diagnostics: readonly string[]) => boolean;
}

/** Mutants made and caught, by kind; a survivor is named by kind, row and change. */
const tally = new Map<string, {made: number; caught: number}>();
const survivors: string[] = [];

function count(kind: string, name: string, caught: boolean): void {
  const kept = tally.get(kind) ?? {made: 0, caught: 0};
  tally.set(kind, {made: kept.made + 1, caught: kept.caught + Number(caught)});
  if (!caught) survivors.push(`${kind}: ${name}`);
}

describe.skipIf(!present)("each row of the evidence, changed in one thing, is caught (needs the documents)", () => {
  let project: Workspace;
  let pool: Pool;
  let content: Content;

  beforeAll(async () => {
    const root = await mkdtemp(join(tmpdir(), "tickmark-mutation-"));
    await cp(join(ROOT, "data"), join(root, "data"), {recursive: true});
    project = openWorkspace(join(root, "data"));
    const diagnostics: Diagnostic[] = [];
    content = await readContent(project, diagnostics);
    expect(diagnostics).toEqual([]);
    const rows = await Promise.all(SOURCES.map((source) => rowsOf(source)));
    const units = [...content.vocabulary.units.values()];
    pool = {
      facts: rows.flat().map(({fields}) => fields),
      unitsLike: (id) =>
        units.filter(({kind}) => kind === units.find((unit) => unit.id === id)?.kind).map((unit) => unit.id)
    };
  });

  afterAll(async () => {
    await rm(dirname(project.folder), {recursive: true, force: true});
    for (const [kind, {made, caught}] of tally)
      process.stdout.write(`mutants  ${kind.padEnd(16)} ${made} made, ${caught} caught\n`);
  });

  const rowsOf = async (source: string): Promise<readonly CsvRow[]> => {
    const text = await readFile(join(project.folder, "facts", `${source}.csv`), "utf8");
    return parseCsv(text, source, FACT_COLUMNS, []);
  };

  /** The diagnostics with a file changed, and then put back. */
  async function withChange<T>({file, text}: FileMutant, find: () => Promise<T>): Promise<T> {
    const path = join(project.folder, file);
    const before = await readFile(path, "utf8");
    await writeFile(path, text);
    const found = await find();
    await writeFile(path, before);
    return found;
  }

  /** What the reading of the whole workspace finds, and that of its tables where it finds nothing. */
  async function diagnosticsOfAll(): Promise<readonly Diagnostic[]> {
    const diagnostics: Diagnostic[] = [];
    const mutated = await readContent(project, diagnostics);
    if (diagnostics.length === 0)
      for (const table of mutated.tables) {
        const built = buildTable(table, mutated.derivation, diagnostics, mutated.terms);
        diagnostics.push(
          ...recomputeCells(built, built.rows, mutated.facts).wrong.map(({expression, reason}) => ({
            id: expression,
            message: reason
          }))
        );
      }
    return diagnostics;
  }

  /** What the reading of the lists finds, which is a part of that of the workspace. */
  async function diagnosticsOfLists(mutant: FileMutant): Promise<readonly Diagnostic[]> {
    const diagnostics: Diagnostic[] = [];
    const {sources, texts, vocabulary, own} = content;
    await withChange(mutant, () => readLists(project, {sources, texts, vocabulary, order: own.lists}, diagnostics));
    return diagnostics;
  }

  /** What the reading of one source finds with a file of it changed in memory, which is a part of that of all. */
  function diagnosticsOfSource(source: string, {file, text}: FileMutant): Promise<readonly Diagnostic[]> {
    const [files, changed, bytes] = [openFiles(project), join(project.folder, file), Buffer.from(text)];
    const reader = openSources(
      project,
      {
        read: (path) => (path === changed ? bytes : files.read(path)),
        hash: (path) => (path === changed ? hashBytes(bytes) : files.hash(path))
      },
      content.sources,
      content.vocabulary
    );
    return Promise.resolve(reader.content(source).diagnostics);
  }

  /**
   * Counts what is caught of mutants by reading the part that a mutant changes. What no diagnostic of it names is
   * tried once more in the whole, since reading the workspace is what takes time; so is the first mutant of each kind
   * in each file, which holds the one reading against the other.
   */
  async function countMutants(
    mutants: readonly FileMutant[],
    diagnosticsOfPart: (mutant: FileMutant) => Promise<readonly Diagnostic[]>
  ): Promise<void> {
    const tried = new Set<string>();
    for (const mutant of mutants) {
      const {kind, name, file, isNamedBy} = mutant;
      const own = (await diagnosticsOfPart(mutant))
        .map(formatDiagnostic)
        .filter((diagnostic) => diagnostic.startsWith(`data/${file}:`));
      const isFirst = !tried.has(`${kind} ${file}`);
      tried.add(`${kind} ${file}`);
      const caught =
        isNamedBy(own) && !isFirst
          ? true
          : isNamedBy((await withChange(mutant, diagnosticsOfAll)).map(formatDiagnostic));
      count(kind, name, caught);
    }
  }

  const written = (rows: readonly (Fields | undefined)[], columns: readonly string[]): string =>
    stringify([
      columns,
      ...rows.filter((row) => row !== undefined).map((row) => columns.map((column) => row[column]!))
    ]);

  async function factMutants(source: string): Promise<readonly FileMutant[]> {
    const [file, rows] = [`facts/${source}.csv`, await rowsOf(source)];
    return rows.flatMap(({fields, line}, i) =>
      mutantsOfFact(fields, pool).map(({kind, row}): FileMutant => {
        const changed = Object.keys(row).filter((name) => row[name] !== fields[name]);
        return {
          kind,
          name: `${fields.id} ${changed.map((name) => `${name}=${row[name]}`).join(" ")}`,
          file,
          text: written(
            rows.map((other, j) => (i === j ? row : other.fields)),
            FACT_COLUMNS
          ),
          isNamedBy: (diagnostics) =>
            diagnostics.some((found) => found.includes(fields.id!) || found.startsWith(`data/${file}:${line}:`))
        };
      })
    );
  }

  async function explainedMutants(source: string): Promise<readonly FileMutant[]> {
    const file = `explained/${source}.csv`;
    const rows = parseCsv(await readFile(join(project.folder, file), "utf8"), source, EXPLAINED_COLUMNS, []);
    return rows.flatMap((original, i) =>
      mutantsOfExplained(original).map(({kind, row}): FileMutant => {
        const {start, end, text} = original.fields;
        return {
          kind,
          name: `${source} ${start} ${text}`,
          file,
          text: written(
            rows.map((other, j) => (i === j ? row : other.fields)),
            EXPLAINED_COLUMNS
          ),
          isNamedBy: (diagnostics) =>
            diagnostics.some(
              (found) => found.includes(`"${text}" at ${start}–${end}`) || found.startsWith(`data/${file}:`)
            )
        };
      })
    );
  }

  /** Mutants of a list's rows: each with a column changed to each of the values that `others` gives. */
  async function listMutants(
    list: string,
    kind: string,
    column: string,
    others: (cell: string, cells: readonly string[]) => readonly string[]
  ): Promise<readonly FileMutant[]> {
    const file = `lists/${list}.csv`;
    const [header = [], ...records] = parse(await readFile(join(project.folder, file), "utf8")) as string[][];
    const rows = records.map((record) => Object.fromEntries(header.map((name, i) => [name, record[i]!])));
    const cells = rows.map((row) => row[column]!);
    return rows.flatMap((row, i) =>
      others(row[column]!, cells).map((value) => ({
        kind,
        name: `${row.id} ${value}`,
        file,
        text: written(
          rows.map((one, j) => (i === j ? {...row, [column]: value} : one)),
          header
        ),
        isNamedBy: (diagnostics) => diagnostics.some((found) => found.includes(row.id!))
      }))
    );
  }

  /** A row's ministries with one exchanged, one added, and one taken away. */
  function otherMinistries(cell: string, cells: readonly string[]): readonly string[] {
    const named = cell.split(" ");
    const other = cells.flatMap((one) => one.split(" ")).find((agency) => !named.includes(agency));
    return [
      ...(other === undefined
        ? []
        : [
            [...named.slice(1), other],
            [...named, other]
          ]),
      ...(named.length > 1 ? [named.slice(1)] : [])
    ].map((list) => list.join(" "));
  }

  it("facts: digit, offset, unit, period, qualifier, whole, locator; explained tokens; dates; ministries", async () => {
    for (const source of SOURCES)
      await countMutants([...(await factMutants(source)), ...(await explainedMutants(source))], (mutant) =>
        diagnosticsOfSource(source, mutant)
      );
    await countMutants(
      [
        ...(await listMutants("timeline", "locator", "locator", otherLocators)),
        ...(await listMutants("plan-measures", "ministry", "ministries", otherMinistries))
      ],
      diagnosticsOfLists
    );
    expect(Math.min(...[...tally.values()].map(({made}) => made))).toBeGreaterThan(0);
  }, 600_000);

  it("operands of checks", async () => {
    for (const check of await readChecks(project, [])) {
      for (const {from, to, text} of mutantsOfExpression(check.expression, pool.facts)) {
        const tree = parseExpression(text);
        if (tree.type !== "call") continue;
        const diagnostics: Diagnostic[] = [];
        evaluateChecks(
          [{...check, expression: text, left: tree.operands[0]!, right: tree.operands[1]!}],
          content.facts,
          diagnostics
        );
        count(
          "check operand",
          `${check.id} ${from} → ${to}`,
          diagnostics.some(({id}) => id === check.id)
        );
      }
    }
  });

  it("operands of table cells", () => {
    for (const table of content.tables) {
      const built = buildTable(table, content.derivation, [], content.terms);
      for (const [i, row] of built.rows.entries()) {
        for (const {kind, name} of built.columns) {
          const expression = kind === "quantity" ? row[`${name}_expression`] : null;
          if (typeof expression !== "string") continue;
          for (const {from, to, text} of mutantsOfExpression(expression, pool.facts)) {
            count(
              "cell operand",
              `${table.id} row ${i + 1} ${name} ${from} → ${to}`,
              cellIsCaught(built, i, name, text)
            );
          }
        }
      }
    }
  });

  it("operands of numbers in prose", async () => {
    const tables = new Map(
      [
        ...content.tables.map((table) => buildTable(table, content.derivation, [], content.terms)),
        ...builtLists(content.lists)
      ].map((table) => [table.id, table])
    );
    const {charts} = await readCharts(
      openWorkspace(join(ROOT, "data")),
      {
        tables: [...tables.values()],
        lists: new Set(content.lists.map(({id}) => id)),
        caveats: new Set(content.vocabulary.caveats.keys())
      },
      []
    );
    const drawn = charts.map(({chart}) => chart);
    const library = contentLibrary(
      content,
      drawn,
      [...tables.values()].map((table) => ({table, rows: table.rows}))
    );
    const {own} = await readPages(project, {content, charts: drawn, library}, new ProseReport(content.facts));
    const world = {root: ROOT, content, charts, tables, facts: pool.facts, own};
    const kinds = {
      "page operand": await mutantsOfPages(world),
      "document operand": await mutantsOfDocuments(world),
      "chart operand": mutantsOfCharts(world),
      "explanation operand": await mutantsOfExplanations(world)
    };
    for (const [kind, mutants] of Object.entries(kinds))
      for (const {name, caught} of mutants) count(kind, name, caught);
  }, 600_000);

  function cellIsCaught(
    built: ReturnType<typeof buildTable>,
    index: number,
    name: string,
    expression: string
  ): boolean {
    try {
      const {value, interval} = evaluate(expression, content.facts);
      const changed = {
        [name]: value.valueOf(),
        [`${name}_expression`]: expression,
        [`${name}_low`]: Number(interval.low),
        [`${name}_high`]: Number(interval.high)
      };
      const {wrong} = recomputeCells(
        built,
        built.rows.map((row, i) => (i === index ? {...row, ...changed} : row)),
        content.facts
      );
      return wrong.some((cell) => cell.row === index + 1 && cell.column === name);
    } catch {
      return true;
    }
  }

  it("lists every survivor with the reason why no evidence can catch it", () => {
    const unexplained = survivors.filter((survivor) => !SURVIVORS.some(({pattern}) => pattern.test(survivor)));
    expect(unexplained).toEqual([]);
    expect(
      SURVIVORS.filter(({pattern}) => !survivors.some((survivor) => pattern.test(survivor))).map(
        ({pattern}) => pattern.source
      )
    ).toEqual([]);
  });
});
