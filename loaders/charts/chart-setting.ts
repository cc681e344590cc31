import type {ChartDefinition} from "../../src/core/chart-definition.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {Chart} from "../../src/core/chart.js";
import type {ChartLines} from "./chart-lines.js";

/** The parts of a workspace that its charts refer to. */
export interface ChartSetting {
  /** The tables and lists, in the order in which they are listed. */
  readonly tables: readonly TableInfo[];
  /** Ids of those that are lists. */
  readonly lists: ReadonlySet<string>;
  /** Ids of tables and lists that have diagnostics of their own. */
  readonly broken?: ReadonlySet<string>;
  /** Ids of the caveats. */
  readonly caveats: ReadonlySet<string>;
}

/** A chart as read from its file. */
export interface ReadChart extends ChartLines {
  readonly definition: ChartDefinition;
  readonly chart: Chart;
  /** As messages show it. */
  readonly file: string;
  /** Of the file. */
  readonly text: string;
}
