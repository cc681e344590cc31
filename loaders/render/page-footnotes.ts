import type MarkdownIt from "markdown-it";
import {
  FOOTNOTE_OPEN,
  FOOTNOTE_REFERENCE,
  INLINE_FOOTNOTE_CLOSE,
  INLINE_FOOTNOTE_OPEN,
  footnotesOf
} from "../../src/core/manuscript/footnote-rule.js";
import type {FootnoteMeta} from "../../src/core/manuscript/footnote-rule.js";
import type {Token} from "../../src/core/manuscript/reading.js";
import {partnersOf} from "../../src/core/manuscript/tokens.js";

/** Makes Framework's Markdown put the footnotes of a page at its foot, numbered as they are met, each once. */
export function drawFootnotes(md: MarkdownIt): void {
  // Before headings are named, so that what is said in a footnote is no part of a name.
  md.core.ruler.after("inline", "tickmark_footnotes", (state) => {
    const partners = partnersOf(state.tokens);
    const page = new PageFootnotes(footnotesOf(state.tokens, partners), state.Token);
    const body: Token[] = [];
    for (let i = 0; i < state.tokens.length; i++) {
      if (state.tokens[i]!.type === FOOTNOTE_OPEN) i = partners[i]!;
      else body.push(state.tokens[i]!);
    }
    page.mark(body);
    state.tokens = [...body, ...page.foot()];
  });
}

type TokenType = new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

/** The footnotes of a page that have been met so far. */
class PageFootnotes {
  /** The blocks of each, in the order of their numbers. */
  readonly #met: (readonly Token[])[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(
    private readonly written: ReadonlyMap<string, readonly Token[]>,
    private readonly TokenType: TokenType
  ) {}

  /** Replaces the footnotes in the text of blocks, and what leads to them, by marks. */
  mark(blocks: readonly Token[]): void {
    for (const block of blocks) if (block.children) block.children = this.#marked(block.children);
  }

  /** The footnotes as blocks; one may lead to another. */
  foot(): readonly Token[] {
    const items: Token[] = [];
    for (let i = 0; i < this.#met.length; i++) {
      const blocks = this.#met[i]!;
      this.mark(blocks);
      const back = ` <a class="tm-footnote-back" href="#footnote-${i + 1}-mark" aria-label="Back to the text">↩</a>`;
      items.push(this.#html(`<li id="footnote-${i + 1}">\n`), ...blocks, this.#html(`${back}</li>\n`));
    }
    if (items.length === 0) return [];
    const open = this.#html('<section class="tm-footnotes" aria-label="Footnotes"><ol>\n');
    return [open, ...items, this.#html("</ol></section>\n")];
  }

  #marked(tokens: readonly Token[]): Token[] {
    const open: Token[][] = [[]];
    for (const token of tokens) {
      const text = open.at(-1)!;
      if (token.type === INLINE_FOOTNOTE_OPEN) open.push([]);
      else if (token.type === INLINE_FOOTNOTE_CLOSE) {
        open.pop();
        open.at(-1)!.push(this.#markOf(this.#met.push(this.#paragraph(text))));
      } else text.push(token.type === FOOTNOTE_REFERENCE ? this.#reference(token) : token);
    }
    return open[0]!;
  }

  /** The mark of a `[^label]`, or its text where there is no such footnote, which the check of the page tells. */
  #reference(token: Token): Token {
    const {label} = token.meta as FootnoteMeta;
    const [known, blocks] = [this.#numbers.get(label), this.written.get(label)];
    if (known !== undefined) return this.#token("html_inline", markHtml(known));
    if (!blocks) return this.#token("text", token.content);
    const number = this.#met.push(blocks);
    this.#numbers.set(label, number);
    return this.#markOf(number);
  }

  /** The first mark of a footnote, to which its foot leads back. */
  #markOf(number: number): Token {
    return this.#token("html_inline", markHtml(number, ` id="footnote-${number}-mark"`));
  }

  #paragraph(children: Token[]): readonly Token[] {
    const inline = Object.assign(new this.TokenType("inline", "", 0), {children});
    return [new this.TokenType("paragraph_open", "p", 1), inline, new this.TokenType("paragraph_close", "p", -1)];
  }

  #html(content: string): Token {
    return this.#token("html_block", content);
  }

  #token(type: string, content: string): Token {
    return Object.assign(new this.TokenType(type, "", 0), {content});
  }
}

const markHtml = (number: number, id = ""): string =>
  `<sup class="tm-footnote-mark"${id}><a href="#footnote-${number}" aria-label="Footnote ${number}">${number}</a></sup>`;
