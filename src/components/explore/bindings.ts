import {closestTo} from "../event-target.js";

/** What the page does when something is done in it. */
export interface DeskHandlers {
  readonly change: (control: HTMLInputElement | HTMLSelectElement) => void;
  /** The text of the specification was changed. */
  readonly type: () => void;
  /** The text of the specification was left. */
  readonly settle: () => void;
  readonly act: (action: string, value: string) => void;
}

/** Milliseconds without a key after which what is written is read. */
const PAUSE = 150;

/** Listens to the controls, buttons and keys of the page. Returns the way to unbind. */
export function bindDesk(place: HTMLElement, window: Window, {change, type, settle, act}: DeskHandlers): () => void {
  const document = place.ownerDocument;
  let timer: number | undefined;
  const read = (): void => {
    window.clearTimeout(timer);
    if (timer !== undefined) type();
    timer = undefined;
  };
  const onChange = (event: Event): void => {
    const control = closestTo(event.target, "[data-key]");
    if (control) change(control as HTMLInputElement | HTMLSelectElement);
  };
  const onInput = (event: Event): void => {
    if (!closestTo(event.target, "#tm-spec")) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(read, PAUSE);
  };
  const onLeave = (event: Event): void => {
    if (!closestTo(event.target, "#tm-spec")) return;
    read();
    settle();
  };
  const onClick = (event: Event): void => {
    const button = closestTo(event.target, "button[data-do]") as HTMLElement | null;
    if (button) act(button.dataset.do ?? "", button.dataset.value ?? "");
  };
  const onKey = (event: KeyboardEvent): void => {
    const action = actionOf(event);
    if (action === undefined || isTyping(event.target)) return;
    event.preventDefault();
    act(action, "");
  };
  place.addEventListener("change", onChange);
  place.addEventListener("input", onInput);
  place.addEventListener("focusout", onLeave);
  place.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  return () => {
    window.clearTimeout(timer);
    place.removeEventListener("change", onChange);
    place.removeEventListener("input", onInput);
    place.removeEventListener("focusout", onLeave);
    place.removeEventListener("click", onClick);
    document.removeEventListener("keydown", onKey);
  };
}

/** Ctrl or Cmd with Z undoes; with Shift and Z, or Ctrl with Y, it is done again. */
function actionOf({key, ctrlKey, metaKey, shiftKey, altKey}: KeyboardEvent): "undo" | "redo" | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && ctrlKey && !metaKey && !shiftKey ? "redo" : undefined;
}

/** Where keys write text, undoing is the field’s own affair. */
function isTyping(target: EventTarget | null): boolean {
  return closestTo(target, "textarea, input:not([type=radio]):not([type=checkbox]), [contenteditable]") !== null;
}
