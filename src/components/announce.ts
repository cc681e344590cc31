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

/** The message of anything thrown, as text for readers. */
export function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== "" ? error.message : String(error);
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
