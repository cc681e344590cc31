import {citeSource, placesText} from "../../src/core/citation.js";
import {isPeriod, keyColumns, quantityColumns} from "../../src/core/chart-spec/table-info.js";
import type {Row} from "../../src/core/chart.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError, factsOf, parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import {countsOf} from "../../src/core/expression/count.js";
import type {Facts} from "../../src/core/fact.js";
import {formatQuantity} from "../../src/core/format.js";
import {periodLabel} from "../../src/core/period.js";
import {endingOf, expressionOf, physicalColumns} from "../../src/core/quantity-columns.js";
import type {Quantity} from "../../src/core/quantity-columns.js";
import type {TableAbout} from "../../src/core/table-about.js";
import type {KeyLabels, QuantityColumn} from "../../src/core/table.js";
import {INFINITY_RULE} from "../../src/exports/csv-text.js";
import {PERCENT_RULE, addWorkbookProperties, columnName, sheetYear, workbook} from "../../src/exports/workbook.js";
import type {Sheet, SheetCell} from "../../src/exports/workbook.js";
import type {BuiltTable} from "../tables/build.js";
import {metadataPairs} from "./arrow-files.js";
import {sheetFormula} from "./sheet-formula.js";

/** What a workbook of a table is made from besides its rows. */
interface WorkbookSetting {
  readonly facts: Facts;
  /** What values of key columns are called, in plain words. */
  readonly labels?: KeyLabels;
}

/** Decimals of the ends of a percentage's interval beyond those of the percentage. */
const FINER = 1;

/**
 * A table as a workbook: Cover, Data with the columns of the Arrow file and labels beside codes, Derivation with a
 * formula for each number over the cells of Figures, Columns, and Sources. Years are numbers and percentages fractions
 * of one. Every text is written as a text and none as a formula; an open end of an interval is the text `INF`. Equal
 * tables give equal bytes.
 */
export function tableToXlsx(table: BuiltTable, about: TableAbout, setting: WorkbookSetting): Uint8Array {
  const {notes: _notes, measures: _measures, title, description, ...properties} = metadataPairs(table, about);
  return workbook(new TableSheets(table, about, setting).all(), (pack) =>
    addWorkbookProperties(pack, {
      title: title!,
      subject: table.id,
      description: `${description!} Data digest ${about.digest}.`,
      properties
    })
  );
}

/** A number of the table with what it follows from; no quantity where it can't be worked out. */
interface TableNumber {
  readonly row: Row;
  /** Of the sheet, from 1. */
  readonly line: number;
  readonly column: QuantityColumn;
  readonly expression: string;
  readonly value: number;
  readonly quantity: Quantity | undefined;
}

class TableSheets {
  private readonly heads: readonly string[];
  private readonly numbers: readonly TableNumber[];
  /** What formulas are worked out from: printed figures, and counts of rows. */
  private readonly figures: readonly Quantity[];
  private readonly lineOf: ReadonlyMap<string, number>;

  constructor(
    private readonly table: BuiltTable,
    private readonly about: TableAbout,
    private readonly setting: WorkbookSetting
  ) {
    this.heads = physicalColumns(table).flatMap(({name}) => (this.isLabelled(name) ? [name, `${name}_label`] : [name]));
    this.numbers = table.rows.flatMap((row, y) =>
      quantityColumns(table).flatMap((column): readonly TableNumber[] => {
        const [value, expression] = [row[column.name], expressionOf(row, column.name)];
        if (typeof value !== "number" || expression === null) return [];
        return [{row, line: y + 2, column, expression, value, quantity: this.workedOut(expression)}];
      })
    );
    const trees = this.numbers.flatMap(({quantity}) => (quantity ? [quantity.tree] : []));
    const leaves = [...new Set(trees.flatMap((tree) => [...factsOf(tree), ...countsOf(tree).map(printExpression)]))];
    this.figures = leaves.map((leaf) => evaluate(leaf, setting.facts));
    this.lineOf = new Map(leaves.map((leaf, y) => [leaf, y + 2]));
  }

  all(): readonly Sheet[] {
    return [this.cover(), this.data(), this.derivation(), this.figureSheet(), this.columns(), this.sources()];
  }

  private cover(): Sheet {
    const {sources, notes, measures, citation, version, digest, collection} = this.about;
    const {authors, contact, licence} = collection;
    const rows: readonly (readonly SheetCell[])[] = [
      ["Title", this.table.title],
      ["What a row is", this.table.description],
      ...sources.map((cited) => [
        "Source",
        [citeSource(cited).full, cited.source.url].filter((part) => part).join(", ")
      ]),
      ["Period", this.periods()],
      ...notes.map((note) => ["To be said with it", note]),
      ...measures.map(({label, definition}) => [`Measure: ${label}`, definition]),
      [
        "Expressions",
        `A column that ends in ${endingOf("expression")} says how the number follows from printed figures; the sheet Derivation works it out anew from the sheet Figures.`
      ],
      [
        "Intervals",
        `${endingOf("low")} and ${endingOf("high")} are the ends of what the printed precision allows. ${INFINITY_RULE}`
      ],
      ["Percentages", PERCENT_RULE],
      ["Citation", citation.full],
      ["Citation, short", citation.short],
      ["Version", version],
      ["Data digest", digest],
      ["Contact", [authors, contact].filter((part) => part).join(", ") || "not stated"],
      ...(licence === undefined ? [] : [["Licence", `${licence.title}, ${licence.path}`]])
    ];
    return {name: "Cover", rows};
  }

  /** The periods of the printed figures, or those of the rows where there are none. */
  private periods(): string {
    const ofFacts = this.figures.flatMap(({facts}) => facts.flatMap((id) => this.setting.facts.fact(id)?.period ?? []));
    const ofRows = keyColumns(this.table)
      .filter(({name}) => isPeriod(this.table, name))
      .flatMap(({name}) => this.table.rows.map((row) => String(row[name] ?? "")));
    const periods = [...new Set(ofFacts.length > 0 ? ofFacts : ofRows)].filter((period) => period !== "").sort();
    return periods.map((period) => periodLabel(period)).join("; ") || "not printed";
  }

  private data(): Sheet {
    const rows = this.table.rows.map((row) =>
      physicalColumns(this.table).flatMap(({name}) => {
        const cell = this.dataCell(row, name);
        return this.isLabelled(name) ? [cell, this.setting.labels?.[name]?.[String(row[name])] ?? row[name]!] : [cell];
      })
    );
    return {name: "Data", rows: [this.heads, ...rows]};
  }

  private dataCell(row: Row, name: string): SheetCell {
    const value = row[name] ?? null;
    const column = quantityColumns(this.table).find(({name: own}) =>
      [own, own + endingOf("low"), own + endingOf("high")].includes(name)
    );
    if (column === undefined) return isPeriod(this.table, name) ? sheetYear(value) : value;
    if (typeof value !== "number" || !Number.isFinite(value) || !this.isPercent(row, column)) return value;
    const shown = this.workedOut(expressionOf(row, column.name) ?? "");
    const decimals = shown === undefined ? 0 : this.percentDecimals(shown);
    return {value: value / 100, percent: name === column.name ? decimals : decimals + FINER};
  }

  private derivation(): Sheet {
    const labelled = keyColumns(this.table).filter(({name}) => this.table.rows.some((row) => (row[name] ?? "") !== ""));
    const rows = this.numbers.map((number): readonly SheetCell[] => {
      const {row, line, column, expression, value, quantity} = number;
      const cell = `${columnName(this.heads.indexOf(column.name))}${line}`;
      const percent =
        quantity !== undefined && this.isPercent(row, column) ? this.percentDecimals(quantity) : undefined;
      const inSheet = (plain: number): number => (percent === undefined ? plain : plain / 100);
      const about = labelled.map(({name}) => this.setting.labels?.[name]?.[String(row[name])] ?? row[name] ?? "");
      return [
        cell,
        [...new Set(about)].filter((text) => text !== "").join(", "),
        column.label,
        expression,
        quantity === undefined
          ? null
          : {value: inSheet(quantity.value.valueOf()), percent, formula: this.formula(quantity.tree)},
        {value: inSheet(value), percent, formula: `Data!${cell}`}
      ];
    });
    return {name: "Derivation", rows: [["Cell", "Row", "Column", "Expression", "Worked out", "In Data"], ...rows]};
  }

  private formula(tree: Expression): string | undefined {
    return sheetFormula(tree, {
      cellOf: (operand) => `Figures!C${this.lineOf.get(printExpression(operand))!}`,
      isPercent: (operand) => evaluate(operand, this.setting.facts).unit.kind === "percent"
    });
  }

  private figureSheet(): Sheet {
    const rows = this.figures.map((figure): readonly SheetCell[] => {
      const {expression, unit, value, tree} = figure;
      const fact = tree.type === "fact" ? this.setting.facts.fact(tree.id) : undefined;
      const document = this.about.sources.find(({source}) => source.id === fact?.source)?.source.title;
      return [
        expression,
        formatQuantity(figure, undefined, this.setting.facts),
        unit.kind === "percent"
          ? {value: value.valueOf() / 100, percent: this.percentDecimals(figure)}
          : value.valueOf(),
        unit.label,
        fact === undefined || fact.period === "" ? "" : sheetYear(fact.period),
        fact?.locator ?? "rows of a list",
        document ?? fact?.source ?? ""
      ];
    });
    return {name: "Figures", rows: [["Figure", "Printed", "Value", "Unit", "Period", "Place", "Document"], ...rows]};
  }

  private columns(): Sheet {
    const labelOf = (unit: string): string => this.about.units.find(({id}) => id === unit)?.label ?? unit;
    const rows = physicalColumns(this.table).flatMap(({name, type, metadata: {label = "", unit = ""}}) => [
      [name, label, type, unit, labelOf(unit)],
      ...(this.isLabelled(name) ? [[`${name}_label`, `${label}: what it is called`, "text", "", ""]] : [])
    ]);
    return {name: "Columns", rows: [["Column", "What it holds", "Type", "Unit", "Unit in words"], ...rows]};
  }

  private sources(): Sheet {
    const rows = this.about.sources.map((cited) => {
      const {id, publisher, title, symbol, date, url, note} = cited.source;
      const places = placesText(cited.locators ?? []);
      return [id, publisher, title, symbol, date, places, url, citeSource(cited).full, note];
    });
    return {
      name: "Sources",
      rows: [
        ["Source", "Publisher", "Title", "Symbol", "Date", "Places", "Official document", "Citation", "Note"],
        ...rows
      ]
    };
  }

  private isLabelled(name: string): boolean {
    return Object.keys(this.setting.labels?.[name] ?? {}).length > 0;
  }

  private isPercent(row: Row, {unit}: QuantityColumn): boolean {
    const id = unit === "unit" ? String(row["unit"] ?? "") : unit;
    return this.about.units.find((known) => known.id === id)?.kind === "percent";
  }

  /** As many decimals as the percentage is shown with. */
  private percentDecimals(quantity: Quantity): number {
    const shown = formatQuantity(quantity, undefined, this.setting.facts);
    return /\.(\d+)/.exec(shown)?.[1]?.length ?? 0;
  }

  private workedOut(expression: string): Quantity | undefined {
    try {
      return evaluate(parseExpression(expression), this.setting.facts);
    } catch (error) {
      if (error instanceof ExpressionError) return undefined;
      throw error;
    }
  }
}
