import type {Fault} from "../../src/core/fault.js";
import type {CodePointText} from "../sources/code-points.js";
import type {Complain} from "./entries.js";
import {gapsIn, headingName, listItems} from "./headings.js";
import {letterOf} from "./numerals.js";
import type {Entries} from "./rules.js";

const PARAGRAPH = "74";
const FILE = "data/lists/un-recommendations.csv";

/** Holds the recommendations against the report's list, whose letters and numerals are counted again. */
export function checkRecommendations({recommendations}: Entries, text: CodePointText, complain: Complain, faults: Fault[]): void {
  const items = listItems(text, PARAGRAPH);
  for (const gap of gapsIn(items, letterOf)) faults.push({file: FILE, message: `paragraph ${PARAGRAPH} prints ${gap}`});
  const left = new Map(items.map((item) => [headingName(item), item]));
  recommendations.forEach((row) => {
    const name = headingName({first: row.fields.letter!, numeral: row.fields.numeral!});
    const item = left.get(name);
    left.delete(name);
    if (!item) complain(row, `paragraph ${PARAGRAPH} prints no ${name}`);
    else if (item.start !== row.start || item.end !== row.end) complain(row, `is said to stand at ${row.start}–${row.end}; paragraph ${PARAGRAPH} prints ${name} at ${item.start}–${item.end}`);
  });
  for (const [name, {start, end}] of left) faults.push({file: FILE, message: `paragraph ${PARAGRAPH} prints ${name} at ${start}–${end}, and no row says so; add one`});
}
