import {readFileSync} from "node:fs";
import {basename, extname, relative, sep} from "node:path";
import {parse as parseCsv} from "csv-parse/sync";
import {parse as parseYaml} from "yaml";
import {filesBelow} from "../../loaders/read-text.js";
import {isWritten, openWorkspace} from "../../loaders/workspace.js";
import type {OwnWords} from "./offences.js";

/** Folders of which each file is one thing, whose id is its name. */
const NAMED_BY_FILE = ["lists", "tables", "charts", "notebooks", "decks", "briefings"];

/** Keys and columns that hold an id, the name of a file, a hash or an address. */
const IDS = ["id", "file", "sha256", "symbol", "url"];

/**
 * Keys and columns that hold no words of the workspace's own: ids of other things, expressions, places, settings, and
 * what documents print.
 */
const NO_TEXTS = [
  "expression",
  "across",
  "units",
  "words",
  "also",
  "called",
  "where",
  "pattern",
  "sql",
  "locator",
  "start",
  "end",
  "anchor",
  "prefix",
  "suffix",
  "printed",
  "contents_start",
  "contents_end",
  "tags",
  "kind",
  "relation",
  "status",
  "class",
  "date",
  "lang",
  "language",
  "duration",
  "format",
  "facts",
  "source",
  "sources",
  "table",
  "form",
  "measure",
  "measures",
  "area",
  "unit",
  "sex",
  "of",
  "caveat",
  "producer",
  "qualifier",
  "period_flag",
  "pillar",
  "pillars",
  "ministries",
  "agencies",
  "other_bodies",
  "between",
  "and",
  "no-trend"
];

/**
 * Keys under which a single word with a capital is a name, in files that name things: labels of columns and choices are
 * ordinary words.
 */
const NAMES = ["label", "name", "named", "aliases"];
const NAMING = /^(?:vocabulary\/|sources\.yaml$|lists\/.*\.csv$)/;

/** A sentence of as many words is nobody else's. */
const OWN_SENTENCE = 6;

/** All that a workspace calls its own: ids, names of files, hashes, titles, labels, names, terms and sentences. */
export async function ownWords(folder: string): Promise<OwnWords> {
  const workspace = openWorkspace(folder);
  const [ids, texts] = [new Map<string, string>(), new Map<string, string>()];
  for (const path of await filesBelow(workspace.folder, (file) => isWritten(workspace, file))) {
    const place = relative(workspace.folder, path).split(sep).join("/");
    const add = (key: string, value: string): void => {
      if (value.trim() === "") return;
      if (IDS.includes(key)) ids.set(value, `${key} in ${place}`);
      else if (!NO_TEXTS.includes(key))
        for (const text of textsIn(value, NAMING.test(place) && NAMES.includes(key)))
          texts.set(text, `${key} in ${place}`);
    };
    const [top] = place.split("/");
    if (NAMED_BY_FILE.includes(top!)) ids.set(basename(path, extname(path)), `name of ${place}`);
    readWords(readFileSync(path, "utf8"), extname(path), (key, value) => {
      if (!(top === "explained" && key === "text")) add(key, value);
    });
  }
  return {ids, texts};
}

/** Everything that stands in a file, with the key, column or heading under which it does. */
function readWords(text: string, ending: string, found: (key: string, value: string) => void): void {
  if (ending === ".csv")
    for (const row of parseCsv(text, {columns: true}) as readonly Readonly<Record<string, string>>[])
      visit(row, "", found);
  if (ending === ".yaml") visit(parseYaml(text, {schema: "failsafe"}), "", found);
  if (ending !== ".md") return;
  const [, front = "", body = text] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  visit(parseYaml(front, {schema: "failsafe"}), "", found);
  for (const [, heading] of body.matchAll(/^#+ (.*)$/gm)) found("heading", heading!);
}

function visit(node: unknown, key: string, found: (key: string, value: string) => void): void {
  if (typeof node === "string") found(key, node);
  else if (Array.isArray(node)) for (const item of node) visit(item, key, found);
  else if (typeof node === "object" && node !== null)
    for (const [name, value] of Object.entries(node)) visit(value, name, found);
}

/**
 * A text of two words or more, or a name where things are named, and each of its long sentences; none of an expression.
 */
function textsIn(value: string, isNaming: boolean): readonly string[] {
  const text = value.replace(/\s+/g, " ").trim();
  if (/^[\w.-]+\(.*\)$/.test(text)) return [];
  const isName = (isNaming ? /^\p{Lu}[\p{L}\p{M}]+$/u : /^\p{L}+\p{Lu}\p{L}*$/u).test(text);
  const sentences = text.split(/(?<=[.?!;]) /).filter((sentence) => sentence.split(" ").length >= OWN_SENTENCE);
  return [...(isName || /\p{L}{2}.* .*\p{L}{2}/u.test(text) ? [text] : []), ...sentences];
}
