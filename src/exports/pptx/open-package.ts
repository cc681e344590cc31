import {strFromU8, unzipSync} from "fflate";

/** A relation as a part's list holds it, with its target as a path in the package. */
export interface ReadRelation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** A package of Office's kind, read. */
export interface ReadPackage {
  readonly paths: readonly string[];
  readonly bytes: (path: string) => Uint8Array;
  /** A part as XML; undefined where it is absent or broken. */
  readonly xml: (path: string) => Document | undefined;
  /** The relations of a part, or of the package where it is empty. */
  readonly relations: (part: string) => readonly ReadRelation[];
}

/** Reads a package; `parse` makes a document of XML and may throw or give one with a `parsererror`. */
export function openPackage(bytes: Uint8Array, parse: (xml: string) => Document): ReadPackage {
  const files = unzipSync(bytes);
  const known = new Map<string, Document | undefined>();
  const xml = (path: string): Document | undefined => {
    if (!known.has(path)) known.set(path, files[path] === undefined ? undefined : parsed(strFromU8(files[path]), parse));
    return known.get(path);
  };
  return {
    paths: Object.keys(files), bytes: (path) => files[path]!, xml,
    relations: (part) => elements(xml(relationsOf(part)), "Relationship").map((relation) => {
      const external = relation.getAttribute("TargetMode") === "External";
      const target = relation.getAttribute("Target") ?? "";
      return {id: relation.getAttribute("Id") ?? "", type: relation.getAttribute("Type") ?? "", target: external ? target : resolve(part, target), external};
    })
  };
}

function parsed(text: string, parse: (xml: string) => Document): Document | undefined {
  try {
    const document = parse(text);
    return document.getElementsByTagName("parsererror").length > 0 ? undefined : document;
  } catch {
    return undefined;
  }
}

/** The elements of a document or element with a name as written, such as `a:t`. */
export function elements(within: Document | Element | undefined, name: string): readonly Element[] {
  if (within === undefined) return [];
  const found: Element[] = [];
  collect(within, name, found);
  return found;
}

/** Live collections are slow where the document is not the browser's own, so the tree is walked. */
function collect(parent: Node, name: string, found: Element[]): void {
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType !== 1) continue;
    if (name === "*" || child.nodeName === name) found.push(child as Element);
    collect(child, name, found);
  }
}

/** Where the relations of a part stand. */
export function relationsOf(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function resolve(part: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const folders = part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") folders.pop();
    else if (step !== ".") folders.push(step);
  }
  return folders.join("/");
}
