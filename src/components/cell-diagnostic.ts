import {elementMaker} from "../core/element.js";

/**
 * Says in the place of a live cell that failed why it shows nothing; Framework writes the error there as a developer
 * sees it.
 */
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
