import type {Page} from "playwright-core";

/** The charts, drawings, marks and numbers that have no box. */
export function hiddenParts(page: Page): Promise<readonly string[]> {
  return page.$$eval(
    "figure[data-chart], main > p .tm-number, figure > p .tm-number, .tm-drawing, .tm-wide:not([data-in-terms=sources]) svg, .tm-wide:not([data-in-terms=sources]) a[data-trace]",
    (parts) =>
      parts
        .filter((part) => {
          const {width, height} = part.getBoundingClientRect();
          return width === 0 || height === 0 || getComputedStyle(part).visibility !== "visible";
        })
        .map((part) => part.outerHTML.slice(0, 100))
  );
}

/** What a reader sees of each block, but for the controls that only JavaScript brings. */
export function shownWords(page: Page): Promise<readonly string[]> {
  return page.$$eval(
    "main > :not(figure, .tm-page-control, .tm-following), figure > :not(.tm-controls, .tm-actions)",
    (blocks) =>
      blocks.map((block) => {
        const svg = [...block.querySelectorAll("svg")].map((drawing) => drawing.textContent);
        return [block instanceof HTMLElement ? block.innerText : "", ...svg].join(" | ");
      })
  );
}

/** Buttons and inputs that show although nothing answers them. */
export function deadControls(page: Page): Promise<readonly string[]> {
  return page.$$eval("main button, main input", (controls) =>
    controls.filter((control) => control.getBoundingClientRect().width > 0).map((control) => control.outerHTML)
  );
}
