import {EditingError} from "./editing-error.js";

/** The kinds of documents that can be written, with the folder of each in a workspace. */
export const FOLDERS = {deck: "decks", notebook: "notebooks", briefing: "briefings"} as const;

/** What a document is. */
export type DocumentKind = keyof typeof FOLDERS;

/** Which document: its file is `<folder of its kind>/<name>.md`. */
export interface DocumentId {
  readonly kind: DocumentKind;
  readonly name: string;
}

/** Letters, digits, `_` and `-`: no name of this form leads out of its folder, on any system. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,79}$/u;

/**
 * Names that Windows keeps for devices, with or without an ending, and `index`, which is the page that lists documents.
 */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|index)$/i;

/** Checks what a request says is a document. Throws an {@link EditingError} if it names none that can be written. */
export function documentId(kind: unknown, name: unknown): DocumentId {
  if (typeof kind !== "string" || !Object.hasOwn(FOLDERS, kind))
    throw new EditingError(400, `kind ${JSON.stringify(kind)}: expected ${Object.keys(FOLDERS).join(", ")}`);
  if (typeof name !== "string" || !NAME.test(name) || name.normalize("NFC") !== name)
    throw new EditingError(
      400,
      `name ${JSON.stringify(name)}: expected letters, digits, _ and -, a letter or digit first, 80 characters at most`
    );
  if (RESERVED.test(name)) throw new EditingError(400, `name ${JSON.stringify(name)}: is reserved; choose another`);
  return {kind: kind as DocumentKind, name};
}
