import {isMap, isNode, isScalar, stringify} from "yaml";
import type {Pair} from "yaml";
import type {OptionValue, Options} from "./options.js";
import {endLine} from "./lines.js";
import {NO_OPTIONS, mergeOptions, parseOptions, readOptions} from "./options.js";

/** Options to set; null takes one away. */
export type OptionChanges = Readonly<Record<string, OptionValue | null>>;

/** Changes options in the lines of a YAML map; all other lines and comments stay as they are. */
export function editOptions(text: string, changes: OptionChanges, newline: string): string {
  return Object.entries(changes).reduce((edited, [key, value]) => editOption(edited, key, value, newline), text);
}

const BLOCK = /^(\s*---[ \t]*(?:\r\n|\n|\r))((?:[^]*?(?:\r\n|\n|\r))?)(---[ \t]*(?:\r\n|\n|\r)?)$/;

/** A longer row of hyphens, which starts a slide but no options. */
const LONGER_RULE = /-{4,}/;

/**
 * Changes the options between the rules of a front matter or slide head; `emptied` gives the text to leave if no option
 * remains.
 */
export function editOptionBlock(
  block: string,
  changes: OptionChanges,
  newline: string,
  emptied: (open: string, close: string) => string
): string {
  const found = BLOCK.exec(block);
  const text = editOptions(found?.[2] ?? "", changes, newline);
  if (found) return text === "" ? emptied(found[1]!, found[3]!) : found[1]! + text + found[3]!;
  if (text === "") return block;
  const open = block.trim() === "" ? `${block}---${newline}` : endLine(block.replace(LONGER_RULE, "---"), newline);
  return `${open}${text}---${newline}`;
}

function editOption(text: string, key: string, value: OptionValue | null, newline: string): string {
  const reading = readOptions(text, {anyKey: true});
  const before = reading.type === "options" ? reading.options : NO_OPTIONS;
  if (value === null ? !Object.hasOwn(before, key) : sameValue(before[key], value)) return text;
  const others = mergeOptions(Object.fromEntries(Object.entries(before).filter(([other]) => other !== key)));
  const after = value === null ? others : mergeOptions(others, {[key]: value});
  const edited = editLines(text, key, value, newline);
  const result = readOptions(edited, {anyKey: true});
  if (
    reading.type === "broken" ||
    (result.type === "options" ? sameOptions(result.options, after) : sameOptions({}, after))
  )
    return edited;
  return editDocument(text, key, value, newline);
}

function editLines(text: string, key: string, value: OptionValue | null, newline: string): string {
  const {contents} = parseOptions(text);
  const pair = isMap(contents)
    ? contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  if (pair) return value === null ? removeLines(text, pair) : replaceValue(text, pair, scalarText(value), newline);
  const gap = text === "" || /[\r\n]$/.test(text) ? "" : newline;
  return value === null ? text : `${text}${gap}${key}: ${scalarText(value)}${newline}`;
}

function replaceValue(text: string, {key, value}: Pair, written: string, newline: string): string {
  const colon = text.indexOf(":", endOf(key, 0));
  const end = Math.max(endOf(value, colon + 1), colon + 1);
  const start = isNode(value) && value.range && value.range[1] > value.range[0] ? value.range[0] : colon + 1;
  const old = text.slice(colon + 1, end);
  if (/[\r\n]/.test(old))
    return `${text.slice(0, colon + 1)} ${written}${/[\r\n]$/.test(old) ? newline : ""}${text.slice(end)}`;
  return `${text.slice(0, start)}${start === colon + 1 ? " " : ""}${written}${text.slice(end)}`;
}

function removeLines(text: string, {key, value}: Pair): string {
  const keyStart = isNode(key) && key.range ? key.range[0] : 0;
  const from = lineStart(text, keyStart);
  const end = endOf(value, endOf(key, keyStart));
  if (end > from && lineStart(text, end) === end) return text.slice(0, from) + text.slice(end);
  const rest = /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(text.slice(end))?.[0].length ?? 0;
  return text.slice(0, from) + text.slice(end + rest);
}

/** Changes an option by rewriting the whole map, for keys without a line of their own, such as in `{layout: title}`. */
function editDocument(text: string, key: string, value: OptionValue | null, newline: string): string {
  const document = parseOptions(text);
  if (value === null) document.delete(key);
  else document.set(key, document.createNode(value));
  const edited =
    isMap(document.contents) && document.contents.items.length === 0 ? "" : document.toString({lineWidth: 0});
  return edited.replace(/\r?\n/g, newline);
}

function endOf(node: unknown, otherwise: number): number {
  return isNode(node) && node.range ? node.range[1] : otherwise;
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}

/** A value on one line. */
function scalarText(value: OptionValue): string {
  const quoted = value === "" || /\\[nr]/.test(JSON.stringify(value));
  return stringify(value, {
    schema: "failsafe",
    lineWidth: 0,
    collectionStyle: "flow",
    defaultStringType: quoted ? "QUOTE_DOUBLE" : "PLAIN"
  }).trimEnd();
}

function sameOptions(a: Options, b: Options): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]!))
  );
}

function sameValue(a: OptionValue | undefined, b: OptionValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
