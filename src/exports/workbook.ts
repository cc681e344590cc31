import type {NativeChart} from "../core/chart.js";
import type {ExportedExpression} from "../core/deck/compiled.js";
import {isRisky} from "../core/formula.js";
import {withInfinity} from "./csv-text.js";
import type {EvidenceMaps} from "./pptx/evidence-text.js";
import {OfficePackage, xml, xmlText} from "./pptx/office-package.js";

/** A number that is written as more than its value. */
export interface SheetNumber {
  readonly value: number;
  /** Shown as a percentage with so many decimals; the value is a fraction of one. */
  readonly percent?: number | undefined;
  /** What a spreadsheet works the value out by, without the `=`. */
  readonly formula?: string | undefined;
}

/** A cell of a sheet: a text, which is never a formula, a number, or nothing. */
export type SheetCell = string | number | SheetNumber | null;

/** What readers are told of percentages in workbooks. */
export const PERCENT_RULE =
  "A percentage is written as a fraction of one and shown with a percent sign, so that it can be worked with as it is.";

/** A year as a number; any other period as the text that it is. */
export function sheetYear(period: string | number | null): string | number | null {
  return typeof period === "string" && /^[12]\d{3}$/.test(period) ? Number(period) : period;
}

/** A sheet with its first row as head. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * The sheets of a chart's workbook: the data as the chart needs them, how each number follows from facts, and the
 * facts.
 */
export function chartSheets(
  {form, categories, series, whole}: NativeChart,
  {expressions, facts}: EvidenceMaps
): readonly Sheet[] {
  const cells = series.flatMap(({points}, x) =>
    points.flatMap((point, y) => (point === null ? [] : [{point, cell: dataCell(x, y)}]))
  );
  const behind = form === "bar" ? whole : undefined;
  const said = whole?.expression ?? null;
  const ids = [
    ...new Set(
      [...cells.map(({point}) => point.expression), ...(said === null ? [] : [said])].flatMap(
        (expression) => expressions.get(expression)?.facts ?? []
      )
    )
  ];
  return [
    {
      name: "Data",
      rows: [
        ["", ...series.map(({name}) => name), ...(behind ? [behind.name] : [])],
        ...categories.map((category, y) => [
          category,
          ...series.map(({points}) => points[y]?.value ?? null),
          ...(behind ? [behind.value] : [])
        ])
      ]
    },
    {
      name: "Expressions",
      rows: [
        ["Cell", "Shown", "Expression", "Low", "High", "Unit"],
        ...cells.map(({point, cell}) => {
          const {low = null, high = null, unit = ""} = expressions.get(point.expression) ?? {};
          return [`Data!${cell}`, point.text, point.expression, low, high, unit];
        }),
        ...(whole === undefined || said === null ? [] : [wholeRow(whole.text, said, expressions.get(said))])
      ]
    },
    {
      name: "Sources",
      rows: [
        ["Fact", "Printed", "Measure", "Period", "Where", "Document", "Official document", "Caveats"],
        ...ids.flatMap((id) => {
          const fact = facts.get(id);
          return fact === undefined
            ? []
            : [
                [
                  id,
                  fact.shown,
                  fact.measure,
                  fact.period,
                  fact.locator,
                  fact.source.label,
                  fact.source.url,
                  fact.caveats.join("\n")
                ]
              ];
        })
      ]
    }
  ];
}

/** The row of a whole that is said above the chart. */
function wholeRow(text: string, expression: string, known: ExportedExpression | undefined): readonly SheetCell[] {
  return ["Whole", text, expression, known?.low ?? null, known?.high ?? null, known?.unit ?? ""];
}

/** The cell of the sheet `Data` in which a point of a series stands. */
function dataCell(series: number, category: number): string {
  return `${columnName(series + 1)}${category + 2}`;
}

/** `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/**
 * A workbook of sheets with texts and numbers only; `about` adds what the file says of itself. Equal sheets give equal
 * bytes.
 */
export function workbook(sheets: readonly Sheet[], about: (pack: OfficePackage) => void = () => undefined): Uint8Array {
  const pack = new OfficePackage();
  const book = "xl/workbook.xml";
  pack.relate("", "officeDocument", book);
  const ids = sheets.map(({rows}, i) => {
    const path = `xl/worksheets/sheet${i + 1}.xml`;
    pack.add(path, sheetXml(rows), `${TYPE}.worksheet+xml`);
    return pack.relate(book, "worksheet", path);
  });
  pack.add("xl/styles.xml", STYLES, `${TYPE}.styles+xml`);
  pack.relate(book, "styles", "xl/styles.xml");
  pack.add(
    book,
    xml(
      "workbook",
      {xmlns: MAIN, "xmlns:r": RELATIONS},
      xml(
        "sheets",
        {},
        sheets.map(({name}, i) => xml("sheet", {name, sheetId: i + 1, "r:id": ids[i]}))
      )
    ),
    `${TYPE}.sheet.main+xml`
  );
  about(pack);
  return pack.bytes();
}

function sheetXml(rows: readonly (readonly SheetCell[])[]): string {
  const widths = (rows[0] ?? []).map((_, x) =>
    rows.reduce((widest, row) => Math.min(60, Math.max(widest, String(valueOf(row[x])).length + 2)), 10)
  );
  return xml(
    "worksheet",
    {xmlns: MAIN},
    ...(widths.length === 0
      ? []
      : [
          xml(
            "cols",
            {},
            widths.map((width, x) => xml("col", {min: x + 1, max: x + 1, width, customWidth: 1}))
          )
        ]),
    xml(
      "sheetData",
      {},
      rows.map((row, y) =>
        xml(
          "row",
          {r: y + 1},
          row.map((cell, x) => cellXml(cell, `${columnName(x)}${y + 1}`, y === 0 ? 1 : 0))
        )
      )
    )
  );
}

const isNumber = (cell: SheetCell | undefined): cell is SheetNumber => typeof cell === "object" && cell !== null;

const valueOf = (cell: SheetCell | undefined): string | number => (isNumber(cell) ? cell.value : (cell ?? ""));

/**
 * The XML of a cell: a text that would be a formula if typed is marked as text, so that it stays text when edited; an
 * infinite number is the text `INF` or `-INF`.
 */
function cellXml(given: SheetCell, r: string, s: number): string {
  if (isNumber(given) && Number.isFinite(given.value)) {
    const {value, percent, formula} = given;
    const style = percent === undefined ? s : PERCENT + Math.min(MOST_PERCENT_DECIMALS, Math.max(0, percent));
    return xml("c", {r, s: style}, formula === undefined ? "" : `<f>${xmlText(formula)}</f>`, `<v>${value}</v>`);
  }
  const cell = withInfinity(valueOf(given));
  if (cell === "") return "";
  if (typeof cell === "number") return xml("c", {r, s}, `<v>${cell}</v>`);
  return xml(
    "c",
    {r, s: isRisky(cell) ? s + QUOTED : s, t: "inlineStr"},
    `<is><t xml:space="preserve">${xmlText(cell).replaceAll("\r", "&#13;")}</t></is>`
  );
}

/** The offset in the style list from a style to its variant for texts marked as such (`quotePrefix`). */
const QUOTED = 2;

/** The first of the styles of percentages, from none to most decimals. */
const PERCENT = 4;
const MOST_PERCENT_DECIMALS = 4;
/** The first number of a format that a workbook defines itself. */
const OWN_FORMAT = 164;
const PERCENT_FORMATS = Array.from({length: MOST_PERCENT_DECIMALS + 1}, (_none, decimals) => ({
  id: OWN_FORMAT + decimals,
  code: `0${decimals === 0 ? "" : `.${"0".repeat(decimals)}`}%`
}));

const STYLES = xml(
  "styleSheet",
  {xmlns: MAIN},
  xml(
    "numFmts",
    {count: PERCENT_FORMATS.length},
    PERCENT_FORMATS.map(({id, code}) => xml("numFmt", {numFmtId: id, formatCode: code}))
  ),
  '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${PERCENT + PERCENT_FORMATS.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" quotePrefix="1"/>${PERCENT_FORMATS.map(({id}) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join("")}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
);

/** The document properties of a workbook. */
interface WorkbookAbout {
  readonly title: string;
  readonly subject: string;
  readonly description: string;
  /** Names and texts besides, such as the data digest. */
  readonly properties: Readonly<Record<string, string>>;
}

const PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006";
/** The placeholder date of workbooks, which have no date of their own. */
const NONE = "2000-01-01T00:00:00Z";

/** Adds title, description and custom properties to a workbook in the making (ECMA-376, part 2, 11; part 1, 22.3). */
export function addWorkbookProperties(
  pack: OfficePackage,
  {title, subject, description, properties}: WorkbookAbout
): void {
  const element = (tag: string, text: string, attributes = {}): string =>
    text === "" ? "" : xml(tag, attributes, xmlText(text));
  const time = {"xsi:type": "dcterms:W3CDTF"};
  pack.add(
    "docProps/core.xml",
    xml(
      "cp:coreProperties",
      {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"
      },
      element("dc:title", title),
      element("dc:subject", subject),
      element("dc:creator", "Tickmark"),
      element("dc:description", description),
      element("dcterms:created", NONE, time),
      element("dcterms:modified", NONE, time),
      element("dc:language", "en")
    ),
    "application/vnd.openxmlformats-package.core-properties+xml"
  );
  pack.relate(
    "",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml"
  );
  pack.add(
    "docProps/custom.xml",
    xml(
      "Properties",
      {xmlns: `${PROPERTIES}/custom-properties`, "xmlns:vt": `${PROPERTIES}/docPropsVTypes`},
      Object.entries(properties)
        .filter(([, text]) => text !== "")
        .map(([name, text], i) =>
          xml(
            "property",
            {fmtid: "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", pid: i + 2, name},
            `<vt:lpwstr>${xmlText(text)}</vt:lpwstr>`
          )
        )
    ),
    "application/vnd.openxmlformats-officedocument.custom-properties+xml"
  );
  pack.relate("", "custom-properties", "docProps/custom.xml");
}
