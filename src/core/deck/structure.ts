import {codeSpans} from "./code-spans.js";
import type {Lines} from "../manuscript/lines.js";

/** A comment `<!-- … -->` by offsets. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}

/** A block between `::: info` and its `:::`, by 0-based lines. */
export interface Div {
  readonly open: number;
  readonly close: number;
  readonly info: string;
}

/** What must be known of a text before it can be split into slides. */
export interface Structure {
  /** For each line whether it starts outside fences, comments and option blocks. */
  readonly free: Uint8Array;
  /** For each line whether it stands within a `:::` block. */
  readonly within: Uint8Array;
  readonly comments: readonly Comment[];
  /** By the line where they open. */
  readonly divs: readonly Div[];
  /** The line of a fence that never ends, or -1. */
  readonly openFence: number;
}

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const DIV = /^ {0,3}:{3,}(?!:)([^\r\n]*)$/;
const LONGEST_INFO = 1000;

/** What a line `::: info` asks for; "" for a line `:::`, which closes; null for any other. */
export function divInfo(line: string): string | null {
  let info = DIV.exec(line)?.[1]?.trim();
  if (info === undefined || info.length > LONGEST_INFO) return null;
  while (info.endsWith(":")) info = info.slice(0, -1);
  return info === "" || /^(?:\{[^{}]*\}|[\w-])/.test(info) ? info.trimEnd() : null;
}

/**
 * Finds fences, comments and `:::` blocks from line `first` on. A `:::` without an end, and a comment without one, are none. `blockAt` says for a
 * line `---` which line ends the options that start there, or -1; within them nothing is looked for.
 */
export function findStructure(lines: Lines, first = 0, blockAt: (line: number) => number = () => -1): Structure {
  const free = new Uint8Array(lines.count);
  const divs: Div[] = [];
  const open: {line: number; info: string}[] = [];
  const comments = new CommentFinder(lines, first);
  let fence: {line: number; mark: string} | null = null;
  for (let i = first; i < lines.count; i++) {
    const start = lines.start(i);
    if (fence) {
      if (closesFence(lines.line(i), fence.mark)) fence = null;
      continue;
    }
    if (start >= comments.end) {
      free[i] = 1;
      const end = lines.text.startsWith("---", start) ? blockAt(i) : -1;
      if (end >= 0) {
        i = end;
        continue;
      }
      const character = lines.text[start + indentAt(lines.text, start)];
      const mark = character === "`" || character === "~" ? FENCE.exec(lines.line(i))?.[1] : undefined;
      if (mark !== undefined) {
        fence = {line: i, mark};
        continue;
      }
      const info = character === ":" ? divInfo(lines.line(i)) : null;
      if (info === "" && open.length > 0) divs.push({open: open.at(-1)!.line, close: i, info: open.pop()!.info});
      else if (info) open.push({line: i, info});
    }
    comments.readLine(i);
  }
  divs.sort((a, b) => a.open - b.open);
  return {free, within: insideOf(divs, lines.count), comments: comments.found, divs, openFence: fence?.line ?? -1};
}

function closesFence(line: string, mark: string): boolean {
  return FENCE.exec(line)?.[1]?.startsWith(mark) === true && line.trim().replaceAll(mark[0]!, "") === "";
}

function indentAt(text: string, start: number): number {
  let indent = 0;
  while (indent < 3 && text.charCodeAt(start + indent) === 32) indent++;
  return indent;
}

function insideOf(divs: readonly Div[], count: number): Uint8Array {
  const within = new Uint8Array(count);
  let end = -1;
  for (const {open, close} of divs) {
    if (close < end) continue;
    within.fill(1, open, close + 1);
    end = close;
  }
  return within;
}

/** Finds comments line by line, so that those in fences and options are left out. */
class CommentFinder {
  readonly found: Comment[] = [];
  /** Where the last comment ends. */
  end = 0;
  #next: number;
  readonly #last: number;

  constructor(private readonly lines: Lines, first: number) {
    this.#next = lines.text.indexOf("<!--", lines.start(first));
    this.#last = lines.text.lastIndexOf("-->");
  }

  /** Finds the comments that start on a line. */
  readLine(i: number): void {
    const {text} = this.lines;
    const start = this.lines.start(i);
    const from = Math.max(start, this.end);
    if (this.#next >= 0 && this.#next < from) this.#next = text.indexOf("<!--", from);
    if (this.#next < 0 || this.#next >= this.lines.start(i + 1)) return;
    const spans = codeSpans(this.lines.line(i));
    let span = 0;
    while (this.#next >= 0 && this.#next < this.lines.start(i + 1)) {
      const at = this.#next;
      while (span < spans.length && spans[span]!.end <= at - start) span++;
      const isText = text[at - 1] === "\\" || (spans[span]?.start ?? Infinity) < at - start || at + 2 > this.#last;
      if (!isText) {
        this.end = text.indexOf("-->", at + 2) + 3;
        this.found.push({start: at, end: this.end});
      }
      this.#next = text.indexOf("<!--", isText ? at + 4 : this.end);
    }
  }
}
