/** What the address of the query page carries. */
export type CarriedQuery =
  | {readonly kind: "none"}
  | {readonly kind: "query"; readonly sql: string}
  | {readonly kind: "diagnostic"; readonly message: string};

/** The version of links that this page writes and reads. */
const VERSION = "1";

/** The greatest length of a link in characters; hosts and mail programs cut longer ones off. */
const MOST_CHARACTERS = 8000;

/** The part of an address that carries a query; undefined if it would be too long. */
export function queryLink(sql: string): string | undefined {
  const text = `?v=${VERSION}&sql=${toBase64Url(sql)}`;
  return text.length > MOST_CHARACTERS ? undefined : text;
}

/** Reads the query that an address carries, or says why it can't. */
export function readQueryLink(search: string): CarriedQuery {
  const parameters = new URLSearchParams(search);
  const [version, sql] = [parameters.get("v"), parameters.get("sql")];
  if (version === null && sql === null) return {kind: "none"};
  if (version !== VERSION)
    return diagnostic(
      `it is of version ${version === null || version === "" ? "(none)" : `“${version.slice(0, 20)}”`}, and this page reads version ${VERSION}`
    );
  if (sql === null || sql === "") return diagnostic("it carries no query");
  const text = fromBase64Url(sql);
  return text === undefined ? diagnostic("its query is cut off or was changed on the way") : {kind: "query", sql: text};
}

/** An address without the query that it carries; what else it carries stays. */
export function withoutQuery(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has("v") && !url.searchParams.has("sql")) return address;
  url.searchParams.delete("v");
  url.searchParams.delete("sql");
  return url.href;
}

const diagnostic = (reason: string): CarriedQuery => ({
  kind: "diagnostic",
  message: `The link can’t be read: ${reason}. The rest of the page works.`
});

function toBase64Url(text: string): string {
  const bytes = [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte));
  return btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): string | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0)
    );
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return undefined;
  }
}
