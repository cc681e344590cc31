import type {Options} from "../manuscript/options.js";
import {SLIDE} from "./layouts.js";

const WORDS: Readonly<Record<string, string>> = {"4k": "16:9", "widescreen": "16:9", "standard": "4:3"};
const FORMS = "16:9, 16/9, 4:3 or 16:10";
const NARROWEST = 0.5;
const WIDEST = 3;

/** The pixels of a slide by `size` (Marp) or `aspectRatio` (Slidev); faults name the key. */
export function readSize(options: Options): {readonly width: number; readonly height: number; readonly faults: readonly {readonly key: string; readonly message: string}[]} {
  const key = options["aspectRatio"] === undefined ? "size" : "aspectRatio";
  const given = options[key];
  if (given === undefined) return {...SLIDE, faults: []};
  const text = typeof given === "string" ? given.trim().toLowerCase() : "";
  const ratio = ratioOf(Object.hasOwn(WORDS, text) ? WORDS[text]! : text);
  if (!(ratio >= NARROWEST && ratio <= WIDEST)) return {...SLIDE, faults: [{key, message: `${JSON.stringify(given)}: expected a ratio such as ${FORMS}`}]};
  return {width: Math.round((SLIDE.height * ratio) / 2) * 2, height: SLIDE.height, faults: []};
}

function ratioOf(text: string): number {
  const found = /^(\d{1,5}(?:\.\d+)?)\s*(?:[:/x]\s*(\d{1,5}(?:\.\d+)?))?$/.exec(text);
  return found ? Number(found[1]) / Number(found[2] ?? 1) : NaN;
}
