/** An HTML element with attributes (undefined leaves one out, true makes an empty one) and children. */
export function element(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | true | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}
