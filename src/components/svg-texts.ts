import {svgFile} from "../exports/svg-file.js";
import type {SvgTexts} from "../exports/svg-file.js";

/** The texts of a framed chart, as they stand in the page. */
export function svgTexts(figure: HTMLElement, digest: string, page: string): SvgTexts {
  const text = (selector: string): string => plain(figure.querySelector(`:scope > ${selector}`));
  const expressions = [...figure.querySelectorAll(".tm-headline [data-trace], .tm-drawing [data-trace], .tm-notes [data-trace]")]
    .map((element) => element.getAttribute("data-trace") ?? "");
  return {
    headline: text(".tm-headline"),
    title: text(".tm-title"),
    description: text(".tm-hidden"),
    notes: [...figure.querySelectorAll(":scope > .tm-notes > li")].map(plain),
    source: sourceLine(figure),
    state: plain(figure.querySelector(":scope > .tm-source > .tm-tick:is([data-state=open], [data-state=unchecked])")),
    expressions: [...new Set(expressions)].filter((expression) => expression !== ""),
    digest,
    page
  };
}

/** How a framed chart is cited in full; empty where it doesn't say. */
export function citationOf(figure: HTMLElement): string {
  return [...figure.querySelectorAll<HTMLElement>(":scope > .tm-actions [data-action=copy-citation]")].at(-1)?.dataset.text ?? "";
}

function sourceLine(figure: HTMLElement): string {
  const line = figure.querySelector(":scope > .tm-source")?.cloneNode(true) as Element | undefined;
  line?.querySelector(".tm-tick")?.remove();
  return plain(line);
}

function plain(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** What an export needs of the page. */
interface SvgExportOptions {
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
