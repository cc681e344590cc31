import {plainText} from "../../core/deck/blocks.js";
import type {CompiledChart, ShownBlock, ShownInline, DataTableCell} from "../../core/deck/compiled.js";
import {isRightToLeft} from "../../core/direction.js";
import {LONGEST_WORD, wordsOf} from "../../core/deck/long-words.js";
import {xml} from "./office-package.js";
import {emu} from "./shapes.js";
import {estimateHeight, estimateWidth, paragraph, paragraphsXml} from "./text.js";
import type {Paragraph, TextSetting} from "./text.js";
import {ruleLine, solid} from "./theme.js";

/** A table whose first row is its head. */
export interface TableContent {
  readonly rows: readonly (readonly (readonly Paragraph[])[])[];
  readonly align: readonly ("left" | "right" | "center")[];
  /** Shares of the width; without them they follow from the texts. */
  readonly widths?: readonly number[];
}

const PADDING = 6;
const LONGEST = 40;

/** A table of a deck. */
export function tableOfBlock({head, rows, align}: ShownBlock & {readonly type: "table"}): TableContent {
  return {rows: [head, ...rows].map((row) => row.map((cell) => [paragraph(cell)])), align};
}

/** The data table of a chart, its numbers as links. */
export function tableOfDataTable({columns, rows}: CompiledChart["dataTable"]): TableContent {
  const shown = columns.map((_, i) => rows.some((row) => row[i]!.type !== "key" || row[i]!.text !== ""));
  const kept = <T>(row: readonly T[]): readonly T[] => row.filter((_, i) => shown[i]);
  return {
    rows: [
      kept(columns).map(({label}) => [paragraph(label)]),
      ...rows.map((row) => kept(row).map((cell) => [paragraph(inlineOf(cell))]))
    ],
    align: kept(columns).map(({quantity}) => (quantity ? "right" : "left"))
  };
}

function inlineOf(cell: DataTableCell): readonly ShownInline[] {
  if (cell.type === "number") return [{type: "number", number: cell}];
  return cell.type === "missing"
    ? [{type: "emphasis", children: [{type: "text", text: cell.text}]}]
    : [{type: "text", text: cell.text}];
}

/** The data table of a chart for half a slide: its number columns, and all keys of a row joined in one last column. */
export function narrowTableOfDataTable(dataTable: CompiledChart["dataTable"]): TableContent {
  const numbers = dataTable.columns.flatMap(({quantity}, i) => (quantity ? [i] : []));
  const keys = dataTable.columns.flatMap(({quantity}, i) => (quantity ? [] : [i]));
  const said = (row: readonly DataTableCell[]): string =>
    keys
      .map((i) => row[i]!.text)
      .filter((text, i, all) => text !== "" && all.indexOf(text) === i)
      .join(", ");
  return {
    align: [...numbers.map(() => "right" as const), "left"],
    rows: [
      [...numbers, keys[0]].map((i) => [paragraph(i === undefined ? "" : dataTable.columns[i]!.label)]),
      ...dataTable.rows.map((row) => [...numbers.map((i) => [paragraph(inlineOf(row[i]!))]), [paragraph(said(row))]])
    ]
  };
}

/**
 * The widths of the columns in pixels: each has room for its longest word, as far as that holds together, and the rest
 * is shared by the lengths of the texts.
 */
export function columnWidths({rows, widths}: TableContent, size: number, width: number): readonly number[] {
  if (widths !== undefined) return widths.map((share) => share * width);
  const columns = rows[0]!.map((_, i) => rows.flatMap((row) => (row[i] ?? []).map(({inline}) => textOf(inline))));
  const padding = 2 * PADDING + size * 0.4;
  const least = columns.map(
    (texts) =>
      padding +
      Math.max(0, ...texts.flatMap(wordsOf).map((word) => estimateWidth(word.slice(0, LONGEST_WORD), size) * 1.08))
  );
  const wishes = columns.map((texts, i) =>
    Math.max(
      least[i]!,
      padding + Math.min(LONGEST * size * 0.5, Math.max(0, ...texts.map((text) => estimateWidth(text, size))))
    )
  );
  const [sum, all] = [total(least), total(wishes)];
  if (sum >= width) return least.map((one) => (one / sum) * width);
  const stretch = all <= width ? 0 : (width - sum) / (all - sum);
  return all <= width
    ? wishes.map((wish) => (wish * width) / all)
    : least.map((one, i) => one + (wishes[i]! - one) * stretch);
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** The heights of the rows in pixels, estimated. */
export function rowHeights(table: TableContent, size: number, width: number): readonly number[] {
  const widths = columnWidths(table, size, width);
  return table.rows.map(
    (row) =>
      2 * PADDING +
      Math.max(size * 1.2, ...row.map((cell, i) => estimateHeight(cell, size, widths[i]! - 2 * PADDING) - size * 0.45))
  );
}

/** A native table as the content of a frame. */
export function tableXml(table: TableContent, setting: TextSetting & {readonly size: number}, width: number): string {
  const widths = columnWidths(table, setting.size, width);
  const heights = rowHeights(table, setting.size, width);
  return xml(
    "a:graphicData",
    {uri: "http://schemas.openxmlformats.org/drawingml/2006/table"},
    xml(
      "a:tbl",
      {},
      xml("a:tblPr", {rtl: isRightToLeft(setting.lang) ? 1 : undefined, firstRow: 1}),
      xml(
        "a:tblGrid",
        {},
        widths.map((wide) => xml("a:gridCol", {w: emu(wide)}))
      ),
      table.rows.map((row, y) =>
        xml(
          "a:tr",
          {h: emu(heights[y]!)},
          widths.map((_, x) => cellXml(row[x] ?? [], table.align[x] ?? "left", y === 0, setting))
        )
      )
    )
  );
}

function cellXml(
  paragraphs: readonly Paragraph[],
  align: TableContent["align"][number],
  head: boolean,
  setting: TextSetting
): string {
  const text = paragraphsXml(paragraphs, {...setting, bold: head, align, tight: true});
  const sides = {marL: emu(PADDING), marR: emu(PADDING), marT: emu(PADDING), marB: emu(PADDING)};
  return xml(
    "a:tc",
    {},
    xml("a:txBody", {}, "<a:bodyPr/><a:lstStyle/>", text),
    xml(
      "a:tcPr",
      sides,
      '<a:lnL w="0"><a:noFill/></a:lnL><a:lnR w="0"><a:noFill/></a:lnR><a:lnT w="0"><a:noFill/></a:lnT>',
      ruleLine("a:lnB"),
      head ? solid("bg2") : "<a:noFill/>"
    )
  );
}

const textOf = (inline: readonly ShownInline[]): string => plainText(inline, ({text}) => text);
