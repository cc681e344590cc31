import {blockTree} from "./block-tree.js";
import type {PlacedBlock} from "./block-tree.js";
import {findConstructs, findFences} from "./constructs.js";
import type {Constructs, PlacedFence} from "./constructs.js";
import {footnoteLabels, footnotesOf} from "./footnote-rule.js";
import {readFrontMatter} from "./front-matter.js";
import type {FrontMatter} from "./front-matter.js";
import {Lines} from "./lines.js";
import {MARK, divInfo} from "./mark-rule.js";
import type {Mark} from "./mark-rule.js";
import {normalText, readBlockTokens, readInlineTokens} from "./markdown.js";
import {MessageList} from "./messages.js";
import type {ManuscriptMessage} from "./messages.js";
import {OptionBlocks} from "./option-blocks.js";
import {NO_OPTIONS} from "./options.js";
import type {ManuscriptKind, Reading, ReadingEnvironment, Token} from "./reading.js";
import {SLIDE} from "./slide-rule.js";
import {partnersOf} from "./tokens.js";

/** What is read, as it is named in messages. */
interface ManuscriptSource {
  readonly kind: ManuscriptKind;
  /** As messages show it; empty for a text that stands in no file. */
  readonly file?: string;
}

const NO_FRONT: FrontMatter = {options: NO_OPTIONS, end: 0};

/** The greatest length of a manuscript, in characters; the rest is not read. */
const LONGEST = 16_000_000;

/**
 * The text of a notebook, deck or briefing, read once: its front matter, its blocks where they stand, and what is
 * written within them.
 */
export class Manuscript {
  readonly lines: Lines;
  readonly front: FrontMatter;
  /** What is wrong with the front matter, the options of slides and the blocks as such, by line. */
  readonly messages: readonly ManuscriptMessage[];
  /**
   * Markdown’s own tokens of blocks; their lines are 0-based and those of the file. The text within them is read by
   * {@link inline}.
   */
  readonly tokens: readonly Token[];
  /** In a deck, the token indexes of the opening and closing of each outermost closed `:::`. */
  readonly divs: readonly (readonly [number, number])[];
  readonly #environment: ReadingEnvironment;
  #constructs: Constructs | undefined;
  #fences: readonly PlacedFence[] | undefined;
  #blocks: readonly PlacedBlock[] | undefined;
  #footnotes: ReadonlyMap<string, readonly Token[]> | undefined;
  #footnoteLabels: ReadonlySet<string> | undefined;
  #normal: Lines | undefined;
  readonly #hasPairs: boolean;

  constructor(
    readonly text: string,
    readonly kind: ManuscriptKind,
    readonly file = ""
  ) {
    const messages = new MessageList();
    this.#hasPairs = text.includes("\r\n");
    this.lines = new Lines(text, text.startsWith("\ufeff") ? 1 : 0);
    this.front = kind === "note" ? NO_FRONT : readFrontMatter(this.lines, messages, {anyContent: kind === "notebook"});
    const {
      lines,
      front: {end: first}
    } = this;
    const none = {from: 0, line: -1};
    const reading: Reading = {
      kind,
      lines,
      first,
      options: new OptionBlocks(lines, messages),
      // Marp shows a line `Note:` as text; its notes are comments.
      spokenNotes: kind === "deck" && this.front.options["marp"] !== "true",
      afterBreak: first,
      close: {from: Infinity, at: -1},
      slide: none,
      stop: none
    };
    this.#environment = {tickmarkReading: reading};
    const isTooLong = text.length > LONGEST;
    if (isTooLong) {
      messages.add("error", 1, `${text.length} characters; a file holds at most ${LONGEST}, so make several of it`);
    }
    this.tokens = isTooLong ? [] : readBlockTokens(normalText(text.slice(lines.start(0))), this.#environment, first);
    this.divs = kind === "deck" ? outermostDivs(this.tokens) : [];
    keepTogether(this.tokens, this.divs, messages);
    const last = this.fences.at(-1);
    if (last && !last.closed && last.end === text.length && kind !== "notebook") {
      messages.add("warning", last.line, "the fence that starts here has no end; all that follows is code");
    }
    this.messages = messages.list;
  }

  /** The tokens of some blocks with the text within them read. */
  inline(tokens: readonly Token[] = this.tokens): readonly Token[] {
    return readInlineTokens(tokens, this.#environment);
  }

  /** Its numbers, terms and comments. */
  get constructs(): Constructs {
    return (this.#constructs ??= findConstructs(this.inline(), this.lines, (at) => this.offset(at)));
  }

  /** Its code fences. */
  get fences(): readonly PlacedFence[] {
    return (this.#fences ??= findFences(this.tokens, this.lines));
  }

  /** The tokens of its footnotes, by label. */
  get footnotes(): ReadonlyMap<string, readonly Token[]> {
    return (this.#footnotes ??= footnotesOf(this.tokens, partnersOf(this.tokens)));
  }

  /** The labels of footnotes that its text leads to. */
  get footnoteLabels(): ReadonlySet<string> {
    return (this.#footnoteLabels ??= footnoteLabels(this.text));
  }

  /** The tree of its blocks. */
  get blocks(): readonly PlacedBlock[] {
    return (this.#blocks ??= blockTree(this.tokens, this.lines, (at) => this.offset(at)));
  }

  /** Maps an offset in the text that Markdown was given to one in the file. */
  offset(at: number): number {
    const {lines, text} = this;
    if (!this.#hasPairs) return at + lines.start(0);
    this.#normal ??= new Lines(normalText(text.slice(lines.start(0))));
    const line = this.#normal.at(at);
    return Math.min(lines.start(line) + at - this.#normal.start(line), text.length);
  }

  /** The 0-based line of the last `-->`, or -1. */
  get lastClose(): number {
    const at = this.text.lastIndexOf("-->");
    return at < 0 ? -1 : this.lines.at(at);
  }
}

function outermostDivs(tokens: readonly Token[]): readonly (readonly [number, number])[] {
  const open: number[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (const [i, {type, meta, level}] of tokens.entries()) {
    const mark = type === MARK && level === 0 ? (meta as Mark) : undefined;
    if (mark?.type === "open" && mark.kind === ":::") open.push(i);
    else if (mark?.type === "close" && mark.kind === ":::" && open.length > 0) pairs.push([open.pop()!, i]);
  }
  let end = -1;
  return pairs.sort(([a], [b]) => a - b).filter(([, to]) => to > end && (end = to) > 0);
}

/** A line `---` within a `:::` starts no slide. */
function keepTogether(
  tokens: readonly Token[],
  divs: readonly (readonly [number, number])[],
  messages: MessageList
): void {
  for (const [from, to] of divs) {
    for (let i = from; i < to; i++) {
      const token = tokens[i]!;
      if (token.type !== SLIDE) continue;
      token.type = "hr";
      messages.add("warning", token.map![0] + 1, "--- within ::: starts no slide");
    }
  }
}

/** How many characters of manuscripts the cache keeps; the last manuscript is always kept. */
const MOST_KEPT = 1_000_000;

const kept = new Map<string, Manuscript>();

/** Reads a manuscript, with a cache of those read last. Never throws; problems are messages. */
export function readManuscript(text: string, {kind, file = ""}: ManuscriptSource): Manuscript {
  const key = `${kind}\n${file}`;
  const known = kept.get(key);
  if (known?.text === text) return known;
  const manuscript = new Manuscript(text, kind, file);
  kept.delete(key);
  kept.set(key, manuscript);
  let length = [...kept.values()].reduce((sum, one) => sum + one.text.length, 0);
  for (const [other, one] of kept) {
    if (length <= MOST_KEPT || other === key) break;
    kept.delete(other);
    length -= one.text.length;
  }
  return manuscript;
}

/**
 * A text made safe to stand inside a block: its open fences are closed, and no `:::` or comment of it extends beyond
 * it.
 */
export function selfContained(text: string, newline: string): string {
  const {
    tokens,
    lines,
    fences,
    constructs: {comments}
  } = new Manuscript(text, "note");
  const partners = partnersOf(tokens);
  const paired = new Set(tokens.flatMap((_token, i) => (partners[i]! < 0 ? [] : [i, partners[i]!])));
  const stray = new Set(tokens.flatMap(({type, map}, i) => (type === MARK && !paired.has(i) ? [map![0]] : [])));
  const mended = Array.from({length: lines.count}, (_, i) => {
    const line = lines.line(i);
    return stray.has(i) && divInfo(line) !== null ? line.replace(":::", "\\:::") : line;
  });
  const last = fences.at(-1);
  if (last && !last.closed && last.end === text.length)
    mended.push(/`{3,}|~{3,}/.exec(lines.line(last.line - 1))?.[0] ?? "```");
  const whole = mended.join(newline);
  const open = whole.lastIndexOf("<!--");
  const isOpen = open >= 0 && !whole.includes("-->", open) && comments.every(({end}) => end <= open);
  return isOpen ? whole.replace(/(?<!\\)<!--(?![^]*-->)/g, "\\<!--") : whole;
}
