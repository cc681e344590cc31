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

/** What a talk is planned to take, in seconds: in all, and each slide where its author says so. */
export interface Plan {
  readonly duration: number | null;
  readonly targets: readonly (number | null)[];
}

/**
 * Seconds for each slide: its target, or an equal share of the duration that the targets leave; null if neither is
 * given.
 */
export function slideBudgets({duration, targets}: Plan): readonly (number | null)[] {
  const open = targets.filter((target) => target === null).length;
  const said = targets.reduce<number>((sum, target) => sum + (target ?? 0), 0);
  const rest = duration === null || open === 0 ? null : Math.max(0, duration - said) / open;
  return targets.map((target) => target ?? rest);
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

/** Seconds as `4:05` or `1:04:05`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number): string => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
