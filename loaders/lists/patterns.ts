import {createContext, runInContext} from "node:vm";
import type {Context} from "node:vm";
import {once} from "../../src/core/memoize.js";
import type {YamlNode} from "../yaml.js";

/**
 * A pattern for parts of a text; it is written as words with which a line begins, as a number, or as a regular
 * expression between slashes.
 */
export interface LinePattern {
  readonly at: YamlNode;
  /** As it is written. */
  readonly shown: string;
  /** Its regular expression; if it was not written as one, its group `mark` holds the match. */
  readonly source: string;
}

/** Where a {@link LinePattern} matches, in UTF-16 units; `number` is its group of that name. */
interface LineMatch {
  readonly start: number;
  readonly end: number;
  readonly number?: string;
}

/**
 * The required form of a cell: a regular expression, written between slashes, or a template with other columns of the
 * row in braces.
 */
export type CellPattern =
  {readonly at: YamlNode; readonly source: string} | {readonly at: YamlNode; readonly template: string};

const LONGEST = 200;

/** The timeout of a regular expression over a text or a column, in milliseconds. */
const PATIENCE = 2000;

/** The text between the slashes; undefined where a text is no regular expression. */
export function regexIn(text: string): string | undefined {
  return /^\/(.+)\/$/s.exec(text)?.[1];
}

/** Reads the words with which a line begins, or a regular expression. */
export function readLinePattern(at: YamlNode | undefined): LinePattern | undefined {
  const shown = at?.filled();
  if (at === undefined || shown === undefined) return undefined;
  const source = regexIn(shown);
  if (source === undefined) return {at, shown, source: `^[ \\t]*(?<mark>${escapeRegex(shown)})`};
  return isRegex(source, at) ? {at, shown, source} : undefined;
}

/** Reads the required form of a cell; undefined if it is absent or invalid. */
export function readCellPattern(at: YamlNode | undefined): CellPattern | undefined {
  const text = at?.filled();
  if (at === undefined || text === undefined) return undefined;
  const source = regexIn(text);
  if (source !== undefined) return isRegex(source, at) ? {at, source} : undefined;
  const rest = text.replace(/\[[^[\]]*\]/g, (part) => part.slice(1, -1)).replace(/\{[^{}]+\}/g, "");
  if (!/[[\]{}]/.test(rest)) return {at, template: text};
  at.diagnostic(
    `${text}: a column stands in braces, as in {number}; what stands in square brackets is left out where a column in it is empty; neither nests`
  );
  return undefined;
}

/** Whether a regular expression can be used; a diagnostic says why not. */
function isRegex(source: string, at: YamlNode): boolean {
  if (source.length > LONGEST) {
    at.diagnostic(`is longer than ${LONGEST} characters; write it more simply`);
    return false;
  }
  try {
    new RegExp(source, "mu");
    return true;
  } catch (error) {
    at.diagnostic((error as Error).message.replace(/^Invalid regular expression: /, "is no regular expression: "));
    return false;
  }
}

/** The columns that a template names. */
export function columnsIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]!);
}

/** A template with the fields of a row in place of its columns. */
export function fillTemplate(template: string, fields: Readonly<Record<string, string>>): string {
  const fill = (text: string): string => text.replace(/\{([^{}]+)\}/g, (_column, name: string) => fields[name] ?? "");
  return fill(
    template.replace(/\[([^[\]]*)\]/g, (_part, inside: string) =>
      columnsIn(inside).some((name) => (fields[name] ?? "") === "") ? "" : inside
    )
  );
}

/** Text as a regular expression that matches just it. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Every match in a text, `^` and `$` being the ends of lines; one that takes too long is a diagnostic. */
export function findPattern({at, shown, source}: LinePattern, text: string): readonly LineMatch[] {
  if (regexIn(shown) === undefined) {
    return Array.from(text.matchAll(new RegExp(source, "dgmu")), ({indices, groups}) =>
      lineMatch(indices!.groups!.mark!, groups?.number)
    );
  }
  const code = `JSON.stringify(Array.from(text.matchAll(new RegExp(source, "dgmu")), ({indices, groups}) => [indices[0], groups?.number]))`;
  const found = patiently(code, {text, source});
  if (found === undefined)
    at.diagnostic(
      `${shown}: takes longer than ${PATIENCE / 1000} seconds; write it more simply, without repeats inside repeats`
    );
  return ((found ?? []) as readonly (readonly [readonly [number, number], string?])[]).map(([place, number]) =>
    lineMatch(place, number)
  );
}

function lineMatch([start, end]: readonly [number, number], number: string | null | undefined): LineMatch {
  return {start, end, ...(number === undefined || number === null ? {} : {number})};
}

/**
 * Whether a regular expression matches each of some texts in full; one that takes too long is a diagnostic, and counts
 * as matching all.
 */
export function matchWhole(
  {at, source}: {readonly at: YamlNode; readonly source: string},
  texts: readonly string[]
): readonly boolean[] {
  const found = patiently(`JSON.stringify(texts.map((text) => new RegExp("^(?:" + source + ")$", "u").test(text)))`, {
    texts,
    source
  });
  if (found === undefined)
    at.diagnostic(
      `/${source}/: takes longer than ${PATIENCE / 1000} seconds; write it more simply, without repeats inside repeats`
    );
  return (found ?? texts.map(() => true)) as readonly boolean[];
}

const room = once((): Context => createContext({}));

/** Runs code that evaluates to JSON and parses it; undefined if it takes too long. */
function patiently(code: string, values: Readonly<Record<string, unknown>>): unknown {
  const context = room();
  Object.assign(context, values);
  try {
    return JSON.parse(runInContext(code, context, {timeout: PATIENCE}) as string);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    throw error;
  }
}

/** How the numbers of a list are written, by the first of them. */
export type Numbering = "1" | "i" | "I" | "a" | "A";

/** Every {@link Numbering}. */
export const NUMBERINGS: readonly Numbering[] = ["1", "i", "I", "a", "A"];

const ROMAN: readonly (readonly [string, number])[] = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1]
];
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Regular expressions for the numbers of each kind. */
export const NUMBER_SOURCES: Readonly<Record<Numbering, string>> = {
  "1": "[0-9]{1,6}",
  i: "[ivxlcdm]{1,15}",
  I: "[IVXLCDM]{1,15}",
  a: "[a-z]",
  A: "[A-Z]"
};

/** A number in a numbering; `?` for a letter beyond the last. */
export function writeNumber(numbering: Numbering, number: number): string {
  if (numbering === "1") return String(number);
  const small = numbering === "i" || numbering === "I" ? romanNumeral(number) : (LETTERS[number - 1] ?? "?");
  return numbering === "I" || numbering === "A" ? small.toUpperCase() : small;
}

/** The value of a number in a numbering; undefined if the text is none. */
export function readNumber(numbering: Numbering, text: string): number | undefined {
  const small = text.toLowerCase();
  const number =
    numbering === "1"
      ? Number(text)
      : numbering === "i" || numbering === "I"
        ? romanValue(small)
        : LETTERS.indexOf(small) + 1;
  return number > 0 && writeNumber(numbering, number) === text ? number : undefined;
}

/** A number as a small Roman numeral. */
export function romanNumeral(number: number): string {
  let rest = number;
  let text = "";
  for (const [letters, value] of ROMAN) {
    for (; rest >= value; rest -= value) text += letters;
  }
  return text;
}

function romanValue(text: string): number {
  let rest = text;
  let number = 0;
  for (const [letters, value] of ROMAN) {
    for (; rest.startsWith(letters); rest = rest.slice(letters.length)) number += value;
  }
  return rest === "" ? number : 0;
}
