import {SCHEMA} from "../chart-spec/schema.js";
import type {ChartSpec} from "../chart-spec/spec.js";

/** A specification with its keys in the order of the schema, without what is empty or meant anyway: equal charts are equal texts. */
export function canonicalSpec(spec: ChartSpec): ChartSpec {
  return Object.fromEntries(SCHEMA.flatMap(({key, words, required}) => {
    const value = spec[key as keyof ChartSpec];
    return value === undefined || isEmpty(value) || (!required && words?.[0] === value) ? [] : [[key, value]];
  })) as unknown as ChartSpec;
}

/** Whether two specifications say the same. */
export function isSameSpec(a: ChartSpec, b: ChartSpec): boolean {
  return JSON.stringify(canonicalSpec(a)) === JSON.stringify(canonicalSpec(b));
}

function isEmpty(value: NonNullable<ChartSpec[keyof ChartSpec]>): boolean {
  return typeof value === "object" && Object.keys(value).length === 0;
}
