import type MarkdownIt from "markdown-it";
import {documentOf} from "./reading.js";
import type {BlockRule} from "./reading.js";

/** The type of the token that a mark becomes: a line that says how the blocks around it are shown. */
export const MARK = "tickmark_mark";

/** What a mark says. */
export type Mark =
  /** `::: columns`, `<v-clicks>`; those of one `kind` close each other. */
  | {readonly type: "open"; readonly kind: string; readonly info: DivInfo}
  | {readonly type: "close"; readonly kind: string}
  /** `Note:`; what follows on its line is text. */
  | {readonly type: "notes"}
  /** `. . .` */
  | {readonly type: "pause"}
  /** `::right::` */
  | {readonly type: "slot"; readonly name: string};

const SLOT = /^::[ \t]*([a-zA-Z][\w-]*)[ \t]*::[ \t]*$/;
const CLICKS = /^<(\/?)(v-clicks?|v-after)((?:\s[^<>]*)?)>\s*$/i;
const DIV = /^ {0,3}:{3,}(?!:)([^\r\n]*)$/;
const LONGEST = 1000;

/** What a line `::: info` asks for; "" for a line `:::`, which closes; null for any other. */
export function divInfo(line: string): string | null {
  let info = DIV.exec(line)?.[1]?.trim();
  if (info === undefined || info.length > LONGEST) return null;
  while (info.endsWith(":")) info = info.slice(0, -1);
  return info === "" || /^(?:\{[^{}]*\}|[\w-])/.test(info) ? info.trimEnd() : null;
}

/** What stands after `:::`: classes, and attributes in Pandoc's braces. */
export interface DivInfo {
  readonly classes: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
}

/** Reads `columns`, `{.column width="40%"}`, `{#id .notes}`. */
export function readDivInfo(info: string): DivInfo {
  if (!info.startsWith("{")) return {classes: [/^[\w-]+/.exec(info)?.[0] ?? ""], attributes: new Map()};
  const inside = info.slice(1, info.indexOf("}"));
  const attributes = new Map(
    [...inside.matchAll(/([\w-]+)=(?:"([^"]*)"|(\S+))/g)].map((found) => [found[1]!, found[2] ?? found[3]!])
  );
  return {
    classes: [...inside.replace(/"[^"]*"/g, "").matchAll(/(?:^|\s)\.([\w-]+)/g)].map((found) => found[1]!),
    attributes
  };
}

/** Whether a block has a class. */
export function hasClass({classes}: DivInfo, name: string): boolean {
  return classes.includes(name);
}

/** Reads a line as a mark; undefined if it is none. */
export function readMark(line: string): Mark | undefined {
  if (/^\. \. \.[ \t]*$/.test(line)) return {type: "pause"};
  const slot = SLOT.exec(line)?.[1];
  if (slot !== undefined) return {type: "slot", name: slot.toLowerCase()};
  const clicks = line.startsWith("<") && line.length < LONGEST ? CLICKS.exec(line) : null;
  if (clicks) {
    const [, slash, name = "", attributes = ""] = clicks;
    const kind = name.toLowerCase();
    return slash === "/" ? {type: "close", kind} : {type: "open", kind, info: readDivInfo(`{.${kind}${attributes}}`)};
  }
  const info = divInfo(line);
  if (info === null) return undefined;
  return info === "" ? {type: "close", kind: ":::"} : {type: "open", kind: ":::", info: readDivInfo(info)};
}

/** Makes Markdown read the marks of decks and briefings, each as one token. */
export function readMarks(md: MarkdownIt): void {
  const rule: Parameters<typeof md.block.ruler.before>[2] = (state, line, _end, silent) => {
    const start = state.bMarks[line]! + state.tShift[line]!;
    const first = state.src.charCodeAt(start);
    if (
      !documentOf(state) ||
      state.sCount[line]! - state.blkIndent >= 4 ||
      (first !== 0x3a && first !== 0x2e && first !== 0x3c)
    )
      return false;
    const mark = readMark(state.src.slice(start, state.eMarks[line]));
    if (!mark) return false;
    if (silent) return true;
    const token = state.push(MARK, "", 0);
    token.meta = mark;
    token.map = [line, line + 1];
    state.line = line + 1;
    return true;
  };
  const alt = ["paragraph", "reference", "blockquote", "list"];
  md.block.ruler.before("fence", MARK, rule, {alt});
  md.block.ruler.before(MARK, SPOKEN, spokenNotes, {alt});
}

const SPOKEN = "tickmark_spoken_notes";

/**
 * Reads `Note:` and `Notes:` of reveal.js at the start of a line or indented below an item; the rest of the line is
 * text. At the start of a slide, an item or a quote they are plain text.
 */
const spokenNotes: BlockRule = (state, line, _end, silent) => {
  const at = state.bMarks[line]! + state.tShift[line]!;
  if (!documentOf(state)?.spokenNotes || state.sCount[line]! - state.blkIndent >= 4) return false;
  const found = /^notes?:(?=\s|$)[ \t]*/i.exec(state.src.slice(at, Math.min(at + 100, state.eMarks[line]!)))?.[0];
  if (found === undefined) return false;
  const {lines, afterBreak} = documentOf(state)!;
  if (state.level > 0 && !/^\s*note/i.test(lines.line(line))) return false;
  let before = line - 1;
  while (before >= afterBreak && lines.line(before).trim() === "") before--;
  if (before < afterBreak) return false;
  if (silent) return true;
  const token = state.push(MARK, "", 0);
  token.meta = {type: "notes"} satisfies Mark;
  token.map = [line, line + 1];
  if (at + found.length >= state.eMarks[line]!) {
    state.line = line + 1;
    return true;
  }
  state.bMarks[line] = at + found.length;
  state.tShift[line] = 0;
  state.sCount[line] = state.blkIndent;
  return false;
};
