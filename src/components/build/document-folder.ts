import {FOLDERS} from "../../core/editing/document-id.js";
import {documentPath} from "./document-files.js";
import type {WrittenDocument} from "./document-files.js";

/** What a window has in a browser that can open folders, after a question to the user. */
export interface FolderWindow {
  readonly showDirectoryPicker: (options: {readonly mode: "readwrite"}) => Promise<FileSystemDirectoryHandle>;
}

/**
 * Saves documents into a folder that is asked for, at their places in a workspace. A file that is there with another
 * text is left as it is. Gives what was done, in words.
 */
export async function saveIntoFolder(
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
