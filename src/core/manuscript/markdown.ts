import MarkdownIt from "markdown-it";
import readCjkEmphasis from "markdown-it-cjk-friendly";
import {WRITTEN_ADDRESS} from "../prose.js";
import {COMMENT, readComments} from "./comment-rule.js";
import {readFootnotes} from "./footnote-rule.js";
import {readNumbers, readTerms} from "./inline-rules.js";
import {readMarks} from "./mark-rule.js";
import {readMath} from "./math-rule.js";

import type {ReadingEnvironment, Token} from "./reading.js";
import {readSlides} from "./slide-rule.js";

/**
 * The greatest nesting of blocks, counted in tokens; greater than what is shown, so that content nested too deeply is
 * still reported.
 */
const DEEPEST = 40;

/**
 * Makes Markdown read what a manuscript may hold besides: `{{ }}`, `[[ ]]`, formulas, and emphasis beside brackets of
 * text without spaces, and footnotes everywhere; in decks and briefings comments and `:::`, in decks where slides
 * start. Pages that Framework renders are read by the same rules.
 */
export function readConstructs(md: MarkdownIt): MarkdownIt {
  md.set({maxNesting: DEEPEST} as object);
  readNumbers(md);
  readTerms(md);
  readMath(md);
  readFootnotes(md);
  md.use(readCjkEmphasis);
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
 * The one Markdown by which manuscripts are read. Addresses that are written out are links, as on Framework's pages.
 * Links are judged where they are shown, so that what is dropped can be told.
 */
const MARKDOWN = manuscriptMarkdown();

function manuscriptMarkdown(): MarkdownIt {
  const md = readConstructs(new MarkdownIt({html: true, linkify: true}));
  readAddresses(md);
  md.validateLink = () => true;
  return md;
}

/** Makes links of addresses with `http:`, `https:` or `mailto:`; in text without spaces one ends at a comma or stop. */
function readAddresses({linkify}: MarkdownIt): void {
  const known = new MarkdownIt().linkify;
  linkify.set({fuzzyLink: false, fuzzyEmail: false});
  for (const scheme of ["//", "ftp:"]) linkify.add(scheme, null as never);
  for (const scheme of ["http:", "https:"])
    linkify.add(scheme, {
      validate: (text, at) =>
        known.testSchemaAt(WRITTEN_ADDRESS.exec(text.slice(at, at + LONGEST))?.[0] ?? "", scheme, 0)
    });
}

/** No address is longer, in characters. */
const LONGEST = 2000;

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
