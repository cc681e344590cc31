import {svgFile} from "../exports/svg-file.js";
import type {SvgTexts} from "../exports/svg-file.js";

/** What an export needs of the page. */
export interface SvgExportOptions {
  /** The value of a custom property where a drawing gives no fallback. */
  readonly property: (name: string) => string;
  /** What relative links are resolved against. */
  readonly base: string;
}

/** A drawing of the page as a file that stands alone, its links absolute. */
export function standaloneSvg(drawing: SVGSVGElement, texts: SvgTexts, {property, base}: SvgExportOptions): string {
  const address = (link: Element): string | undefined => {
    const href = link.getAttribute("href");
    return href === null ? undefined : new URL(href, base).href;
  };
  return svgFile(drawing, texts, {property, address});
}
