/** A polite live region, empty. */
export function statusRegion(document: Document): HTMLElement {
  const region = document.createElement("p");
  region.className = "tm-status";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  return region;
}

/** The live region of a figure, made where it has none. */
export function statusOf(figure: Element): HTMLElement {
  const known = figure.querySelector<HTMLElement>(".tm-status");
  if (known) return known;
  const region = statusRegion(figure.ownerDocument);
  (figure.querySelector(".tm-actions") ?? figure).append(region);
  return region;
}

/** Announces a message in a live region, also if it repeats the last one. */
export function announce(region: HTMLElement, message: string): void {
  region.textContent = "";
  region.textContent = message;
}

/** What browsers say of a file or module that they can't get: Chromium, Firefox and Safari each in their own words. */
const NOT_HAD =
  /^(?:Failed to fetch|NetworkError when|Load failed|error loading dynamically|Importing a module script failed)/;

/** What an error says, for readers; whatever was thrown. Of what can't be had it says what to do. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error) || error.message === "") return String(error);
  if (NOT_HAD.test(error.message)) return "it can’t be had now; connect, then load this page again";
  const isUnreached = error.cause instanceof Error && NOT_HAD.test(error.cause.message);
  return isUnreached && !error.message.includes("connect")
    ? `${error.message}: ${messageOf(error.cause)}`
    : error.message;
}

/** The nearest element at or above an event's target that matches; targets that aren't elements have none. */
export function closestTo(target: EventTarget | null, selector: string): Element | null {
  return target !== null && "closest" in target ? (target as Element).closest(selector) : null;
}

/** Whether an event is a plain one to act on: not handled yet, the primary button, no modifier key. */
export function isPlain(event: MouseEvent | KeyboardEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return !event.defaultPrevented && !modified && (!("button" in event) || event.button === 0);
}
