import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {loadavg, tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {startChromium} from "../../loaders/exports/chromium.js";
import {serveSite} from "../../loaders/site/serve.js";
import type {Change} from "./explore/page.js";
import {changeFilters, memoryOf, openSession, wireBytes} from "./explore/session.js";
import type {Session} from "./explore/session.js";
import {arrowFile, makeFilters, makeTable, sumsOf} from "./explore/table.js";
import type {SyntheticTable} from "./explore/table.js";
import {makeTools} from "./explore/tools.js";
import type {ServedTool} from "./explore/tools.js";
import type {Measurement} from "./measurement.js";

const SIZES = [1_000, 100_000, 1_000_000];

/** The longest table that is to feel like a short one. */
const AIMED = 100_000;
const RUNS = 4;
const CHANGES = 10;

/**
 * From a changed filter to the redrawn chart, sums by category as bars, by us, by Plot over the whole array, by
 * Vega-Lite and by Mosaic’s vgplot over DuckDB, all of the same Arrow file in pages that stay open, taken in turn.
 * `frame` ends when the frame with the drawing is out (two animation frames), `layout` when the drawing is laid out
 * (forced), which leaves out the wait for the screen. Ours is the page of charts itself: its boxes are checked,
 * everything on it is made anew and kept; theirs draw bars with axes alone. Every drawing is held against sums worked
 * out row by row. The main thread’s processor time leaves out workers, in which DuckDB is. Filters come in runs of one
 * column, which is what Mosaic’s pre-aggregation is made for.
 */
export async function benchExplore(): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-explore-"));
  const site = join(folder, "site");
  await mkdir(site);
  const [served, browser] = await Promise.all([serveSite(site), startChromium()]);
  try {
    const tools = await makeTools(folder, site);
    const measurements: Measurement[] = [];
    for (const size of SIZES) {
      const table = makeTable(size);
      const file = `${size}.arrow`;
      await writeFile(join(site, file), arrowFile(table));
      measurements.push(
        ...(await measure(browser, served.url, tools, table, file)),
        {
          name: `${label(size)}: Arrow file on the wire`,
          value: (await wireBytes(`${served.url}${file}`)) / 1000,
          unit: "kB"
        },
        {name: `${label(size)}: load of the machine, a minute’s average`, value: loadavg()[0]!, unit: ""}
      );
    }
    return [...measurements, ...(await wire(served.url, tools))];
  } finally {
    await Promise.all([browser.close(), served.close()]);
    await rm(folder, {recursive: true, force: true});
  }
}

const label = (size: number): string => `${size.toLocaleString("en-GB")} rows`;

async function measure(
  browser: Browser,
  url: string,
  tools: readonly ServedTool[],
  table: SyntheticTable,
  file: string
): Promise<readonly Measurement[]> {
  const {first, runs} = makeFilters(RUNS, CHANGES);
  const expected = [first, ...runs.flat()].map((filter) => sumsOf(table, filter));
  const sessions: Session[] = [];
  for (const tool of tools) sessions.push(await openSession(browser, url, tool, file, first));
  for (const run of runs) for (const session of sessions) await changeFilters(session, run);
  const measurements: Measurement[] = [];
  for (const session of sessions) {
    [session.opened, ...session.changes].forEach(({bars}, i) => check(session.tool.name, bars, expected[i]!));
    measurements.push(...timesOf(session, table.length), ...(await memory(session, table.length)));
  }
  await Promise.all(sessions.map(({page}) => page.context().close()));
  return [...measurements, ...ratios(sessions, table.length)];
}

/** The bars of a drawing must stand to one another as the sums do. */
function check(name: string, bars: readonly number[], sums: readonly number[]): void {
  const relative = (values: readonly number[]): readonly number[] =>
    values
      .filter((value) => value > 0)
      .sort((a, b) => b - a)
      .map((value, _i, [most]) => value / most!);
  const [drawn, wanted] = [relative(bars), relative(sums)];
  if (drawn.length === wanted.length && drawn.every((value, i) => Math.abs(value - wanted[i]!) < 0.005)) return;
  throw new Error(`${name}: the bars ${drawn.join(", ")} are not the sums ${wanted.join(", ")}`);
}

function timesOf({tool: {name}, opened, changes, work}: Session, size: number): readonly Measurement[] {
  const at = (end: "frame" | "layout", part: number): number =>
    quantile(
      changes.map((change) => change[end]),
      part
    );
  const aim = name === "ours" && size === AIMED ? {aim: "p95 < 100 ms"} : {};
  return [
    {name: `${label(size)}: ${name}, filter to frame, p50`, value: at("frame", 0.5), unit: "ms"},
    {name: `${label(size)}: ${name}, filter to frame, p95`, value: at("frame", 0.95), unit: "ms", ...aim},
    {name: `${label(size)}: ${name}, filter to layout, p50`, value: at("layout", 0.5), unit: "ms"},
    {name: `${label(size)}: ${name}, filter to layout, p95`, value: at("layout", 0.95), unit: "ms"},
    {
      name: `${label(size)}: ${name}, processor of the main thread for a change`,
      value: work / changes.length,
      unit: "ms CPU"
    },
    {name: `${label(size)}: ${name}, file to first chart`, value: opened.frame, unit: "ms"}
  ];
}

async function memory(session: Session, size: number): Promise<readonly Measurement[]> {
  const {page, engine} = await memoryOf(session);
  return [
    {name: `${label(size)}: ${session.tool.name}, memory of the page`, value: page / 1e6, unit: "MB"},
    ...(engine > 0
      ? [{name: `${label(size)}: ${session.tool.name}, memory of WebAssembly besides`, value: engine / 1e6, unit: "MB"}]
      : [])
  ];
}

function ratios([ours, ...others]: readonly Session[], size: number): readonly Measurement[] {
  const at = ({changes}: Session, end: "frame" | "layout", part: number): number =>
    quantile(
      changes.map((change: Change) => change[end]),
      part
    );
  const cpu = ({work, changes}: Session): number => work / changes.length;
  return others.flatMap((other) => [
    ...(["frame", "layout"] as const).flatMap((end) =>
      [0.5, 0.95].map((part): Measurement => ({
        name: `${label(size)}: ${other.tool.name} / ours, filter to ${end}, p${100 * part}`,
        value: at(other, end, part) / at(ours!, end, part),
        unit: "×"
      }))
    ),
    {
      name: `${label(size)}: ${other.tool.name} / ours, processor of the main thread`,
      value: cpu(other) / cpu(ours!),
      unit: "× CPU"
    }
  ]);
}

async function wire(url: string, tools: readonly ServedTool[]): Promise<readonly Measurement[]> {
  const bytes = async (files: readonly string[]): Promise<number> =>
    (await Promise.all(files.map((file) => wireBytes(`${url}${file}`)))).reduce((sum, one) => sum + one, 0) / 1000;
  return (
    await Promise.all(
      tools.map(async ({name, scripts, engine}): Promise<readonly Measurement[]> => [
        {name: `${name}: scripts on the wire`, value: await bytes(scripts), unit: "kB"},
        ...(engine.length > 0
          ? [{name: `${name}: worker and WebAssembly on the wire`, value: await bytes(engine), unit: "kB"}]
          : [])
      ])
    )
  ).flat();
}

/** The value below which this part of all lies, one of them. */
function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(part * values.length) - 1)] ?? NaN;
}
