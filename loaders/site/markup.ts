import {parse} from "parse5";
import type {DefaultTreeAdapterTypes, Token} from "parse5";

/** An element as parse5 parses it. */
export type Element = DefaultTreeAdapterTypes.Element;

/** A change to a page's text; the text outside of edits is kept unchanged. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Parses a page and lists its elements in document order, templates' contents included. */
export function parseElements(html: string): readonly Element[] {
  const elements: Element[] = [];
  const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): void => {
    for (const node of nodes) {
      if (!("tagName" in node)) continue;
      elements.push(node);
      visit("content" in node ? node.content.childNodes : node.childNodes);
    }
  };
  visit(parse(html, {sourceCodeLocationInfo: true}).childNodes);
  return elements;
}

/** An attribute's value, `xlink:href` under `href`. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** The text of a script or style element as the browser hashes it. */
export function textOf(element: Element): string {
  return element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}

/** All text below an element. */
export function deepTextOf(element: Element): string {
  return element.childNodes
    .map((node) => ("value" in node ? node.value : "tagName" in node ? deepTextOf(node) : ""))
    .join("");
}

/** Replaces an attribute, or adds it to an element that is written in the text. */
export function editAttribute(element: Element, name: string, value: string): Edit {
  const location = locationOf(element);
  const text = `${name}="${escapeAttribute(value)}"`;
  const old = location.attrs?.[name];
  if (old !== undefined) return {start: old.startOffset, end: old.endOffset, text};
  const at = location.startOffset + 1 + element.tagName.length;
  return {start: at, end: at, text: ` ${text}`};
}

/** Removes an element with the line break before it. */
export function editRemove(html: string, element: Element): Edit {
  const {startOffset, endOffset} = locationOf(element);
  return {start: html[startOffset - 1] === "\n" ? startOffset - 1 : startOffset, end: endOffset, text: ""};
}

/** The location of an element in the text; throws an Error for an element that is implied rather than written. */
export function locationOf(element: Element): Token.ElementLocation {
  if (!element.sourceCodeLocation) throw new Error(`<${element.tagName}>: not written in the page`);
  return element.sourceCodeLocation;
}

/** A text with edits applied, which must not overlap. */
export function applyEdits(html: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((text, {start, end, text: replacement}) => text.slice(0, start) + replacement + text.slice(end), html);
}

/** Text escaped for an attribute in double quotation marks. */
export function escapeAttribute(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
}
