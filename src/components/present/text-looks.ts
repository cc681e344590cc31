/** The elements of a slide that hold text of their own. */
function textsOf(slide: Element): readonly Element[] {
  return [...slide.querySelectorAll("*")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 /* Node.TEXT_NODE */ && node.textContent!.trim() !== "")
  );
}

/** The looks of all text of a slide, each once. */
export function looksOf(slide: Element): ReadonlySet<string> {
  return new Set(textsOf(slide).map(lookOf));
}

/**
 * What decides on the contrast of an element's text: its kind, colour, size and weight, and the grounds that it and the
 * elements around it paint. Text of the same look has the same contrast; text that is moved over something else is not
 * told apart, which is for the overflow to say.
 */
export function lookOf(element: Element): string {
  const view = element.ownerDocument.defaultView!;
  const {color, fontSize, fontWeight, textShadow} = view.getComputedStyle(element);
  const grounds: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const {backgroundColor, backgroundImage, opacity} = view.getComputedStyle(at);
    const ground = `${backgroundColor} ${backgroundImage} ${opacity}`;
    if (ground !== "rgba(0, 0, 0, 0) none 1") grounds.push(ground);
  }
  return [element.localName, color, fontSize, fontWeight, textShadow, ...grounds].join("; ");
}
