import {copyText} from "../clipboard.js";
import type {Copied} from "./copied.js";

/**
 * Puts text and HTML on the clipboard; where only text is taken, the text, and where nothing is, shows it to be copied by hand. Resolves with what to
 * tell the reader.
 */
export async function writeCopied(document: Document, {text, html}: Copied, what: string): Promise<string> {
  const window = document.defaultView as (Window & {readonly ClipboardItem?: typeof ClipboardItem; readonly Blob?: typeof Blob}) | null;
  const {ClipboardItem: Item, Blob: Part} = window ?? {};
  if (window && Item && Part) {
    try {
      const part = (type: string, value: string): Blob => new Part([value], {type});
      await window.navigator.clipboard.write([new Item({"text/plain": part("text/plain", text), "text/html": part("text/html", html)})]);
      return `${what} copied`;
    } catch {
      return textOnly(await copyText(document, text, what));
    }
  }
  return textOnly(await copyText(document, text, what));
}

const textOnly = (message: string): string => message.replace(/ copied$/, " copied as text only: this browser takes no formatted text");
