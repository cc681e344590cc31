import {isMap, parseDocument, visit} from "yaml";
import type {Node} from "yaml";
import {printChartSpec} from "../chart-spec/print.js";
import {SCHEMA} from "../chart-spec/read-spec.js";
import type {ChartSpec} from "../chart-spec/spec.js";

/**
 * The YAML of a specification with another in its place: keys that say the same stay as they are written, and so do
 * comments. A text that is no specification is written anew.
 */
export function rewriteSpecText(text: string, spec: ChartSpec): string {
  const document = parseDocument(text, {schema: "failsafe"});
  const given: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (!isMap(document.contents) || typeof given !== "object" || given === null || "ref" in given)
    return printChartSpec(spec);
  const before = given as Readonly<Record<string, unknown>>;
  for (const {key, words, required} of SCHEMA) {
    const value = spec[key as keyof ChartSpec];
    const isDefault = !required && words?.[0] === value;
    if (JSON.stringify(value) === JSON.stringify(before[key]) || (isDefault && before[key] === undefined)) continue;
    if (value === undefined || isDefault) document.delete(key);
    else document.set(key, typeof value === "string" ? value : inLine(document.createNode(value)));
  }
  return document.toString({lineWidth: 0, flowCollectionPadding: false}).trimEnd();
}

/** Lists in one line, as specifications are printed. */
function inLine(node: Node): Node {
  visit(node, {Seq: (_key, list) => void (list.flow = true)});
  return node;
}
