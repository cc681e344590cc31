import type {Page} from "playwright-core";

/** A chart as the keyboard and a screen reader meet it. */
export interface WalkedChart {
  readonly id: string;
  /** Names of the marks, in the order in which Tab comes to them. */
  readonly names: readonly string[];
  /** What is wrong with its marks. */
  readonly wrong: readonly string[];
}

/** Each chart's marks as they stand in the drawing that shows: reachable, named with their number, and shown when the focus is on them. */
export function walkCharts(page: Page): Promise<readonly WalkedChart[]> {
  return page.$$eval("figure[data-chart]", (figures) => figures.map((figure) => {
    const marks = [...figure.querySelectorAll<HTMLElement>(".tm-drawing [data-trace]")].filter((mark) => mark.checkVisibility());
    const nameOf = (mark: Element): string => (mark.getAttribute("aria-label") ?? mark.textContent).trim();
    const wrong = marks.flatMap((mark) => {
      const expression = mark.getAttribute("data-trace")!;
      mark.focus({preventScroll: true});
      const {outlineStyle, outlineWidth} = getComputedStyle(mark);
      return [
        ...(document.activeElement === mark ? [] : [`${expression}: takes no focus`]),
        ...(mark.tabIndex === 0 ? [] : [`${expression}: Tab passes it by`]),
        ...(outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 ? [] : [`${expression}: the focus on it can’t be seen`]),
        ...(/\d|[a-z]/i.test(nameOf(mark)) ? [] : [`${expression}: has no name`]),
        ...(mark.matches("a[href]") || mark.getAttribute("role") === "button" ? [] : [`${expression}: has no role`])
      ];
    });
    // A number that the twin shows and the drawing doesn’t would be out of a walker’s reach.
    const drawn = new Set(marks.map((mark) => mark.getAttribute("data-trace")));
    const twin = [...figure.querySelectorAll(".tm-twin td [data-trace]")];
    const unnamed = twin.filter((cell) => drawn.has(cell.getAttribute("data-trace"))).flatMap((cell) => {
      const mark = marks.find((one) => one.getAttribute("data-trace") === cell.getAttribute("data-trace"))!;
      const number = cell.textContent.trim();
      return nameOf(mark).replace(/[\u00a0\u202f]/g, " ").includes(number.replace(/[\u00a0\u202f]/g, " ")) ? [] : [`${cell.getAttribute("data-trace")!}: its name “${nameOf(mark)}” lacks ${number}`];
    });
    return {id: figure.id, names: marks.map(nameOf), wrong: [...wrong, ...unnamed]};
  }));
}
