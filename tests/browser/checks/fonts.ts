import type {Page} from "playwright-core";

/** The font files that a page has loaded, with their sizes in bytes. */
export const fontsOf = (page: Page): Promise<readonly {readonly name: string; readonly size: number}[]> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    return performance
      .getEntriesByType("resource")
      .filter(({name}) => name.endsWith(".woff2"))
      .map((entry) => ({
        name: entry.name.slice(entry.name.lastIndexOf("/") + 1),
        size: (entry as PerformanceResourceTiming).encodedBodySize
      }));
  });
