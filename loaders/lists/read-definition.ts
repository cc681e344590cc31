import type {Diagnostic} from "../../src/core/diagnostic.js";
import {MONTHS} from "../../src/core/period.js";
import {readYaml} from "../yaml.js";
import type {YamlNode} from "../yaml.js";
import type {DateRule, DefinedContents, DefinedRange, Found, Level, ListDefinition, TagRule} from "./definition.js";
import {NUMBERINGS, NUMBER_SOURCES, escapeRegex, readLinePattern, regexIn} from "./patterns.js";
import type {Numbering} from "./patterns.js";
import {ANCHOR_COLUMNS, given, readColumns, readName, readPair} from "./read-columns.js";

const KEYS = ["title", "description", "caveat", "source", "label", "columns", "order", "found"] as const;

/** The files of a list, each with its path as messages show it. */
export interface DefinitionFile {
  readonly id: string;
  readonly shown: string;
  readonly text: string;
  readonly csv: {readonly shown: string; readonly text: string};
}

/** Reads the definition of a list; undefined where anything in it is wrong, which is added to `diagnostics`. */
export function readDefinition(
  {id, shown, text, csv}: DefinitionFile,
  diagnostics: Diagnostic[]
): ListDefinition | undefined {
  const before = diagnostics.length;
  const at = readYaml(text, shown, diagnostics);
  if (!at) return undefined;
  const nodes = at.map(KEYS, ["title", "description"]);
  const [title, description, caveat, source, order] = [
    nodes.title,
    nodes.description,
    nodes.caveat,
    nodes.source,
    nodes.order
  ].map(readName);
  const label = readLabel(nodes.label);
  const columns = readColumns(nodes.columns, at, {label, source});
  const found = nodes.found === undefined ? undefined : readFound(nodes.found);
  if (diagnostics.length > before || !title || !description) return undefined;
  return {
    id,
    file: csv.shown,
    definedIn: shown,
    at,
    title,
    description,
    label,
    columns,
    ...given({caveat, source, order, found})
  };
}

/** The name of the column that says what a row is. */
function readLabel(at: YamlNode | undefined): string {
  const name = at?.filled() ?? "label";
  if (["id", "source", ...ANCHOR_COLUMNS].includes(name))
    at!.diagnostic(`${name}: name a column of the list's own, which says in our own words what a row is`);
  return name;
}

/** The default separators of names in brackets. */
const BETWEEN = [", and ", " and ", ", "];

/** Reads `found`: how entries are found in the text; what is wrong is a diagnostic at its place. */
export function readFound(at: YamlNode): Found {
  const {text, contents, numbered, tags, dates} = at.map(["text", "contents", "numbered", "tags", "dates"]);
  if (contents && !numbered)
    contents.diagnostic("only beside numbered; a table of contents is held against the numbers of the text");
  return {
    numbered: numbered?.several().flatMap((level) => readLevel(level) ?? []) ?? [],
    ...given({
      text: text && readTextRange(text),
      contents: contents && readContents(contents),
      tags: tags && readTags(tags),
      dates: dates && readDates(dates)
    })
  };
}

function readTextRange(at: YamlNode): DefinedRange {
  const nodes = at.map(["from", "until"]);
  return {at, ...patternsOf(nodes)};
}

function readContents(at: YamlNode): DefinedContents {
  const nodes = at.map(["from", "until", "start", "end"], ["from"]);
  const [start, end] = [readName(nodes.start), readName(nodes.end)];
  if ((nodes.start === undefined) !== (nodes.end === undefined))
    at.diagnostic("start and end go together: the columns with an entry's place in the contents");
  return {at, ...patternsOf(nodes), ...given({start, end})};
}

function patternsOf({
  from,
  until
}: {
  readonly from?: YamlNode;
  readonly until?: YamlNode;
}): Pick<DefinedRange, "from" | "until"> {
  return given({from: readLinePattern(from), until: readLinePattern(until)});
}

function readLevel(at: YamlNode): Level | undefined {
  const nodes = at.map(["first", "number", "column", "rows", "runs-on"], ["first", "column"]);
  const column = readName(nodes.column);
  const mark = nodes.first && readFirst(nodes.first, nodes.number);
  const [rows, runsOn] = [nodes.rows?.word(["yes", "no"]) !== "no", nodes["runs-on"]?.word(["yes", "no"]) === "yes"];
  return column === undefined || mark === undefined ? undefined : {...mark, column, rows, runsOn};
}

/**
 * Reads how the first number is printed, such as `(a)` or `Article 1`; or a regular expression, beside which `number`
 * says what its numbers are.
 */
function readFirst(
  at: YamlNode,
  number: YamlNode | undefined
): Pick<Level, "pattern" | "numbering" | "around"> | undefined {
  const shown = at.filled();
  if (shown === undefined) return undefined;
  const source = regexIn(shown);
  if (source !== undefined) {
    const [pattern, numbering] = [readLinePattern(at), number?.word(NUMBERINGS)];
    if (!source.includes("(?<number>"))
      at.diagnostic(`${shown}: put the number into a group of that name, as in /^Article (?<number>\\d+)/`);
    if (number === undefined)
      at.diagnostic(
        `a regular expression needs number beside it, which says what the first is: ${NUMBERINGS.join(", ")}`
      );
    return pattern === undefined || numbering === undefined ? undefined : {pattern, numbering, around: ["", ""]};
  }
  number?.diagnostic("only beside a regular expression; otherwise first says what the numbers are");
  const found = [...shown.matchAll(/(?<![\p{L}\p{N}])[1iIaA](?![\p{L}\p{N}])/gu)].at(-1);
  if (found === undefined) {
    at.diagnostic(
      `${shown}: write how the first is printed, with its number as one of ${NUMBERINGS.join(", ")}, such as 1. or (a) or Article I`
    );
    return undefined;
  }
  const numbering = found[0] as Numbering;
  const [before, after] = [shown.slice(0, found.index), shown.slice(found.index + 1)];
  return {
    pattern: {
      at,
      shown,
      source: `^[ \\t]*(?<mark>${escapeRegex(before)}(?<number>${NUMBER_SOURCES[numbering]})${escapeRegex(after)})(?=\\s|$)`
    },
    numbering,
    around: [before, after.replace(/[.:]$/, "")]
  };
}

function readTags(at: YamlNode): TagRule | undefined {
  const nodes = at.map(["brackets", "names", "column", "places", "others", "between"], ["brackets", "names", "column"]);
  const [brackets, names] = [nodes.brackets && readBrackets(nodes.brackets), nodes.names && readNames(nodes.names)];
  const [column, places] = [readName(nodes.column), readName(nodes.places)];
  const others = nodes.others && readOthers(nodes.others);
  const between = nodes.between?.list().flatMap((node) => (node.text() ?? "") || []) ?? BETWEEN;
  if (brackets === undefined || names === undefined || column === undefined) return undefined;
  return {at, brackets, names, column, between, ...given({places, others})};
}

function readBrackets(at: YamlNode): TagRule["brackets"] | undefined {
  const text = at.filled();
  if (text === undefined) return undefined;
  const [, open, close] = /^(\S) (\S)$/u.exec(text) ?? [];
  if (open !== undefined && close !== undefined && open !== close) return [open, close];
  at.diagnostic(`${text}: expected an opening and a closing bracket with a space between them, such as ( )`);
  return undefined;
}

function readNames(at: YamlNode): TagRule["names"] | undefined {
  const text = at.filled();
  const pair =
    text === undefined
      ? undefined
      : readPair(text, at, "a list and the column of it that holds the printed names, such as bodies.name");
  return pair === undefined ? undefined : {list: pair[0], column: pair[1], at};
}

function readOthers(at: YamlNode): TagRule["others"] {
  const nodes = at.map(["says", "column"], ["says", "column"]);
  const [says, column] = [nodes.says?.filled(), readName(nodes.column)];
  return says === undefined || column === undefined ? undefined : {says, column};
}

function readDates(at: YamlNode): DateRule | undefined {
  const nodes = at.map(["column", "read", "fiscal-year"], ["column", "read"]);
  const [column, read] = [readName(nodes.column), nodes.read?.word(["anchor", "passage"])];
  const month = nodes["fiscal-year"]?.word(MONTHS);
  if (column === undefined || read === undefined) return undefined;
  return {column, read, ...given({fiscalYear: month && MONTHS.indexOf(month) + 1})};
}
