import {divInfo, MARK} from "./mark-rule.js";
import {Manuscript} from "./manuscript.js";
import {partnersOf} from "./token-pairs.js";

/** Text that can stand in a block: its fences end in it, and no `:::` or comment of it reaches out. */
export function selfContained(text: string, newline: string): string {
  const {tokens, lines, fences, constructs: {comments}} = new Manuscript(text, "note");
  const partners = partnersOf(tokens);
  const paired = new Set(tokens.flatMap((_token, i) => (partners[i]! < 0 ? [] : [i, partners[i]!])));
  const stray = new Set(tokens.flatMap(({type, map}, i) => (type === MARK && !paired.has(i) ? [map![0]] : [])));
  const mended = Array.from({length: lines.count}, (_, i) => {
    const line = lines.line(i);
    return stray.has(i) && divInfo(line) !== null ? line.replace(":::", "\\:::") : line;
  });
  const last = fences.at(-1);
  if (last && !last.closed && last.end === text.length) mended.push(/`{3,}|~{3,}/.exec(lines.line(last.line - 1))?.[0] ?? "```");
  const whole = mended.join(newline);
  const open = whole.lastIndexOf("<!--");
  const isOpen = open >= 0 && !whole.includes("-->", open) && comments.every(({end}) => end <= open);
  return isOpen ? whole.replace(/(?<!\\)<!--(?![^]*-->)/g, "\\<!--") : whole;
}
