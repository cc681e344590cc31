import {elementMaker} from "../../core/element.js";
import {statusRegion} from "../announce.js";

/** What can be done with the whole of the work, what was just done, and whether the browser keeps it. */
export class Bar {
  readonly element: HTMLElement;
  readonly status: HTMLElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly kept: HTMLElement;

  constructor(document: Document) {
    const make = elementMaker(document);
    const button = (action: string, label: string, keys?: string): HTMLButtonElement => make("button", {type: "button", "data-do": action, "aria-keyshortcuts": keys}, label);
    [this.undo, this.redo] = [button("undo", "Undo", "Control+Z Meta+Z"), button("redo", "Redo", "Control+Shift+Z Meta+Shift+Z Control+Y")];
    this.status = statusRegion(document);
    this.kept = make("p", {class: "tm-explore-kept"});
    this.element = make("div", {class: "tm-explore-bar"},
      make("div", {class: "tm-buttons", role: "group", "aria-label": "The work"}, this.undo, this.redo, button("start-over", "Start over"), button("copy-link", "Copy link")),
      this.status, this.kept);
  }

  /** Buttons that can do nothing stay where they are and keep the focus. */
  show({canUndo, canRedo, kept}: {readonly canUndo: boolean; readonly canRedo: boolean; readonly kept: string}): void {
    this.undo.setAttribute("aria-disabled", String(!canUndo));
    this.redo.setAttribute("aria-disabled", String(!canRedo));
    if (this.kept.textContent !== kept) this.kept.textContent = kept;
  }
}
