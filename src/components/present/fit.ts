/** How a slide uses its room. */
export interface Fit {
  /** The share of the room between head and foot that is empty below the last line, chart or picture; 0 to 1. */
  readonly empty: number;
  /** The lines of its headline. */
  readonly lines: number;
}

/** Layouts that place one thing, or say what they are by how they stand: their room may be empty. */
const COMPOSED = ["title", "agenda", "section", "statement", "number", "numbers", "quote", "sources", "closing"];
/** Layouts whose headline is the slide. */
const HEADLINES = ["title", "section", "statement", "closing"];

const MOST_EMPTY = 0.4;

/** Measures a slide that the browser has laid out. */
export function fitOf(section: HTMLElement): Fit {
  const title = section.querySelector<HTMLElement>(".tm-slide-title");
  const body = section.querySelector<HTMLElement>(".tm-slide-body");
  return {empty: body ? emptyBelow(body) : 0, lines: title ? linesOf(title) : 0};
}

/** What is wrong about it, in words with what to do; empty if nothing is. */
export function fitTexts(
  {empty, lines}: Fit,
  {layout = ""}: {readonly layout?: string | undefined}
): readonly string[] {
  const most = HEADLINES.includes(layout) ? 3 : 2;
  return [
    ...(lines > most ? [`its headline takes ${lines} lines, more than ${most}; say it shorter`] : []),
    ...(empty > MOST_EMPTY && !COMPOSED.includes(layout)
      ? [
          `${Math.round(empty * 100)}% of its room is empty below its last line; show what it says, join it with another slide, or take a layout for one thing (statement, number, numbers, quote)`
        ]
      : [])
  ];
}

function emptyBelow(body: HTMLElement): number {
  const {top, bottom, height} = body.getBoundingClientRect();
  if (height <= 0) return 0;
  const document = body.ownerDocument;
  const bottoms = [...body.querySelectorAll("svg, img, table, pre")]
    .filter((element) => element.checkVisibility())
    .map((element) => element.getBoundingClientRect().bottom);
  const walker = document.createTreeWalker(body, 4 /* NodeFilter.SHOW_TEXT */);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.textContent?.trim() === "" || node.parentElement?.closest("svg, .tm-hidden")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    bottoms.push(...[...range.getClientRects()].map((rect) => rect.bottom));
  }
  return (bottom - Math.max(top, ...bottoms)) / height;
}

function linesOf(title: HTMLElement): number {
  const {height} = title.getBoundingClientRect();
  return Math.round(height / parseFloat(title.ownerDocument.defaultView!.getComputedStyle(title).lineHeight)) || 0;
}
