import type {Row} from "../chart.js";

interface Made {
  readonly key: string;
  readonly of: readonly unknown[];
  readonly value: unknown;
}

const made = new WeakMap<readonly Row[], Made[]>();

/** So much is kept of one list of rows: what a page asks for of one state, form by form. */
const MOST_KEPT = 100;

/**
 * What is made of rows, made once: a page asks for it again and again, for each form that it offers, and of many rows that takes long. `of` is
 * all else that it is made of and that is compared as it is; the key says the rest.
 */
export function remembered<T>(rows: readonly Row[], key: string, of: readonly unknown[], make: () => T): T {
  const own = made.get(rows) ?? [];
  made.set(rows, own);
  const known = own.find((one) => one.key === key && one.of.every((value, i) => value === of[i]));
  if (known) return known.value as T;
  if (own.length >= MOST_KEPT) own.length = 0;
  const value = make();
  own.push({key, of, value});
  return value;
}
