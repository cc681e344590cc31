import type {YamlNode} from "../yaml.js";
import {CELL_KINDS} from "./definition.js";
import type {DefinedColumn, MadeColumn, Making, Named, WrittenColumn} from "./definition.js";
import {readCellPattern} from "./patterns.js";

/** The columns of every list that give the place in the text, and a note. */
export const ANCHOR_COLUMNS = ["locator", "start", "end", "anchor", "prefix", "suffix", "note"];

/** Those of these columns that a definition does not describe. */
const PLACE_COLUMNS = ["start", "end", "anchor", "prefix", "suffix"];

const OWN_KEYS = [
  "label",
  "is",
  "says",
  "one-of",
  "list",
  "by",
  "several",
  "required",
  "holds",
  "pattern",
  "show"
] as const;
const MAKINGS = ["count", "has", "year-of", "named-by", "through"] as const;
const FIXED_KEYS = ["pattern", "holds"] as const;
const YES_NO = ["yes", "no"] as const;

type OwnNodes = Readonly<Partial<Record<(typeof OWN_KEYS)[number], YamlNode>>>;

/** What a definition says of the columns that every list has. */
interface RowNames {
  readonly label: string;
  readonly source: Named | undefined;
}

/** Reads `columns`, and adds the columns that every list has; problems are diagnostics at their place. */
export function readColumns(
  node: YamlNode | undefined,
  at: YamlNode,
  {label, source}: RowNames
): readonly DefinedColumn[] {
  const fixed = ["id", label, "locator", ...(source === undefined ? ["source"] : []), "note"];
  const own = (node?.entries() ?? []).flatMap(([name, value]) =>
    isColumnName(name, value, label, fixed) ? (readColumn(name, value, fixed, label) ?? []) : []
  );
  const names = new Set(own.map(({name}) => name));
  return [...own, ...fixed.filter((name) => !names.has(name)).map((name) => fixedColumn(name, at, label))];
}

function isColumnName(name: string, at: YamlNode, label: string, fixed: readonly string[]): boolean {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    at.diagnostic("a column’s name is small letters, digits and underscores, a letter first");
  else if (PLACE_COLUMNS.includes(name)) at.diagnostic("every list has this column, and what it holds is checked");
  else if (name === "source" && !fixed.includes(name))
    at.diagnostic("the definition says the source of all rows; leave one of them out");
  else if (name === "label" && label !== "label")
    at.diagnostic(`readers see ${label} under this name; give the column another`);
  else return true;
  return false;
}

function fixedColumn(name: string, at: YamlNode, label: string, more: Partial<WrittenColumn> = {}): WrittenColumn {
  return {
    from: "csv",
    name,
    at,
    kind: "text",
    words: [],
    says: [],
    several: false,
    show: "ids",
    required: name === label,
    ...(name === label ? {holds: "what the row is, in our own words"} : {}),
    ...(name === "note" ? {label: "Note"} : {}),
    ...more
  };
}

function readColumn(name: string, at: YamlNode, fixed: readonly string[], rowLabel: string): DefinedColumn | undefined {
  if (fixed.includes(name)) {
    const {pattern, holds, label} = at.map(name === "note" ? [...FIXED_KEYS, "label"] : FIXED_KEYS) as OwnNodes;
    return fixedColumn(
      name,
      at,
      rowLabel,
      given({pattern: readCellPattern(pattern), holds: holds?.filled(), label: label?.filled()})
    );
  }
  const nodes = at.map([...OWN_KEYS, ...MAKINGS]);
  const made = MAKINGS.filter((how) => nodes[how] !== undefined);
  const [how] = made;
  if (how === undefined) return readWritten(name, at, nodes);
  const others = [
    ...made.slice(1),
    ...OWN_KEYS.filter((key) => key !== "label" && key !== "show" && nodes[key] !== undefined)
  ];
  if (others.length > 0) at.diagnostic(`${how} says how the column is made; it takes no ${others.join(", ")}`);
  if (nodes.label === undefined) at.diagnostic("missing label; a column that is made is there for readers");
  const making = readMaking(how, nodes[how]!);
  const label = nodes.label?.filled();
  const show = readShow(nodes.show);
  return making === undefined || label === undefined
    ? undefined
    : ({from: "made", name, at, label, making, show} satisfies MadeColumn);
}

function readWritten(name: string, at: YamlNode, nodes: OwnNodes): WrittenColumn | undefined {
  const kinds = (["is", "one-of", "list"] as const).filter((key) => nodes[key] !== undefined);
  if (kinds.length > 1) at.diagnostic(`${kinds.join(" and ")}: say one of them`);
  const {list, by} = nodes;
  if (by && !list) by.diagnostic("only beside list");
  const numbered = nodes.is?.isText === true && nodes.is.text() === "row-number";
  if (nodes.show && !list && !numbered)
    nodes.show.diagnostic(
      "only beside list, and beside is: row-number, whose numbers are called by the labels of their rows"
    );
  if (nodes.several && !list && !nodes["one-of"])
    nodes.several.diagnostic("only beside list or one-of; write places where a cell holds several places of the text");
  const words = nodes["one-of"]?.list().flatMap((word) => word.filled() ?? []) ?? [];
  const spaced = words.find((word) => /\s/.test(word));
  if (spaced !== undefined) nodes["one-of"]!.diagnostic(`${spaced}: a word has no spaces in it; hyphens will do`);
  const kind = nodes["one-of"] ? "one-of" : list ? "reference" : (nodes.is?.word(CELL_KINDS) ?? "text");
  if (nodes.says && kind !== "yes-no")
    nodes.says.diagnostic("only beside is: yes-no; it says by which words the document says yes");
  const refers = list?.filled();
  return {
    from: "csv",
    name,
    at,
    kind,
    words,
    says: nodes.says?.several().flatMap((word) => word.filled() ?? []) ?? [],
    several: nodes.several?.word(YES_NO) === "yes",
    required: nodes.required?.word(YES_NO) === "yes",
    show: readShow(nodes.show, list ? "names" : "ids"),
    ...(refers === undefined ? {} : {refers: {list: refers, by: by?.filled() ?? "id"}}),
    ...given({pattern: readCellPattern(nodes.pattern), holds: nodes.holds?.filled(), label: nodes.label?.filled()})
  };
}

function readShow(node: YamlNode | undefined, otherwise: "names" | "ids" = "names"): "names" | "ids" {
  return node?.word(["names", "ids"]) ?? otherwise;
}

const PAIRS = {
  "named-by": "a list and the column of it that names rows of this one, such as answers.question",
  through: "a column and a column of the list that it names, such as questions.chapter"
};

function readMaking(how: Making["how"], at: YamlNode): Making | undefined {
  const text = at.filled();
  if (text === undefined) return undefined;
  if (how === "count" || how === "has" || how === "year-of") return {how, column: text};
  const pair = readPair(text, at, PAIRS[how]);
  if (pair === undefined) return undefined;
  return how === "named-by" ? {how, list: pair[0], column: pair[1]} : {how, column: pair[0], further: pair[1]};
}

/** Reads a name at a YAML node; undefined if there is none. */
export function readName(at: YamlNode | undefined): Named | undefined {
  const name = at?.filled();
  return at === undefined || name === undefined ? undefined : {name, at};
}

/** Reads two names with a point between them. */
export function readPair(text: string, at: YamlNode, expected: string): readonly [string, string] | undefined {
  const [, first, second] = /^([^.\s]+)\.([^.\s]+)$/.exec(text) ?? [];
  if (first !== undefined && second !== undefined) return [first, second];
  at.diagnostic(`${text}: expected ${expected}`);
  return undefined;
}

/** An object without its undefined properties. */
export function given<T extends object>(values: {readonly [K in keyof T]: T[K] | undefined}): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
