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

/** Seconds as `4:05` or `1:04:05`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number): string => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
