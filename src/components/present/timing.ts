import {clockText, slideBudgets} from "../../core/deck/plan.js";
import type {Plan} from "../../core/deck/plan.js";

/** A clock that runs, rests or has not begun. Times are milliseconds of the wall clock. */
export interface Timer {
  /** When it last began to run; null while it rests. */
  readonly since: number | null;
  /** Milliseconds that it had run before that. */
  readonly before: number;
  /** Milliseconds that it had run when the current slide was opened. */
  readonly slideAt: number;
}

/** Not begun. */
export const NEW_TIMER: Timer = {since: null, before: 0, slideAt: 0};

/** Milliseconds that a timer has run. */
export function elapsedOf({since, before}: Timer, now: number): number {
  return before + (since === null ? 0 : Math.max(0, now - since));
}

/** Starts a timer; returns a running one unchanged. */
export function runTimer(timer: Timer, now: number): Timer {
  return timer.since === null ? {...timer, since: now} : timer;
}

/** The timer resting. */
export function pauseTimer(timer: Timer, now: number): Timer {
  return {...timer, since: null, before: elapsedOf(timer, now)};
}

/** How a talk stands against its plan, in words. */
export interface Pace {
  readonly remaining: string;
  readonly slide: string;
  readonly overall: string;
}

/**
 * The pace at `elapsed` seconds of the talk and `onSlide` seconds on the slide. `remaining` and `overall` are empty if
 * the deck plans no times.
 */
export function paceOf(
  plan: Plan,
  slide: number,
  {elapsed, onSlide}: {readonly elapsed: number; readonly onSlide: number}
): Pace {
  const {duration} = plan;
  const budgets = slideBudgets(plan);
  const budget = budgets[slide] ?? null;
  return {
    remaining:
      duration === null
        ? ""
        : elapsed <= duration
          ? `${clockText(duration - elapsed)} left`
          : `${clockText(elapsed - duration)} over time`,
    slide:
      budget === null
        ? clockText(onSlide)
        : `${clockText(onSlide)} of ${clockText(budget)}${onSlide > budget + 0.5 ? `, ${clockText(onSlide - budget)} over` : ""}`,
    overall: overallPace(budgets, slide, elapsed)
  };
}

function overallPace(budgets: readonly (number | null)[], slide: number, elapsed: number): string {
  const upTo = budgets.slice(0, slide + 1);
  if (upTo.includes(null)) return "";
  const due = upTo.reduce<number>((sum, budget) => sum + budget!, 0);
  const begin = due - budgets[slide]!;
  if (elapsed > due + 0.5) return `behind by ${clockText(elapsed - due)}`;
  if (elapsed < begin - 0.5) return `ahead by ${clockText(begin - elapsed)}`;
  return "on time";
}
