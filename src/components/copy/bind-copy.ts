import type {Evidence} from "../../core/evidence.js";
import {traceAddress} from "../../views/trace-links.js";
import {announce, closestTo, messageOf, statusRegion} from "../announce.js";
import {loadEvidence, standsAlone} from "../evidence.js";
import {siteRoot} from "../site-links.js";
import {vocabularyOf} from "../terms/apply-terms.js";
import {writeCopied} from "./copied.js";
import type {Copied} from "./copied.js";
import {numberCopy} from "./number-copy.js";
import {selectedNumbers, selectionCopy} from "./selection-copy.js";

const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable='false'])";

type Load = (document: Document) => Promise<Evidence>;

/** What is to be copied, and its name in messages. */
interface Wanted {
  readonly what: string;
  /** What the browser would copy by default; undefined if nothing. */
  readonly plain?: Copied;
  readonly full: (evidence: Evidence) => Copied;
}

/**
 * Adds caveats, sources and trace links to what is copied: below a selection with tied numbers, or with a focused
 * number if nothing is selected. Text in input fields is copied as it is. Returns a function that unbinds.
 */
export function bindCopy(document: Document, load: Load = loadEvidence): () => void {
  let evidence: Evidence | undefined;
  const fetched = async (): Promise<Evidence> => (evidence = await load(document));
  const onSelect = (): void => {
    if (!evidence && selectedNumbers(document.getSelection())) void fetched().catch(() => undefined);
  };
  const onFocus = (event: FocusEvent): void => {
    if (!evidence && closestTo(event.target, "[data-trace]")) void fetched().catch(() => undefined);
  };
  const onCopy = (event: ClipboardEvent): void => {
    const wanted =
      event.defaultPrevented || closestTo(event.target, FIELDS) || closestTo(document.activeElement, FIELDS)
        ? undefined
        : wantedOf(document);
    if (!wanted) return;
    event.preventDefault();
    if (evidence) fill(event, evidence, wanted, document);
    else void copyLater(event, wanted, fetched, document);
  };
  document.addEventListener("selectionchange", onSelect);
  document.addEventListener("focusin", onFocus);
  document.addEventListener("copy", onCopy);
  return () => {
    document.removeEventListener("selectionchange", onSelect);
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("copy", onCopy);
  };
}

/**
 * Makes a function that gives the absolute address of an expression's trace; in a standalone file, the page's own
 * address.
 */
export function traceHrefIn(document: Document): (expression: string) => string {
  return (expression) =>
    standsAlone(document) ? document.location.href : traceAddress(siteRoot(document), expression);
}

function wantedOf(document: Document): Wanted | undefined {
  const selection = document.getSelection();
  const numbers = selectedNumbers(selection);
  const traceHref = traceHrefIn(document);
  if (numbers) {
    return {
      what: "Text",
      plain: numbers,
      full: (evidence) => selectionCopy(numbers, evidence, {page: document.location.href, traceHref})
    };
  }
  const focused = document.activeElement?.closest("[data-trace]");
  const expression = focused?.getAttribute("data-trace");
  if (!focused || !expression || (selection && !selection.isCollapsed)) return undefined;
  const shown = focused.classList.contains("tm-number") ? {shown: focused.textContent} : {};
  return {
    what: "Number",
    full: (evidence) =>
      numberCopy({expression, ...shown, href: traceHref(expression)}, evidence, vocabularyOf(document))
  };
}

function fill(event: ClipboardEvent, evidence: Evidence, {what, plain, full}: Wanted, document: Document): void {
  try {
    setData(event, full(evidence));
    say(document, `${what} copied with caveats and sources`);
  } catch (error) {
    if (plain) setData(event, plain);
    say(document, failed(what, plain, error));
  }
}

/**
 * Puts the plain selection on the clipboard at once, and replaces it with the full copy when the evidence has loaded.
 */
async function copyLater(
  event: ClipboardEvent,
  {what, plain, full}: Wanted,
  load: () => Promise<Evidence>,
  document: Document
): Promise<void> {
  if (plain) setData(event, plain);
  say(document, "Copying …");
  try {
    say(document, await writeCopied(document, full(await load()), `${what} with caveats and sources`));
  } catch (error) {
    say(document, failed(what, plain, error));
  }
}

function setData(event: ClipboardEvent, {text, html}: Copied): void {
  event.clipboardData?.setData("text/plain", text);
  event.clipboardData?.setData("text/html", html);
}

const failed = (what: string, plain: Copied | undefined, error: unknown): string =>
  `${plain ? "Text copied without its caveats and sources" : `${what} not copied`}: ${messageOf(error)}`;

/** How long a message stays in sight, in milliseconds. */
const SHOWN = 8000;

/** Shows a message for a while at the foot of the window, or of the open dialog. */
function say(document: Document, message: string): void {
  const place = document.querySelector("dialog[open]") ?? document.body;
  const known = place.querySelector<HTMLElement>(":scope > .tm-said");
  const region = known ?? Object.assign(statusRegion(document), {className: "tm-said"});
  if (!known) place.append(region);
  announce(region, message);
  document.defaultView?.setTimeout(() => region.textContent === message && region.replaceChildren(), SHOWN);
}
