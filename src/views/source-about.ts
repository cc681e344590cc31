import type {Source} from "../core/evidence.js";
import type {Child, ElementMaker} from "../core/element.js";

/** Publisher, date, symbol and official document of a source, in one line. */
export function sourceAbout({publisher, date, symbol, url}: Source, make: ElementMaker, ...more: readonly HTMLElement[]): HTMLElement {
  const parts: readonly Child[] = [
    `Publisher: ${publisher}`, `date: ${date}`, ...(symbol === "" ? [] : [symbol]),
    ...(url === "" ? [] : [make("a", {href: url, rel: "external"}, "Official document")]),
    ...more
  ];
  return make("p", {class: "tm-source-about"}, ...parts.flatMap((part, i) => (i === 0 ? [part] : [" · ", part])));
}
