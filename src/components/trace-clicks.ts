import {closestTo, isPlain} from "./event-target.js";
import type {TraceDialog} from "./trace-dialog.js";

/** Opens the trace of whatever carries `data-trace` on a plain click or Enter; other clicks follow the link. Returns the way to unbind. */
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
