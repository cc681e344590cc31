import {closestTo} from "./event-target.js";

const GROUP = "details.tm-nav-group";

/** Folds the groups of the site's navigation when one is done with them: by Escape, by a click elsewhere, by leaving them with Tab. */
export function bindNavigation(document: Document): void {
  const foldOthers = (kept: Element | null): void => {
    for (const group of document.querySelectorAll<HTMLDetailsElement>(`${GROUP}[open]`)) if (group !== kept) group.open = false;
  };
  document.addEventListener("click", (event) => foldOthers(closestTo(event.target, GROUP)));
  document.addEventListener("focusin", (event) => foldOthers(closestTo(event.target, GROUP)));
  document.addEventListener("keydown", (event) => {
    const group = event.key === "Escape" ? (closestTo(event.target, `${GROUP}[open]`) as HTMLDetailsElement | null) : null;
    if (!group) return;
    group.open = false;
    group.querySelector("summary")?.focus();
  });
}
