import {JSDOM} from "jsdom";

const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr"
]);

/**
 * What stands in an element: an element, a fragment, or text that is escaped when it is written; `html` is written as
 * it is.
 */
type LightChild = LightNode | string | {readonly html: string};

/** An element or fragment that is made, filled and written as HTML, and nothing else. */
class LightNode {
  private readonly attributes = new Map<string, string>();
  private children: LightChild[] = [];

  /** Without a name it is a fragment. */
  constructor(readonly localName = "") {}

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  append(...children: readonly LightChild[]): void {
    this.children.push(...children);
  }

  replaceChildren(...children: readonly LightChild[]): void {
    this.children = [...children];
  }

  /** A template's own content. */
  get content(): this {
    return this;
  }

  set innerHTML(html: string) {
    this.children = [{html}];
  }

  get innerHTML(): string {
    return this.children
      .map((child) => (typeof child === "string" ? escapeText(child) : "html" in child ? child.html : child.outerHTML))
      .join("");
  }

  get outerHTML(): string {
    if (this.localName === "" || this.localName === "template") return this.innerHTML;
    const attributes = [...this.attributes].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join("");
    return VOID.has(this.localName)
      ? `<${this.localName}${attributes}>`
      : `<${this.localName}${attributes}>${this.innerHTML}</${this.localName}>`;
  }
}

/**
 * A document for what is only written: elements are made, given attributes and children, and serialised as a browser
 * would. A tenth of jsdom's time, where a page is drawn for every fact; whatever it can't do throws.
 */
export function lightDocument(): Document {
  const document = {
    createElement: (name: string) => new LightNode(name),
    createDocumentFragment: () => new LightNode()
  };
  return document as unknown as Document;
}

const escapeText = (text: string): string => text.replace(/[&<>\u00a0]/g, escapeCharacter);
const escapeAttribute = (text: string): string => text.replace(/[&"\u00a0]/g, escapeCharacter);
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\u00a0": "&nbsp;"
};
const escapeCharacter = (character: string): string => ESCAPES[character]!;

let shared: Document | undefined;

/** The document that everything drawn in Node is made with; nothing is ever attached to it. */
export function drawingDocument(): Document {
  shared ??= new JSDOM("<!DOCTYPE html>").window.document;
  return shared;
}
