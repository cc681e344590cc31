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
