/** Elements whose text is no prose: it goes with them. */
const OPAQUE = ["script", "style", "svg", "iframe", "object", "math", "template", "noscript", "noembed", "noframes", "textarea", "title", "head", "select", "xmp", "audio", "video", "canvas", "applet"];

/** A tag of raw HTML. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly closes: boolean;
  /** Names of event handlers on it, such as onclick. */
  readonly handlers: readonly string[];
}

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>?/g;

/** The tags in raw HTML; what is cut off counts, too. */
export function readTags(html: string): readonly Tag[] {
  return [...html.matchAll(TAG)].map(([, slash, name = "", attributes = ""]) => ({
    name: name.toLowerCase(),
    closes: slash === "/",
    handlers: [...new Set([...attributes.matchAll(/(?:^|[\s/"'])(on[a-z]+)\s*=/gi)].map((found) => found[1]!.toLowerCase()))]
  }));
}

/** Whether the text of an element goes with it. */
export function isOpaque(name: string): boolean {
  return OPAQUE.includes(name);
}

/** What of raw HTML an author is told about: `<script>`, `<img> with onerror`; null for what is dropped in silence (comments, declarations). */
export function nameHtml(html: string): string | null {
  const tags = readTags(withoutComments(html));
  if (tags.length === 0) return /^\s*<[!?]/.test(html) ? null : "raw HTML";
  const names = [...new Set(tags.map(({name, handlers}) => `<${name}>${handlers.length > 0 ? ` with ${handlers.join(", ")}` : ""}`))];
  return names.length > 4 ? `${names.slice(0, 4).join(", ")} and others` : names.join(", ");
}

/** Whether raw HTML holds words besides its tags and comments. */
export function hasWords(html: string): boolean {
  return withoutComments(html).replace(TAG, "").trim() !== "";
}

/** Raw HTML without its comments. */
export function withoutComments(html: string): string {
  return html.replace(/<!--.*?(?:-->|$)/gs, "");
}
