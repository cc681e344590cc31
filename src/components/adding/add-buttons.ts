import {elementMaker} from "../../core/element.js";
import {siteLink} from "../site-links.js";
import {addAddress} from "./add-address.js";

/** What a page shows that can be added to a document: behind what the button stands, and the text that does it. */
const ADDABLE: Readonly<Record<string, (element: HTMLElement) => string>> = {
  ".tm-actions > [data-action=copy-fence]": ({dataset}) => dataset.fence ?? "",
  ".tm-gallery-card > dl": (list) => fence(`ref: ${list.parentElement!.dataset.gallery!}`),
  "section[aria-labelledby^=table-] > .tm-actions > :last-child": (last) =>
    fence(`table: ${last.closest("section")!.getAttribute("aria-labelledby")!.slice("table-".length)}`, "form: table")
};

const fence = (...lines: readonly string[]): string => ["```chart", ...lines, "```"].join("\n");

/** Puts a button “Add to…” beside each chart and table below an element of the site that has none yet. */
export function putAddButtons(
  root: Element,
  open = (address: string): void => root.ownerDocument.location.assign(address)
): void {
  const {ownerDocument: document} = root;
  if (siteLink(document, "root") === undefined) return;
  for (const [selector, textOf] of Object.entries(ADDABLE))
    for (const element of root.querySelectorAll<HTMLElement>(selector)) {
      if (
        textOf(element) === "" ||
        element.matches("[data-add]") ||
        element.nextElementSibling?.matches("[data-add]") === true
      )
        continue;
      const name = element.closest("figure, section, li")?.querySelector(".tm-title, h2, .tm-gallery-title");
      const button = elementMaker(document)(
        "button",
        {type: "button", "data-add": "", "aria-label": `Add to… ${name?.textContent.trim() ?? ""}`.trim()},
        "Add to…"
      );
      button.addEventListener("click", () => {
        const here = element.closest<HTMLElement>("[data-address]")?.dataset.address;
        open(addAddress(document, textOf(element), here));
      });
      element.after(button);
    }
}
