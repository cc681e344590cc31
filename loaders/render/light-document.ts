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

/** A child of an element: an element, a fragment, or text, which is escaped on output; `html` is output unescaped. */
type LightChild = LightNode | string | {readonly html: string};

/** An element or fragment that can only be built and serialised as HTML. */
class LightNode {
  private readonly attributes = new Map<string, string>();
  private children: LightChild[] = [];

  /** Without a name, makes a fragment. */
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
 * A write-only document: elements can be created, given attributes and children, and serialised as a browser would. It
 * takes a tenth of jsdom's time, which matters for the pages of all facts; unsupported operations throw.
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

/** The jsdom document with which Node creates all drawings; nothing is ever attached to it. */
export function drawingDocument(): Document {
  shared ??= new JSDOM("<!DOCTYPE html>").window.document;
  return shared;
}
