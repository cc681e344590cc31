import type {ProseReport} from "./check-text.js";
import {literalsOf} from "./literals.js";
import type {Literal} from "./literals.js";

/** Attributes of a drawing whose numbers are geometry. */
const GEOMETRY = /^(?:[xyrd]|[xy][12]|c[xy]|width|height|viewBox|patternTransform|transform|font-?weight|tabindex|stroke-?\w*)$/i;

/** What a string in a chart’s or table’s source is where its digits are plainly no figure. */
export const CODE_RULES: readonly {readonly name: string; readonly fits: (literal: Literal) => boolean}[] = [
  {name: "number format", fits: ({text}) => /^[+]?,?(?:\.\d)?~?[%f]$/.test(text)},
  {name: "colour", fits: ({text}) => /^var\(--[\w-]+, #[\da-f]{6}\)$/.test(text)},
  {name: "geometry", fits: ({text, key}) => GEOMETRY.test(key) && /^(?:[\d\s.,-]*|rotate\(\d+\))$/.test(text)},
  {name: "origin of a scale", fits: ({text}) => text === "0"},
  {name: "id", fits: ({text}) => /^[a-z]+(?:-(?:[a-z]+|\d+))+$/.test(text) || /^[A-Z]{2}-\d{2,5}$/.test(text)}
];

/** Looks for figures typed into the strings of one source file. */
export function checkSource(source: string, file: string, report: ProseReport): void {
  for (const literal of literalsOf(source)) {
    if (!CODE_RULES.some(({fits}) => fits(literal))) report.plain(file, literal.line, literal.text.replace(/\{\{.*?\}\}/gs, (found) => found.replace(/[^\n]/g, " ")));
  }
}
