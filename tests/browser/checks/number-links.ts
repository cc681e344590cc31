import type {Page} from "playwright-core";
import {readFile} from "node:fs/promises";
import {join} from "node:path";

/** The numbers of a page, headings apart, with the full address that each leads to. */
export function numberLinks(page: Page): Promise<readonly {readonly expression: string; readonly href: string}[]> {
  return page.$$eval("main [data-trace]", (marks) =>
    marks
      .filter((mark) => mark.closest("h1, h2, h3, h4, h5, h6") === null)
      .map((mark) => ({
        expression: mark.getAttribute("data-trace")!,
        href: new URL(mark.closest("a")?.getAttribute("href") ?? "none:", document.baseURI).href
      }))
  );
}

/** The ids of the facts that stand on the trace page of a built site. */
export async function tracedFacts(dir: string): Promise<ReadonlySet<string>> {
  const trace = await readFile(join(dir, "trace/index.html"), "utf8");
  return new Set([...trace.matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id!));
}

/** A page of a site, below the site's address, and the facts that stand on the site's trace page. */
export interface NumberedPage {
  readonly path: string;
  readonly site: string;
  readonly facts: ReadonlySet<string>;
}

/** The numbers that lead to no fact of the trace page, or to the trace of another number. */
export function strayNumbers(
  links: Awaited<ReturnType<typeof numberLinks>>,
  {path, site, facts}: NumberedPage
): typeof links {
  return links.filter(({expression, href}) => {
    const url = new URL(href);
    if (url.href === `${site}${path}#${expression}` && path === "trace/index.html") return !facts.has(expression);
    return (
      !url.href.startsWith(`${site}trace/?`) ||
      !facts.has(decodeURIComponent(url.hash.slice(1))) ||
      url.searchParams.get("x") !== expression
    );
  });
}
