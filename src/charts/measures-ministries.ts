import type {Chart, ChartContext, Row} from "../core/chart.js";
import {NARROW} from "./marks.js";
import {drawMatrix} from "./matrix.js";
import type {Counted, MatrixCell, MatrixColumn, MatrixLine} from "./matrix.js";
import {countOf, distinctOf, textOf, valuesOf} from "./structure-rows.js";

const TABLE = "plan-measures";

/** Which ministries and agencies each measure of the plan names. */
export const measuresMinistries: Chart = {
  id: "measures-ministries",
  table: TABLE,
  options: {lines: {label: "Lines", values: {measures: "Pillars and measures", pillars: "Pillars"}, control: false}},
  caveats: ["measures-ministries"],
  headline: () => "Of the plan’s {{ count(plan-measures) }} measures, {{ count(plan-measures, named=1) }} name a single ministry or agency; the National Police Agency is named most, "
    + "in {{ count(plan-measures, ministries=NPA) }}",
  title: () => "Measures of Part III of the Basic Plan by the ministries and agencies named beside them, number of measures, Japan, as of April 2017",
  notes: ({lines}) => [
    ...(lines === "pillars" ? ["The number at a pillar counts its measures, those beside it the measures that name the ministry or agency."] : [
      "Ministries stand in the order of how often they are named. The number at a pillar counts its measures, those below count the measures of the pillar that name the ministry or agency.",
      "Where the page has room, each measure has a line, those with the fewest names first; a square says that the plan names the ministry or agency beside it."
    ])
  ],
  describe: (rows) => `Matrix of measures and the ministries and agencies named beside them. By pillar, in the plan’s order: ${
    distinctOf(rows, "pillar").map((pillar) => `{{ ${countOf(TABLE, {pillar})} }}`).join(", ")}. By ministry or agency: ${
    ministriesOf(rows).map((ministries) => `${ministries}, {{ ${countOf(TABLE, {ministries})} }}`).join("; ")}.`,
  twin: () => [
    {column: "label", label: "Measure", quantity: false},
    {column: "pillar", label: "Pillar", quantity: false},
    {column: "numeral", label: "Numeral", quantity: false},
    {column: "ministries", label: "Ministries and agencies named", quantity: false},
    {column: "other_bodies", label: "Other bodies named", quantity: false}
  ],
  draw: (rows, {lines}, context) => (context.width < NARROW || lines === "pillars" ? drawPillars(rows, context) : drawMeasures(rows, context))
};

/** The ministries, by how often they are named; what is named as often stands as the plan first names it. */
function ministriesOf(rows: readonly Row[]): readonly string[] {
  const times = (ministry: string): number => rows.filter((row) => valuesOf(row, "ministries").includes(ministry)).length;
  return [...distinctOf(rows, "ministries")].sort((a, b) => times(b) - times(a));
}

function drawMeasures(rows: readonly Row[], context: ChartContext): Element {
  const ministries = ministriesOf(rows);
  const lines = distinctOf(rows, "pillar").flatMap((pillar): readonly MatrixLine[] => {
    const own = inPattern(rows.filter((row) => textOf(row, "pillar") === pillar), ministries);
    return [pillarLine(pillar, own, ministries, context), ...own.map((row) => measureLine(row, ministries, context))];
  });
  return drawMatrix(columnsOf(rows, ministries, context), lines, {cell: 37, end: 48, endHead: "named", above: false, headSize: 12}, context);
}

function drawPillars(rows: readonly Row[], context: ChartContext): Element {
  const ministries = ministriesOf(rows);
  const lines = distinctOf(rows, "pillar").map((pillar) => pillarLine(pillar, rows.filter((row) => textOf(row, "pillar") === pillar), ministries, context));
  const columns = columnsOf(rows, ministries, context);
  const layout = context.width < NARROW ? {cell: Math.floor(context.width / columns.length), above: true, headSize: 11} : {cell: 42, above: false, headSize: 14, gap: 2};
  return drawMatrix(columns, lines, {...layout, end: 0}, context);
}

function columnsOf(rows: readonly Row[], ministries: readonly string[], context: ChartContext): readonly MatrixColumn[] {
  return [
    ...ministries.map((ministry) => ({head: ministry, total: counted({ministries: ministry}, context.label("ministries", ministry))})),
    ...(rows.some(namesOthers) ? [{head: "other", total: counted({other_bodies: "yes"}, "other related bodies")}] : [])
  ];
}

function pillarLine(pillar: string, rows: readonly Row[], ministries: readonly string[], context: ChartContext): MatrixLine {
  const label = context.label("pillar", pillar);
  const cell = (holds: (row: Row) => boolean, filters: Readonly<Record<string, string>>, name: string): MatrixCell =>
    rows.some(holds) ? {kind: "count", ...counted({pillar, ...filters}, `${label}, ${name}`)} : {kind: "none"};
  return {
    label, heading: true, total: counted({pillar}, label),
    cells: [
      ...ministries.map((ministry) => cell((row) => valuesOf(row, "ministries").includes(ministry), {ministries: ministry}, context.label("ministries", ministry))),
      cell(namesOthers, {other_bodies: "yes"}, "other related bodies")
    ]
  };
}

function measureLine(row: Row, ministries: readonly string[], context: ChartContext): MatrixLine {
  const [id, label, named] = [textOf(row, "id"), textOf(row, "label"), valuesOf(row, "ministries")];
  const mark = (holds: boolean): MatrixCell => ({kind: holds ? "mark" : "none"});
  return {
    label, heading: false, href: context.rowHref(textOf(row, "source"), id),
    total: {expression: countOf("agencies", {measures: id}), name: `${label}: ministries and agencies named`},
    cells: [...ministries.map((ministry) => mark(named.includes(ministry))), mark(namesOthers(row))]
  };
}

/** Those with the fewest names first, then those named alike together. */
function inPattern(rows: readonly Row[], ministries: readonly string[]): readonly Row[] {
  const pattern = (row: Row): string => ministries.map((ministry) => (valuesOf(row, "ministries").includes(ministry) ? "a" : "b")).join("");
  return [...rows].sort((a, b) => valuesOf(a, "ministries").length - valuesOf(b, "ministries").length || pattern(a).localeCompare(pattern(b), "en"));
}

const namesOthers = (row: Row): boolean => row["other_bodies"] === "yes";

const counted = (filters: Readonly<Record<string, string>>, name: string): Counted => ({expression: countOf(TABLE, filters), name});
