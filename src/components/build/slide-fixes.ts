import type {Problem} from "../../core/editing/drawn-document.js";
import type {MendableProblem} from "./build-frame.js";
import type {Misfit} from "./slide-fit.js";

/** What a deck's problems are mended by. */
interface SlideFixes {
  readonly split: (slide: number, line: number) => void;
  /** Lets the content of the slide on a line choose its layout. */
  readonly freeLayout: (line: number) => void;
  /** Asks for the text of the picture on a line. */
  readonly askAlt: (line: number) => void;
  /** Leads to a number as it is written on a line, and offers what it could be tied to. */
  readonly tie: (line: number, number: string) => void;
}

/** The problems of a deck with its slides that don't fit, and what mends them. */
export function mendable(
  problems: readonly Problem[],
  misfits: readonly Misfit[],
  fixes: SlideFixes
): readonly MendableProblem[] {
  const fits = misfits.map(({slide, line, message, second}): MendableProblem => ({
    line,
    message: `slide ${slide + 1} does not fit: ${message}`,
    isRefused: false,
    ...(second === undefined ? {} : {fix: {name: "Split slide", act: () => fixes.split(slide, second)}})
  }));
  return [...problems.map((problem) => withFix(problem, fixes)), ...fits].sort((a, b) => a.line - b.line);
}

function withFix(problem: Problem, fixes: SlideFixes): MendableProblem {
  const {message, line} = problem;
  const number = /^"(.+)" is tied to no fact;/.exec(message)?.[1];
  if (number !== undefined) return {...problem, fix: {name: "Tie it", act: () => fixes.tie(line, number)}};
  if (/^layout: (?:unknown |\S+ needs )/.test(message))
    return {...problem, fix: {name: "Take the layout of its content", act: () => fixes.freeLayout(line)}};
  if (/^the picture .* has no text for those who don't see it; write/.test(message))
    return {...problem, fix: {name: "Write its text", act: () => fixes.askAlt(line)}};
  return problem;
}
