import {FOLDERS} from "../../core/editing/document-id.js";
import {elementMaker} from "../../core/element.js";
import {announce, messageOf, statusRegion} from "../announce.js";
import {saveFile} from "../take.js";
import type {BrowserKeeper} from "./browser-keeper.js";
import {documentPath, zipDocuments} from "./document-files.js";
import type {WrittenDocument} from "./document-files.js";
import {pressButton} from "./press-button.js";

/** Says that documents are kept in this browser only, and saves all of them elsewhere. */
export function keptNotice(document: Document, keeper: BrowserKeeper): HTMLElement {
  return whereKept(
    document,
    keeper,
    "What you make here is kept in this browser only, and whoever clears its data for this site clears it too. Save all as a zip to have it elsewhere: unzipped over the folder of a workspace, it stands there."
  );
}

/** Says where documents are kept, in given words, with what saves all of them elsewhere. */
export function whereKept(document: Document, keeper: BrowserKeeper, text: string): HTMLElement {
  const make = elementMaker(document);
  const status = statusRegion(document);
  const window = document.defaultView as Window & Partial<FolderWindow>;
  const button = (name: string, action: () => Promise<string>): HTMLElement =>
    pressButton(document, name, () => {
      action().then(
        (said) => announce(status, said),
        (error: unknown) => announce(status, `Not saved: ${messageOf(error)}`)
      );
    });
  const zip = button("Save all as a zip", async () => {
    const all = await keeper.all();
    if (all.length === 0) return "There is nothing to save yet.";
    saveFile(document, zipDocuments(all), "documents.zip", "application/zip");
    return `documents.zip saved, with ${counted(all.length)}`;
  });
  const pick = window.showDirectoryPicker?.bind(window);
  const folders = pick ? [button("Save into a folder", async () => saveIntoFolder(pick, await keeper.all()))] : [];
  return make(
    "div",
    {class: "tm-build-kept"},
    make("p", {}, text),
    make("p", {class: "tm-build-bar"}, zip, ...folders, status)
  );
}

const counted = (count: number): string => (count === 1 ? "one document" : `${count} documents`);

/** What a window has in a browser that can open folders, after a question to the user. */
interface FolderWindow {
  readonly showDirectoryPicker: (options: {readonly mode: "readwrite"}) => Promise<FileSystemDirectoryHandle>;
}

/**
 * Saves documents into a folder that is asked for, at their places in a workspace. A file that is there with another
 * text is left as it is. Gives what was done, in words.
 */
async function saveIntoFolder(
  pick: FolderWindow["showDirectoryPicker"],
  documents: readonly WrittenDocument[]
): Promise<string> {
  if (documents.length === 0) return "There is nothing to save yet.";
  const root = await pick({mode: "readwrite"});
  const left: string[] = [];
  for (const document of documents) {
    const folder = await root.getDirectoryHandle(FOLDERS[document.kind], {create: true});
    const file = `${document.name}.md`;
    const before = await folder.getFileHandle(file).then(
      async (handle) => (await handle.getFile()).text(),
      () => undefined
    );
    if (before !== undefined && before !== document.text.replace(/^\ufeff/, "")) left.push(documentPath(document));
    if (before !== undefined) continue;
    const writable = await (await folder.getFileHandle(file, {create: true})).createWritable();
    await writable.write(new TextEncoder().encode(document.text));
    await writable.close();
  }
  const saved = `Saved into ${root.name}`;
  return left.length === 0 ? saved : `${saved}; left as they are, since they have another text: ${left.join(", ")}`;
}
