import type {WrittenSlide} from "../../core/deck/deck.js";
import {slideFoot} from "../../core/deck/foot.js";
import type {OpenPoint} from "../../core/deck/compiled.js";
import type {Problem} from "../../core/editing/drawn-document.js";
import type {MendableProblem} from "./build-frame.js";
import type {Misfit} from "./slide-fit.js";
import type {DrawnSlide} from "./slide-stage.js";

/** What a deck's problems are mended by. */
interface SlideFixes {
  /** Lets further slides begin with these lines. */
  readonly split: (slide: number, lines: readonly number[]) => void;
  /** Lets the content of the slide on a line choose its layout. */
  readonly freeLayout: (line: number) => void;
  /** Asks for the text of the picture on a line. */
  readonly askAlt: (line: number) => void;
  /** Leads to a number as it is written on a line, and offers what it could be tied to. */
  readonly tie: (line: number, number: string) => void;
  /** Opens the number on a line that is written of this expression. */
  readonly open: (line: number, expression: string) => void;
  /** Puts a sentence at the end of a slide. */
  readonly say: (slide: number, sentence: string) => void;
}

/** An open point of a slide’s numbers that the slide doesn’t say. */
export interface Unsaid {
  readonly slide: number;
  readonly line: number;
  readonly point: OpenPoint;
}

/** The open points of slides for which their feet have no room, and to which their texts don’t lead. */
export function unsaidPoints(
  drawn: readonly (DrawnSlide | undefined)[],
  written: readonly WrittenSlide[]
): readonly Unsaid[] {
  return drawn.flatMap((one, i) => {
    const own = written[i];
    if (!one || !own) return [];
    const {openPoints} = slideFoot(one.slide, one.deck);
    return one.slide.openPoints
      .filter((point) => !openPoints.includes(point) && !own.body.includes(point.path))
      .map((point) => ({slide: i, line: own.line, point}));
  });
}

/** What a slide can say of an open point: which it is, with the way to it. */
const sentenceOf = ({label, path}: OpenPoint): string =>
  `[Open point](${path}): ${/\(([^()]*)\)$/.exec(label)?.[1] ?? "two printed figures differ"}.`;

/** The problems of a deck, with its slides that don't fit and open points that they don't say, and what mends them. */
export function mendable(
  problems: readonly Problem[],
  {misfits, unsaid}: {readonly misfits: readonly Misfit[]; readonly unsaid: readonly Unsaid[]},
  fixes: SlideFixes
): readonly MendableProblem[] {
  const fits = misfits.map(({slide, line, message, starts}): MendableProblem => ({
    line,
    message: `slide ${slide + 1} does not fit: ${message}`,
    isRefused: false,
    ...(starts && {fix: {name: splitName(starts.length + 1), act: () => fixes.split(slide, starts)}})
  }));
  const points = unsaid.map(({slide, line, point}): MendableProblem => ({
    line,
    message: `slide ${slide + 1} does not say the open point ${point.label}: its foot has no room, and no link leads to it`,
    isRefused: false,
    fix: {name: "Mention the open point", act: () => fixes.say(slide, sentenceOf(point))}
  }));
  return [...problems.map((problem) => withFix(problem, fixes)), ...fits, ...points].sort((a, b) => a.line - b.line);
}

const splitName = (slides: number): string => (slides === 2 ? "Split slide" : `Split into ${slides} slides`);

function withFix(problem: Problem, fixes: SlideFixes): MendableProblem {
  const {message, line} = problem;
  const number = /^"(.+)" is tied to no fact;/.exec(message)?.[1];
  if (number !== undefined) return {...problem, fix: {name: "Tie it", act: () => fixes.tie(line, number)}};
  const written = /^\{\{\s*([^|}]+?)\s*(?:\|[^}]*)?\}\}/.exec(message)?.[1];
  if (written !== undefined) return {...problem, fix: {name: "Open the number", act: () => fixes.open(line, written)}};
  if (/^layout: (?:unknown |\S+ needs )/.test(message))
    return {...problem, fix: {name: "Take the layout of its content", act: () => fixes.freeLayout(line)}};
  if (/^the picture .* has no text for those who don't see it; write/.test(message))
    return {...problem, fix: {name: "Write its text", act: () => fixes.askAlt(line)}};
  return problem;
}
