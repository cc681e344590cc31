/** What an element may hold: nodes, text, and nothing. */
export type Child = Node | string | undefined;

/** Attributes; `undefined` leaves one out, an empty string sets it bare. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Makes HTML elements of one document. Text is only ever set as text. */
export type ElementMaker = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes,
  ...children: readonly Child[]
) => HTMLElementTagNameMap[K];

/** The maker of a document's elements, in a page and in jsdom alike. */
export function elementMaker(document: Document): ElementMaker {
  return (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== undefined));
    return made;
  };
}
