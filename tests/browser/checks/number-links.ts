import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Page} from "playwright-core";

/** A number of a page, with the full address that it leads to. */
export interface NumberLink {
  readonly expression: string;
  readonly href: string;
}

/**
 * The numbers of a built page as it stands without JavaScript, headings apart. Any page of a browser parses it, which
 * needs no style and no layout: to open each page of a site for it takes far longer.
 */
export async function numberLinks(
  {dir, url}: {readonly dir: string; readonly url: string},
  path: string,
  parser: Page
): Promise<readonly NumberLink[]> {
  const html = await readFile(join(dir, path), "utf8");
  return parser.evaluate(
    ([text, address]) => {
      const parsed = new DOMParser().parseFromString(text!, "text/html");
      return [...parsed.querySelectorAll("main [data-trace]")]
        .filter((mark) => mark.closest("h1, h2, h3, h4, h5, h6") === null)
        .map((mark) => ({
          expression: mark.getAttribute("data-trace")!,
          href: new URL(mark.closest("a")?.getAttribute("href") ?? "none:", address).href
        }));
    },
    [html, url + path]
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
export function strayNumbers(links: readonly NumberLink[], {path, site, facts}: NumberedPage): readonly NumberLink[] {
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
