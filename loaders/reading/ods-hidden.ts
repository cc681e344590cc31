import {childrenOf, readXml} from "./xml.js";
import type {XmlElement} from "./xml.js";
import {unzipTexts} from "./zip.js";

/** The rows and columns of a sheet that are not shown when the file is opened, counted from 0. */
export interface HiddenLines {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

const CONTENT = "content.xml";
/** The last lines of a sheet are often one element that is repeated to the end of it. */
const MOST_REPEATED = 20_000;

/** What an ODS file says of the hidden rows and columns of its sheets, by the sheets’ names. */
export function hiddenInOds(bytes: Uint8Array): ReadonlyMap<string, HiddenLines> {
  const text = unzipTexts(bytes, (name) => name === CONTENT).get(CONTENT) ?? "";
  if (!/table:visibility="(?:collapse|filter)"/.test(text)) return new Map();
  return new Map(
    elementsIn(readXml(text, CONTENT), "table:table").map((table) => [
      table.attributes["table:name"] ?? "",
      {rows: hidden(table, "row"), columns: hidden(table, "column")}
    ])
  );
}

function hidden(table: XmlElement, kind: "row" | "column"): readonly number[] {
  let at = 0;
  return elementsIn(table, `table:table-${kind}`).flatMap(({attributes}) => {
    const first = at;
    at += Number(attributes[`table:number-${kind}s-repeated`] ?? 1);
    const isShown = (attributes["table:visibility"] ?? "visible") === "visible";
    return isShown ? [] : Array.from({length: Math.min(at - first, MOST_REPEATED)}, (_, i) => first + i);
  });
}

/** The elements of a name below one, however deep, but not in each other. */
const elementsIn = (element: XmlElement, name: string): readonly XmlElement[] =>
  childrenOf(element).flatMap((child) => (child.name === name ? [child] : elementsIn(child, name)));
