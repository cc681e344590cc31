import {elementMaker} from "../../core/element.js";
import {messageOf} from "../announce.js";
import {pressButton} from "./press-button.js";

/** Keeps a picture beside the deck and gives its path from there. */
type AddPicture = (file: File) => Promise<string>;

/** What can be put on a slide as a text to be written over. */
const TEXTS = [
  ["Paragraph", "New paragraph."],
  ["List", "- First\n- Second"],
  ["Table", "| Column | Column |\n| --- | --- |\n| Row | Cell |"],
  ["Quote", "> Words that are quoted."],
  ["Columns", "::: columns\n::: column\nLeft\n:::\n::: column\nRight\n:::\n:::"],
  ["Steps", "::: incremental\n- Shown first\n- Shown next\n:::"]
] as const;

/**
 * The menu of what can be put on a slide besides numbers and charts; `put` is given the Markdown, `quote` asks for a
 * passage, `addPicture` keeps a picture and gives its path from the deck.
 */
export function insertMenu(
  document: Document,
  put: (text: string) => void,
  {quote, addPicture}: {readonly quote: () => void; readonly addPicture?: AddPicture | undefined}
): HTMLElement {
  const make = elementMaker(document);
  const menu = make(
    "details",
    {class: "tm-menu tm-build-inserts"},
    make("summary", {}, "Insert"),
    make(
      "div",
      {class: "tm-build-inserted", role: "group", "aria-label": "Insert"},
      ...TEXTS.map(([name, text]) => pressButton(document, name, () => take(() => put(text)))),
      pressButton(document, "Quote from a document", () => take(quote)),
      pressButton(document, "Picture", () => take(() => askPicture(document, put, addPicture)))
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

/**
 * Asks which picture, and for its text for those who don't see it; without the text it isn't put. Where pictures can be
 * kept, a file may be chosen in place of an address.
 */
function askPicture(document: Document, put: (text: string) => void, addPicture: AddPicture | undefined): void {
  const make = elementMaker(document);
  const file = make("input", {type: "file", id: "tm-picture-upload", accept: ".png,.jpg,.jpeg,.gif,.webp"});
  const address = make("input", {type: "text", id: "tm-picture-file", placeholder: "pictures/plan.png"});
  const alt = make("input", {type: "text", id: "tm-picture-alt", required: ""});
  const told = make("p", {role: "status"});
  const form = make(
    "form",
    {method: "dialog"},
    ...(addPicture
      ? [
          make("label", {for: file.id}, "A file of this computer: PNG, JPEG, GIF or WebP, up to 8 MB"),
          file,
          make("label", {for: address.id}, "or a file that stands beside the deck, or in a folder there")
        ]
      : [
          make("p", {}, "Pictures can’t be kept in this browser; one is shown once it stands beside the deck."),
          make("label", {for: address.id}, "File of the picture, beside the deck or in a folder there")
        ]),
    address,
    make("label", {for: alt.id}, "What it shows, for those who don’t see it"),
    alt,
    told,
    make("p", {class: "tm-buttons"}, make("button", {type: "submit"}, "Put on the slide"))
  );
  const dialog = make("dialog", {class: "tm-build-dialog", "aria-label": "Insert picture"}, form);
  form.querySelector(".tm-buttons")!.append(pressButton(document, "Close", () => dialog.close()));
  const take = async (): Promise<void> => {
    const [chosen] = file.files ?? [];
    const path = chosen && addPicture ? await addPicture(chosen) : address.value.trim();
    if (path === "") {
      told.textContent = "Choose a picture first.";
      return;
    }
    dialog.close();
    put(pictureText(path, alt.value.trim()));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (alt.value.trim() === "") return;
    take().catch((error: unknown) => (told.textContent = `Not added: ${messageOf(error)}`));
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  (addPicture ? file : address).focus();
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
