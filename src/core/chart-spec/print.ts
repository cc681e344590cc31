import {SCHEMA} from "./read-spec.js";
import type {ChartSpec} from "./spec.js";

/** A specification as canonical YAML: keys in the order of the schema, one per line, without defaults. */
export function printChartSpec(spec: ChartSpec): string {
  return SCHEMA.flatMap(({key, words, required}) => {
    const value = spec[key as keyof ChartSpec];
    if (value === undefined || (!required && words?.[0] === value)) return [];
    return printEntry(key, value, "");
  }).join("\n");
}

/** The `chart` fence that holds a specification, as Markdown. */
export function printSpecFence(spec: ChartSpec): string {
  return ["```chart", printChartSpec(spec), "```"].join("\n");
}

type Printable = string | readonly string[] | Readonly<Record<string, string | readonly string[]>>;

function printEntry(key: string, value: Printable, indent: string): readonly string[] {
  const name = `${indent}${scalar(key)}:`;
  if (typeof value === "string") return [`${name} ${scalar(value)}`];
  if (isList(value)) return [`${name} [${value.map(inFlow).join(", ")}]`];
  const entries = Object.entries(value);
  return entries.length === 0
    ? []
    : [name, ...entries.flatMap(([inner, one]) => printEntry(inner, one, `${indent}  `))];
}

const isList = (value: Printable): value is readonly string[] => Array.isArray(value);

/** A YAML scalar, in quotes if YAML would read it as something other than text. */
function scalar(text: string): string {
  const plain =
    /^[\p{L}\d][^\n\r\t"#:{}[\]\\]*$/u.test(text) &&
    text.trim() === text &&
    !/^(?:true|false|null|yes|no|on|off|~|[-+.\d][\d_.,:eExob-]*)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

const inFlow = (text: string): string => (text.includes(",") ? JSON.stringify(text) : scalar(text));
