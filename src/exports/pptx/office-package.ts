import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DEFAULTS: Readonly<Record<string, string>> = {
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  svg: "image/svg+xml",
  rels: "application/vnd.openxmlformats-package.relationships+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "application/xml"
};
/** The earliest time that a zip can hold, in local time, as zips store it. */
const TIME = new Date(1980, 0, 1);

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/**
 * Builds an Office file (Open Packaging Conventions): parts, content types and relations. Equal calls give equal bytes.
 */
export class OfficePackage {
  readonly #parts = new Map<string, {readonly content: Uint8Array; readonly type: string | undefined}>();
  readonly #relations = new Map<string, Relation[]>();

  /**
   * Adds a part. `type` is its content type, unless its file ending determines it. Throws an Error if the path was
   * already added.
   */
  add(path: string, content: string | Uint8Array, type?: string): void {
    if (this.#parts.has(path)) throw new Error(`${path}: added twice`);
    this.#parts.set(path, {
      content: typeof content === "string" ? strToU8(XML_DECLARATION + content) : content,
      type: DEFAULTS[endingOf(path)] === type ? undefined : type
    });
  }

  has(path: string): boolean {
    return this.#parts.has(path);
  }

  /** The path, or where a part has it already, the first of `name-2.ending`, `name-3.ending` … that none has. */
  free(path: string): string {
    const dot = path.lastIndexOf(".");
    let free = path;
    for (let i = 2; this.#parts.has(free); i += 1) free = `${path.slice(0, dot)}-${i}${path.slice(dot)}`;
    return free;
  }

  /** Gives a part the relations that it has in another package; their ids stay. */
  keepRelations(path: string, relations: readonly ReadRelation[]): void {
    const kept = relations.map(({target, ...one}) => ({
      ...one,
      target: one.external ? target : relative(path, target)
    }));
    if (kept.length > 0) this.#relations.set(path, kept);
  }

  /**
   * Relates a part, or the package where `from` is empty, to another part; returns the relation's id. `kind` is the
   * relation type, in full or only its last segment.
   */
  relate(from: string, kind: string, to: string): string {
    return this.#relation(from, {type: typeOf(kind), target: relative(from, to), external: false});
  }

  /** Relates a part to an address outside; returns the relation's id. */
  link(from: string, address: string): string {
    return this.#relation(from, {type: typeOf("hyperlink"), target: address, external: true});
  }

  #relation(from: string, relation: Omit<Relation, "id">): string {
    const own = this.#relations.get(from) ?? [];
    this.#relations.set(from, own);
    const known = own.find(({type, target}) => type === relation.type && target === relation.target);
    if (known) return known.id;
    let next = own.length + 1;
    while (own.some(({id}) => id === `rId${next}`)) next += 1;
    own.push({...relation, id: `rId${next}`});
    return `rId${next}`;
  }

  /** The zip, with its entries in the order of their names and no time of day. */
  bytes(): Uint8Array {
    const files = new Map([...this.#parts].map(([path, {content}]) => [path, content] as const));
    for (const [from, relations] of this.#relations)
      files.set(relationsOf(from), strToU8(XML_DECLARATION + relationsXml(relations)));
    files.set("[Content_Types].xml", strToU8(XML_DECLARATION + this.#contentTypes([...files.keys()])));
    const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
    return zipSync(
      Object.fromEntries(
        sorted.map(([path, content]) => [
          path,
          [content, {mtime: TIME, level: /\.(png|jpeg|gif|xlsx)$/.test(path) ? 0 : 6}] as const
        ])
      )
    );
  }

  #contentTypes(paths: readonly string[]): string {
    const endings = [...new Set(paths.map(endingOf))].sort();
    const overrides = [...this.#parts].filter(([, {type}]) => type !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return xml(
      "Types",
      {xmlns: "http://schemas.openxmlformats.org/package/2006/content-types"},
      endings.map((ending) =>
        xml("Default", {Extension: ending, ContentType: DEFAULTS[ending] ?? "application/octet-stream"})
      ),
      overrides.map(([path, {type}]) => xml("Override", {PartName: `/${path}`, ContentType: type}))
    );
  }
}

const typeOf = (kind: string): string => (kind.includes(":") ? kind : `${RELATIONS}/${kind}`);

const endingOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

function relative(from: string, to: string): string {
  const [here, there] = [from.split("/").slice(0, -1), to.split("/")];
  const same = here.findIndex((folder, i) => folder !== there[i]);
  const common = same < 0 ? here.length : same;
  return [...here.slice(common).map(() => ".."), ...there.slice(common)].join("/");
}

function relationsXml(relations: readonly Relation[]): string {
  return xml(
    "Relationships",
    {xmlns: "http://schemas.openxmlformats.org/package/2006/relationships"},
    relations.map(({id, type, target, external}) =>
      xml("Relationship", {Id: id, Type: type, Target: target, TargetMode: external ? "External" : undefined})
    )
  );
}

/** A relation as a part's list holds it, with its target as a path in the package. */
export interface ReadRelation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** An Office package that was read. */
export interface ReadPackage {
  readonly paths: readonly string[];
  readonly bytes: (path: string) => Uint8Array;
  /** A part as XML; undefined where it is absent or broken. */
  readonly xml: (path: string) => Document | undefined;
  /** The relations of a part, or of the package where it is empty. */
  readonly relations: (part: string) => readonly ReadRelation[];
  /** The content type of a part; empty where none is given. */
  readonly type: (path: string) => string;
}

/** Reads a package; `parse` makes a document of XML and may throw or give one with a `parsererror`. */
export function openPackage(bytes: Uint8Array, parse: (xml: string) => Document): ReadPackage {
  const files = unzipSync(bytes);
  const known = new Map<string, Document | undefined>();
  const xml = (path: string): Document | undefined => {
    if (!known.has(path))
      known.set(path, files[path] === undefined ? undefined : parsed(strFromU8(files[path]), parse));
    return known.get(path);
  };
  const typed = (tag: string, key: string, name: string): string =>
    elements(xml("[Content_Types].xml"), tag)
      .find((one) => one.getAttribute(key)?.toLowerCase() === name.toLowerCase())
      ?.getAttribute("ContentType") ?? "";
  return {
    type: (path) => typed("Override", "PartName", `/${path}`) || typed("Default", "Extension", endingOf(path)),
    paths: Object.keys(files),
    bytes: (path) => files[path]!,
    xml,
    relations: (part) =>
      elements(xml(relationsOf(part)), "Relationship").map((relation) => {
        const external = relation.getAttribute("TargetMode") === "External";
        const target = relation.getAttribute("Target") ?? "";
        return {
          id: relation.getAttribute("Id") ?? "",
          type: relation.getAttribute("Type") ?? "",
          target: external ? target : resolve(part, target),
          external
        };
      })
  };
}

function parsed(text: string, parse: (xml: string) => Document): Document | undefined {
  try {
    const document = parse(text.replace(/^\uFEFF/, ""));
    return document.getElementsByTagName("parsererror").length > 0 ? undefined : document;
  } catch {
    return undefined;
  }
}

/** The elements of a document or element with a name as written, such as `a:t`, or with any prefix, such as `t`. */
export function elements(within: Document | Element | undefined, name: string): readonly Element[] {
  if (within === undefined) return [];
  const found: Element[] = [];
  collect(within, name, found);
  return found;
}

/** Collects elements by walking the tree, because live collections are slow outside browsers. */
function collect(parent: Node, name: string, found: Element[]): void {
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType !== 1) continue;
    const own = name.includes(":") ? child.nodeName : (child as Element).localName;
    if (name === "*" || own === name) found.push(child as Element);
    collect(child, name, found);
  }
}

/** The path of the relations of a part. */
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

/** Attributes of an element; undefined ones are left out. */
type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** The first line of every part. */
const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An element; its children are XML already, see {@link xmlText}. */
export function xml(
  tag: string,
  attributes: XmlAttributes = {},
  ...children: readonly (string | readonly string[])[]
): string {
  const written = Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escape(String(value))}"`]))
    .join("");
  const inner = children.flat().join("");
  return inner === "" ? `<${tag}${written}/>` : `<${tag}${written}>${inner}</${tag}>`;
}

/** A text as XML; characters that XML can't hold are left out. */
export function xmlText(text: string): string {
  return escape(text).replaceAll("&#10;", "\n");
}

/** Signs that XML holds as they are; most texts have no other. */
const PLAIN = /^[\t !#-%'-;=?-\uD7FF\uE000-\uFFFD]*$/;

function escape(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}
