import {LineCounter, isMap, isScalar, isSeq, parseDocument} from "yaml";
import type {Fault} from "../src/core/fault.js";
import {rememberByText} from "./memory.js";
import {readTextIfPresent} from "./read-text.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** An entry of a list in a YAML file, with the line on which it starts. */
export interface YamlEntry {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** Which fields the entries of a list have. */
export interface EntryShape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Reads a file that holds a list of maps of text; none where there is no such file. What is wrong is added to `faults`. */
export async function readYamlList(workspace: Workspace, path: string, shape: EntryShape, faults: Fault[]): Promise<readonly YamlEntry[]> {
  const file = shownPath(workspace, path);
  const text = await readTextIfPresent(path, file, faults);
  return text === undefined ? [] : parseYamlList(text, file, shape, faults);
}

/** A YAML document, every scalar as text, with the means to find lines; what is shared must not be changed. */
export const parseYaml = rememberByText((text) => {
  const lines = new LineCounter();
  return {document: parseDocument(text, {lineCounter: lines, schema: "failsafe"}), lines};
});

/** Parses a list of maps of text, by `shape`; also used for a list that stands under a key. */
export function parseYamlList(text: string, file: string, shape: EntryShape, faults: Fault[]): readonly YamlEntry[] {
  const {document, lines} = parseYaml(text);
  for (const error of document.errors) {
    faults.push({file, line: lines.linePos(error.pos[0]).line, message: `YAML: ${error.message.split("\n")[0]}`});
  }
  if (document.errors.length > 0 || document.contents === null) return [];
  return listEntries(document.contents, file, lines, shape, faults);
}

/** The entries of a YAML node that should be a list of maps of text. */
export function listEntries(node: unknown, file: string, lines: LineCounter, shape: EntryShape, faults: Fault[]): readonly YamlEntry[] {
  if (!isSeq(node)) {
    faults.push({file, line: 1, message: "expected a list (lines that start with - )"});
    return [];
  }
  const entries: YamlEntry[] = [];
  for (const item of node.items) {
    const line = lines.linePos((item as {range?: [number]}).range?.[0] ?? 0).line;
    if (!isMap(item)) {
      faults.push({file, line, message: `expected a map with ${shape.required.join(", ")}`});
      continue;
    }
    const fields: Record<string, string> = {};
    for (const pair of item.items) {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
      if (![...shape.required, ...shape.optional].includes(key)) {
        faults.push({file, line, message: `unknown key ${key}; allowed: ${[...shape.required, ...shape.optional].join(", ")}`});
      } else if (pair.value !== null && !isScalar(pair.value)) {
        faults.push({file, line, message: `${key}: expected text`});
      } else {
        fields[key] = isScalar<string | null>(pair.value) ? pair.value.value ?? "" : "";
      }
    }
    const absent = shape.required.filter((key) => fields[key] === undefined);
    if (absent.length > 0) faults.push({file, line, ...(fields.id ? {id: fields.id} : {}), message: `missing ${absent.join(", ")}`});
    else entries.push({line, fields});
  }
  return entries;
}

/** Adds a fault for every entry whose id was there before. */
export function refuseRepeatedIds(entries: readonly YamlEntry[], file: string, faults: Fault[]): void {
  const first = new Map<string, number>();
  for (const {line, fields} of entries) {
    const id = fields.id ?? "";
    const before = first.get(id);
    if (before !== undefined) faults.push({file, line, id, message: `id already used on line ${before}; ids are unique`});
    else first.set(id, line);
  }
}
