import {closestTo} from "./announce.js";

const PICTURE = ".tm-small";
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity
};

/**
 * Makes each small picture of a page, which may have dozens of marks, one Tab stop; arrow keys, Home and End move
 * between its marks. A cropped picture scrolls to the focused mark, and back to its top when the focus leaves it.
 */
export function bindSmallPictures(document: Document): void {
  for (const picture of document.querySelectorAll(PICTURE)) {
    const marks = marksIn(picture);
    if (marks.length > 1)
      picture.closest("[role=group]")?.setAttribute("aria-description", "Arrow keys go from mark to mark.");
    stopAt(marks, marks[0]);
  }
  document.addEventListener("keydown", (event) => {
    const picture = closestTo(event.target, PICTURE);
    const step = STEPS[event.key];
    if (!picture || step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const marks = marksIn(picture);
    const at = marks.indexOf(event.target as MarkElement);
    if (at < 0) return;
    event.preventDefault();
    const next = marks[Math.min(marks.length - 1, Math.max(0, at + step))]!;
    stopAt(marks, next);
    next.focus();
  });
  document.addEventListener("focusout", (event) => {
    const picture = closestTo(event.target, ".tm-small-cut");
    if (picture && !picture.contains(event.relatedTarget as Node | null)) picture.scrollTop = 0;
  });
}

type MarkElement = HTMLElement | SVGElement;

const marksIn = (picture: Element): readonly MarkElement[] => [
  ...picture.querySelectorAll<MarkElement>("[data-trace]")
];

function stopAt(marks: readonly MarkElement[], stop: MarkElement | undefined): void {
  for (const mark of marks) mark.setAttribute("tabindex", mark === stop ? "0" : "-1");
}
