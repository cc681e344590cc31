import type {Lines} from "../manuscript/lines.js";
import type {Manuscript} from "../manuscript/manuscript.js";
import type {MessageList} from "../manuscript/messages.js";
import {NO_OPTIONS} from "../manuscript/options.js";
import type {Options} from "../manuscript/options.js";
import {SLIDE} from "../manuscript/slide-rule.js";

/** Where a slide starts, which lines are its head, and the options in it; lines are 0-based. */
export interface SlideStart {
  readonly line: number;
  /** The line after the head. */
  readonly body: number;
  /** The first of its tokens. */
  readonly token: number;
  readonly own: Options;
}

/** What goes beyond is no talk. */
const MOST_SLIDES = 100_000;

/**
 * Where slides start, at lines `---` and at headings of the given levels; at least one. What is blank before the first
 * `---` is no slide.
 */
export function slideStarts(
  {tokens, divs, lines, front: {end: first}}: Manuscript, levels: ReadonlySet<number>, messages: MessageList
): readonly SlideStart[] {
  const starts: SlideStart[] = [];
  const begin = (start: SlideStart): void => {
    const startsWithText = starts.length === 0 && !isBlank(lines, first, start.line);
    if (startsWithText) starts.push({line: first, body: first, token: 0, own: NO_OPTIONS});
    starts.push(starts.length === 0 ? {...start, line: first} : start);
  };
  let div = 0;
  for (const [i, {type, map, meta, markup, tag, level}] of tokens.entries()) {
    const divides = type === "heading_open" && level === 0 && markup.startsWith("#") && levels.has(Number(tag.slice(1)));
    while (div < divs.length && divs[div]![1] < i) div++;
    if (type !== SLIDE && (!divides || i > (divs[div]?.[0] ?? Infinity))) continue;
    const [line, body] = map!;
    if (starts.length >= MOST_SLIDES) {
      messages.add("error", line + 1, `more than ${MOST_SLIDES} slides; what follows is read as part of the last`);
      break;
    }
    if (type === SLIDE) begin({line, body, token: i + 1, own: (meta as Options | null) ?? NO_OPTIONS});
    else if (!isBlank(lines, starts.at(-1)?.body ?? first, line)) begin({line, body: line, token: i, own: NO_OPTIONS});
  }
  return starts.length > 0 ? starts : [{line: first, body: first, token: 0, own: NO_OPTIONS}];
}

function isBlank(lines: Lines, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (lines.line(i).trim() !== "") return false;
  return true;
}
