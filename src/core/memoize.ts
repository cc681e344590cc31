/**
 * Memoizes a function of a text, keeping the `most` latest results, so that verifying again in one process recomputes
 * only what has changed. The result must depend on the text alone and, being shared, must not be modified; what the
 * work takes besides must follow from the text.
 */
export function memoizeByText<T, Rest extends readonly unknown[] = []>(
  work: (text: string, ...rest: Rest) => T,
  most = 64
): (text: string, ...rest: Rest) => T {
  const results = new Map<string, T>();
  return (text, ...rest) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = work(text, ...rest);
    results.set(text, result);
    if (results.size > most) results.delete(results.keys().next().value!);
    return result;
  };
}

/** A function that computes its result at the first call and caches it. */
export function once<T>(work: () => T): () => T {
  let made: {readonly result: T} | undefined;
  return () => (made ??= {result: work()}).result;
}
