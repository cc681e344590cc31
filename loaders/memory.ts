/**
 * A function that remembers its latest results by their text, so that verifying again in one process works out only what has changed,
 * by content. The result must depend on the text alone and is shared, so it must not be changed.
 */
export function rememberByText<T>(work: (text: string) => T, most = 64): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    results.set(text, result);
    if (results.size > most) results.delete(results.keys().next().value!);
    return result;
  };
}

/** A function that works its result out when it is first asked for. */
export function once<T>(work: () => T): () => T {
  let made: {readonly result: T} | undefined;
  return () => (made ??= {result: work()}).result;
}

/** Items by what a key of them is, in the order in which the keys first occur. */
export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** Rows by their source, in the order of their first row. */
export function groupBySource<T extends {readonly source: string}>(rows: Iterable<T>): ReadonlyMap<string, readonly T[]> {
  return groupBy(rows, ({source}) => source);
}

/** The items in order: the same array where they are so already, as what stands in files mostly is. */
export function inOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  for (let i = 1; i < items.length; i++) {
    if (compare(items[i - 1]!, items[i]!) > 0) return [...items].sort(compare);
  }
  return items;
}
