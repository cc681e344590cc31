import {FOLDERS, whyNoName} from "../../src/core/editing/document-id.js";
import type {DocumentId, DocumentKind} from "../../src/core/editing/document-id.js";
import {EditingError} from "./editing-error.js";

/** Checks what a request says is a document. Throws an {@link EditingError} if it names none that can be written. */
export function documentId(kind: unknown, name: unknown): DocumentId {
  if (typeof kind !== "string" || !Object.hasOwn(FOLDERS, kind))
    throw new EditingError(400, `kind ${JSON.stringify(kind)}: expected ${Object.keys(FOLDERS).join(", ")}`);
  const why = typeof name === "string" ? whyNoName(name) : "expected a text";
  if (why !== undefined) throw new EditingError(400, `name ${JSON.stringify(name)}: ${why}`);
  return {kind: kind as DocumentKind, name: name as string};
}
