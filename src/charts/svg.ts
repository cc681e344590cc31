import type {Attributes, Child} from "../core/element.js";

const SVG = "http://www.w3.org/2000/svg";

/** Makes SVG elements of one document; what drawings that are no plots are made of. */
export type SvgMaker = (tag: string, attributes?: Attributes, ...children: readonly Child[]) => SVGElement;

/** The maker of a document's SVG elements, in a page and in jsdom alike. */
export function svgMaker(document: Document): SvgMaker {
  return (tag, attributes = {}, ...children) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== undefined));
    return made;
  };
}
