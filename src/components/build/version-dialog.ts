import {elementMaker} from "../../core/element.js";
import type {DocumentId} from "../../core/editing/document-id.js";
import {linesBetween} from "../../core/editing/line-differences.js";
import type {DocumentKeeper} from "./document-keeper.js";

/** Shows the earlier states of a document, each as its differences from the present, and takes one back if asked. */
export async function showVersions(
  document: Document,
  keeper: DocumentKeeper,
  name: DocumentId,
  present: string,
  take: (text: string) => void
): Promise<void> {
  const make = elementMaker(document);
  const versions = await keeper.versions(name);
  const shown = make("div", {class: "tm-build-differences", tabindex: "0", role: "group", "aria-label": "Differences"});
  const close = make("button", {type: "button"}, "Close");
  const list = make("ul", {class: "tm-build-versions"});
  const dialog = make(
    "dialog",
    {class: "tm-build-dialog", "aria-labelledby": "tm-build-versions-name"},
    make("h2", {id: "tm-build-versions-name"}, "Versions"),
    versions.length === 0 ? make("p", {}, "None yet: a version is kept when a document is changed.") : list,
    shown,
    close
  );
  for (const {id, replaced} of versions) {
    const open = make("button", {type: "button"}, `Until ${new Date(replaced).toLocaleString()}`);
    open.addEventListener("click", () => {
      void keeper.version(name, id).then(({text}) => {
        const back = make("button", {type: "button"}, "Take this version");
        back.addEventListener("click", () => {
          dialog.close();
          take(text);
        });
        const lines = linesBetween(text, present).map(({kind, line}) =>
          kind === "same"
            ? make("span", {}, `  ${line}\n`)
            : kind === "removed"
              ? make("del", {}, `- ${line}\n`)
              : make("ins", {}, `+ ${line}\n`)
        );
        shown.replaceChildren(make("pre", {}, ...lines), back);
      });
    });
    list.append(make("li", {}, open));
  }
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
