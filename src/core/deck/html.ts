/** Elements whose text is not prose and is dropped with them. */
const OPAQUE = [
  "script",
  "style",
  "svg",
  "iframe",
  "object",
  "math",
  "template",
  "noscript",
  "noembed",
  "noframes",
  "textarea",
  "title",
  "head",
  "select",
  "xmp",
  "audio",
  "video",
  "canvas",
  "applet"
];

/** A tag of raw HTML. */
interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly closes: boolean;
  /** Names of event handlers on it, such as onclick. */
  readonly handlers: readonly string[];
}

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>?/g;

/** The tags in raw HTML, including a truncated one. */
export function readTags(html: string): readonly Tag[] {
  return [...html.matchAll(TAG)].map(([, slash, name = "", attributes = ""]) => ({
    name: name.toLowerCase(),
    closes: slash === "/",
    handlers: [
      ...new Set([...attributes.matchAll(/(?:^|[\s/"'])(on[a-z]+)\s*=/gi)].map((found) => found[1]!.toLowerCase()))
    ]
  }));
}

/** Whether an element's text is dropped with it. */
export function isOpaque(name: string): boolean {
  return OPAQUE.includes(name);
}

/**
 * The name of dropped raw HTML in a message to the author: `<script>`, `<img> with onerror`; null for what is dropped
 * silently (comments, declarations).
 */
export function nameHtml(html: string): string | null {
  const tags = readTags(withoutComments(html));
  if (tags.length === 0) return /^\s*<[!?]/.test(html) ? null : "raw HTML";
  const names = [
    ...new Set(tags.map(({name, handlers}) => `<${name}>${handlers.length > 0 ? ` with ${handlers.join(", ")}` : ""}`))
  ];
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

// Characters that XML can't hold; office files are made of it.
const UNWRITABLE = new RegExp("[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ufffe\\uffff]", "g");

/** Text without control characters, each lone surrogate replaced. */
export function cleanText(text: string): string {
  return text.replace(UNWRITABLE, "").replace(/\p{Surrogate}/gu, "\ufffd");
}

const SCHEME = /^([a-z][a-z\d+.-]*):/;
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z\d+/=]+$/i;
/** A base address against which paths are resolved. */
const SOMEWHERE = "https://deck.invalid/";
const LINK_SCHEMES = ["http", "https", "mailto"];

/** An address without the blanks and control characters that browsers ignore, whether literal or encoded (`%09`). */
function skimmed(address: string): string {
  return address
    .replace(/%(?:[01][\da-f]|20|7f)/gi, "")
    .replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]/g, "")
    .toLowerCase();
}

/** Why a link's address is not kept; null if it is. Kept are http, https, mailto and paths. */
export function whyNoLink(href: string): string | null {
  if (!URL.canParse(href, SOMEWHERE)) return `a link to ${shorten(href)}, which is no address`;
  const address = skimmed(href);
  const scheme = SCHEME.exec(address)?.[1];
  if (scheme !== undefined) return LINK_SCHEMES.includes(scheme) ? null : `a ${scheme}: link`;
  return /^[^/?#]*:/.test(address) ? "a link with an unknown scheme" : null;
}

/** Whether an address is meant to lead within its deck: `#id`, `#3`, or `/3` as in Slidev. */
export function leadsWithin(href: string): boolean {
  return /^#(?!chart-)|^\/\d+$/.test(href);
}

/**
 * Why a picture is not kept; null if it is. Kept are paths, and PNG, JPEG, GIF and WebP as `data:`; nothing is fetched
 * from a network.
 */
export function whyNoImage(src: string): string | null {
  const address = skimmed(src);
  if (address === "" || !URL.canParse(src, SOMEWHERE)) return "a picture without an address";
  if (/^(?:https?:|[\\/]{2})/.test(address))
    return `the picture ${shorten(src)}, which needs a network; put the file beside the deck`;
  if (address.startsWith("data:")) return RASTER.test(src) ? null : "a data: picture that is no PNG, JPEG, GIF or WebP";
  const scheme = SCHEME.exec(address)?.[1];
  return scheme !== undefined || /^[^/?#]*:/.test(address) ? `a picture at ${scheme ?? "an unknown scheme"}:` : null;
}

/** Whether a document holds a picture itself, as a `data:` address. */
export function isPictureData(src: string): boolean {
  return /^data:image\//i.test(src);
}

/** What stands in the place of a picture that is not there. */
export function missingPicture({src, alt}: {readonly src: string; readonly alt: string}): string {
  return `Picture missing: ${alt === "" ? shorten(src) : `${alt} (${shorten(src)})`}`;
}

/** A stranger's text as it is named in a message. */
export function shorten(text: string, length = 60): string {
  const line = cleanText(text).replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
