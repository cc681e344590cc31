/** The nearest element at or above an event's target that matches; targets that aren't elements have none. */
export function closestTo(target: EventTarget | null, selector: string): Element | null {
  return target !== null && "closest" in target ? (target as Element).closest(selector) : null;
}

/** Whether a click is the plain one that acts in the page; others open tabs and windows. */
export function isPlain(event: MouseEvent | KeyboardEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return !event.defaultPrevented && !modified && (!("button" in event) || event.button === 0);
}
