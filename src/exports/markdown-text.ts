import type {ShownInline} from "../core/deck/compiled.js";

/** Where links of a Markdown file lead; undefined leaves their text alone. */
export interface MarkdownLinks {
  readonly number: (expression: string) => string;
  /** A path of the site, with a slash before it. */
  readonly site: (path: string) => string | undefined;
}

const MARKS = {strong: "**", emphasis: "*", strike: "~~"} as const;

/** Plain text as Markdown that reads the same: what would be markup, HTML, a number's construct or a table's bar is escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>~|{}]/g, "\\$&").replace(/&(?=#?\w+;)/g, "\\&").replace(/!(?=\\\[)/g, "\\!");
}

/** Text that starts a line, where a number sign, a hyphen or `1.` would be markup. */
export function escapeLineStart(markdown: string): string {
  return markdown.replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=]{2,}|:::|>)/, "\\$1").replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** Inline text as Markdown, each number a link to its evidence. */
export function inlineMarkdown(parts: readonly ShownInline[], links: MarkdownLinks): string {
  return parts.map((part): string => {
    switch (part.type) {
      case "text": return escapeMarkdown(part.text);
      case "number": return markdownLink(escapeMarkdown(part.number.text), links.number(part.number.expression));
      case "code": return codeSpan(part.text);
      case "break": return "\\\n";
      case "link": {
        const address = part.href.startsWith("/") ? links.site(part.href) : part.href;
        const text = inlineMarkdown(part.children, links);
        return address === undefined || holdsLink(part.children) ? text : markdownLink(text, address);
      }
      default: return spaced(inlineMarkdown(part.children, links), MARKS[part.type]);
    }
  }).join("");
}

/** A link; its text is Markdown. */
export function markdownLink(text: string, address: string): string {
  return `[${text}](${address.replace(/[\s<>()\\]/g, (character) => encodeURIComponent(character).replace("(", "%28").replace(")", "%29"))})`;
}

/** Marks of emphasis hold only against text, not against a space. */
function spaced(text: string, mark: string): string {
  const [, before = "", inside = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return inside === "" ? text : `${before}${mark}${inside}${mark}${after}`;
}

function codeSpan(text: string): string {
  const fence = "`".repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  const inside = text.replace(/\s+/g, " ");
  return /^`|`$|^ .* $/.test(inside) ? `${fence} ${inside} ${fence}` : `${fence}${inside}${fence}`;
}

const holdsLink = (parts: readonly ShownInline[]): boolean =>
  parts.some((part) => part.type === "number" || part.type === "link" || ("children" in part && holdsLink(part.children)));
