import {elementMaker} from "../../core/element.js";
import {pressButton} from "./press-button.js";

/** What can be put on a slide as a text to be written over. */
const TEXTS = [
  ["Paragraph", "New paragraph."],
  ["List", "- First\n- Second"],
  ["Table", "| Column | Column |\n| --- | --- |\n| Row | Cell |"],
  ["Quote", "> Words that are quoted."],
  ["Columns", "::: columns\n::: column\nLeft\n:::\n::: column\nRight\n:::\n:::"],
  ["Steps", "::: incremental\n- Shown first\n- Shown next\n:::"]
] as const;

/** The menu of what can be put on a slide besides numbers and charts; `put` is given the Markdown. */
export function insertMenu(document: Document, put: (text: string) => void): HTMLElement {
  const make = elementMaker(document);
  const menu = make(
    "details",
    {class: "tm-menu tm-build-inserts"},
    make("summary", {}, "Insert"),
    make(
      "div",
      {class: "tm-build-inserted", role: "group", "aria-label": "Insert"},
      ...TEXTS.map(([name, text]) => pressButton(document, name, () => take(() => put(text)))),
      pressButton(document, "Picture", () => take(() => askPicture(document, put)))
    )
  );
  const take = (act: () => void): void => {
    menu.open = false;
    act();
  };
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")!.focus();
  });
  return menu;
}

/** Asks which picture, and for its text for those who don't see it; without the text it isn't put. */
function askPicture(document: Document, put: (text: string) => void): void {
  const make = elementMaker(document);
  const address = make("input", {type: "text", id: "tm-picture-file", required: "", placeholder: "pictures/plan.png"});
  const alt = make("input", {type: "text", id: "tm-picture-alt", required: ""});
  const form = make(
    "form",
    {method: "dialog"},
    make("label", {for: address.id}, "File of the picture, beside the deck or in a folder there"),
    address,
    make("label", {for: alt.id}, "What it shows, for those who don’t see it"),
    alt,
    make("p", {class: "tm-buttons"}, make("button", {type: "submit"}, "Put on the slide"))
  );
  const dialog = make("dialog", {class: "tm-build-dialog", "aria-label": "Insert picture"}, form);
  form.querySelector("p")!.append(pressButton(document, "Close", () => dialog.close()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (address.value.trim() === "" || alt.value.trim() === "") return;
    dialog.close();
    put(pictureText(address.value.trim(), alt.value.trim()));
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  address.focus();
}

const PICTURE = /!\[((?:\\.|[^\]\\])*)\]/;

/** A picture as Markdown. */
function pictureText(address: string, alt: string): string {
  return `![${escaped(alt)}](<${address.replace(/[<>\n]/g, encodeURIComponent)}>)`;
}

/** The text of the first picture in Markdown for those who don't see it. */
export function altText(text: string): string {
  return (PICTURE.exec(text)?.[1] ?? "").replace(/\\(.)/g, "$1");
}

/** Markdown whose first picture has another such text. */
export function withAltText(text: string, alt: string): string {
  return text.replace(PICTURE, () => `![${escaped(alt)}]`);
}

const escaped = (alt: string): string => alt.replace(/\s+/g, " ").replace(/[\\[\]]/g, "\\$&");
