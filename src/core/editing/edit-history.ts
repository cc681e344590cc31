import {applySplices} from "./splice.js";
import type {Splice} from "./splice.js";

/** A change with what it replaced, so that it can be taken back. */
interface Change {
  readonly from: number;
  readonly removed: string;
  readonly inserted: string;
}

/** Changes that are undone and redone together; each is of the text that the one before has left. */
interface Step {
  readonly changes: readonly Change[];
  /** What kind of typing it is; a further change of that kind at its end joins it. */
  readonly merge?: string;
}

/** What was done to a text, and what was undone of it. */
export interface EditHistory {
  readonly text: string;
  readonly past: readonly Step[];
  /** The next to redo last. */
  readonly future: readonly Step[];
}

/** How many steps are kept, and how many characters of them. */
const MOST_STEPS = 1000;
const MOST_CHARACTERS = 4_000_000;

/** A history that begins with this text. */
export function beginHistory(text: string): EditHistory {
  return {text, past: [], future: []};
}

/**
 * Makes splices, as one step. With `merge`, typing on where the last step of that kind ended joins it. What was undone
 * can no longer be redone.
 */
export function spliced(history: EditHistory, splices: readonly Splice[], merge?: string): EditHistory {
  const {text, past} = history;
  const changes = splices
    .toSorted((a, b) => b.from - a.from)
    .map(({from, to, insert}): Change => ({from, removed: text.slice(from, to), inserted: insert}))
    .filter(({removed, inserted}) => removed !== inserted);
  if (changes.length === 0) return history;
  const last = past.at(-1);
  const joined = last && merge !== undefined && last.merge === merge ? join(last.changes, changes) : undefined;
  const step: Step = {changes: joined ?? changes, ...(merge === undefined ? {} : {merge})};
  return {text: applySplices(text, splices), past: trimmed([...(joined ? past.slice(0, -1) : past), step]), future: []};
}

/** Takes the last step back; the same history if there is none. */
export function undone({text, past, future}: EditHistory): EditHistory {
  const last = past.at(-1);
  if (last === undefined) return {text, past, future};
  const before = last.changes
    .toReversed()
    .reduce((all, {from, removed, inserted}) => replaced(all, from, inserted, removed), text);
  return {text: before, past: past.slice(0, -1), future: [...future, last]};
}

/** Makes the step that was undone last again; the same history if there is none. */
export function redone({text, past, future}: EditHistory): EditHistory {
  const next = future.at(-1);
  if (next === undefined) return {text, past, future};
  const after = next.changes.reduce((all, {from, removed, inserted}) => replaced(all, from, removed, inserted), text);
  return {text: after, past: [...past, next], future: future.slice(0, -1)};
}

/** Ends the step that is being typed. */
export function settled({text, past, future}: EditHistory): EditHistory {
  const last = past.at(-1);
  return {text, past: last ? [...past.slice(0, -1), {changes: last.changes}] : past, future};
}

function replaced(text: string, from: number, old: string, next: string): string {
  return text.slice(0, from) + next + text.slice(from + old.length);
}

/** One insertion or deletion of two that adjoin, as by typing or by deleting backwards; undefined if they don't. */
function join(before: readonly Change[], after: readonly Change[]): readonly Change[] | undefined {
  const [a, b] = [before.at(-1), after[0]];
  if (!a || !b || after.length > 1) return undefined;
  if (b.removed === "" && b.from === a.from + a.inserted.length)
    return [...before.slice(0, -1), {...a, inserted: a.inserted + b.inserted}];
  if (b.inserted === "" && a.inserted === "" && b.from + b.removed.length === a.from)
    return [...before.slice(0, -1), {...b, removed: b.removed + a.removed}];
  return undefined;
}

function trimmed(steps: readonly Step[]): readonly Step[] {
  let characters = 0;
  const first = steps.findLastIndex(({changes}, i) => {
    for (const {removed, inserted} of changes) characters += removed.length + inserted.length;
    return characters > MOST_CHARACTERS || steps.length - i > MOST_STEPS;
  });
  return steps.slice(first + 1);
}

/** The version of the form in which a history is kept. */
const VERSION = 1;

/** A history as text to be kept, with the hash of the text it belongs to. */
export function printHistory({past, future}: EditHistory, hash: string): string {
  return JSON.stringify({v: VERSION, hash, past, future});
}

/** Reads what {@link printHistory} wrote; a history that is of another text, or can't be read, begins anew. */
export function readHistory(kept: string | null, text: string, hash: string): EditHistory {
  try {
    const read = JSON.parse(kept ?? "null") as {readonly v?: unknown; readonly hash?: unknown} | null;
    if (read?.v === VERSION && read.hash === hash && isHistory(read)) {
      return {text, past: read.past, future: read.future};
    }
  } catch {
    // begins anew
  }
  return beginHistory(text);
}

function isHistory(read: object): read is Pick<EditHistory, "past" | "future"> {
  const {past, future} = read as {readonly past?: unknown; readonly future?: unknown};
  const isChange = (one: Partial<Change>): boolean =>
    Number.isInteger(one.from) && typeof one.removed === "string" && typeof one.inserted === "string";
  const isStep = (step: Partial<Step> | null): boolean => Array.isArray(step?.changes) && step.changes.every(isChange);
  return [past, future].every((steps) => Array.isArray(steps) && (steps as Step[]).every(isStep));
}
