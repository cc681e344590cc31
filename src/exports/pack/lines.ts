import {numbersOf} from "../../core/deck/blocks.js";
import type {CompiledDeck, CompiledSlide, ShownBlock, ShownInline} from "../../core/deck/compiled.js";
import {placedNumbers, stacked, words} from "./number-places.js";
import {PackError} from "./sheet.js";
import type {PackSheet} from "./sheet.js";

/** Lines to take, and questions with their answers, as the notes of a slide have them. */
export interface WrittenLines {
  readonly lines: readonly (readonly ShownInline[])[];
  /** An answer is empty where none is written. */
  readonly questions: readonly {readonly question: readonly ShownInline[]; readonly answer: readonly ShownInline[]}[];
}

/**
 * Reads the notes' paragraphs, and items of lists, that begin with `Line:`, `Q:` or `A:`. An answer stands in the
 * paragraph of its question or in the next of the three.
 */
export function readLines(notes: readonly ShownBlock[]): WrittenLines {
  const lines: (readonly ShownInline[])[] = [];
  const questions: {question: readonly ShownInline[]; answer: readonly ShownInline[]}[] = [];
  for (const inline of paragraphsOf(notes)) {
    const line = after(inline, /^Line:\s*/);
    const question = after(inline, /^Q:\s*/);
    const answer = after(inline, /^A:\s*/);
    if (line) lines.push(line);
    if (question) questions.push(splitAnswer(question));
    const last = questions.at(-1);
    if (answer && last?.answer.length === 0) last.answer = answer;
  }
  return {lines, questions};
}

function* paragraphsOf(blocks: readonly ShownBlock[]): Generator<readonly ShownInline[]> {
  for (const block of blocks) {
    if (block.type === "paragraph") yield block.inline;
    if (block.type === "list") for (const item of block.items) yield* paragraphsOf(item.blocks);
  }
}

/** What follows a word that inline text begins with; undefined if it begins with something else. */
function after([first, ...rest]: readonly ShownInline[], begins: RegExp): readonly ShownInline[] | undefined {
  if (first?.type === "strong") {
    const inner = after(first.children, begins);
    return inner && trimmed([...(inner.length === 0 ? [] : [{...first, children: inner}]), ...rest]);
  }
  if (first?.type !== "text" || !begins.test(first.text)) return undefined;
  return trimmed([...words(first.text.replace(begins, "")), ...rest]);
}

function trimmed([first, ...rest]: readonly ShownInline[]): readonly ShownInline[] {
  if (first?.type === "break") return trimmed(rest);
  if (first?.type === "text") return [...words(first.text.trimStart()), ...rest];
  return first === undefined ? rest : [first, ...rest];
}

function splitAnswer(inline: readonly ShownInline[]): WrittenLines["questions"][number] {
  for (const [i, part] of inline.entries()) {
    const [before, begins] = [inline.slice(0, i), inline.slice(i + 1)];
    const own = after([part], /^A:\s*/);
    if (i > 0 && own) return {question: withoutBreak(before), answer: trimmed([...own, ...begins])};
    const at = part.type === "text" ? / A:\s+/.exec(part.text) : null;
    if (part.type !== "text" || at === null) continue;
    return {
      question: [...before, ...words(part.text.slice(0, at.index))],
      answer: [...words(part.text.slice(at.index + at[0].length)), ...begins]
    };
  }
  return {question: inline, answer: []};
}

/** Inline text without a line break or space at its end. */
function withoutBreak(inline: readonly ShownInline[]): readonly ShownInline[] {
  const last = inline.at(-1);
  if (last?.type === "break") return inline.slice(0, -1);
  return last?.type === "text" ? [...inline.slice(0, -1), ...words(last.text.trimEnd())] : inline;
}

const LINE_HEAD = ["Line to take", "Numbers", "Where they are printed", "Slide"];
const QUESTION_HEAD = ["Question", "Answer", "Numbers", "Where they are printed", "Slide"];

/** The lines to take of a deck, and its questions with their answers, each with its numbers and their places. */
export function linesSheet(deck: CompiledDeck): PackSheet {
  const read = deck.slides.map((slide) => ({slide, ...readLines(slide.notes)}));
  const lines = read.flatMap(({slide, lines: own}) =>
    own.map((line) => [line, ...placesOf(line, deck), ofSlide(slide)])
  );
  const questions = read.flatMap(({slide, questions: own}) =>
    own.map(({question, answer}) => [
      question,
      answer.length === 0 ? [{type: "strong" as const, children: words("No answer is written.")}] : answer,
      ...placesOf([...question, ...answer], deck),
      ofSlide(slide)
    ])
  );
  if (lines.length + questions.length === 0)
    throw new PackError(
      "no lines to take: write “Line: …”, or “Q: …” and “A: …”, each as a paragraph in the notes of a slide"
    );
  return {
    title: "lines to take",
    headline: "What to say, and what to answer; each number with the place where it is printed.",
    blocks: [...table("Lines to take", LINE_HEAD, lines), ...table("Questions and answers", QUESTION_HEAD, questions)]
  };
}

function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (readonly ShownInline[])[])[]
): readonly ShownBlock[] {
  if (rows.length === 0) return [];
  return [
    {type: "heading", level: 2, inline: words(title)},
    {type: "table", head: head.map(words), rows, align: head.map(() => "left")}
  ];
}

/** The numbers of a text, and where they are printed. */
function placesOf(inline: readonly ShownInline[], deck: CompiledDeck): readonly (readonly ShownInline[])[] {
  const placed = placedNumbers(numbersOf(inline), deck);
  const places = [...new Set(placed.flatMap(({places: own}) => own))];
  return [stacked(placed.map(({number}) => number)), words(places.join("; "))];
}

const ofSlide = ({number}: CompiledSlide): readonly ShownInline[] => words(String(number));
