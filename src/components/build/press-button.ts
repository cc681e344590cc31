import {elementMaker} from "../../core/element.js";

/** A button that does something when it is pressed. */
export function pressButton(document: Document, name: string, press: () => void): HTMLButtonElement {
  const button = elementMaker(document)("button", {type: "button"}, name);
  button.addEventListener("click", press);
  return button;
}
