import {citeSource, placesText} from "../../src/core/citation.js";
import {endingOf, physicalColumns} from "../../src/core/quantity-columns.js";
import type {TableAbout} from "../../src/core/table-about.js";
import {addWorkbookProperties, workbook} from "../../src/exports/workbook.js";
import type {Sheet, SheetCell} from "../../src/exports/workbook.js";
import type {BuiltTable} from "../tables/build.js";
import {metadataPairs} from "./arrow-files.js";

/**
 * A table as a workbook: Data with the same columns as the Arrow file, Columns with labels and units, Sources, and
 * Notes. Every text is written as a text and none as a formula; an open end of an interval is the text `INF`. Equal
 * tables give equal bytes.
 */
export function tableToXlsx(table: BuiltTable, about: TableAbout): Uint8Array {
  const {notes: _notes, measures: _measures, title, description, ...properties} = metadataPairs(table, about);
  return workbook(
    [dataSheet(table), columnsSheet(table, about), sourcesSheet(about), notesSheet(table, about)],
    (pack) =>
      addWorkbookProperties(pack, {
        title: title!,
        subject: table.id,
        description: `${description!} Data digest ${about.digest}.`,
        properties
      })
  );
}

function dataSheet(table: BuiltTable): Sheet {
  const names = physicalColumns(table).map(({name}) => name);
  return {name: "Data", rows: [names, ...table.rows.map((row) => names.map((name) => row[name] ?? null))]};
}

function columnsSheet(table: BuiltTable, {units}: TableAbout): Sheet {
  const labelOf = (unit: string): string => units.find(({id}) => id === unit)?.label ?? unit;
  return {
    name: "Columns",
    rows: [
      ["Column", "What it holds", "Type", "Unit", "Unit in words"],
      ...physicalColumns(table).map(({name, type, metadata: {label = "", unit = ""}}) => [
        name,
        label,
        type,
        unit,
        labelOf(unit)
      ])
    ]
  };
}

function sourcesSheet({sources}: TableAbout): Sheet {
  return {
    name: "Sources",
    rows: [
      ["Source", "Publisher", "Title", "Symbol", "Date", "Places", "Official document", "Citation", "Note"],
      ...sources.map((cited) => {
        const {id, publisher, title, symbol, date, url, note} = cited.source;
        return [
          id,
          publisher,
          title,
          symbol,
          date,
          placesText(cited.locators ?? []),
          url,
          citeSource(cited).full,
          note
        ];
      })
    ]
  };
}

function notesSheet(table: BuiltTable, {notes, measures, citation, digest, version}: TableAbout): Sheet {
  const rows: (readonly SheetCell[])[] = [
    ["Title", table.title],
    ["What a row is", table.description],
    ...notes.map((note) => ["To be said with it", note]),
    ...measures.map(({label, definition}) => [`Measure: ${label}`, definition]),
    [
      "Expressions",
      `A column that ends in ${endingOf("expression")} says how the number follows from printed figures.`
    ],
    [
      "Intervals",
      `${endingOf("low")} and ${endingOf("high")} are the ends of what the printed precision allows; INF stands for an end that is open.`
    ],
    ["Citation", citation.full],
    ["Citation, short", citation.short],
    ["Version", version],
    ["Data digest", digest]
  ];
  return {name: "Notes", rows: [["Note", "Text"], ...rows]};
}
