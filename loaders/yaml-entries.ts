import {isMap, isScalar, isSeq, parseDocument} from "yaml";

/**
 * A YAML list with an entry added at its end, which is given as its lines; what stands there stays as it is. Undefined
 * for a list that is written in one line, or is none.
 */
export function withListEntry(text: string, entry: string): string | undefined {
  const {contents} = parseDocument(text);
  const isBare = isSeq(contents) && contents.items.length === 0;
  if (contents !== null && !isBare && !(isSeq(contents) && contents.flow !== true)) return undefined;
  const before = isBare ? text.slice(0, contents.range[0]) + text.slice(contents.range[1]) : text;
  return `${before}${before === "" || before.endsWith("\n") ? "" : "\n"}${entry}`;
}

/**
 * A YAML map of lists with an entry, of one line, added at the end of the list of a key; what stands there stays as it
 * is. Undefined where that list is written in one line, or where the text is no map.
 */
export function withEntryUnder(text: string, key: string, entry: string): string | undefined {
  const {contents} = parseDocument(text);
  const own = `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${key}:\n  ${entry}`;
  if (contents === null) return own;
  if (!isMap(contents) || contents.flow === true) return undefined;
  const pair = contents.items.find((one) => isScalar(one.key) && one.key.value === key);
  if (pair === undefined) return own;
  const last = isSeq(pair.value) && pair.value.flow !== true ? pair.value.items.at(-1) : undefined;
  const range = isMap(last) ? last.range : undefined;
  if (!range) return undefined;
  const start = text.lastIndexOf("\n", range[0] - 1) + 1;
  const indent = /^\s*/.exec(text.slice(start))![0];
  const end = text.indexOf("\n", range[1] - 1);
  const [before, after] = end < 0 ? [`${text}\n`, ""] : [text.slice(0, end + 1), text.slice(end + 1)];
  return `${before}${indent}${entry}${after}`;
}

/** A YAML list without a field of the entry with an id, on a line of its own; undefined where there is none. */
export function withoutField(text: string, id: string, key: string): string | undefined {
  const {contents} = parseDocument(text);
  const entry = isSeq(contents)
    ? contents.items.find((item) => isMap(item) && (item.get("id") as unknown) === id)
    : undefined;
  const found = isMap(entry) ? entry.items.find((one) => isScalar(one.key) && one.key.value === key) : undefined;
  const range = isScalar(found?.key) ? found.key.range : undefined;
  if (!range) return undefined;
  const start = text.lastIndexOf("\n", range[0] - 1) + 1;
  const end = text.indexOf("\n", range[0]);
  const isAlone = new RegExp(`^\\s+${key}:[^\\n]*$`).test(text.slice(start, end < 0 ? undefined : end));
  return isAlone ? text.slice(0, start) + (end < 0 ? "" : text.slice(end + 1)) : undefined;
}

/**
 * A YAML list with a field of the entry with an id, on a line of its own behind that of its id. Undefined where there
 * is no such entry, where it is written in one line, or where the field stands there over several.
 */
export function withField(text: string, id: string, key: string, value: string): string | undefined {
  const {contents} = parseDocument(text);
  const entry = isSeq(contents)
    ? contents.items.find((item) => isMap(item) && (item.get("id") as unknown) === id)
    : undefined;
  if (!isMap(entry) || entry.flow === true) return undefined;
  const bare = entry.has(key) ? withoutField(text, id, key) : text;
  if (bare === undefined) return undefined;
  const found = /^( *(?:- +)?)id: .*$/gm;
  const lines = [...bare.matchAll(found)];
  const line = lines.find(([whole]) => parseDocument(whole.replace(/^ *(?:- +)?/, "")).get("id") === id);
  if (!line) return undefined;
  const end = line.index + line[0].length;
  return `${bare.slice(0, end)}\n${" ".repeat(line[1]!.length)}${key}: ${JSON.stringify(value)}${bare.slice(end)}`;
}

/** An entry of one line: its values as YAML writes them in double quotes. */
export function entryLine(fields: Readonly<Record<string, string>>): string {
  const values = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `- {${values.join(", ")}}\n`;
}
