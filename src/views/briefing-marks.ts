import {NOTE_ANCHOR} from "../core/briefing/annotate.js";
import {elementMaker} from "../core/element.js";

/** Sets the links to notes that stand in text as superscripts; neighbours share one. */
export function raiseNoteLinks(root: Element): void {
  const make = elementMaker(root.ownerDocument);
  for (const link of root.querySelectorAll(`a[href^="#${NOTE_ANCHOR}"]`)) {
    link.setAttribute("aria-label", `Note ${link.textContent}`);
    const before = link.previousSibling;
    if (before instanceof root.ownerDocument.defaultView!.HTMLElement && before.classList.contains("tm-note-mark")) {
      before.append(", ", link);
    } else {
      const mark = make("sup", {class: "tm-note-mark"});
      link.replaceWith(mark);
      mark.append(link);
    }
  }
}
