import {FOLDERS} from "../../core/editing/document-id.js";
import type {DocumentId} from "../../core/editing/document-id.js";
import type {DrawnDocument} from "../../core/editing/drawn-document.js";
import type {Evidence} from "../../core/evidence.js";
import {loadEvidence} from "../evidence.js";
import {siteLink, siteRoot} from "../site-links.js";
import {BrowserKeeper} from "./browser-keeper.js";

type Draw = (document: DocumentId, text: string) => DrawnDocument;

/** The module that draws and checks as the site's build does. */
interface Drawer {
  readonly openDrawer: (data: string, evidence: Evidence) => Draw;
}

/** The keeper of a published site: what it has is read from its own files, what is made is kept in the browser. */
export function publishedKeeper(document: Document): BrowserKeeper {
  const root = siteRoot(document);
  let drawing: Promise<Draw> | undefined;
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
      drawing ??= loadDrawer(document);
      drawing.catch(() => (drawing = undefined));
      return (await drawing)(id, text);
    }
  });
}

async function loadDrawer(document: Document): Promise<Draw> {
  const [module, data] = [siteLink(document, "drawer"), siteLink(document, "drawing")];
  if (module === undefined || data === undefined) throw new Error("this page names nothing to draw with");
  const [{openDrawer}, text, evidence] = await Promise.all([
    import(module) as Promise<Drawer>,
    fetch(data).then((response) => response.text()),
    loadEvidence(document)
  ]);
  return openDrawer(text, evidence);
}
