import {findConstructs} from "../manuscript/constructs.js";
import type {Place} from "../manuscript/constructs.js";
import {blankLinesBefore, countLineEnds, trimLines} from "../manuscript/lines.js";
import type {Manuscript} from "../manuscript/manuscript.js";
import {MARK} from "../manuscript/mark-rule.js";
import {NO_OPTIONS, mergeOptions} from "../manuscript/options.js";
import type {Options} from "../manuscript/options.js";
import type {Token} from "../manuscript/reading.js";
import type {Dialect, NotesRange, WrittenSlide} from "./deck.js";
import {
  firstSlideOptions,
  globalDirectives,
  isRevealjs,
  lastingDirectives,
  readComment,
  revealjsOption,
  slideDirectives
} from "./directives.js";
import {blankRanges, commentNotes, divNotes, spokenNotes, withoutRanges} from "./notes.js";
import type {SlideStart} from "./slide-blocks.js";

/** The most directives of one slide; further ones are ignored. */
const MOST_DIRECTIVES = 100;

/** Reads slides one after the other, since Marp's directives hold from their slide on. */
export class SlideReader {
  /** What directives set for the whole deck. */
  global = NO_OPTIONS;
  #lasting: Options;
  readonly #dialect: Dialect;
  readonly #incremental: boolean;

  constructor(private readonly manuscript: Manuscript) {
    const {options: front} = manuscript.front;
    this.#dialect = front["marp"] === "true" ? "marp" : isRevealjs(front) ? "quarto" : "plain";
    this.#incremental = revealjsOption(front, "incremental") === "true";
    this.#lasting = this.#dialect === "marp" ? lastingDirectives(front) : NO_OPTIONS;
  }

  /** Reads the slide that ends where the next one starts, or with the file. */
  read({line, body: first, token, own}: SlideStart, index: number, next: SlideStart | undefined): WrittenSlide {
    const {lines, tokens: all} = this.manuscript;
    const end = next?.line ?? lines.count;
    const tokens = all.slice(token, next && (next.body > next.line ? next.token - 1 : next.token));
    const {options, comments} = this.#directives(index, own, this.#commentsIn(tokens));
    const divs = divNotes(tokens, lines);
    const parts = [...divs, ...spokenNotes(tokens, lines, end, divs)].sort((a, b) => a.open - b.open);
    const from = lines.start(first);
    const head = lines.text.slice(lines.start(line), from);
    const source = lines.text.slice(from, lines.start(end));
    const spoken = this.#dialect === "marp" ? comments : comments.slice(-1);
    const ranges =
      parts.length > 0 ? parts.map(({range}) => range) : spoken.map((comment) => commentNotes(comment, lines));
    const noteRanges = ranges.map((range) => relative(range, from));
    const blanked = blankRanges(source, noteRanges);
    const sourceLine = Math.min(first + 1, Math.max(lines.count, 1));
    const bodyLine = sourceLine + countLineEnds(blanked.slice(0, blankLinesBefore(blanked)));
    return {
      index,
      line: head === "" ? bodyLine : line + 1 + countLineEnds(head.slice(0, blankLinesBefore(head))),
      options,
      own,
      head,
      source,
      sourceLine,
      body: trimLines(withoutRanges(source, noteRanges)),
      bodyLine,
      notes: noteRanges.map((range) => notesIn(source, range)).join("\n\n"),
      notesLine: noteRanges[0]?.line ?? Math.max(end, 1),
      noteRanges,
      dialect: this.#dialect,
      incremental: this.#incremental,
      manuscript: this.manuscript,
      tokens: tokens.filter((_token, i) => !parts.some(({open, close}) => i >= open && i <= close)),
      notesTokens: parts.map(({open, close}) =>
        tokens.slice(open + 1, tokens[close]!.type === MARK ? close : close + 1)
      )
    };
  }

  /** The options that hold for a slide, and its comments that are neither directives nor a tool's. */
  #directives(
    index: number,
    own: Options,
    comments: readonly Place[]
  ): {readonly options: Options; readonly comments: readonly Place[]} {
    let local: Options = index === 0 ? firstSlideOptions(this.manuscript.front.options) : NO_OPTIONS;
    const notes: Place[] = [];
    let count = 0;
    for (const comment of comments) {
      const reading = readComment(this.manuscript.text.slice(comment.start + 4, comment.end - 3));
      if (reading.type === "notes") notes.push(comment);
      if (reading.type !== "directives" || count++ >= MOST_DIRECTIVES) continue;
      this.global = mergeOptions(this.global, globalDirectives(reading.options));
      this.#lasting = mergeOptions(this.#lasting, lastingDirectives(reading.options));
      local = mergeOptions(local, slideDirectives(reading.options));
    }
    return {options: mergeOptions(this.#lasting, local, own), comments: notes};
  }

  #commentsIn(tokens: readonly Token[]): readonly Place[] {
    const {manuscript} = this;
    const mayHold = ({type, content}: Token): boolean => type === "inline" && content.includes("<!--");
    manuscript.inline(tokens.filter(mayHold));
    return findConstructs(
      tokens.filter((token) => token.type !== "inline" || mayHold(token)),
      manuscript.lines,
      (at) => manuscript.offset(at)
    ).comments;
  }
}

function notesIn(source: string, {from, to, form}: NotesRange): string {
  const text = source.slice(from, to);
  return form !== "div" ? text.trim() : trimLines(text);
}

function relative(range: NotesRange, offset: number): NotesRange {
  return {
    ...range,
    start: range.start - offset,
    end: range.end - offset,
    from: range.from - offset,
    to: range.to - offset
  };
}
