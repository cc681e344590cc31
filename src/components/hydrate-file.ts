import {bindCopy} from "./copy/bind-copy.js";
import {showCounter} from "./counter.js";
import {showPassages} from "./passages.js";
import {bindNavigation} from "./site-links.js";
import {bindSmallPictures} from "./small-pictures.js";
import {TraceDialog, bindTraceClicks} from "./trace-dialog.js";

/**
 * Hydrates a deck's page that stands alone: traces, copies, passages. A file has no menus and controls, so their code
 * is not in it.
 */
export function hydrateFile(document: Document): void {
  bindTraceClicks(document, new TraceDialog(document));
  bindCopy(document);
  bindNavigation(document);
  bindSmallPictures(document);
  new MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (node.nodeType !== 1) continue;
      const element = node as Element;
      if (element.matches(".tm-show-evidence")) void showPassages(element);
      const counter = element.matches(".tm-show-counter") ? element.querySelector<HTMLElement>("[data-facts]") : null;
      if (counter) void showCounter(counter);
    }
  }).observe(document.documentElement, {childList: true, subtree: true});
}
