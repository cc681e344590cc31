import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {CodePointText} from "../sources/places.js";
import {cellOf} from "./cell-rules.js";
import type {DefinedContents, Level, ListDefinition} from "./definition.js";
import type {Complain, Entry} from "./entries.js";
import {findItems, gapsIn, itemName} from "./numbered.js";
import type {NumberedItem, TextRange, TextRanges} from "./numbered.js";

/** What the rows of a list are checked against. */
export interface TextSetting {
  readonly definition: ListDefinition;
  readonly entries: readonly Entry[];
  readonly source: string;
  readonly text: CodePointText;
  readonly ranges: TextRanges;
  readonly complain: Complain;
  readonly diagnostics: Diagnostic[];
}

/**
 * Checks the rows against the numbers that are found in the text itself and in its table of contents, if that lists
 * them.
 */
export function checkNumbered(
  levels: readonly Level[],
  contents: DefinedContents | undefined,
  setting: TextSetting
): void {
  const {ranges, source} = setting;
  const body = itemsIn(ranges.body, source, levels, setting);
  const listed = ranges.contents && itemsIn(ranges.contents, `${source}, in its contents,`, levels, setting);
  if (listed) compareCounts(listed, body, levels, setting);
  if (!levels.some(({rows}) => rows)) {
    checkGroups(levels, body, setting);
    return;
  }
  matchRows(levels, body, ({start, end}) => ({start, end}), source, setting);
  const {start, end} = contents ?? {};
  if (!listed || !start || !end) return;
  const placeOf = (entry: Entry): TextRange => ({
    start: Number(cellOf(entry, start.name)),
    end: Number(cellOf(entry, end.name))
  });
  matchRows(levels, listed, placeOf, `${source}, in its contents,`, setting);
}

/** The numbered items of a range; a gap in their numbers is a diagnostic. */
function itemsIn(
  range: TextRange,
  where: string,
  levels: readonly Level[],
  {definition, text, diagnostics}: TextSetting
): readonly NumberedItem[] {
  const items = findItems(text, range, levels);
  for (const gap of gapsIn(items, levels)) diagnostics.push({file: definition.file, message: `${where} prints ${gap}`});
  const {at, shown} = levels[0]!.pattern;
  if (items.length === 0)
    at.diagnostic(`${shown}: no line of ${where} begins so between ${range.start} and ${range.end}`);
  return items;
}

/** Adds a diagnostic unless the contents list as many entries below each number as the text prints. */
function compareCounts(
  listed: readonly NumberedItem[],
  body: readonly NumberedItem[],
  levels: readonly Level[],
  setting: TextSetting
): void {
  const {definition, source, diagnostics} = setting;
  const above = ({path}: NumberedItem): string => path.slice(0, -1).join(" ");
  for (const key of new Set([...listed, ...body].map(above))) {
    const [there, here] = [listed, body].map((items) => items.filter((item) => above(item) === key).length);
    const where = key === "" ? "" : `${itemName(key.split(" "), levels)}: `;
    if (there !== here)
      diagnostics.push({
        file: definition.file,
        message: `${where}the contents of ${source} list ${there!}, its text prints ${here!}`
      });
  }
}

/** Adds a diagnostic for rows whose columns do not name the numbers that they stand below. */
function checkGroups(levels: readonly Level[], body: readonly NumberedItem[], {entries, complain}: TextSetting): void {
  for (const entry of entries) {
    const path = body.findLast(({start}) => start <= entry.start)?.path ?? [];
    levels.forEach((level, i) => {
      const [written, printed] = [cellOf(entry, level.column.name), path[i] ?? ""];
      if (written !== printed)
        complain(
          entry,
          `${level.column.name}: ${written || "(empty)"}: stands below ${itemName(path.slice(0, i + 1), levels)}`
        );
    });
  }
}

/** Adds a diagnostic unless each number of a level with rows has a row that gives its place. */
function matchRows(
  levels: readonly Level[],
  items: readonly NumberedItem[],
  placeOf: (entry: Entry) => TextRange,
  where: string,
  setting: TextSetting
): void {
  const {definition, entries, complain, diagnostics} = setting;
  const left = new Map(
    items.filter(({path}) => levels[path.length - 1]!.rows).map((item) => [itemName(item.path, levels), item])
  );
  for (const entry of entries) {
    const name = itemName(
      levels.map(({column}) => cellOf(entry, column.name)),
      levels
    );
    const [item, {start, end}] = [left.get(name), placeOf(entry)];
    left.delete(name);
    if (!item) complain(entry, `${where} prints no ${name}`);
    if (!item || (item.start === start && item.end === end)) continue;
    complain(entry, `is said to stand at ${start}–${end}; ${where} prints ${name} at ${item.start}–${item.end}`);
  }
  for (const [name, {start, end}] of left) {
    diagnostics.push({
      file: definition.file,
      message: `${where} prints ${name} at ${start}–${end}, and no row says so; add one`
    });
  }
}
