import {elementMaker} from "../core/element.js";

/** A picture's address as a `data:` address; undefined where it can't be had. */
export type PictureData = (src: string) => string | undefined;

/** Puts pictures into an output itself; what can't be had is replaced by its text. */
export function inlinePictures(root: ParentNode, data: PictureData = () => undefined): void {
  for (const picture of root.querySelectorAll("img")) {
    const src = picture.getAttribute("src") ?? "";
    const inlined = /^data:image\//i.test(src) ? src : data(src);
    if (inlined !== undefined) picture.setAttribute("src", inlined);
    else picture.replaceWith(elementMaker(picture.ownerDocument)("p", {class: "tm-missing"}, `Picture not included: ${picture.alt}`));
  }
}
