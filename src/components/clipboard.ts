import {elementMaker} from "../core/element.js";

/**
 * Copies text and says so; where the clipboard is refused, shows the text selected in a dialog, to be copied by hand.
 * Resolves with what to tell the reader.
 */
export async function copyText(document: Document, text: string, what: string): Promise<string> {
  try {
    const clipboard = document.defaultView?.navigator.clipboard;
    if (!clipboard) throw new Error("no clipboard");
    await clipboard.writeText(text);
    return `${what} copied`;
  } catch {
    showSelected(document, text, what);
    return `${what} shown, to copy by hand`;
  }
}

function showSelected(document: Document, text: string, what: string): void {
  const make = elementMaker(document);
  const area = make("textarea", {readonly: "", rows: "8", "aria-labelledby": "tm-copy-title"});
  area.value = text;
  const close = make("button", {type: "button"}, "Close");
  const dialog = make("dialog", {class: "tm-copy", role: "dialog", "aria-labelledby": "tm-copy-title"},
    make("h2", {id: "tm-copy-title"}, what),
    make("p", {}, "The clipboard is not allowed here. Copy the selected text."),
    area, make("p", {}, close));
  const opener = document.activeElement;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    (opener as HTMLElement | null)?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  area.focus();
  area.select();
}
