import type {DocumentId} from "../../core/editing/document-id.js";
import {siteRoot} from "../site-links.js";

/** The address of a document's builder. */
export function builderAddress(document: Document, {kind, name}: DocumentId): string {
  return new URL(`build/${kind}?id=${encodeURIComponent(name)}`, siteRoot(document)).href;
}
