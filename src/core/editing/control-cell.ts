import {isMap, isScalar} from "yaml";
import type {Pair, Scalar, YAMLMap} from "yaml";
import {editOptions} from "../manuscript/edit-options.js";
import {parseOptions, readOptions, textOption} from "../manuscript/options.js";
import {printFence, readFence} from "./chart-fence.js";

/** A control as it is written: what it is called and the labels of its values, in their order. */
export interface WrittenControl {
  readonly name: string;
  readonly label: string;
  readonly values: readonly (readonly [value: string, label: string])[];
}

/** A `control` fence; its texts are quoted, so that they may hold anything. */
export function controlCell({name, label, values}: WrittenControl): string {
  const held = [`name: ${name}`, `label: ${JSON.stringify(label)}`, "values:", ...values.map(lineOf)];
  return ["```control", ...held, "```"].join("\n");
}

const lineOf = ([value, text]: readonly [string, string]): string => `  ${value}: ${JSON.stringify(text)}`;

/**
 * A control of a label and of values, one on each line, as somebody types them; undefined for fewer than two values and
 * for a label without a letter from a to z, of which the name is made.
 */
export function controlOf(label: string, values: string): WrittenControl | undefined {
  const name = lettersOf(label);
  const texts = linesOf(values);
  return name === "" || texts.length < 2 ? undefined : {name, label: label.trim(), values: named(texts, [])};
}

/** The control that a cell is; undefined for another cell, and for one whose values a form can't hold. */
export function readControl(cell: string): WrittenControl | undefined {
  const fence = /^\s*(?:`{3,}|~{3,})\s*control\s*$/.test(cell.split("\n", 1)[0]!) ? readFence(cell) : undefined;
  const read = fence && readOptions(fence.held);
  if (read?.type !== "options") return undefined;
  const [name, label] = [textOption(read.options, "name"), textOption(read.options, "label")];
  const values = valuesOf(fence!.held);
  return name === undefined || label === undefined || values === undefined
    ? undefined
    : {name, label, values: values.map(({value, text}) => [value, text] as const)};
}

/**
 * A control's cell with another label and other values, one on each line. Its name stays, since texts follow it, and so
 * does the value of each line that is still there or has another text in the same place; lines and comments that need
 * no change stay as they are. Undefined where the cell is no control, or fewer than two values are left.
 */
export function changedControl(cell: string, label: string, values: string): string | undefined {
  const before = readControl(cell);
  const texts = linesOf(values);
  if (!before || label.trim() === "" || texts.length < 2) return undefined;
  const fence = readFence(cell)!;
  const next = named(texts, before.values);
  const isGone = (value: string | undefined): boolean => value !== undefined && !next.some(([one]) => one === value);
  let held = `${fence.held}\n`;
  held = withValues(held, next);
  const read = readOptions(held);
  const chosen = read.type === "options" ? textOption(read.options, "default") : undefined;
  held = editOptions(held, {label: label.trim(), ...(isGone(chosen) ? {default: null} : {})}, "\n");
  return printFence(fence, held.replace(/\n$/, ""));
}

/** A value as it is written in the YAML of a control. */
interface ValueEntry {
  readonly value: string;
  readonly text: string;
  readonly pair: Pair<Scalar, Scalar>;
}

/** The values of a control's YAML; undefined where they are no map of texts. */
function valuesOf(held: string): readonly ValueEntry[] | undefined {
  const values = mapOf(held);
  const entries = values?.items.map((pair) =>
    isScalar(pair.key) && isScalar(pair.value)
      ? {value: String(pair.key.value), text: String(pair.value.value), pair: pair as Pair<Scalar, Scalar>}
      : undefined
  );
  return entries?.every((entry) => entry !== undefined && !entry.text.includes("\n"))
    ? (entries as readonly ValueEntry[])
    : undefined;
}

function mapOf(held: string): YAMLMap | undefined {
  const {contents} = parseOptions(held);
  const values = isMap(contents) ? contents.get("values", true) : undefined;
  return isMap(values) ? values : undefined;
}

/** Sets the values: the texts that differ where the values are the same, else all of them, each kept with its line. */
function withValues(held: string, next: WrittenControl["values"]): string {
  const entries = valuesOf(held)!;
  const isSame = entries.length === next.length && entries.every(({value}, i) => value === next[i]![0]);
  if (isSame)
    return entries.reduceRight((text, {text: before, pair}, i) => {
      const [from, to] = pair.value!.range!;
      const [, after] = next[i]!;
      return before === after ? text : text.slice(0, from) + JSON.stringify(after) + text.slice(to);
    }, held);
  const map = mapOf(held)!;
  if (map.flow) {
    const [from, to] = map.range!;
    return [held.slice(0, from).trimEnd(), ...next.map(lineOf), held.slice(to).replace(/^[^\n]*\n/, "")].join("\n");
  }
  // What stands between two values, as a comment, goes with the second.
  const ends = entries.map(({pair}) => held.indexOf("\n", pair.value!.range![1]) + 1);
  const starts = [held.lastIndexOf("\n", map.range![0]) + 1, ...ends];
  const kept = new Map(entries.map(({value, text}, i) => [`${value} ${text}`, held.slice(starts[i], ends[i])]));
  const lines = next.map((one) => kept.get(one.join(" ")) ?? `${lineOf(one)}\n`);
  return [held.slice(0, starts[0]), ...lines, held.slice(ends.at(-1))].join("");
}

const linesOf = (values: string): readonly string[] =>
  values
    .split("\n")
    .map((text) => text.trim())
    .filter((text) => text !== "");

/** The texts, each with its value: that of the same text before, of the place where as many are left, or its words. */
function named(texts: readonly string[], before: WrittenControl["values"]): WrittenControl["values"] {
  const known = new Map(before.map(([value, text]) => [text, value]));
  const isStill = ([, text]: readonly [string, string]): boolean => texts.includes(text);
  const kept = texts.map((text, i) => {
    const there = before.length === texts.length ? before[i] : undefined;
    return known.get(text) ?? (there && !isStill(there) ? there[0] : undefined);
  });
  const taken = new Set(kept);
  const words = texts.map((text, i) => wordOf(text) || `value-${i + 1}`);
  return texts.map((text, i) => {
    const own = kept[i];
    if (own !== undefined && kept.indexOf(own) === i) return [own, text] as const;
    const word = words[i]!;
    const isTwice = words.filter((other) => other === word).length > 1 || taken.has(word);
    return [isTwice ? `${word}-${i + 1}` : word, text] as const;
  });
}

const lettersOf = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");

const wordOf = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z\d]+/g, "-")
    .replace(/^-|-$/g, "");
