import {announce, closestTo, messageOf} from "../announce.js";
import {siteLink} from "../site-links.js";
import {saveFile} from "../take.js";

/** The dependencies of the menu; tests inject their own. */
interface MenuTools {
  readonly load: (document: Document) => Promise<MakeFile>;
  readonly save: typeof saveFile;
  readonly print: (document: Document) => void;
}

const TOOLS: MenuTools = {load: loadMaker, save: saveFile, print: (document) => document.defaultView?.print()};

/**
 * Binds the download menus of decks and briefings; the module that makes the files is loaded when a format is first
 * chosen.
 */
export function bindDownloads(document: Document, tools: MenuTools = TOOLS): void {
  document.addEventListener("click", (event) => {
    const button = closestTo(event.target, ".tm-downloads button[data-download]") as HTMLButtonElement | null;
    const menu = button?.closest<HTMLElement>(".tm-downloads");
    if (!button || !menu || menu.getAttribute("aria-busy") === "true") return;
    if (button.dataset.download === "print") tools.print(document);
    else void download(button, menu, tools);
  });
}

async function download(button: HTMLButtonElement, menu: HTMLElement, {load, save}: MenuTools): Promise<void> {
  const document = menu.ownerDocument;
  const status = menu.querySelector<HTMLElement>(".tm-status")!;
  setBusy(menu, true);
  status.classList.remove("tm-error");
  announce(status, `${button.textContent}: being made …`);
  try {
    const make = await load(document);
    await painted(document);
    const {name, type, contents} = await make(button.dataset.download ?? "", document);
    save(document, contents, name, type);
    announce(status, `${name} saved`);
  } catch (error) {
    status.classList.add("tm-error");
    announce(status, `${button.textContent}: not made. ${messageOf(error)}`);
  } finally {
    setBusy(menu, false);
  }
}

/** Marks a menu busy with `aria-disabled`, because a disabled button would lose the focus. */
function setBusy(menu: HTMLElement, busy: boolean): void {
  menu.setAttribute("aria-busy", String(busy));
  for (const button of menu.querySelectorAll("button")) {
    if (busy) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

/** Resolves when the page has painted, so that a message is visible before long work. */
const painted = ({defaultView}: Document): Promise<void> =>
  new Promise((done) => {
    defaultView?.setTimeout(done, 20);
  });

async function loadMaker(document: Document): Promise<MakeFile> {
  const url = siteLink(document, "downloads");
  if (url === undefined) throw new Error("This page stands alone and makes no files.");
  const {makeFile} = (await import(/* @vite-ignore */ url)) as {readonly makeFile: MakeFile};
  return makeFile;
}

/** A file that a page made, to be saved. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly contents: string | Uint8Array<ArrayBuffer>;
}

/** Makes a file of the page's document in a format of its menu; what the modules of decks and briefings export. */
export type MakeFile = (format: string, document: Document) => Promise<MadeFile>;

/** The media types of the files. */
export const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html;charset=utf-8",
  md: "text/markdown;charset=utf-8",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  zip: "application/zip"
} as const;
