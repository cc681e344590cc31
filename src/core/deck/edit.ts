import {editOptionBlock} from "../manuscript/edit-options.js";
import type {OptionChanges} from "../manuscript/edit-options.js";
import {OPTION_LINE} from "../manuscript/front-matter.js";
import {blankLinesBefore, endLine, trimLines, withLineEnds} from "../manuscript/lines.js";
import {selfContained} from "../manuscript/manuscript.js";
import {isOptionKey, isSameOptions} from "../manuscript/options.js";
import type {Deck, NotesRange, WrittenSlide} from "./deck.js";
import {readComment} from "./directives.js";
import {withoutRanges} from "./notes.js";
import {rereadDeck} from "./read-deck.js";

/** What to change of a slide; what is left out stays as it is. */
export interface SlideEdit {
  readonly body?: string;
  /** Empty to take them away. */
  readonly notes?: string;
  readonly options?: OptionChanges;
}

/**
 * Changes one slide; the lines of all others stay as they are. Options of a first slide without a block of its own are
 * set in the front matter. A body may hold a line `---`, which starts another slide. Throws a RangeError for a slide
 * that isn't there, for names that no option can have, and where options or notes would make other slides be read
 * otherwise.
 */
export function editSlide(deck: Deck, index: number, edit: SlideEdit): Deck {
  const slide = deck.slides[index];
  if (!slide) throw new RangeError(`slide ${index}: the deck has slides 0 to ${deck.slides.length - 1}`);
  const unfit = Object.keys(edit.options ?? {}).find((key) => !isOptionKey(key));
  if (unfit !== undefined)
    throw new RangeError(`option ${JSON.stringify(unfit)}: letters, digits, _ and - only, a letter first`);
  const setting: Setting = {newline: deck.newline, last: index === deck.slides.length - 1};
  const {front, head} = withOptions(deck.front, slide, edit.options ?? {}, deck.newline);
  const source = withNotes(withBody(slide, edit.body, setting), edit.notes, slide.notes, setting);
  const before = deck.slides
    .slice(0, index)
    .map((other) => other.head + other.source)
    .join("");
  const after = deck.slides
    .slice(index + 1)
    .map((other) => other.head + other.source)
    .join("");
  if (front === deck.front && head === slide.head && source === slide.source) return deck;
  const start = head === slide.head ? front + before : endLine(front + before, deck.newline);
  const edited = rereadDeck(deck, textAbove(start, head, source, deck.newline) + source + after);
  if (edit.body === undefined && !keepsOthers(deck, edited, index))
    throw new RangeError(
      "the slides beside this one would be read otherwise; close what is open in them, or edit the text of the deck"
    );
  return edited;
}

/** Whether all slides but one are read as before. */
function keepsOthers({slides: before}: Deck, {slides: after}: Deck, index: number): boolean {
  return (
    before.length === after.length &&
    before.every(({body, notes, own}, i) => {
      const read = after[i]!;
      return i === index || (read.body === body && read.notes === notes && isSameOptions(read.own, own));
    })
  );
}

interface Setting {
  readonly newline: string;
  readonly last: boolean;
}

type Text = Pick<WrittenSlide, "source" | "noteRanges">;

function withOptions(
  front: string,
  {head, index}: WrittenSlide,
  changes: OptionChanges,
  newline: string
): {readonly front: string; readonly head: string} {
  if (Object.keys(changes).length === 0) return {front, head};
  if (index > 0 || head.trim() !== "") return {front, head: editOptionBlock(head, changes, newline, (open) => open)};
  return {front: editOptionBlock(front, changes, newline, (open, close) => open + close), head};
}

function withBody(
  {source, noteRanges, body}: WrittenSlide,
  written: string | undefined,
  {newline, last}: Setting
): Text {
  if (written === undefined || sameText(written, body)) return {source, noteRanges};
  const text = trimLines(withLineEnds(written, newline));
  const [first] = noteRanges;
  const bodyEnd =
    first && withoutRanges(source.slice(first.start), shifted(noteRanges, -first.start)).trim() === ""
      ? first.start
      : undefined;
  if (first && bodyEnd === undefined) {
    const constructs = noteRanges.map(({start, end}) => source.slice(start, end).trim()).join(newline + newline);
    return {
      source: `${source.slice(0, blankLinesBefore(source))}${text}${newline}${newline}${constructs}${newline}${last ? "" : newline}`,
      noteRanges: []
    };
  }
  const old = source.slice(0, bodyEnd);
  const lead = body === "" ? old : old.slice(0, blankLinesBefore(old));
  const atEnd = last && !first;
  const gap = body === "" ? newline + (atEnd ? "" : newline) : atEnd ? "" : newline;
  const trail = body === "" || old.trimEnd() === old ? gap : old.slice(old.trimEnd().length);
  const edited = lead + text + trail;
  return {source: edited + source.slice(old.length), noteRanges: shifted(noteRanges, edited.length - old.length)};
}

function withNotes(
  {source, noteRanges}: Text,
  written: string | undefined,
  old: string,
  {newline, last}: Setting
): string {
  if (written === undefined || sameText(written, old)) return source;
  const notes = selfContained(trimLines(withLineEnds(written, newline)), newline);
  const [first, ...others] = noteRanges;
  if (first && notes !== "" && (first.form === "div" || (first.form === "comment" && fitsComment(notes)))) {
    const inside = source.slice(first.from, first.to);
    const lines =
      first.form === "div"
        ? notes + newline
        : /[\r\n]/.test(inside + notes)
          ? `${newline}${notes}${newline}`
          : ` ${notes} `;
    const rest = withoutRanges(source.slice(first.to), shifted(others, -first.to));
    return source.slice(0, first.from) + lines + rest;
  }
  const bare = withoutRanges(source, noteRanges);
  if (notes === "") return bare;
  const ink = bare.trimEnd();
  const trail = bare.slice(ink.length).replace(/^[ \t]*(?:\r\n|\n|\r)/, "");
  const start = ink === "" ? newline : `${ink}${newline}${newline}`;
  return `${start}::: notes${newline}${notes}${newline}:::${newline}${trail === "" && !last ? newline : trail}`;
}

function fitsComment(notes: string): boolean {
  return (
    !notes.includes("-->") && !notes.startsWith(">") && !notes.startsWith("->") && readComment(notes).type === "notes"
  );
}

function shifted(ranges: readonly NotesRange[], by: number): readonly NotesRange[] {
  return ranges.map((range) => ({
    ...range,
    start: range.start + by,
    end: range.end + by,
    from: range.from + by,
    to: range.to + by
  }));
}

/** Whether two texts differ at most in their line ends, which a browser's text field normalises. */
function sameText(a: string, b: string): boolean {
  return trimLines(withLineEnds(a, "\n")) === trimLines(withLineEnds(b, "\n"));
}

/**
 * What stands above a slide's text, with the line ends by which it starts a line and is not read as options right below
 * `---`.
 */
export function textAbove(before: string, head: string, source: string, newline: string): string {
  if (source === "") return before + head;
  const bare = /^\s*---[ \t]*(?:\r\n|\n|\r)?$/.test(head) && OPTION_LINE.test(source.split(/[\r\n]/, 1)[0]!);
  return endLine(before + head, newline) + (bare ? newline : "");
}
