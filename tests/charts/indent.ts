const BLOCK = /^(?:svg|g|a|defs|pattern|figure|div|ul|fieldset|details|table|thead|tbody|tr)$/;

/** Markup with one element per line, so that a change shows as the lines that changed. */
export function indent(element: Element, depth = 0): string {
  const pad = "  ".repeat(depth);
  if (!BLOCK.test(element.localName) || (element.localName === "a" && element.querySelector("*") === null))
    return `${pad}${element.outerHTML}\n`;
  const open = (element.cloneNode(false) as Element).outerHTML.replace(/<\/[^>]+>$/, "");
  const inside = [...element.children].map((child) => indent(child, depth + 1)).join("");
  return `${pad}${open}\n${inside}${pad}</${element.localName}>\n`;
}
