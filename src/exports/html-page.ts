import type {CompiledDocument} from "../core/deck/compiled.js";
import {escapeHtml} from "../views/prose-html.js";

/** A page of HTML that stands alone. */
export interface HtmlPage {
  readonly lang: string;
  readonly title: string;
  /** Markup. */
  readonly head: string;
  readonly style: string;
  /** Markup. */
  readonly body: string;
  readonly bodyClass: string;
}

/** A page of HTML as a file. */
export function htmlPage({lang, title, head, style, body, bodyClass}: HtmlPage): string {
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${head}<style>${style.replace(/<(?=[/!])/g, "\\3c ")}</style>
</head>
<body class="${escapeHtml(bodyClass)}">
${body}
</body>
</html>
`;
}

/** What a file says of itself: what it was made by and from. */
export function metaTags({author, subtitle, period, date, digest, version, sources}: CompiledDocument): string {
  const fields = {
    generator: `Tickmark ${version}`, author, description: [subtitle, period].filter((part) => part !== "").join(". "), date, "tickmark-digest": digest,
    "tickmark-version": version, "tickmark-sources": sources.map(({label}) => label).join("; ")
  };
  return Object.entries(fields).filter(([, value]) => value !== "").map(([name, value]) => `<meta name="${name}" content="${escapeHtml(value)}">\n`).join("");
}

/** A value as the text of a `<script type="application/json">`: no sequence in it ends or comments the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A script as the text of a `<script>`. The sequences that end or comment the element stand in a bundle only within strings and patterns, where the escapes mean the same. */
export function scriptText(source: string): string {
  return source.replace(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "\\x3c!--");
}
