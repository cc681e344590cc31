/** The index of the slide that an address asks for by `#/3` or `#id`; undefined where it asks for none. */
export function slideOfAddress(hash: string, ids: readonly string[]): number | undefined {
  const name = decoded(hash.replace(/^#/, ""));
  const number = /^\/(\d+)$/.exec(name)?.[1];
  if (number !== undefined) return ids.length === 0 ? undefined : Math.min(Math.max(1, Number(number)), ids.length) - 1;
  const index = ids.indexOf(name.replace(/^\//, ""));
  return name === "" || index < 0 ? undefined : index;
}

/** The address of a slide within its page. */
export function addressOfSlide(id: string): string {
  return `#${encodeURIComponent(id)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
