import type {Page} from "playwright-core";

/** The numbers of a page, headings apart, with the full address that each leads to. */
export function numberLinks(page: Page): Promise<readonly {readonly expression: string; readonly href: string}[]> {
  return page.$$eval("main [data-trace]", (marks) => marks
    .filter((mark) => mark.closest("h1, h2, h3, h4, h5, h6") === null)
    .map((mark) => ({expression: mark.getAttribute("data-trace")!, href: new URL(mark.closest("a")?.getAttribute("href") ?? "none:", document.baseURI).href})));
}
