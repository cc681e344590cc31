import {JSDOM} from "jsdom";
import {strFromU8, unzipSync} from "fflate";

const {DOMParser} = new JSDOM("").window;

/** A Word file as this reader sees it, which shares no code with what writes it. */
export interface ReadDocx {
  readonly paths: readonly string[];
  /** A part as XML; throws if it is not well-formed or not there. */
  part(path: string): Document;
  /** The target of each relation of a part, by its id. */
  relations(path: string): ReadonlyMap<string, string>;
  bytes(path: string): Uint8Array;
}

/** Opens a Word file. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = unzipSync(bytes);
  const parsed = new Map<string, Document>();
  const part = (path: string): Document => {
    const known = parsed.get(path);
    if (known) return known;
    const found = files[path];
    if (!found) throw new Error(`${path}: no such part`);
    const document = new DOMParser().parseFromString(strFromU8(found), "application/xml");
    const diagnostic = document.querySelector("parsererror");
    if (diagnostic) throw new Error(`${path}: ${diagnostic.textContent}`);
    parsed.set(path, document);
    return document;
  };
  return {
    paths: Object.keys(files),
    part,
    bytes: (path) => files[path]!,
    relations(path) {
      const rels = path.replace(/([^/]*)$/, "_rels/$1.rels");
      return files[rels]
        ? new Map(
            [...part(rels).querySelectorAll("Relationship")].map((one) => [
              one.getAttribute("Id")!,
              one.getAttribute("Target")!
            ])
          )
        : new Map();
    }
  };
}

/** Elements of a name with its prefix, such as `w:p`, in document order. */
export const all = (root: Document | Element, name: string): readonly Element[] => [...root.getElementsByTagName(name)];

/** The text of the runs within an element. */
export const textOf = (root: Element): string =>
  all(root, "w:t")
    .map(({textContent}) => textContent)
    .join("");

/** The id of the paragraph style, or empty. */
export const styleOf = (paragraph: Element): string => all(paragraph, "w:pStyle")[0]?.getAttribute("w:val") ?? "";

/** The numbers of a part in the order of reading: their text, and the hyperlink that they stand in. */
export function numbersOf(root: Document | Element): readonly {readonly text: string; readonly link: Element}[] {
  return all(root, "w:r")
    .filter((run) => all(run, "w:rStyle")[0]?.getAttribute("w:val") === "Number")
    .map((run) => ({text: textOf(run), link: run.parentNode as Element}));
}

/**
 * The expression that a bookmark of the appendix stands at: of a worked number the row's second cell says it, of a
 * printed figure the bookmarked text.
 */
export function bookmarkedExpressions(document: Document): ReadonlyMap<string, string> {
  return new Map(
    all(document, "w:bookmarkStart").map((start) => {
      const name = start.getAttribute("w:name")!;
      const paragraph = start.parentNode as Element;
      const expression = all(
        name.startsWith("worked_") ? (paragraph.parentNode!.nextSibling as Element) : paragraph,
        "w:r"
      )
        .filter((run) => all(run, "w:rStyle")[0]?.getAttribute("w:val") === "Expression")
        .map(textOf)[0];
      return [name, expression ?? ""];
    })
  );
}
