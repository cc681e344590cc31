/** The meta element that gives the builder's pages the token of the write API. */
const TOKEN_META = "tickmark-write";

/**
 * The content security policy of the builder's pages in a preview: scripts from files only, as in a built page, since a
 * page that can write runs no code of a document.
 */
export const BUILDER_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'"
].join("; ");

/** Whether a path is that of a page of the builder. */
export function isBuilderPage(path: string): boolean {
  return /^\/build(?:\/(?:deck|notebook|briefing))?$/.test(path);
}

/** Whether a path is that of the list of sources, or of the page of one. */
export function isSourcePage(path: string): boolean {
  return /^\/sources(?:\/(?:[a-z][a-z0-9-]*)?)?$/.test(path);
}

const INLINE_SCRIPT = /<script\b(?![^>]*\ssrc=)[^>]*>[^]*?<\/script>/g;

/**
 * A preview's page that may write, with the token in its head, in a language and free to be enlarged as built ones are.
 * It has no inline scripts: those that load a page anew when a file changes would do so after each save.
 */
export function builderHtml(html: string, token: string): string {
  return html
    .replace(INLINE_SCRIPT, "")
    .replace(/<html(?=>)/, '<html lang="en"')
    .replace(/(<meta name="viewport" content="[^"]*?),\s*maximum-scale=1/, "$1")
    .replace("</head>", `<meta name="${TOKEN_META}" content="${token}">\n</head>`);
}
