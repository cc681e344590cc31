import {deepStrictEqual, strictEqual} from "node:assert/strict";
import {blockSplices} from "../../../src/core/editing/block-actions.js";
import type {BlockAction} from "../../../src/core/editing/block-actions.js";
import {
  beginHistory,
  printHistory,
  readHistory,
  redone,
  spliced,
  undone
} from "../../../src/core/editing/edit-history.js";
import {slideSplices} from "../../../src/core/editing/slide-actions.js";
import type {SlideAction} from "../../../src/core/editing/slide-actions.js";
import {applySplices} from "../../../src/core/editing/splice.js";
import type {Splice} from "../../../src/core/editing/splice.js";
import {readDeck} from "../../../src/core/deck/read-deck.js";
import {placedBlocks} from "../../../src/core/deck/slide-blocks.js";
import {Manuscript, readManuscript} from "../../../src/core/manuscript/manuscript.js";
import {mutate, pick, randomDeck, seeded} from "../deck/random-decks.js";

type Random = () => number;
type Kind = "deck" | "notebook" | "briefing";

/** Documents as people write them, each in another tool's conventions. */
export const SAMPLES: readonly (readonly [Kind, string])[] = [
  [
    "deck",
    "---\ntitle: Ships # the name\n---\n# One\n\n<!-- kept -->\n\n---\nlayout: table\n---\n\n| a |\n|---|\n| b |\n\n---\n\n# Three\n\n::: notes\nSay it.\n:::\n"
  ],
  [
    "deck",
    "---\nmarp: true\npaginate: true\n---\n\n# One\n\n<!-- _class: lead -->\n\n---\n\n<!-- Speak slowly. -->\n\n## Two\n\n- a\n- b\n\n---\n\n## Three\n"
  ],
  [
    "deck",
    "---\ntheme: default\nlayout: cover\n---\n\n# One\n\n---\nlayout: two-cols\nid: two # mark\n---\n\nLeft\n\n::right::\n\nRight\n\n---\n\n# Three\n\nNote: said\n"
  ],
  [
    "deck",
    "---\ntitle: Ships\nformat:\n  revealjs:\n    incremental: true\n---\n\n## One {.smaller}\n\n- a\n\n## Two\n\n::: {.notes}\nSaid.\n:::\n\n---\n\n![x](a.png)\n\n## Four\n"
  ],
  [
    "deck",
    "\ufeff---\r\ntitle: Ships\r\n---\r\n# One\r\n\r\n---\r\nTwo\r\n----\r\n\r\n---\r\n{layout: table}\r\n---\r\nThree"
  ],
  ["deck", "# One\n\n---\nid: a\n---\n\n```js\n---\n```\n\n---\n\n~~~\nopen\n---\nstill"],
  [
    "notebook",
    "---\ntitle: Notes\n---\n\n# Notes\n\nA line {{ a.b }}.\n\n```js\nconst x = 1;\n```\n\n<!-- kept -->\n\n- a\n- b\n\n> quoted\n"
  ],
  ["notebook", "\ufeff# Notes\r\n\r\nOne\r\n\r\n| a |\r\n|---|\r\n| b |\r\n\r\n```chart\r\nref: x\r\n```"],
  [
    "briefing",
    "---\ntitle: Short # odd\n\n# a comment\nperiod: now\n---\n# Headline\n\nText.[^1]\n\n## Part\n\n- a\n\n[^1]: Said.\n"
  ]
];

interface Shown {
  readonly kind: Kind;
  readonly parts: readonly string[];
  /** The lines of the blocks of each slide. */
  readonly lines?: readonly (readonly (readonly [number, number])[])[];
  /** Whether nothing but front matter stands there, in whose place the first slide comes. */
  readonly isEmpty?: boolean;
}

/** The parts of a document as the builder lists them. */
function shown(manuscript: Manuscript): Shown {
  const {kind, text} = manuscript as Manuscript & {readonly kind: Kind};
  if (kind === "deck") {
    const {slides} = readDeck(manuscript);
    const isEmpty = slides.length === 1 && slides[0]!.head === "" && slides[0]!.source.trim() === "";
    const lines = slides.map((slide) => placedBlocks(slide).flatMap((block) => (block.lines ? [block.lines] : [])));
    return {kind, parts: slides.map(({body, notes}) => `${body}\n\0${notes}`), lines, isEmpty};
  }
  return {kind, parts: manuscript.blocks.map(({start, end}) => text.slice(start, end).trimEnd())};
}

interface Done {
  readonly action: SlideAction | BlockAction;
  /** The parts as they must be; undefined where an action writes a part. */
  readonly expected: readonly (string | undefined)[];
}

/** An action on parts, and what it must make of them. */
function randomAction({kind, parts, lines = [], isEmpty = false}: Shown, random: Random): Done {
  const index = (more = 0): number => Math.floor(random() * (parts.length + more));
  const at = index(1);
  const one = index();
  const put = pick(random, ["# New\n\nText.", "Line", "- a\n- b", "```js\nx\n```", "> said", "日本語"]);
  const own = [undefined];
  switch (pick(random, ["add", "duplicate", "delete", "move", "write"])) {
    case "add":
      return {
        action: {type: "add", at, text: put},
        expected: isEmpty ? own : parts.toSpliced(at, 0, ...(own as never[]))
      };
    case "duplicate":
      return {
        action: kind === "deck" ? {type: "duplicate", slides: [one]} : {type: "duplicate", block: one},
        expected: parts.toSpliced(one, 0, parts[one]!)
      };
    case "delete":
      return {
        action: kind === "deck" ? {type: "delete", slides: [one]} : {type: "delete", block: one},
        expected: parts.toSpliced(one, 1)
      };
    case "move": {
      const chosen = kind === "deck" && random() < 0.3 ? [...new Set([one, index()])].sort((a, b) => a - b) : [one];
      const rest = (from: number, to: number) => parts.slice(from, to).filter((_part, i) => !chosen.includes(from + i));
      return {
        action: kind === "deck" ? {type: "move", slides: chosen, before: at} : {type: "move", block: one, before: at},
        expected: [...rest(0, at), ...chosen.map((i) => parts[i]), ...rest(at, parts.length)]
      };
    }
    default: {
      const edit = pick(random, [{options: {layout: "table"}}, {options: {target: "2m"}}, {notes: "Said so."}]);
      const blocks = kind === "deck" ? lines[one]! : [];
      if (blocks.length > 0 && random() < 0.4)
        return {
          action: {type: "block", slide: one, lines: pick(random, blocks), text: pick(random, [put, ""])},
          expected: parts.map((part, i) => (i === one ? undefined : part))
        };
      const deck =
        random() < 0.5 ? ({type: "headline", text: "New *headline*"} as const) : ({type: "edit", edit} as const);
      return {
        action: kind === "deck" ? {...deck, slide: one} : {type: "replace", block: one, text: put},
        expected: parts.map((part, i) => (i === one ? undefined : part))
      };
    }
  }
}

const splicesOf = (manuscript: Manuscript, action: SlideAction | BlockAction): readonly Splice[] =>
  manuscript.kind === "deck"
    ? slideSplices(readDeck(manuscript), action as SlideAction)
    : blockSplices(manuscript, action as BlockAction);

/** Throws what `said` says unless two lists hold the same texts. */
function same(found: readonly unknown[], expected: readonly unknown[], said: () => string): void {
  if (found.length === expected.length && found.every((one, i) => one === expected[i])) return;
  deepStrictEqual(found, expected, said());
}

/** What a run of sequences has met. */
export interface Tally {
  done: number;
  refused: number;
}

/** A document to begin with: as people write it, or of random lines; its kind is random too. */
export function randomDocument(seed: number, wild: boolean): readonly [Kind, string] {
  const random = seeded(seed);
  if (!wild) return pick(random, SAMPLES);
  const text = random() < 0.5 ? mutate(pick(random, SAMPLES)[1], random) : randomDeck(random);
  return [pick(random, ["deck", "deck", "notebook", "briefing"]), text];
}

/**
 * Runs one sequence of actions on a document: each must change the parts that it is about and no others, undoing all
 * must give the first text, and redoing all the last, with the history kept and read in between.
 */
export function runSequence(seed: number, [kind, first]: readonly [Kind, string], tally: Tally): void {
  const random = seeded(seed ^ 0x5eed);
  let history = beginHistory(first);
  const count = 1 + Math.floor(random() * 6);
  for (let i = 0; i < count; i++) {
    // As the builder reads: what an action has read to check itself is not read again.
    const manuscript = readManuscript(history.text, {kind});
    const before = shown(manuscript);
    if (before.parts.length === 0) break;
    const {action, expected} = randomAction(before, random);
    let splices: readonly Splice[];
    try {
      splices = splicesOf(manuscript, action);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      tally.refused++;
      continue;
    }
    tally.done++;
    const next = spliced(history, splices);
    const said = (): string => `seed ${seed}, ${kind}, ${JSON.stringify(action)} on ${JSON.stringify(history.text)}`;
    strictEqual(next.text, applySplices(history.text, splices));
    const {parts} = shown(readManuscript(next.text, {kind}));
    // What one writes oneself may be several blocks, or none that differs; all others are as they were.
    const free = expected.indexOf(undefined);
    if (free < 0) same(parts, expected, said);
    else {
      const after = expected.slice(free + 1);
      same(parts.slice(0, free), expected.slice(0, free), said);
      same(parts.slice(parts.length - after.length), after, said);
    }
    history = next;
  }
  const last = history.text;
  // Read anew, the text gives what was shown of it.
  same(shown(readManuscript(last, {kind})).parts, shown(new Manuscript(last, kind)).parts, () => `seed ${seed}: read`);
  const steps = history.past.length;
  for (let i = 0; i < steps; i++) {
    history = undone(history);
    if (random() < 0.2) history = readHistory(printHistory(history, "hash"), history.text, "hash");
  }
  strictEqual(history.text, first, `seed ${seed}: undone`);
  for (let i = 0; i < steps; i++) history = redone(history);
  strictEqual(history.text, last, `seed ${seed}: redone`);
}
