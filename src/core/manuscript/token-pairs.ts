import type {Token} from "./reading.js";
import {MARK} from "./mark-rule.js";
import type {Mark} from "./mark-rule.js";

/** For each opening token the index of the one that closes it, marks included; -1 for tokens that open nothing. */
export function partnersOf(tokens: readonly Token[]): Int32Array {
  const partners = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const {type, nesting} = token;
    if (type === MARK) {
      const mark = token.meta as Mark;
      if (mark.type === "open") open.push(i);
      else if (mark.type === "close") closeMark(tokens, open, partners, mark.kind, i);
    } else if (nesting === 1) {
      open.push(i);
    } else if (nesting === -1) {
      while (open.length > 0 && tokens[open.at(-1)!]!.type === MARK) open.pop();
      const start = open.pop();
      if (start !== undefined) partners[start] = i;
    }
  }
  return partners;
}

/** Marks pair within their container; one of another kind in between has no end. */
function closeMark(tokens: readonly Token[], open: number[], partners: Int32Array, kind: string, at: number): void {
  for (let k = open.length - 1; k >= 0; k--) {
    const token = tokens[open[k]!]!;
    if (token.type !== MARK) return;
    if ((token.meta as Extract<Mark, {type: "open"}>).kind !== kind) continue;
    partners[open[k]!] = at;
    open.length = k;
    return;
  }
}
