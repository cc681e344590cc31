import {elementMaker} from "../../core/element.js";
import {guardText} from "../../core/formula.js";
import {escapeHtml} from "../../views/prose-html.js";

/** A piece of what is put on the clipboard. */
export type CopiedPart =
  | {readonly type: "lead"; readonly text: string}
  | {readonly type: "line"; readonly label?: string; readonly text: string}
  | {readonly type: "link"; readonly label: string; readonly href: string}
  /** The header first. */
  | {readonly type: "table"; readonly rows: readonly (readonly string[])[]}
  /** What the reader had selected, as text and as markup that is safe. */
  | {readonly type: "selection"; readonly text: string; readonly html: string};

/** The same thing in both forms that a clipboard takes. */
export interface Copied {
  readonly text: string;
  readonly html: string;
}

/**
 * Parts as plain text (tables separated by tabs) and as HTML; a cell that a spreadsheet would run as a formula is
 * guarded.
 */
export function copiedOf(parts: readonly CopiedPart[]): Copied {
  return {
    text: parts
      .map((part, i) => (i > 0 && (isBlock(part) || isBlock(parts[i - 1]!)) ? "\n" : "") + textOf(part))
      .join("\n"),
    html: parts.map(htmlOf).join("\n")
  };
}

const isBlock = ({type}: CopiedPart): boolean => type === "table" || type === "selection";

function textOf(part: CopiedPart): string {
  switch (part.type) {
    case "lead":
    case "selection":
      return part.text;
    case "line":
      return labelled(part.label, part.text);
    case "link":
      return `${part.label}: ${part.href}`;
    case "table":
      return part.rows.map((row) => row.map((cell) => guarded(cell.replace(/\s+/g, " "))).join("\t")).join("\n");
  }
}

function htmlOf(part: CopiedPart): string {
  switch (part.type) {
    case "lead":
      return `<p><strong>${escapeHtml(part.text)}</strong></p>`;
    case "line":
      return `<p>${escapeHtml(labelled(part.label, part.text))}</p>`;
    case "link":
      return `<p>${escapeHtml(part.label)}: <a href="${escapeHtml(part.href)}">${escapeHtml(part.href)}</a></p>`;
    case "table":
      return `<table><tbody>${part.rows.map((row, i) => `<tr>${row.map((cell) => tableCell(guarded(cell), i === 0)).join("")}</tr>`).join("")}</tbody></table>`;
    case "selection":
      return part.html;
  }
}

/** A number with its sign is no formula. */
const guarded = (cell: string): string => (/^[+-]\d[\d.,]*%?$/.test(cell) ? cell : guardText(cell));

function tableCell(text: string, isHead: boolean): string {
  return isHead ? `<th>${escapeHtml(text)}</th>` : `<td>${escapeHtml(text)}</td>`;
}

const labelled = (label: string | undefined, text: string): string =>
  label === undefined ? text : `${label}: ${text}`;

/**
 * Copies text and HTML to the clipboard, or only the text if HTML is not accepted; if the clipboard is refused, shows
 * the text to be copied by hand. Resolves with the message for the reader.
 */
export async function writeCopied(document: Document, {text, html}: Copied, what: string): Promise<string> {
  const window = document.defaultView as
    (Window & {readonly ClipboardItem?: typeof ClipboardItem; readonly Blob?: typeof Blob}) | null;
  const {ClipboardItem: Item, Blob: Part} = window ?? {};
  if (window && Item && Part) {
    try {
      const part = (type: string, value: string): Blob => new Part([value], {type});
      await window.navigator.clipboard.write([
        new Item({"text/plain": part("text/plain", text), "text/html": part("text/html", html)})
      ]);
      return `${what} copied`;
    } catch {
      return textOnly(await copyText(document, text, what));
    }
  }
  return textOnly(await copyText(document, text, what));
}

const textOnly = (message: string): string =>
  message.replace(/ copied$/, " copied as text only: this browser takes no formatted text");

/**
 * Copies text; if the clipboard is refused, shows the text selected in a dialog, to be copied by hand. Resolves with
 * the message for the reader.
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
  const dialog = make(
    "dialog",
    {class: "tm-copy", role: "dialog", "aria-labelledby": "tm-copy-title"},
    make("h2", {id: "tm-copy-title"}, what),
    make("p", {}, "The clipboard is not allowed here. Copy the selected text."),
    area,
    make("p", {}, close)
  );
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
