import {readdir} from "node:fs/promises";
import {basename, join} from "node:path";
import {chartOf} from "../../src/charts/defined-chart.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {readTextIfPresent} from "../read-text.js";
import {isWritten, shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {readYaml} from "../yaml.js";
import {chartLines} from "./chart-lines.js";
import type {ChartSetting, ReadChart} from "./chart-setting.js";
import {faceDiagnostics} from "./check-charts.js";
import {readDefinition} from "./read-definition.js";

/** The valid charts of a workspace, and the ids of those that have diagnostics. */
export interface ReadCharts {
  readonly charts: readonly ReadChart[];
  readonly broken: ReadonlySet<string>;
}

const NAME = /^([a-z][a-z\d]*(?:-[a-z\d]+)*)\.ya?ml$/;

/**
 * Reads the charts of a workspace, a file each in `charts/`, in the order of the tables that they show and then of
 * their names; none where there is no such folder. What is wrong is added to `diagnostics`.
 */
export async function readCharts(
  workspace: Workspace,
  setting: ChartSetting,
  diagnostics: Diagnostic[]
): Promise<ReadCharts> {
  const folder = join(workspace.folder, "charts");
  const names = await namesIn(folder, (message) => diagnostics.push({file: shownPath(workspace, folder), message}));
  const paths = names.map((name) => join(folder, name)).filter((path) => isWritten(workspace, path));
  const files = new Map<string, string>();
  for (const path of paths) {
    const [file, id] = [shownPath(workspace, path), NAME.exec(basename(path))?.[1]];
    const before = id === undefined ? undefined : files.get(id);
    if (id === undefined)
      diagnostics.push({
        file,
        message: "is no chart; a chart is a file <id>.yaml, its id in small letters, digits and hyphens"
      });
    else if (before !== undefined)
      diagnostics.push({
        file,
        message: `the chart ${id} stands in ${shownPath(workspace, before)} already; ids are unique`
      });
    else files.set(id, path);
  }
  const read = await Promise.all(
    [...files].map(async ([id, path]) => {
      const [file, own]: [string, Diagnostic[]] = [shownPath(workspace, path), []];
      const text = await readTextIfPresent(path, file, own);
      return {id, own, chart: text === undefined ? undefined : readChart(id, text, file, setting, own)};
    })
  );
  diagnostics.push(...read.flatMap(({own}) => own));
  const placeOf = ({definition}: ReadChart): number => setting.tables.findIndex(({id}) => id === definition.table.id);
  return {
    charts: read.flatMap(({chart}) => chart ?? []).sort((a, b) => placeOf(a) - placeOf(b)),
    broken: new Set(read.flatMap(({id, chart}) => (chart === undefined ? [id] : [])))
  };
}

async function namesIn(folder: string, diagnostic: (message: string) => void): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code !== "ENOENT")
      diagnostic(
        code === "ENOTDIR"
          ? "is a file; the charts of a workspace stand in a folder of this name"
          : `can't be read (${code ?? String(error)}); see its permissions`
      );
    return [];
  }
}

/** Reads one chart; undefined if anything is wrong with it, which is added to `diagnostics`. */
export function readChart(
  id: string,
  text: string,
  file: string,
  setting: ChartSetting,
  diagnostics: Diagnostic[]
): ReadChart | undefined {
  const found: Diagnostic[] = [];
  const node = readYaml(text, file, found);
  const definition = node && readDefinition(id, node, setting);
  const read =
    node && definition && found.length === 0
      ? {definition, chart: chartOf(definition), file, text, ...chartLines(node, definition)}
      : undefined;
  if (read) found.push(...faceDiagnostics(read, setting));
  diagnostics.push(...found);
  return found.length === 0 ? read : undefined;
}
