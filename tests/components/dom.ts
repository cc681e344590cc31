import {JSDOM} from "jsdom";

const HEAD = `
  <link rel="tickmark-evidence" href="../data/evidence.json" data-digest="d1g35t">
  <link rel="tickmark-redraw" href="../data/redraw.js">
  <link rel="tickmark-charts" href="../data/charts.json">
  <link rel="tickmark-root" href="../">`;

/** A page of a site that stands below `/base/`, with dialogs that jsdom lacks. */
export function page(body: string, search = ""): {readonly window: JSDOM["window"]; readonly document: Document} {
  const {window} = new JSDOM(`<!doctype html><html><head>${HEAD}</head><body>${body}</body></html>`, {
    url: `https://example.test/base/notebooks/${search}`,
    pretendToBeVisual: true
  });
  const dialog = window.HTMLDialogElement.prototype;
  dialog.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  dialog.close = function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new window.Event("close"));
  };
  window.Element.prototype.scrollIntoView = () => undefined;
  return {window, document: window.document};
}

/** The text of what a selector finds, its spaces made one. */
export function textOf(root: ParentNode, selector: string): string {
  return (root.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Lets promises settle. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
