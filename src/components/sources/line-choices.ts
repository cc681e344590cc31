import {elementMaker} from "../../core/element.js";
import {AXES} from "../../core/editing/table-entry.js";
import type {TableAxis} from "../../core/editing/table-entry.js";

const AXIS_WORDS: Readonly<Record<TableAxis, string>> = {
  category: "categories",
  period: "periods",
  none: "nothing else"
};

/** A row or column of a found table, 0-based, with what its head or stub says; empty where that is nothing. */
export interface NamedLine {
  readonly at: number;
  readonly words: string;
}

/** What a row or column is called. */
export const nameOfLine = ({at, words}: NamedLine): string => words || String(at + 1);

/** A choice of what lines are. */
export function axisChoice(document: Document, id: string, chosen: TableAxis): HTMLSelectElement {
  const make = elementMaker(document);
  const made = make("select", {id}, ...AXES.map((value) => make("option", {value}, AXIS_WORDS[value])));
  made.value = chosen;
  return made;
}

/** A choice of the line that is the total, or -1 where none is; a line that isn’t there is no choice. */
export function lineChoice(
  document: Document,
  id: string,
  lines: readonly NamedLine[],
  chosen: number
): HTMLSelectElement {
  const make = elementMaker(document);
  const made = make(
    "select",
    {id},
    make("option", {value: "-1"}, "none is printed"),
    ...lines.map((line) => make("option", {value: String(line.at)}, nameOfLine(line)))
  );
  made.value = String(chosen);
  if (made.selectedIndex < 0) made.value = "-1";
  return made;
}
