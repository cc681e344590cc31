import {elementMaker} from "../../core/element.js";
import {messageOf} from "../announce.js";
import {siteRoot} from "../site-links.js";
import type {WriteClient} from "../write-client.js";
import {waitFor} from "../write-client.js";

/** The kinds of documents that are read, as a chooser of files takes them. */
const KINDS = ".pdf,.docx,.docm,.html,.htm,.xlsx,.xlsm,.ods,.csv,.tsv,.txt,.md";

/** Takes in documents that are dropped anywhere on the page, or chosen; one alone is opened once its page is there. */
export function dropArea(window: Window & typeof globalThis, page: HTMLElement, client: WriteClient): HTMLElement {
  const {document} = window;
  const make = elementMaker(document);
  const files = make("input", {type: "file", multiple: "", accept: KINDS, id: "tm-drop-files", hidden: ""});
  const list = make("ul", {class: "tm-drop-list", "aria-live": "polite"});
  const area = make(
    "section",
    {class: "tm-drop", "aria-labelledby": "tm-drop-name"},
    make("h2", {id: "tm-drop-name"}, "Add documents"),
    make("p", {}, "Drop a PDF, Word file, spreadsheet, web page or text anywhere on this page, or "),
    list
  );
  const choose = make("button", {type: "button"}, "Choose files");
  choose.addEventListener("click", () => files.click());
  area.querySelector("p")!.append(choose, files);

  const take = async (chosen: readonly File[]): Promise<void> => {
    const added: string[] = [];
    for (const file of chosen) {
      const line = make("li", {}, `${file.name}: sending`);
      list.append(line);
      const id = await send(file, line, client);
      if (id !== undefined) added.push(id);
    }
    const [only, ...more] = added;
    if (only === undefined) return;
    const made = make("li", {}, "The page of the source is being made");
    list.append(made);
    if (!(await waitFor(window, addressOf(document, only), `data-source="${only}"`))) {
      made.textContent = "Its page can’t be made yet; run tickmark verify, and mend what it says";
      return;
    }
    if (more.length > 0 || chosen.length > 1) window.location.reload();
    else window.location.assign(addressOf(document, only));
  };
  files.addEventListener("change", () => void take([...(files.files ?? [])]).then(() => (files.value = "")));
  page.ownerDocument.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    area.dataset["over"] = "";
  });
  page.ownerDocument.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) delete area.dataset["over"];
  });
  page.ownerDocument.addEventListener("drop", (event) => {
    delete area.dataset["over"];
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (dropped.length === 0) return;
    event.preventDefault();
    void take(dropped);
  });
  return area;
}

/** Sends a file and tells its progress; gives the id of the source, or undefined where it was refused. */
async function send(file: File, line: HTMLElement, client: WriteClient): Promise<string | undefined> {
  let id: string | undefined;
  const refuse = (message: string): void => {
    line.textContent = message;
    line.dataset["refused"] = "";
  };
  try {
    await client.upload(file, ({step, added, message}) => {
      if (typeof step === "string") line.textContent = step;
      else if (typeof message === "string") refuse(message);
      else if (added !== undefined) {
        const {id: own, remarks} = added as {readonly id: string; readonly remarks: readonly string[]};
        id = own;
        line.textContent = [`${file.name}: added as ${own}`, ...remarks].join("; ");
      }
    });
  } catch (error) {
    const message = messageOf(error);
    refuse(message.startsWith(file.name) ? message : `${file.name}: ${message}`);
  }
  return id;
}

const addressOf = (document: Document, id: string): string => new URL(`sources/${id}`, siteRoot(document)).href;
