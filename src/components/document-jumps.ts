import {closestTo, isPlain} from "./announce.js";

const KEYS: Readonly<Record<string, readonly [kind: string, step: 1 | -1]>> = {
  n: ["fact", 1],
  p: ["fact", -1],
  o: ["open", 1]
};

/**
 * Makes the buttons above a document's text move the focus from number to number, as do the keys n, p and o while a
 * number has the focus; after the last comes the first. Returns a function that unbinds.
 */
export function bindDocumentJumps(document: Document): () => void {
  let last: Element | undefined;
  const jump = (kind: string, step: number): void => {
    const target = nextToken(document, kind, step, tokenOf(document.activeElement) ?? last);
    if (!target) return;
    last = target;
    const fold = target.closest("details");
    if (fold) fold.open = true;
    target.focus();
    target.scrollIntoView({block: "center"});
  };
  const onClick = (event: MouseEvent): void => {
    const button = closestTo(event.target, "[data-jump]");
    if (button) jump(button.getAttribute("data-jump") ?? "", Number(button.getAttribute("data-step")));
  };
  const onKey = (event: KeyboardEvent): void => {
    const key = KEYS[event.key];
    if (!key || !isPlain(event) || !tokenOf(event.target)) return;
    event.preventDefault();
    jump(...key);
  };
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  return () => {
    document.removeEventListener("click", onClick);
    document.removeEventListener("keydown", onKey);
  };
}

function tokenOf(target: EventTarget | null): Element | undefined {
  return closestTo(target, ".tm-document .tm-token") ?? undefined;
}

function nextToken(document: Document, kind: string, step: number, from: Element | undefined): HTMLElement | undefined {
  const tokens = [...document.querySelectorAll<HTMLElement>(".tm-document .tm-token")];
  const start = from ? tokens.indexOf(from as HTMLElement) : -1;
  const ordered =
    step > 0
      ? [...tokens.slice(start + 1), ...tokens.slice(0, start + 1)]
      : [...tokens.slice(0, Math.max(start, 0)).reverse(), ...tokens.slice(Math.max(start, 0)).reverse()];
  return ordered.find((token) => token.dataset.kind === kind);
}
