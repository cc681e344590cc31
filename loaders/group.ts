/** Items grouped by key, in the order in which the keys first occur. */
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
export function groupBySource<T extends {readonly source: string}>(
  rows: Iterable<T>
): ReadonlyMap<string, readonly T[]> {
  return groupBy(rows, ({source}) => source);
}

/** The items sorted; returns the same array if it is already sorted, as rows of files mostly are. */
export function inOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  for (let i = 1; i < items.length; i++) {
    if (compare(items[i - 1]!, items[i]!) > 0) return [...items].sort(compare);
  }
  return items;
}
