import {Lines} from "../manuscript/lines.js";
import {divInfo, findStructure} from "./structure.js";

/** Text that can stand in a block: its fences end in it, and no `:::` or comment of it reaches out. */
export function selfContained(text: string, newline: string): string {
  const lines = new Lines(text);
  const {free, divs, openFence, comments} = findStructure(lines);
  const paired = new Set(divs.flatMap(({open, close}) => [open, close]));
  const mended: string[] = [];
  for (let i = 0; i < lines.count; i++) {
    const line = lines.line(i);
    const stray = free[i] === 1 && divInfo(line) !== null && !paired.has(i);
    mended.push(stray ? line.replace(":::", "\\:::") : line);
  }
  if (openFence >= 0) mended.push(/`{3,}|~{3,}/.exec(lines.line(openFence))?.[0] ?? "```");
  const whole = mended.join(newline);
  const last = whole.lastIndexOf("<!--");
  const isOpen = last >= 0 && !whole.includes("-->", last) && comments.every(({end}) => end <= last);
  return isOpen ? whole.replace(/(?<!\\)<!--(?![^]*-->)/g, "\\<!--") : whole;
}
