import {FOLDERS} from "../../core/editing/document-id.js";
import type {DocumentId} from "../../core/editing/document-id.js";
import type {DrawnDocument} from "../../core/editing/drawn-document.js";
import type {Evidence} from "../../core/evidence.js";
import type {QueryAnswers} from "../../core/query/query-cell.js";
import {loadEvidence} from "../evidence.js";
import {siteLink, siteRoot} from "../site-links.js";
import {BrowserKeeper} from "./browser-keeper.js";
import type {QueryEngine} from "./query-engine.js";

/** Draws and checks as the site's build does; knows the themes of its decks. */
interface Drawer {
  readonly draw: (document: DocumentId, text: string, answers?: QueryAnswers) => DrawnDocument;
  readonly themes: readonly string[];
}

/** The module of the drawer. */
interface DrawerModule {
  readonly openDrawer: (data: string, evidence: Evidence) => Drawer;
}

/**
 * The keeper of a published site: what it has is read from its own files, what is made is kept in the browser, and
 * queries are run by an engine, if one is given.
 */
export function publishedKeeper(document: Document, engine?: QueryEngine): BrowserKeeper {
  const root = siteRoot(document);
  let opened: Promise<Drawer> | undefined;
  const drawer = (): Promise<Drawer> => {
    opened ??= loadDrawer(document);
    opened.catch(() => (opened = undefined));
    return opened;
  };
  return new BrowserKeeper({
    root: new URL(root).pathname,
    list: async () => {
      const response = await fetch(`${root}data/written/index.json`);
      return response.ok ? ((await response.json()) as readonly DocumentId[]) : [];
    },
    written: async ({kind, name}) => {
      const response = await fetch(`${root}data/written/${FOLDERS[kind]}/${encodeURIComponent(name)}.json`);
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`the document can’t be had (status ${response.status}); load the page again`);
      return ((await response.json()) as {readonly text: string}).text;
    },
    draw: async (id, text) => {
      const {draw} = await drawer();
      const drawn = draw(id, text);
      return drawn.unrun && engine?.isStarted ? draw(id, text, await engine.answer(drawn.unrun)) : drawn;
    },
    themes: async () => (await drawer()).themes,
    ...(engine === undefined ? {} : {engine})
  });
}

async function loadDrawer(document: Document): Promise<Drawer> {
  const [module, data] = [siteLink(document, "drawer"), siteLink(document, "drawing")];
  if (module === undefined || data === undefined) throw new Error("this page names nothing to draw with");
  const [{openDrawer}, text, evidence] = await Promise.all([
    import(module) as Promise<DrawerModule>,
    fetch(data).then((response) => response.text()),
    loadEvidence(document)
  ]);
  return openDrawer(text, evidence);
}
