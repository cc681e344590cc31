import {elementMaker} from "../../core/element.js";
import type {KeyCommand} from "./keys.js";

const BUTTONS: readonly {readonly label: string; readonly command: KeyCommand; readonly speaker: boolean}[] = [
  {label: "Back", command: {type: "previous"}, speaker: true},
  {label: "Next", command: {type: "next"}, speaker: true},
  {label: "All slides", command: {type: "overview"}, speaker: false},
  {label: "Evidence", command: {type: "evidence"}, speaker: true},
  {label: "Black screen", command: {type: "black"}, speaker: true},
  {label: "Speaker window", command: {type: "speaker"}, speaker: false},
  {label: "Keys", command: {type: "help"}, speaker: true},
  {label: "End", command: {type: "leave"}, speaker: false}
];

const AWAKE_MS = 2500;

/** What the keys do, as buttons: while presenting they show when the pointer moves or one of them has the focus. */
export function controlBar(document: Document, {speaker}: {readonly speaker: boolean}, run: (command: KeyCommand) => void): HTMLElement {
  const make = elementMaker(document);
  const buttons = BUTTONS.filter((button) => button.speaker || !speaker).map(({label, command}) => {
    const button = make("button", {type: "button", "data-command": command.type}, label);
    button.addEventListener("click", () => run(command));
    return button;
  });
  return make("div", {class: "tm-show-bar", role: "group", "aria-label": "Presentation"}, ...buttons);
}

/** Shows the bar for a while whenever a pointer moves. Returns the way to unbind. */
export function wakeOnPointer(root: HTMLElement, window: Window): () => void {
  let timer = 0;
  const wake = (): void => {
    root.dataset.awake = "";
    window.clearTimeout(timer);
    timer = window.setTimeout(() => delete root.dataset.awake, AWAKE_MS);
  };
  const events = ["pointermove", "pointerdown"] as const;
  events.forEach((name) => root.addEventListener(name, wake));
  return () => events.forEach((name) => root.removeEventListener(name, wake));
}
