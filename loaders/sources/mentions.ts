import {readFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {readDeck} from "../../src/core/deck/read-deck.js";
import {ExpressionError, factsOf, parseExpression} from "../../src/core/expression/syntax.js";
import type {Facts} from "../../src/core/fact.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {proseText} from "../../src/views/prose-html.js";
import type {Verified} from "../verify.js";
import type {Workspace} from "../workspace.js";

/** A sentence or chart that shows a fact, in a notebook, deck or briefing. */
export interface Mention {
  readonly kind: "sentence" | "chart";
  /** As messages show it. */
  readonly file: string;
  readonly line: number;
  /** The number of the slide and its heading, of a deck: `slide 3, Seats`. */
  readonly slide?: string;
  /** The sentence with its numbers as they are shown now, or the id of the chart. */
  readonly text: string;
}

const WRITTEN = /^[^/]+\/(notebooks|decks|briefings)\//;
const NUMBER = /\{\{([^{}]*)\}\}/g;
const CHART = /^```chart[^\n]*\n(?:(?!```).*\n)*?ref: *["']?([\w-]+)/gm;

/** What in a workspace shows each of some facts, in the order of files and lines. */
export async function mentionsOf(
  workspace: Workspace,
  {pages, content, chartFacts}: Pick<Verified, "pages" | "content" | "chartFacts">,
  ids: ReadonlySet<string>
): Promise<ReadonlyMap<string, readonly Mention[]>> {
  const mentions = new Map<string, Mention[]>();
  for (const file of [...pages.keys()].sort()) {
    const kind = WRITTEN.exec(file)?.[1];
    if (kind === undefined || !file.startsWith(`${basename(workspace.folder)}/`)) continue;
    const text = await readFile(join(dirname(workspace.folder), file), "utf8").catch(() => "");
    const slideAt = kind === "decks" ? slideFinder(text, file) : () => undefined;
    for (const {at, facts, ...shown} of [...numbersOf(text, content.facts), ...chartsOf(text, chartFacts)].sort(
      (a, b) => a.at - b.at
    )) {
      const line = text.slice(0, at).split("\n").length;
      const slide = slideAt(line);
      const mention: Mention = {...shown, file, line, ...(slide === undefined ? {} : {slide})};
      for (const id of facts.filter((one) => ids.has(one))) {
        const known = mentions.get(id) ?? [];
        // A sentence is named once, however often it shows the fact.
        const isNamed = known.some((one) => one.file === file && one.slide === slide && one.text === mention.text);
        if (!isNamed) mentions.set(id, [...known, mention]);
      }
    }
  }
  return mentions;
}

/** What shows facts at a place of a text. */
interface Shown extends Pick<Mention, "kind" | "text"> {
  readonly at: number;
  readonly facts: readonly string[];
}

function numbersOf(text: string, facts: Facts): readonly Shown[] {
  return [...text.matchAll(NUMBER)].map((match): Shown => ({
    kind: "sentence",
    at: match.index,
    facts: factsIn(match[1]!.replace(/\\?\|.*$/, "")),
    text: filled(sentenceAt(text, match.index), facts)
  }));
}

const chartsOf = (text: string, chartFacts: Verified["chartFacts"]): readonly Shown[] =>
  [...text.matchAll(CHART)].map(({index, 1: id}): Shown => ({
    kind: "chart",
    at: index,
    facts: chartFacts.get(id!) ?? [],
    text: id!
  }));

function factsIn(expression: string): readonly string[] {
  try {
    return factsOf(parseExpression(expression.trim()));
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

/** The sentence around a place, which may be of several lines of one paragraph, without Markdown’s signs before it. */
function sentenceAt(text: string, at: number): string {
  const start = Math.max(
    text.lastIndexOf("\n\n", at) + 2,
    text.lastIndexOf("\n- ", at) + 1,
    text.lastIndexOf("\n#", at) + 1
  );
  const rest = /\n\n|\n- |\n#/.exec(text.slice(at));
  const paragraph = text.slice(start, rest === null ? text.length : at + rest.index);
  let from = 0;
  for (const {index, 0: end} of paragraph.matchAll(/[.!?](?:\s+)(?=\S)/g))
    if (start + index < at) from = index + end.length;
  const ending = /[.!?](?=\s|$)/.exec(paragraph.slice(at - start));
  const to = ending === null ? paragraph.length : at - start + ending.index + 1;
  return paragraph
    .slice(from, to)
    .replace(/\s+/g, " ")
    .replace(/^(?:[-*>]|#+|\d+\.) /, "")
    .trim();
}

function filled(sentence: string, facts: Facts): string {
  try {
    return proseText(sentence, facts);
  } catch {
    return sentence;
  }
}

function slideFinder(text: string, file: string): (line: number) => string | undefined {
  const {slides} = readDeck(readManuscript(text, {kind: "deck", file}));
  return (line) => {
    const slide = slides.findLast((one) => one.line <= line);
    if (slide === undefined) return undefined;
    const heading = /^#+ (.*)$/m.exec(slide.body)?.[1];
    return `slide ${slide.index + 1}${heading === undefined ? "" : `, ${heading.replace(NUMBER, "…")}`}`;
  };
}
