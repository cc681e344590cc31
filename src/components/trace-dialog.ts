import {elementMaker} from "../core/element.js";
import type {Evidence} from "../core/evidence.js";
import {listAddress, traceAddress} from "../views/trace-links.js";
import {traceResult, traceView} from "../views/trace-view.js";
import {quoteText} from "../core/editing/quote-text.js";
import {addAddress} from "./adding/add-address.js";
import {announce, closestTo, isPlain, messageOf, statusRegion} from "./announce.js";
import {traceHrefIn} from "./copy/bind-copy.js";
import {copyText, writeCopied} from "./copy/copied.js";
import {numberCopy} from "./copy/number-copy.js";
import {loadEvidence, standsAlone, traceLinksOf} from "./evidence.js";
import {siteRoot} from "./site-links.js";
import {vocabularyOf} from "./terms/apply-terms.js";
import {showLoading, traceDiagnostic} from "./trace-page.js";

/** A request to show a trace: an expression, and its text on the page it was opened from. */
interface TraceRequest {
  readonly expression: string;
  readonly shown?: string;
}

/** The dialog that shows traces above the page, with a way back through those opened inside it. */
export class TraceDialog {
  private readonly frame: TraceDialogFrame;
  private stack: readonly TraceRequest[] = [];
  private opener: Element | undefined;

  constructor(
    private readonly document: Document,
    private readonly load: (document: Document) => Promise<Evidence> = loadEvidence
  ) {
    this.frame = traceDialogFrame(document);
    const {dialog, back, close, copy, take} = this.frame;
    back.addEventListener("click", () => void this.show(this.stack.slice(0, -1)));
    close.addEventListener("click", () => dialog.close());
    copy.addEventListener("click", () => void this.copyLink());
    take.addEventListener("click", () => void this.copyNumber());
    dialog.addEventListener("mousedown", (event) => {
      if (event.target === dialog && isOutside(dialog, event)) dialog.close();
    });
    dialog.addEventListener("click", (event) => {
      if (isPlain(event)) this.leaveFor(closestTo(event.target, "a[href]:not([data-trace])"));
    });
    dialog.addEventListener("close", () => this.returnFocus());
  }

  /** Opens a trace; if the dialog is open, Back returns to the previous trace. Settles when it is shown. */
  open(request: TraceRequest, opener: Element): Promise<void> {
    const {dialog} = this.frame;
    if (dialog.open && dialog.contains(opener)) {
      return this.stack.at(-1)?.expression === request.expression
        ? Promise.resolve()
        : this.show([...this.stack, request]);
    }
    this.opener = opener;
    if (!dialog.isConnected) this.document.body.append(dialog);
    if (!dialog.open) dialog.showModal();
    return this.show([request]);
  }

  private async show(stack: readonly TraceRequest[]): Promise<void> {
    this.stack = stack;
    const request = stack.at(-1);
    if (!request) return;
    this.prepare(request);
    const {body, heading} = this.frame;
    const links = traceLinksOf(this.document);
    try {
      const evidence = await this.load(this.document);
      if (this.stack !== stack) return;
      body.replaceChildren(traceView(evidence, request.expression, this.document, {...links, ...request}));
      heading.textContent = `Trace of ${traceResult(evidence, request.expression)}`;
      this.offer(evidence, request.expression);
    } catch (error) {
      if (this.stack !== stack) return;
      body.replaceChildren(
        traceDiagnostic(
          error,
          request.expression,
          this.document,
          standsAlone(this.document)
            ? links.traceHref(request.expression)
            : listAddress(siteRoot(this.document), request.expression)
        )
      );
    }
    body.removeAttribute("aria-busy");
  }

  private prepare({expression}: TraceRequest): void {
    const {dialog, heading, back, page, copy, add, quote, body, status} = this.frame;
    heading.textContent = "Trace";
    back.hidden = this.stack.length < 2;
    [add.hidden, quote.hidden] = [true, true];
    if (standsAlone(this.document)) [page, copy, add, quote].forEach((link) => link.remove());
    status.textContent = "";
    page.href = traceAddress(siteRoot(this.document), expression);
    showLoading(body);
    dialog.scrollTop = 0;
    heading.focus({preventScroll: true});
  }

  /** Offers the number for a document, with the words of what it counts where it is printed, and then its passage. */
  private offer(evidence: Evidence, expression: string): void {
    const {add, quote} = this.frame;
    const fact = evidence.facts.find(({id}) => id === expression.trim());
    const words = [
      evidence.measures.find(({id}) => id === fact?.measure)?.label,
      evidence.categories.find(({id}) => id === fact?.category)?.label
    ].filter((label) => label !== undefined);
    add.href = addAddress(this.document, `${[...words, ""].join(": ")}{{ ${expression} }}`);
    add.hidden = false;
    if (!fact) return;
    const text = quoteText(fact, evidence);
    if (text === undefined) return;
    quote.href = addAddress(this.document, text);
    quote.hidden = false;
  }

  private async copyLink(): Promise<void> {
    const {page, status} = this.frame;
    announce(status, await copyText(this.document, page.href, "Link to this trace"));
  }

  private async copyNumber(): Promise<void> {
    const request = this.stack.at(-1);
    if (!request) return;
    const {status} = this.frame;
    try {
      const copied = numberCopy(
        {...request, href: traceHrefIn(this.document)(request.expression)},
        await this.load(this.document),
        vocabularyOf(this.document)
      );
      announce(status, await writeCopied(this.document, copied, "Number with its source"));
    } catch (error) {
      announce(status, `Not copied: ${messageOf(error)}`);
    }
  }

  /** Closes the dialog for a link to another place in the same page, without returning the focus to the opener. */
  private leaveFor(link: Element | null): void {
    const here = new URL(this.document.location.href);
    const there = link ? new URL((link as HTMLAnchorElement).href) : here;
    if (there.hash === "" || there.origin + there.pathname + there.search !== here.origin + here.pathname + here.search)
      return;
    this.opener = undefined;
    this.frame.dialog.close();
  }

  private returnFocus(): void {
    const opener = this.opener?.isConnected ? this.opener : this.replacementOf(this.opener);
    this.stack = [];
    this.opener = undefined;
    (opener as HTMLElement | SVGElement | undefined)?.focus();
  }

  /** The current element for an opener that the live preview has replaced while the dialog was open. */
  private replacementOf(opener: Element | undefined): Element | undefined {
    const expression = opener?.getAttribute("data-trace");
    return [...this.document.querySelectorAll("[data-trace]")].find(
      (element) => element.getAttribute("data-trace") === expression
    );
  }
}

/** Whether a click is on the backdrop, outside the dialog's box. */
function isOutside(dialog: Element, {clientX, clientY}: MouseEvent): boolean {
  const {left, right, top, bottom} = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

/** The parts of the trace's dialog. */
interface TraceDialogFrame {
  readonly dialog: HTMLDialogElement;
  readonly heading: HTMLElement;
  readonly back: HTMLButtonElement;
  /** Links to the trace's own page. */
  readonly actions: HTMLElement;
  readonly page: HTMLAnchorElement;
  readonly copy: HTMLButtonElement;
  /** The button that copies the number with its caveats, sources and trace link. */
  readonly take: HTMLButtonElement;
  /** Leads to where the number is added to a document. */
  readonly add: HTMLAnchorElement;
  /** Leads to where the passage of the number is added to a document. */
  readonly quote: HTMLAnchorElement;
  readonly close: HTMLButtonElement;
  readonly status: HTMLElement;
  readonly body: HTMLElement;
}

/** An empty dialog, not yet in the page. */
function traceDialogFrame(document: Document): TraceDialogFrame {
  const make = elementMaker(document);
  const heading = make("h2", {id: "tm-trace-title", tabindex: "-1"}, "Trace");
  const back = make("button", {type: "button", class: "tm-trace-back"}, "Back");
  const page = make("a", {class: "tm-trace-page-link"}, "Open as page");
  const copy = make("button", {type: "button", class: "tm-trace-copy"}, "Copy link");
  const take = make("button", {type: "button", class: "tm-trace-take"}, "Copy with source");
  const add = make("a", {class: "tm-trace-add"}, "Add to…");
  const quote = make("a", {class: "tm-trace-quote", hidden: ""}, "Add passage to…");
  const close = make("button", {type: "button", class: "tm-trace-close"}, "Close");
  const status = statusRegion(document);
  const body = make("div", {class: "tm-trace-body"});
  const actions = make("div", {class: "tm-actions"}, take, page, copy, add, quote, status);
  const dialog = make(
    "dialog",
    {class: "tm-trace", role: "dialog", "aria-labelledby": heading.id},
    make("header", {class: "tm-trace-head"}, heading, make("div", {class: "tm-trace-ways"}, back, " ", close)),
    actions,
    body
  );
  return {dialog, heading, back, actions, page, copy, take, add, quote, close, status, body};
}

/**
 * Opens the trace of an element with `data-trace` on a plain click or Enter; clicks with modifiers follow the link.
 * Returns a function that unbinds.
 */
export function bindTraceClicks(document: Document, dialog: TraceDialog): () => void {
  const open = (event: MouseEvent | KeyboardEvent): void => {
    const opener = isPlain(event) ? closestTo(event.target, "[data-trace]") : null;
    const expression = opener?.getAttribute("data-trace");
    if (!opener || !expression) return;
    event.preventDefault();
    void dialog.open({expression, ...shownBy(opener)}, opener);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !closestTo(event.target, "a[href], button")) open(event);
  };
  document.addEventListener("click", open);
  document.addEventListener("keydown", onKey);
  return () => {
    document.removeEventListener("click", open);
    document.removeEventListener("keydown", onKey);
  };
}

function shownBy(opener: Element): {readonly shown?: string} {
  const isNumber = opener.classList.contains("tm-number") && opener.closest(".tm-trace") === null;
  return isNumber ? {shown: opener.textContent} : {};
}
