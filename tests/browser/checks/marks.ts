import type {Page} from "playwright-core";

/** A chart as the keyboard and a screen reader meet it. */
export interface WalkedChart {
  readonly id: string;
  /** Names of the marks, in the order in which Tab comes to them. */
  readonly names: readonly string[];
  /** What is wrong with its marks. */
  readonly wrong: readonly string[];
}

/** What holds the charts that are walked: figures in full, or small pictures. */
export type WalkedIn = "figure[data-chart]" | ".tm-gallery-picture";

/**
 * Each chart's marks as they stand in the drawing that shows: reachable, named with their number, and shown within it
 * when the focus is on them.
 */
export function walkCharts(page: Page, within: WalkedIn = "figure[data-chart]"): Promise<readonly WalkedChart[]> {
  return page.$$eval(
    within,
    (figures, chosen) =>
      figures.map((figure) => {
        const marks = [...figure.querySelectorAll<HTMLElement>(":is(.tm-drawing, .tm-small) [data-trace]")].filter(
          (mark) => mark.checkVisibility()
        );
        const isOutside = (mark: Element): boolean => {
          const [box, {top, bottom}] = [
            (mark.closest(".tm-small") ?? document.documentElement).getBoundingClientRect(),
            mark.getBoundingClientRect()
          ];
          return top < box.top - 1 || bottom > box.bottom + 1;
        };
        const nameOf = (mark: Element): string => (mark.getAttribute("aria-label") ?? mark.textContent).trim();
        const stops = marks.filter(({tabIndex}) => tabIndex === 0).length;
        const wrong =
          marks.length > 0 && chosen !== "figure[data-chart]" && stops !== 1 ? [`${stops} stops of Tab`] : [];
        const wrongMarks = marks.flatMap((mark) => {
          const expression = mark.getAttribute("data-trace")!;
          mark.focus({preventScroll: mark.closest(".tm-small") === null});
          const {outlineStyle, outlineWidth} = getComputedStyle(mark);
          return [
            ...(document.activeElement === mark ? [] : [`${expression}: takes no focus`]),
            ...(mark.tabIndex === 0 || mark.closest(".tm-small") ? [] : [`${expression}: Tab passes it by`]),
            ...(outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
              ? []
              : [`${expression}: the focus on it can’t be seen`]),
            ...(isOutside(mark) ? [`${expression}: is cut off`] : []),
            ...(/\d|[a-z]/i.test(nameOf(mark)) ? [] : [`${expression}: has no name`]),
            ...(mark.matches("a[href]") || mark.getAttribute("role") === "button" ? [] : [`${expression}: has no role`])
          ];
        });
        // A number that the data table shows and the drawing doesn’t would be out of a walker’s reach.
        const drawn = new Set(marks.map((mark) => mark.getAttribute("data-trace")));
        const dataTable = [...figure.querySelectorAll(".tm-data-table td [data-trace]")];
        const unnamed = dataTable
          .filter((cell) => drawn.has(cell.getAttribute("data-trace")))
          .flatMap((cell) => {
            const mark = marks.find((one) => one.getAttribute("data-trace") === cell.getAttribute("data-trace"))!;
            const number = cell.textContent.trim();
            return nameOf(mark)
              .replace(/[\u00a0\u202f]/g, " ")
              .includes(number.replace(/[\u00a0\u202f]/g, " "))
              ? []
              : [`${cell.getAttribute("data-trace")!}: its name “${nameOf(mark)}” lacks ${number}`];
          });
        return {
          id: figure.id || (figure.getAttribute("aria-label") ?? ""),
          names: marks.map(nameOf),
          wrong: [...wrong, ...wrongMarks, ...unnamed]
        };
      }),
    within
  );
}
