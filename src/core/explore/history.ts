import type {ChartSpec} from "../chart-spec/spec.js";
import {canonicalSpec, isSameSpec} from "./link.js";

/** An undo history: past states, the present one, and undone ones. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** The kind of the last change; a further change of that kind makes no new step. */
  readonly merging?: string;
}

/** How many steps are kept. */
export const MOST_STEPS = 200;

/** A history that begins here. */
export function startHistory<T>(present: T): History<T> {
  return {past: [], present, future: []};
}

/** Makes `next` the present. Consecutive changes of one kind (`merge`) are one step; undone states are dropped. */
export function changed<T>({past, present, merging}: History<T>, next: T, merge?: string): History<T> {
  const before = merge !== undefined && merge === merging ? past : [...past, present].slice(-MOST_STEPS);
  return {past: before, present: next, future: [], ...(merge === undefined ? {} : {merging: merge})};
}

/** Ends the step that is being made, so that the next change is one of its own. */
export function settled<T>({past, present, future}: History<T>): History<T> {
  return {past, present, future};
}

/** Undoes one step; returns the same history if there is none. */
export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  return before === undefined
    ? history
    : {past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future]};
}

/** Redoes one step; returns the same history if there is none. */
export function redone<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  return next === undefined ? history : {past: [...history.past, history.present], present: next, future: rest};
}

/**
 * A state of the page: the last specification that could be read, and the text that is being written where it can’t.
 */
export interface Entry {
  readonly spec: ChartSpec;
  readonly draft?: string;
}

/** Whether two states are the same. */
export function isSameEntry(a: Entry, b: Entry): boolean {
  return a.draft === b.draft && isSameSpec(a.spec, b.spec);
}

/** The version of the format in which the browser keeps a state. */
const VERSION = 1;

/** What the browser has kept: nothing, a state whose specification is not yet read, or a text that can’t be read. */
export type Kept =
  | {readonly kind: "none"}
  | {readonly kind: "given"; readonly value: unknown; readonly draft?: string}
  | {readonly kind: "broken"; readonly message: string};

/** A state as text to be kept. */
export function printKept({spec, draft}: Entry): string {
  return JSON.stringify({v: VERSION, spec: canonicalSpec(spec), ...(draft === undefined ? {} : {draft})});
}

/** Reads what {@link printKept} wrote; a text of another version, or one that can’t be parsed, is `broken`. */
export function readKept(text: string | null): Kept {
  if (text === null) return {kind: "none"};
  try {
    const {v, spec, draft} = JSON.parse(text) as {
      readonly v?: unknown;
      readonly spec?: unknown;
      readonly draft?: unknown;
    };
    if (v !== VERSION)
      return {
        kind: "broken",
        message: "What this browser kept was written by another version of this page and is left aside."
      };
    return {kind: "given", value: spec, ...(typeof draft === "string" ? {draft} : {})};
  } catch {
    return {kind: "broken", message: "What this browser kept can’t be read and is left aside."};
  }
}
