import {elementMaker} from "../../core/element.js";
import type {Child} from "../../core/element.js";

/** Opens a dialog above the show with a heading and a way to close it; it is gone once closed, and the focus back. */
export function openModal(document: Document, {name, title}: {readonly name: string; readonly title: string}, ...children: readonly Child[]): HTMLDialogElement {
  const make = elementMaker(document);
  const heading = make("h2", {id: `tm-show-${name}-title`, tabindex: "-1"}, title);
  const close = make("button", {type: "button"}, "Close");
  const dialog = make("dialog", {class: `tm-show-dialog tm-show-${name}`, "aria-labelledby": heading.id}, make("header", {}, heading, close), ...children);
  const before = document.activeElement as HTMLElement | null;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus({preventScroll: true});
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus({preventScroll: true});
  return dialog;
}
