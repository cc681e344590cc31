import {closestTo, isPlain} from "../event-target.js";

/** Makes the arrow keys go from the text field into the list and from row to row, and Home and End to its ends. */
export function bindRowKeys(root: HTMLElement): void {
  root.addEventListener("keydown", (event) => {
    if (!isPlain(event) || event.isComposing) return;
    const links = [...root.querySelectorAll<HTMLElement>(".tm-row-measure a")];
    const field = root.querySelector<HTMLElement>('input[name="q"]');
    if (event.target === field) {
      if (event.key === "ArrowDown") go(event, links[0]);
      return;
    }
    const row = closestTo(event.target, "tr[data-fact-row]");
    const at = row ? links.findIndex((link) => row.contains(link)) : -1;
    if (at < 0) return;
    if (event.key === "ArrowDown") go(event, links[at + 1]);
    if (event.key === "ArrowUp") go(event, links[at - 1] ?? field ?? undefined);
    if (event.key === "Home") go(event, links[0]);
    if (event.key === "End") go(event, links.at(-1));
  });
}

function go(event: Event, target: HTMLElement | undefined): void {
  if (!target) return;
  event.preventDefault();
  target.focus();
}
