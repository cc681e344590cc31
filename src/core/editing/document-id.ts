/** The kinds of documents that can be written, with the folder of each in a workspace. */
export const FOLDERS = {deck: "decks", notebook: "notebooks", briefing: "briefings"} as const;

/** What a document is. */
export type DocumentKind = keyof typeof FOLDERS;

/** Which document: its file is `<folder of its kind>/<name>.md`. */
export interface DocumentId {
  readonly kind: DocumentKind;
  readonly name: string;
}

/** The most bytes of a document. */
export const LARGEST = 8 * 1024 * 1024;

/** Letters, digits, `_` and `-`: no name of this form leads out of its folder, on any system. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,79}$/u;

/**
 * Names that Windows keeps for devices, with or without an ending, and `index`, which is the page that lists documents.
 */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|index)$/i;

/** Why a text is no name of a document; undefined if it is one. */
export function whyNoName(name: string): string | undefined {
  if (!NAME.test(name) || name.normalize("NFC") !== name)
    return "expected letters, digits, _ and -, a letter or digit first, 80 characters at most";
  return RESERVED.test(name) ? "is reserved; choose another" : undefined;
}
