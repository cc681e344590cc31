import MarkdownIt from "markdown-it";
import {COMMENT, readComments} from "./comment-rule.js";
import {readNumbers, readTerms} from "./inline-rules.js";
import {readMarks} from "./mark-rule.js";
import type {ReadingEnvironment, Token} from "./reading.js";
import {readSlides} from "./slide-rule.js";

/**
 * The greatest nesting of blocks, counted in tokens; greater than what is shown, so that content nested too deeply is
 * still reported.
 */
const DEEPEST = 40;

/**
 * Adds the rules for manuscripts to Markdown: `{{ }}` and `[[ ]]` everywhere, comments and `:::` in decks and
 * briefings, starts of slides in decks. Pages that Framework renders are read by the same rules.
 */
export function readConstructs(md: MarkdownIt): MarkdownIt {
  md.set({maxNesting: DEEPEST} as object);
  readNumbers(md);
  readTerms(md);
  readMarks(md);
  readComments(md);
  readSlides(md);
  md.block.ruler.before(COMMENT, "tickmark_depth", (state, line, _end, silent) => {
    if (silent || state.level < DEEPEST - 2) return false;
    state.line = line + 1;
    return true;
  });
  return md;
}

/**
 * The Markdown parser for all manuscripts. It accepts every link; links are checked when they are shown, so that a
 * dropped one is reported.
 */
const MARKDOWN = manuscriptMarkdown();

function manuscriptMarkdown(): MarkdownIt {
  const md = readConstructs(new MarkdownIt({html: true}));
  md.validateLink = () => true;
  return md;
}

/**
 * Reads blocks from line `reading.first` on; the lines of tokens are those of the text. `env` gathers the definitions
 * of links.
 */
export function readBlockTokens(text: string, env: ReadingEnvironment, first = 0): Token[] {
  const tokens: Token[] = [];
  if (text === "") return tokens;
  const state = new MARKDOWN.block.State(text, MARKDOWN, env, tokens);
  MARKDOWN.block.tokenize(state, first, state.lineMax);
  return tokens;
}

/** Reads the text within blocks, where that hasn't been done. */
export function readInlineTokens(tokens: readonly Token[], env: ReadingEnvironment): readonly Token[] {
  for (const token of tokens) {
    if (token.type !== "inline" || token.content === "" || (token.children ?? []).length > 0) continue;
    token.children = MARKDOWN.parseInline(token.content, env)[0]?.children ?? [];
  }
  return tokens;
}

/** The text as the rules of Markdown take it: line ends are `\n`, and no character is NUL. */
export function normalText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
}
