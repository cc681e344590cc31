/** A file that a page made, to be saved. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly contents: string | Uint8Array<ArrayBuffer>;
}

/** Makes a file of the page's document in a format of its menu; what the modules of decks and briefings export. */
export type MakeFile = (format: string, document: Document) => Promise<MadeFile>;

/** Media types of what is made. */
export const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html;charset=utf-8",
  md: "text/markdown;charset=utf-8",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  zip: "application/zip"
} as const;
