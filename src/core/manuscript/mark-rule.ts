import type MarkdownIt from "markdown-it";
import {readDivInfo} from "./div-info.js";
import type {DivInfo} from "./div-info.js";
import {divInfo} from "../deck/structure.js";

/** The type of the token that a mark becomes: a line that says how the blocks around it are shown. */
export const MARK = "tickmark_mark";

/** What a mark says. */
export type Mark =
  /** `::: columns`, `<v-clicks>`; those of one `kind` close each other. */
  | {readonly type: "open"; readonly kind: string; readonly info: DivInfo}
  | {readonly type: "close"; readonly kind: string}
  /** `. . .` */
  | {readonly type: "pause"}
  /** `::right::` */
  | {readonly type: "slot"; readonly name: string};

const SLOT = /^::[ \t]*([a-zA-Z][\w-]*)[ \t]*::[ \t]*$/;
const CLICKS = /^<(\/?)(v-clicks?|v-after)((?:\s[^<>]*)?)>\s*$/i;

const LONGEST = 1000;

/** Reads a line as a mark. */
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

/** Makes Markdown read marks, each as one token. */
export function readMarks(md: MarkdownIt): void {
  const rule: Parameters<typeof md.block.ruler.before>[2] = (state, line, _end, silent) => {
    const start = state.bMarks[line]! + state.tShift[line]!;
    const first = state.src.charCodeAt(start);
    if (state.sCount[line]! - state.blkIndent >= 4 || (first !== 0x3a && first !== 0x2e && first !== 0x3c)) return false;
    const mark = readMark(state.src.slice(start, state.eMarks[line]));
    if (!mark) return false;
    if (silent) return true;
    const token = state.push(MARK, "", 0);
    token.meta = mark;
    token.map = [line, line + 1];
    state.line = line + 1;
    return true;
  };
  md.block.ruler.before("fence", MARK, rule, {alt: ["paragraph", "reference", "blockquote", "list"]});
}
