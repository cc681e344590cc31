import {elementMaker} from "../core/element.js";

/** An output asks for nothing: a picture that is not in it, as a `data:` address, is replaced by its text. */
export function dropMissingPictures(root: ParentNode): void {
  for (const picture of root.querySelectorAll("img")) {
    if (/^data:image\//i.test(picture.getAttribute("src") ?? "")) continue;
    picture.replaceWith(elementMaker(picture.ownerDocument)("p", {class: "tm-missing"}, `Picture not included: ${picture.alt}`));
  }
}
