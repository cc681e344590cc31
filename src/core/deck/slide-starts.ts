import type {Options} from "../manuscript/options.js";
import {isRule} from "../manuscript/front-matter.js";
import {headingLevel} from "./heading-divider.js";
import type {Lines} from "../manuscript/lines.js";
import type {MessageList} from "../manuscript/messages.js";
import type {OptionBlock} from "../manuscript/option-blocks.js";
import {NO_OPTIONS} from "../manuscript/options.js";
import type {Structure} from "./structure.js";

/** Where a slide starts, which lines are its head, and the options in it; lines are 0-based. */
export interface SlideStart {
  readonly line: number;
  /** The line after the head. */
  readonly body: number;
  readonly own: Options;
}

/** What decides where slides start. */
export interface Dividers {
  readonly structure: Structure;
  /** By their line `---`. */
  readonly blocks: ReadonlyMap<number, OptionBlock>;
  /** The line after the front matter. */
  readonly first: number;
  /** Levels of headings that start a slide. */
  readonly levels: ReadonlySet<number>;
}

/** What goes beyond is no talk. */
const MOST_SLIDES = 100_000;

/** Where slides start; at least one. What is blank before the first `---` is no slide. */
export function slideStarts(lines: Lines, {structure: {free, within}, blocks, first, levels}: Dividers, messages: MessageList): readonly SlideStart[] {
  const starts: SlideStart[] = [];
  let blank = true;
  let belowText = false;
  const begin = (start: SlideStart): void => {
    if (starts.length === 0 && !blank) starts.push({line: first, body: first, own: NO_OPTIONS});
    starts.push(starts.length === 0 ? {...start, line: first} : start);
    blank = true;
  };
  for (let i = first; i < lines.count; i++) {
    if (starts.length >= MOST_SLIDES) {
      messages.add("error", i + 1, `more than ${MOST_SLIDES} slides; what follows is read as part of the last`);
      break;
    }
    const line = lines.line(i);
    const hyphens = free[i] === 1 && /^-{3,}[ \t]*$/.test(line);
    if (hyphens && within[i] === 1) messages.add("warning", i + 1, "--- within ::: starts no slide");
    const options = blocks.get(i);
    if (hyphens && within[i] === 0 && (isRule(line) || !belowText)) {
      const body = options ? options.end + 1 : i + 1;
      begin({line: i, body, own: options?.options ?? NO_OPTIONS});
      i = body - 1;
      belowText = false;
      continue;
    }
    if (free[i] === 1 && within[i] === 0 && !blank && levels.has(headingLevel(line))) begin({line: i, body: i, own: NO_OPTIONS});
    belowText = line.trim() !== "";
    if (belowText) blank = false;
  }
  return starts.length > 0 ? starts : [{line: first, body: first, own: NO_OPTIONS}];
}
