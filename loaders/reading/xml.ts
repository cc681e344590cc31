import {SaxesParser} from "saxes";
import {ReadingError} from "./document-reading.js";

/** An element of an XML part, with its name as written (`w:p`). */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Deeper elements than this are those of no document that a program has written. */
const DEEPEST = 500;

/** Reads an XML part; throws a {@link ReadingError} for what is not well formed. */
export function readXml(text: string, part: string): XmlElement {
  const root = {name: "", attributes: {}, children: [] as (XmlElement | string)[]};
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", () => {
    throw new ReadingError(`is damaged: its part ${part} is not well formed; open the file and save it again`);
  });
  parser.on("opentag", ({name, attributes}) => {
    const element = {name, attributes, children: []};
    if (open.length > DEEPEST)
      throw new ReadingError(`nests ${part} more than ${DEEPEST} deep; nothing of it was read`);
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", (data) => void open.at(-1)!.children.push(data));
  parser.write(text).close();
  return root.children.find((child) => typeof child !== "string")!;
}

/** The elements right below one, of a name or of any. */
export const childrenOf = ({children}: XmlElement, name?: string): readonly XmlElement[] =>
  children.filter((child) => typeof child !== "string").filter((child) => name === undefined || child.name === name);

/** The first element below one along some names. */
export function childOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((found, name) => found && childrenOf(found, name)[0], element);
}
