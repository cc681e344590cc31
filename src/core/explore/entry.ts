import type {ChartSpec} from "../chart-spec/spec.js";
import {canonicalSpec, isSameSpec} from "./canonical.js";

/** A state of the page: the last specification that could be read, and the text that is being written where it can’t. */
export interface Entry {
  readonly spec: ChartSpec;
  readonly draft?: string;
}

/** Whether two states are the same. */
export function isSameEntry(a: Entry, b: Entry): boolean {
  return a.draft === b.draft && isSameSpec(a.spec, b.spec);
}

/** The version of what the browser keeps. */
const VERSION = 1;

/** What the browser keeps, as read: nothing, a state whose specification has still to be read, or something that isn’t ours. */
export type Kept =
  | {readonly kind: "none"}
  | {readonly kind: "given"; readonly value: unknown; readonly draft?: string}
  | {readonly kind: "broken"; readonly message: string};

/** A state as text to be kept. */
export function printKept({spec, draft}: Entry): string {
  return JSON.stringify({v: VERSION, spec: canonicalSpec(spec), ...(draft === undefined ? {} : {draft})});
}

/** Reads what {@link printKept} wrote, now or in an earlier version. */
export function readKept(text: string | null): Kept {
  if (text === null) return {kind: "none"};
  try {
    const {v, spec, draft} = JSON.parse(text) as {readonly v?: unknown; readonly spec?: unknown; readonly draft?: unknown};
    if (v !== VERSION) return {kind: "broken", message: "What this browser kept was written by another version of this page and is left aside."};
    return {kind: "given", value: spec, ...(typeof draft === "string" ? {draft} : {})};
  } catch {
    return {kind: "broken", message: "What this browser kept can’t be read and is left aside."};
  }
}
