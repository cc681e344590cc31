import {elementMaker} from "../../core/element.js";
import {messageOf} from "../announce.js";
import {siteRoot} from "../site-links.js";

/** Runs what opens a page of the builder in its place; says there why it can't be opened, and where to go. */
export function openPlace(document: Document, open: (place: HTMLElement) => Promise<void>): void {
  const place = document.querySelector<HTMLElement>("#tm-build");
  if (!place) return;
  void Promise.resolve(place)
    .then(open)
    .catch((error: unknown) => {
      const make = elementMaker(document);
      const list = make("a", {href: new URL("build", siteRoot(document)).href}, "All documents");
      const said = make("p", {}, messageOf(error));
      place.replaceChildren(make("div", {class: "tm-error", role: "alert"}, said, make("p", {}, list)));
    });
}
