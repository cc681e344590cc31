/** What an element may hold: nodes, text, and nothing. */
export type Child = Node | string | undefined;

/** Attributes by name; `undefined` omits an attribute, "" sets it without a value. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Makes HTML elements of one document. Strings become text nodes, never markup. */
export type ElementMaker = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes,
  ...children: readonly Child[]
) => HTMLElementTagNameMap[K];

/** An {@link ElementMaker} for a document, in a page or in jsdom. */
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

/** All elements below one, in their order. In Node, where decks are drawn, a selector takes several times as long. */
export function* elementsBelow(parent: ParentNode): Generator<Element> {
  for (let element = parent.firstElementChild; element; element = element.nextElementSibling) {
    yield element;
    yield* elementsBelow(element);
  }
}
