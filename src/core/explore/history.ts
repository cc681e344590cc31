/** What was, what is, and what was taken back. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** The kind of change that the present goes on with; another of it makes no new step. */
  readonly merging?: string;
}

/** How many steps are kept. */
export const MOST_STEPS = 200;

/** A history that begins here. */
export function startHistory<T>(present: T): History<T> {
  return {past: [], present, future: []};
}

/** Goes on to another present. Changes of one kind that follow one another are one step; what was taken back is forgotten. */
export function changed<T>({past, present, merging}: History<T>, next: T, merge?: string): History<T> {
  const before = merge !== undefined && merge === merging ? past : [...past, present].slice(-MOST_STEPS);
  return {past: before, present: next, future: [], ...(merge === undefined ? {} : {merging: merge})};
}

/** Ends the step that is being made, so that the next change is one of its own. */
export function settled<T>({past, present, future}: History<T>): History<T> {
  return {past, present, future};
}

/** One step back; the same where there is none. */
export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  return before === undefined ? history : {past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future]};
}

/** One step forward again; the same where there is none. */
export function redone<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  return next === undefined ? history : {past: [...history.past, history.present], present: next, future: rest};
}
