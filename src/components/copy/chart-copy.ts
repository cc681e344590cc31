import {linkTo} from "../chart-files.js";
import {citationOf} from "../svg-texts.js";
import {copiedOf} from "./copied.js";
import type {Copied, CopiedPart} from "./copied.js";

/** A framed chart as it stands in the page: headline, statistical title, its rows, its notes, source line, open point, citation and address. */
export function chartCopy(figure: HTMLElement): Copied {
  const text = (selector: string): string => words(figure.querySelector(`:scope > ${selector}`));
  const lines = [...figure.querySelectorAll(":scope > .tm-twin tr")].map((line) => [...line.children].map(words));
  const notes = [...figure.querySelectorAll(":scope > .tm-notes > li")].map((note) => ({type: "line", label: "Note", text: words(note)} as const));
  const table: readonly CopiedPart[] = lines.length === 0 ? [] : [{type: "table", rows: lines}];
  return copiedOf([
    {type: "lead", text: text(".tm-headline")}, {type: "line", text: text(".tm-title")},
    ...table, ...notes, {type: "line", text: sourceLine(figure)}, ...openPoint(figure), ...citation(figure), {type: "link", label: "Chart and traces", href: linkTo(figure)}
  ]);
}

function citation(figure: HTMLElement): readonly CopiedPart[] {
  const full = citationOf(figure);
  return full === "" ? [] : [{type: "line", label: "Cite as", text: full}];
}

/** What the tick says of an open point, with the way there; a tick that says that all is tied is left to the page. */
function openPoint(figure: HTMLElement): readonly CopiedPart[] {
  const tick = figure.querySelector<HTMLElement>(":scope > .tm-source > .tm-tick[data-state=open]");
  const href = tick?.getAttribute("href");
  if (!tick || href === null || href === undefined) return [];
  const sign = words(tick.querySelector("[aria-hidden]"));
  return [{type: "link", label: `Open point: ${words(tick).slice(sign.length).trim()}`, href: new URL(href, figure.ownerDocument.baseURI).href}];
}

function sourceLine(figure: HTMLElement): string {
  const line = figure.querySelector(":scope > .tm-source")?.cloneNode(true) as Element | undefined;
  line?.querySelector(".tm-tick")?.remove();
  return words(line);
}

const words = (element: Element | null | undefined): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
