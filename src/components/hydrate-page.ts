import {bindActions} from "./actions.js";
import {putAddButtons} from "./adding/add-buttons.js";
import {tellCellDiagnostic} from "./cell-diagnostic.js";
import {bindControls, restoreOptions} from "./controls.js";
import {bindCopy} from "./copy/bind-copy.js";
import {showCounter} from "./counter.js";
import {bindDocumentJumps} from "./document-jumps.js";
import {bindDownloads} from "./downloads/menu.js";
import {bindPageControls} from "./page-controls.js";
import {showPassages} from "./passages.js";
import {bindSearch} from "./search/open-search.js";
import {bindNavigation} from "./site-links.js";
import {bindSmallPictures} from "./small-pictures.js";
import {TraceDialog, bindTraceClicks} from "./trace-dialog.js";
import {showTracePage} from "./trace-page.js";

const HIDDEN = ".tm-controls[hidden], .tm-actions [hidden], [data-js][hidden]";

/** Hydrates a page and the nodes that are added to it later. */
export function hydratePage(document: Document, window: Window): void {
  bindTraceClicks(document, new TraceDialog(document));
  bindActions(document);
  bindCopy(document);
  bindControls(document, window);
  bindDocumentJumps(document);
  bindDownloads(document);
  bindNavigation(document);
  bindSearch(document, window);
  bindSmallPictures(document);
  hydrateWithin(document.documentElement, window);
  new MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (node.nodeType === 1) hydrateWithin(node as Element, window);
    }
  }).observe(document.documentElement, {childList: true, subtree: true});
  bindPageControls(document, window);
  void showTracePage(document, window.location.search);
}

function hydrateWithin(root: Element, window: Window): void {
  for (const element of matching(root, HIDDEN)) {
    if (canWork(element)) element.removeAttribute("hidden");
  }
  putAddButtons(root);
  for (const list of matching(root, ".tm-show-evidence")) void showPassages(list);
  for (const list of matching(root, ".tm-show-counter [data-facts]")) void showCounter(list as HTMLElement);
  for (const diagnostic of matching(root, ".observablehq--error:not(.tm-cell-diagnostic)"))
    tellCellDiagnostic(diagnostic);
  for (const figure of matching(root, "figure[data-chart]")) void restoreOptions(figure as HTMLElement, window);
}

/** Whether an action's button can work: a chart made of HTML has no drawing to save. */
function canWork(element: Element): boolean {
  const drawn = ["svg", "png"].includes(element.getAttribute("data-action") ?? "");
  return !drawn || element.closest("figure")?.querySelector(".tm-drawing svg") !== null;
}

function matching(root: Element, selector: string): readonly Element[] {
  return [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
}
