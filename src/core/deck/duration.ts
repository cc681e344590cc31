import type {OptionValue} from "../manuscript/options.js";

const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/;
const WORDS = /^(?:(\d+(?:\.\d+)?)\s*(?:h|hours?|hrs?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|mins?|minutes?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?))?$/i;
const LONGEST = 86_400;

/** Seconds of `2m`, `90s`, `1:30`, `15min`, `1 h 30 min`; null for anything else, nothing, and more than a day. */
export function readDuration(value: OptionValue): number | null {
  if (typeof value !== "string" || value.length > 40) return null;
  const text = value.trim();
  const found = CLOCK.exec(text) ?? WORDS.exec(text);
  if (!found) return null;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part: string | undefined) => Number(part ?? 0));
  const total = Math.round(hours * 3600 + minutes * 60 + seconds);
  return total > 0 && total <= LONGEST ? total : null;
}

/** What an author is told whose duration can't be read. */
export const DURATION_FORMS = "2m, 90s, 1:30 or 15min";
