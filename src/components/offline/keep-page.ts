import {siteLink, siteRoot, tableAddress} from "../site-links.js";

/** What a page tells the site's service worker: where it is, and which files it will need besides those it names. */
export interface KeepMessage {
  readonly page: string;
  readonly files: readonly string[];
}

/**
 * Has the browser keep a page of a built site for when there is no network, once the page itself has all that it needs.
 * Nothing is kept of a page that names no service worker, as a preview's don't, nor where the reader asks to save data.
 */
export async function keepPage(document: Document, window: Window): Promise<void> {
  const script = siteLink(document, "offline");
  const navigator = window.navigator as Partial<Pick<Navigator, "serviceWorker">> & {
    readonly connection?: {readonly saveData?: boolean};
  };
  if (script === undefined || navigator.serviceWorker === undefined || navigator.connection?.saveData === true) return;
  if (document.readyState !== "complete")
    await new Promise((loaded) => window.addEventListener("load", loaded, {once: true}));
  await navigator.serviceWorker.register(script, {scope: siteRoot(document)});
  const {active} = await navigator.serviceWorker.ready;
  const message: KeepMessage = {page: document.location.href, files: [...tablesOf(document), ...fontsOf(window)]};
  active?.postMessage(message);
}

/** The fonts that the page has loaded: of those that it names, browsers load what its letters need. */
function fontsOf({performance}: Window): readonly string[] {
  return performance
    .getEntriesByType("resource")
    .map(({name}) => name)
    .filter((name) => name.endsWith(".woff2"));
}

/** The tables from which the page's charts are drawn again by their controls. */
function tablesOf(document: Document): readonly string[] {
  const figures = [...document.querySelectorAll<HTMLElement>("figure[data-table]")];
  const tables = figures.filter((figure) => figure.querySelector(".tm-controls")).map(({dataset}) => dataset.table!);
  return [...new Set(tables)].map((table) => tableAddress(document, table, "arrow"));
}
