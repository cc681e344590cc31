import {INK} from "./ink.js";
import {PAPER} from "./paper.js";
import {PLAIN} from "./plain.js";
import type {Theme} from "./tokens.js";
import {isDark} from "./contrast.js";

/** Fonts that readers have, for letters that ours lack and for a page whose fonts have not come. */
const SYSTEM =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", sans-serif';
const SYSTEM_CODE = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace';
const JAPANESE = "Noto Sans JP";
const LATIN = "Source Sans 3";

/** A theme as custom properties of CSS; lengths are numbers, in pixels of a slide. */
function properties({colours, chart, type, spacing, fonts, ownFont}: Theme): string {
  const sizes = Object.entries({...type, ...spacing}).map(([name, value]) => [`size-${name}`, String(value)] as const);
  const text = ownFont ? `"${fonts.text}", "${LATIN}"` : `"${fonts.text}", "${fonts.text} Fallback"`;
  return [
    ...Object.entries(colours),
    ...Object.entries(chart),
    ...sizes,
    ["sans", [text, `"${JAPANESE}"`, SYSTEM].join(", ")] as const,
    ["mono", `"${fonts.code}", "${JAPANESE}", ${SYSTEM_CODE}`] as const
  ]
    .map(([name, value]) => `--tm-${name}:${value}`)
    .join(";");
}

/**
 * The custom properties of the site, which slides without a theme of their own follow: light, dark for readers who ask
 * for it, and white in print.
 */
export function siteThemeCss(): string {
  return [
    `:root{color-scheme:light dark;${properties(PAPER)}}`,
    `@media (prefers-color-scheme:dark){:root{${properties(INK)}}}`,
    `@media print{:root{color-scheme:light;${properties(PLAIN)}}}`,
    ""
  ].join("\n");
}

/** The same for what a selector finds, whatever the reader's choice, on screen and in print. */
export function themeCss(theme: Theme, selector: string): string {
  return `${theme.ownFont?.rules ?? ""}${selector}{color-scheme:${isDark(theme.colours) ? "dark" : "light"};color:var(--tm-ink);${properties(theme)}}`;
}
