import type MarkdownIt from "markdown-it";
import {isRule} from "./front-matter.js";
import {documentOf} from "./reading.js";
import type {BlockRule, BlockState, Reading} from "./reading.js";

/**
 * The type of the token that a line `---` with the options below it becomes; its `meta` are the options, if there are
 * any.
 */
export const SLIDE = "tickmark_slide";

/**
 * Whether a line of a deck starts a slide: `---`, or a longer row of hyphens that doesn't stand directly below text.
 */
export function breaksSlide({kind, lines, first, afterBreak}: Reading, line: number): boolean {
  if (kind !== "deck" || !lines.text.startsWith("---", lines.start(line))) return false;
  const text = lines.line(line);
  if (isRule(text)) return true;
  return /^-+[ \t]*$/.test(text) && (line === first || line === afterBreak || lines.line(line - 1).trim() === "");
}

/** Adds a rule to Markdown that reads the starts of a deck's slides before headings, rules and tables. */
export function readSlides(md: MarkdownIt): void {
  const rule: BlockRule = (state, line, _end, silent) => {
    const reading = documentOf(state);
    if (!reading || state.src.charCodeAt(state.bMarks[line]!) !== 0x2d || !breaksSlide(reading, line)) return false;
    if (silent) return true;
    const block = reading.options.read(line);
    const token = state.push(SLIDE, "", 0);
    token.meta = block?.options ?? null;
    state.line = reading.afterBreak = (block?.end ?? line) + 1;
    token.map = [line, state.line];
    return true;
  };
  md.block.ruler.before("table", SLIDE, rule, {alt: ["paragraph", "reference", "blockquote", "list"]});
  replaceRule(
    md,
    "table",
    (table) => (state, line, end, silent) => !isBreak(state, line + 1, end) && table(state, line, end, silent)
  );
  replaceRule(md, "lheading", (heading) => (state, line, end, silent) => {
    const count = state.tokens.length;
    if (!heading(state, line, end, silent)) return false;
    if (!isBreak(state, state.line - 1, end)) return true;
    state.tokens.length = count;
    state.line = line;
    return false;
  });
}

/** Replaces one of Markdown's own rules; `make` is given the original. */
export function replaceRule(md: MarkdownIt, name: string, make: (own: BlockRule) => BlockRule): void {
  const {__rules__: rules} = md.block.ruler as unknown as {__rules__: {name: string; fn: BlockRule; alt: string[]}[]};
  const own = rules.find((rule) => rule.name === name)!;
  md.block.ruler.at(name, make(own.fn), {alt: own.alt});
}

function isBreak(state: BlockState, line: number, end: number): boolean {
  const reading = documentOf(state);
  return reading !== undefined && line < end && breaksSlide(reading, line);
}
