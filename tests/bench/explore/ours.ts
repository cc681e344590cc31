import {tableFromIPC} from "@uwdata/flechette";
import {offer} from "./page.js";
import type {Filter} from "./page.js";
import {COLUMNS} from "./table-columns.js";
import {frameChart} from "../../../src/charts/frame.js";
import type {FrameContext} from "../../../src/charts/frame-context.js";
import {chartOfSpec} from "../../../src/charts/spec-chart.js";
import {columnTable} from "../../../src/core/chart-spec/column-table.js";
import {shapeColumns} from "../../../src/core/chart-spec/columnar.js";
import {whyRefused} from "../../../src/core/chart-spec/refuse.js";
import type {ChartSpec, TableInfo} from "../../../src/core/chart-spec/spec.js";

const TABLE: TableInfo = {id: "synthetic", title: "Synthetic counts", description: "", columns: COLUMNS};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const context: FrameContext = {
  document, width: 0, instance: "", caveatTexts: [], source: [], tick: {state: "unchecked", label: "untied", href: "#"}, citation: {short: "", full: ""}, pageHref: "", fence: "",
  format: (expression) => expression, label: (_column, value) => value, traceHref: (expression) => `#${expression}`, rowHref: (id) => `#${id}`,
  fileHref: (id, ending) => `${id}.${ending}`, plain: (text) => text, prose: escaped
};

/** As the page of charts does it: checked, and drawn in its frame at both widths, with its table and all texts. */
function draw(place: HTMLElement, columns: ReturnType<typeof columnTable>, {region, year}: Filter): void {
  const spec: ChartSpec = {table: TABLE.id, form: "bar", x: "category", y: "count", group: ["category"], filter: {region, year}};
  const rows = shapeColumns(columns, spec, TABLE);
  const info = {...TABLE, rows};
  const why = whyRefused(spec, info);
  if (why !== undefined) throw new Error(why);
  place.replaceChildren(frameChart(chartOfSpec(spec, info), rows, {}, context));
}

offer({
  bars: ".tm-wide rect",
  open: (arrow, place, first) => {
    const columns = columnTable(tableFromIPC(arrow), TABLE);
    draw(place, columns, first);
    return Promise.resolve((filter) => draw(place, columns, filter));
  }
});
