import type {Page} from "playwright-core";

/** The smallest letters of the small pictures of a page, in pixels as they are shown. */
export function smallestLetters(page: Page): Promise<number> {
  return page.$$eval(".tm-small", (pictures) =>
    Math.min(
      ...pictures
        .flatMap((picture) => [...picture.querySelectorAll("*")])
        .filter(
          (element) =>
            element.checkVisibility() &&
            [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "")
        )
        .map((element) => {
          const scale =
            element instanceof SVGGraphicsElement ? element.getScreenCTM()!.a : (element as HTMLElement).currentCSSZoom;
          return parseFloat(getComputedStyle(element).fontSize) * scale;
        })
    )
  );
}
