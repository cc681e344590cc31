/**
 * A function that remembers its latest results by their text, so that verifying again in one process works out only
 * what has changed, by content. The result must depend on the text alone and is shared, so it must not be changed.
 */
export function memoizeByText<T>(work: (text: string) => T, most = 64): (text: string) => T {
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
