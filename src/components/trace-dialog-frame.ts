import {elementMaker} from "../core/element.js";
import {statusRegion} from "./announce.js";

/** The parts of the trace's dialog. */
export interface TraceDialogFrame {
  readonly dialog: HTMLDialogElement;
  readonly heading: HTMLElement;
  readonly back: HTMLButtonElement;
  /** What leads to the trace's own page. */
  readonly actions: HTMLElement;
  readonly page: HTMLAnchorElement;
  readonly copy: HTMLButtonElement;
  /** Copies the number with what belongs to it. */
  readonly take: HTMLButtonElement;
  readonly close: HTMLButtonElement;
  readonly status: HTMLElement;
  readonly body: HTMLElement;
}

/** An empty dialog, not yet in the page. */
export function traceDialogFrame(document: Document): TraceDialogFrame {
  const make = elementMaker(document);
  const heading = make("h2", {id: "tm-trace-title", tabindex: "-1"}, "Trace");
  const back = make("button", {type: "button", class: "tm-trace-back"}, "Back");
  const page = make("a", {class: "tm-trace-page-link"}, "Open as page");
  const copy = make("button", {type: "button", class: "tm-trace-copy"}, "Copy link");
  const take = make("button", {type: "button", class: "tm-trace-take"}, "Copy with source");
  const close = make("button", {type: "button", class: "tm-trace-close"}, "Close");
  const status = statusRegion(document);
  const body = make("div", {class: "tm-trace-body"});
  const actions = make("div", {class: "tm-actions"}, take, page, copy, status);
  const dialog = make("dialog", {class: "tm-trace", role: "dialog", "aria-labelledby": heading.id},
    make("header", {class: "tm-trace-head"}, heading, make("div", {class: "tm-trace-ways"}, back, " ", close)),
    actions,
    body);
  return {dialog, heading, back, actions, page, copy, take, close, status, body};
}
