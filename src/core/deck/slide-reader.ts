import type {Dialect, NotesRange, WrittenSlide} from "./deck.js";
import type {Options} from "../manuscript/options.js";
import {firstSlideOptions, globalDirectives, lastingDirectives, readComment, slideDirectives} from "./directives.js";
import {isRevealjs, revealjsOption} from "./heading-divider.js";
import {blankLinesBefore, countLineEnds, trimLines} from "../manuscript/lines.js";
import type {Lines} from "../manuscript/lines.js";
import {blankRanges, commentNotes, divNotes, withoutRanges} from "./notes.js";
import {NO_OPTIONS, mergeOptions} from "../manuscript/options.js";
import type {SlideStart} from "./slide-starts.js";
import type {Comment, Div, Structure} from "./structure.js";

/** Of one slide; what goes beyond is not looked at. */
const MOST_DIRECTIVES = 100;

/** Reads slides one after the other, since Marp's directives hold from their slide on. */
export class SlideReader {
  /** What directives set for the whole deck. */
  global = NO_OPTIONS;
  #lasting: Options;
  #comment = 0;
  #div = 0;
  readonly #dialect: Dialect;
  readonly #incremental: boolean;

  constructor(private readonly lines: Lines, private readonly structure: Structure, private readonly front: Options) {
    this.#dialect = front["marp"] === "true" ? "marp" : isRevealjs(front) ? "quarto" : "plain";
    this.#incremental = revealjsOption(front, "incremental") === "true";
    this.#lasting = this.#dialect === "marp" ? lastingDirectives(front) : NO_OPTIONS;
  }

  /** Reads the slide that ends before line `end`. */
  read({line, body: first, own}: SlideStart, index: number, end: number): WrittenSlide {
    const {lines} = this;
    const {options, comment} = this.#directives(index, own, this.#commentsBefore(end));
    const divs = divNotes(this.#divsBefore(end), lines);
    const from = lines.start(first);
    const head = lines.text.slice(lines.start(line), from);
    const source = lines.text.slice(from, lines.start(end));
    const noteRanges = (divs.length > 0 || !comment ? divs : [commentNotes(comment, lines)]).map((range) => relative(range, from));
    const blanked = blankRanges(source, noteRanges);
    const sourceLine = Math.min(first + 1, Math.max(lines.count, 1));
    const bodyLine = sourceLine + countLineEnds(blanked.slice(0, blankLinesBefore(blanked)));
    return {
      index,
      line: head === "" ? bodyLine : line + 1 + countLineEnds(head.slice(0, blankLinesBefore(head))),
      options, own, head, source,
      sourceLine,
      body: trimLines(withoutRanges(source, noteRanges)),
      bodyLine,
      notes: noteRanges.map((range) => notesIn(source, range)).join("\n\n"),
      notesLine: noteRanges[0]?.line ?? Math.max(end, 1),
      noteRanges,
      dialect: this.#dialect,
      incremental: this.#incremental
    };
  }

  /** The options that hold for a slide, and the last of its comments that is neither a directive nor a tool's. */
  #directives(index: number, own: Options, comments: readonly Comment[]): {readonly options: Options; readonly comment: Comment | undefined} {
    let local: Options = index === 0 ? firstSlideOptions(this.front) : NO_OPTIONS;
    let last: Comment | undefined;
    let count = 0;
    for (const comment of comments) {
      const reading = readComment(this.lines.text.slice(comment.start + 4, comment.end - 3));
      if (reading.type === "notes") last = comment;
      if (reading.type !== "directives" || count++ >= MOST_DIRECTIVES) continue;
      this.global = mergeOptions(this.global, globalDirectives(reading.options));
      this.#lasting = mergeOptions(this.#lasting, lastingDirectives(reading.options));
      local = mergeOptions(local, slideDirectives(reading.options));
    }
    return {options: mergeOptions(this.#lasting, local, own), comment: last};
  }

  #commentsBefore(end: number): readonly Comment[] {
    const {comments} = this.structure;
    const from = this.#comment;
    while (this.#comment < comments.length && comments[this.#comment]!.start < this.lines.start(end)) this.#comment++;
    return comments.slice(from, this.#comment);
  }

  #divsBefore(end: number): readonly Div[] {
    const {divs} = this.structure;
    const from = this.#div;
    while (this.#div < divs.length && divs[this.#div]!.open < end) this.#div++;
    return divs.slice(from, this.#div);
  }
}

function notesIn(source: string, {from, to, form}: NotesRange): string {
  const text = source.slice(from, to);
  return form === "comment" ? text.trim() : trimLines(text);
}

function relative(range: NotesRange, offset: number): NotesRange {
  return {...range, start: range.start - offset, end: range.end - offset, from: range.from - offset, to: range.to - offset};
}
