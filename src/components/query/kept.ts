const KEY = "tickmark.query";

/** The last query that this browser has kept; undefined where it keeps none. */
export function keptQuery(window: Window): string | undefined {
  try {
    return window.localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a query in this browser; false where it can't. */
export function keepQuery(window: Window, sql: string): boolean {
  try {
    window.localStorage.setItem(KEY, sql);
    return true;
  } catch {
    return false;
  }
}
