import {closestTo} from "../event-target.js";
import type {Move} from "./show-state.js";

/** What a key asks for: a move of the show, or something that its window does. */
export type KeyCommand = Move | {readonly type: "goto" | "help" | "evidence" | "speaker" | "fullscreen"};

/** Every key of a show, once: what the help lists, and by what the keys are read. Clickers send PageUp, PageDown, arrows, B and `.`. */
export const KEYS: readonly {readonly keys: readonly string[]; readonly label: string; readonly does: string; readonly command: KeyCommand}[] = [
  {keys: ["ArrowRight", "ArrowDown", "PageDown", " ", "n"], label: "→ ↓ Page Down Space N", does: "Next step or slide", command: {type: "next"}},
  {keys: ["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p"], label: "← ↑ Page Up Backspace P", does: "Back by a step or slide", command: {type: "previous"}},
  {keys: ["Home"], label: "Home", does: "First slide", command: {type: "first"}},
  {keys: ["End"], label: "End", does: "Last slide", command: {type: "last"}},
  {keys: ["g"], label: "G", does: "Go to a slide by its number", command: {type: "goto"}},
  {keys: ["o", "Escape"], label: "O Esc", does: "All slides, and back", command: {type: "overview"}},
  {keys: ["e", "t"], label: "E T", does: "Evidence: the printed figures behind the numbers of the slide", command: {type: "evidence"}},
  {keys: ["b", "."], label: "B .", does: "Black screen, and back", command: {type: "black"}},
  {keys: ["s"], label: "S", does: "Speaker window: notes, next slide, clock", command: {type: "speaker"}},
  {keys: ["f"], label: "F", does: "Full screen, and back", command: {type: "fullscreen"}},
  {keys: ["?"], label: "?", does: "These keys", command: {type: "help"}}
];

const TYPING = "input, select, textarea, [contenteditable]:not([contenteditable='false'])";
const PRESSED = "a[href], button, summary";

/** The command of a key; undefined where it belongs to a field, a dialog, a link, the browser, or means nothing. */
export function commandOf(event: KeyboardEvent, document: Document): KeyCommand | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (closestTo(event.target, TYPING) || document.querySelector("dialog[open]")) return undefined;
  if ((event.key === " " || event.key === "Enter") && closestTo(event.target, PRESSED)) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.shiftKey && key === " ") return {type: "previous"};
  return KEYS.find(({keys}) => keys.includes(key))?.command;
}
