import type {DocumentId} from "../../core/editing/document-id.js";
import type {KeptText} from "./document-keeper.js";

/** A text that is not saved yet, and the saved text of which it was made. */
export interface UnsavedText {
  readonly text: string;
  readonly base: KeptText;
}

/** Sites of one host have each their own: the path is that of a page of the site. */
const keyOf = ({location}: Window, {kind, name}: DocumentId): string =>
  `tickmark-unsaved:${location.pathname}:${kind}/${name}`;

/**
 * Keeps in the browser what is not saved yet of a document, until it is (undefined). Without room or leave it is not
 * kept: the page asks before it is left.
 */
export function keepUnsaved(window: Window, document: DocumentId, unsaved: UnsavedText | undefined): void {
  try {
    if (unsaved === undefined) window.localStorage.removeItem(keyOf(window, document));
    else window.localStorage.setItem(keyOf(window, document), JSON.stringify(unsaved));
  } catch {
    // As said above.
  }
}

/** What was not saved of a document when its page was left, unless it is what is stored now. */
export function unsavedText(window: Window, document: DocumentId, stored: KeptText): UnsavedText | undefined {
  try {
    const {text, base} = JSON.parse(
      window.localStorage.getItem(keyOf(window, document)) ?? "{}"
    ) as Partial<UnsavedText>;
    if (typeof text !== "string" || typeof base?.text !== "string" || typeof base.hash !== "string") return undefined;
    return text === stored.text ? undefined : {text, base};
  } catch {
    return undefined;
  }
}
