import {NEWER, SINCE, yearsLine} from "../core/age.js";
import type {Age} from "../core/age.js";
import {elementMaker} from "../core/element.js";

/** Where the links of an age lead, and what it is made in. */
interface AgeContext {
  readonly document: Document;
  /** The address of a path below the site's root. */
  readonly href: (path: string) => string;
}

/** How old the figures of a page are: their years, when the documents were published, and what is newer or changed. */
export function ageView(age: Age, {document, href}: AgeContext): HTMLElement {
  const make = elementMaker(document);
  const years = yearsLine(age);
  return make(
    "aside",
    {class: "tm-age", "aria-label": "How old these figures are"},
    years === undefined ? undefined : make("p", {}, make("strong", {}, years)),
    make(
      "ul",
      {},
      ...age.sources.map(({id, label, published, newer, since}) =>
        make(
          "li",
          {},
          make("a", {href: href(`/sources/${id}`)}, label),
          `, ${published}.`,
          ...(newer === "" ? [] : [` ${NEWER}`, make("a", {href: newer, rel: "external"}, newer), "."]),
          ...(since === "" ? [] : [` ${SINCE}${since}`])
        )
      )
    )
  );
}
