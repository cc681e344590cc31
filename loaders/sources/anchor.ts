import type {CodePointText} from "./code-points.js";

/** A string of a text with its exact place and its neighbourhood, as rows of `data/` carry it. */
export interface Anchor {
  /** Code points, 0-based, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Why the text does not hold an anchor just where it says, and what stands there instead; undefined if it does. */
export function whyNotThere({start, end, printed, prefix, suffix}: Anchor, text: CodePointText): string | undefined {
  const where = `${start}–${end}`;
  if (end > text.length) return `offsets ${where} lie past the end of the text (${text.length} characters)`;
  const hint = (): string => nearestHint(text, printed, start);
  const there = text.slice(start, end);
  if (there !== printed) return `printed ${JSON.stringify(printed)} not found at ${where}, found ${JSON.stringify(there)}${hint()}`;
  const before = text.slice(start - lengthOf(prefix), start);
  if (before !== prefix) return `prefix ${JSON.stringify(prefix)} does not stand before ${start}, found ${JSON.stringify(before)}${hint()}`;
  const after = text.slice(end, end + lengthOf(suffix));
  return after === suffix ? undefined : `suffix ${JSON.stringify(suffix)} does not stand after ${end}, found ${JSON.stringify(after)}${hint()}`;
}

/** Whether a place starts or ends inside a number. */
export function cutsNumber({start, end}: Pick<Anchor, "start" | "end">, text: CodePointText): boolean {
  const around = text.slice(start - 2, end + 4);
  const from = text.slice(start - 2, start).length;
  const to = from + text.slice(start, end).length;
  return /(?:\d|\d[.,])$/.test(around.slice(0, from)) && /^\d/.test(around.slice(from))
    || /\d$/.test(around.slice(0, to)) && /^(?:\d|\.\d|,\d{3}(?!\d))/.test(around.slice(to));
}

function nearestHint(text: CodePointText, printed: string, from: number): string {
  const unit = text.toUnit(Math.min(from, text.length));
  const [before, after] = [text.text.lastIndexOf(printed, unit - 1), text.text.indexOf(printed, unit + 1)];
  const found = [before, after].filter((at) => at >= 0 && at !== unit).sort((a, b) => Math.abs(a - unit) - Math.abs(b - unit))[0];
  if (found === undefined || printed === "") return "";
  return ` (nearest ${JSON.stringify(printed)} at ${text.toPoint(found)}–${text.toPoint(found + printed.length)}; check that it is the same number)`;
}

function lengthOf(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF](?=[\uDC00-\uDFFF])/g)?.length ?? 0);
}
