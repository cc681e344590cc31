import {elementMaker} from "../core/element.js";

/** Replaces the error that Framework shows in a failed live cell with a message for readers. */
export function tellCellDiagnostic(element: Element): void {
  const message = element.textContent.replace(/^\w*Error: /, "").trim();
  element.classList.add("tm-cell-diagnostic");
  element.replaceChildren(
    elementMaker(element.ownerDocument)(
      "p",
      {class: "tm-error", role: "alert"},
      `This part could not be shown: ${message}`
    )
  );
}
