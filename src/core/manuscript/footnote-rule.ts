import type MarkdownIt from "markdown-it";
import type {BlockRule, Token} from "./reading.js";

/** The types of the tokens around the text of a footnote `[^label]: …`, wherever it stands in the file. */
export const FOOTNOTE_OPEN = "tickmark_footnote_open";
const FOOTNOTE_CLOSE = "tickmark_footnote_close";

/** The types of the tokens around the text of a footnote `^[…]` within a line. */
export const INLINE_FOOTNOTE_OPEN = "tickmark_inline_footnote_open";
export const INLINE_FOOTNOTE_CLOSE = "tickmark_inline_footnote_close";

/** The type of the token of a `[^label]`, which leads to a footnote of that label. */
export const FOOTNOTE_REFERENCE = "tickmark_footnote_reference";

/** What the tokens of a footnote and of what leads to it hold. */
export interface FootnoteMeta {
  readonly label: string;
}

const LABEL = String.raw`\[\^([^\[\]\s]{1,100})\]`;
const DEFINITION = new RegExp(`^${LABEL}:[ \\t]*`);
const REFERENCE = new RegExp(`^${LABEL}(?![:(])`);
const LONGEST_MARK = 120;

/** Makes Markdown read footnotes as Pandoc writes them. */
export function readFootnotes(md: MarkdownIt): void {
  md.block.ruler.before("reference", FOOTNOTE_OPEN, definition, {
    alt: ["paragraph", "reference", "blockquote", "list"]
  });
  md.inline.ruler.before("link", FOOTNOTE_REFERENCE, (state, silent) => {
    const {src, pos} = state;
    const found = src.startsWith("[^", pos) ? REFERENCE.exec(src.slice(pos, pos + LONGEST_MARK)) : null;
    if (!found) return false;
    const meta = {label: found[1]!} satisfies FootnoteMeta;
    if (!silent) Object.assign(state.push(FOOTNOTE_REFERENCE, "", 0), {content: found[0], meta});
    state.pos += found[0].length;
    return true;
  });
  md.inline.ruler.before("link", INLINE_FOOTNOTE_OPEN, (state, silent) => {
    const {src, pos, posMax} = state;
    if (!src.startsWith("^[", pos)) return false;
    const end = state.md.helpers.parseLinkLabel(state, pos + 1);
    if (end <= pos + 2) return false;
    if (!silent) {
      [state.pos, state.posMax] = [pos + 2, end];
      state.push(INLINE_FOOTNOTE_OPEN, "", 1);
      state.md.inline.tokenize(state);
      state.push(INLINE_FOOTNOTE_CLOSE, "", -1);
    }
    [state.pos, state.posMax] = [end + 1, posMax];
    return true;
  });
}

/** A footnote goes on over the lines below it as a paragraph does, and over blank ones where the text is indented. */
const definition: BlockRule = (state, line, end, silent) => {
  const start = state.bMarks[line]! + state.tShift[line]!;
  if (state.sCount[line]! - state.blkIndent >= 4 || !state.src.startsWith("[^", start)) return false;
  const found = DEFINITION.exec(state.src.slice(start, Math.min(start + LONGEST_MARK, state.eMarks[line]!)));
  if (!found) return false;
  if (silent) return true;
  const token = state.push(FOOTNOTE_OPEN, "", 1);
  token.meta = {label: found[1]!} satisfies FootnoteMeta;
  const marks = [state.bMarks[line]!, state.tShift[line]!, state.sCount[line]!] as const;
  const {blkIndent} = state;
  state.bMarks[line] = start + found[0].length;
  state.tShift[line] = 0;
  state.sCount[line] = state.blkIndent = blkIndent + INDENT;
  state.md.block.tokenize(state, line, end);
  [state.bMarks[line], state.tShift[line], state.sCount[line]] = marks;
  state.blkIndent = blkIndent;
  state.push(FOOTNOTE_CLOSE, "", -1);
  token.map = [line, state.line];
  return true;
};

/** Columns by which the further paragraphs of a footnote are indented. */
const INDENT = 4;

/** The tokens of each footnote by its label; of several with one label the first holds. */
export function footnotesOf(tokens: readonly Token[], partners: Int32Array): ReadonlyMap<string, readonly Token[]> {
  const found = new Map<string, readonly Token[]>();
  for (const [i, {type, meta}] of tokens.entries()) {
    const {label} = type === FOOTNOTE_OPEN ? (meta as FootnoteMeta) : {label: undefined};
    if (label !== undefined && !found.has(label)) found.set(label, tokens.slice(i + 1, partners[i]));
  }
  return found;
}

/** The labels that a text leads to. */
export function footnoteLabels(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(new RegExp(`${LABEL}(?!:)`, "g"))].map(([, label]) => label!));
}

/** The tokens of a text that stand in no footnote `^[…]` within it. */
export function outsideFootnotes(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  return tokens.filter(({type}) => {
    if (type === INLINE_FOOTNOTE_OPEN) depth++;
    return type === INLINE_FOOTNOTE_CLOSE ? depth-- < 0 : depth === 0;
  });
}
