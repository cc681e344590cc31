import {strToU8, zipSync} from "fflate";
import {relationsOf} from "./open-package.js";
import {XML_DECLARATION, xml} from "./xml.js";

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DEFAULTS: Readonly<Record<string, string>> = {
  png: "image/png", jpeg: "image/jpeg", gif: "image/gif", svg: "image/svg+xml", rels: "application/vnd.openxmlformats-package.relationships+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xml: "application/xml"
};
/** The earliest time that a zip can hold, by the machine's own clock, as zips count. */
const TIME = new Date(1980, 0, 1);

interface Relation {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** A file of Office's kind in the making: parts, their content types and the relations between them. Equal calls give equal bytes. */
export class OfficePackage {
  readonly #parts = new Map<string, {readonly content: Uint8Array; readonly type: string | undefined}>();
  readonly #relations = new Map<string, Relation[]>();

  /** Adds a part. `type` is its content type, where its ending does not say it. */
  add(path: string, content: string | Uint8Array, type?: string): void {
    if (this.#parts.has(path)) throw new Error(`${path}: added twice`);
    this.#parts.set(path, {content: typeof content === "string" ? strToU8(XML_DECLARATION + content) : content, type});
  }

  has(path: string): boolean {
    return this.#parts.has(path);
  }

  /** Relates a part, or the package where `from` is empty, to another part; returns the relation's id. `kind` is the end of the type, or the whole. */
  relate(from: string, kind: string, to: string): string {
    return this.#relation(from, {type: typeOf(kind), target: relative(from, to), external: false});
  }

  /** Relates a part to an address outside; returns the relation's id. */
  link(from: string, address: string): string {
    return this.#relation(from, {type: typeOf("hyperlink"), target: address, external: true});
  }

  #relation(from: string, relation: Relation): string {
    const own = this.#relations.get(from) ?? [];
    this.#relations.set(from, own);
    const known = own.findIndex(({type, target}) => type === relation.type && target === relation.target);
    return `rId${known < 0 ? own.push(relation) : known + 1}`;
  }

  /** The zip, with its entries in the order of their names and no time of day. */
  bytes(): Uint8Array {
    const files = new Map([...this.#parts].map(([path, {content}]) => [path, content] as const));
    for (const [from, relations] of this.#relations) files.set(relationsOf(from), strToU8(XML_DECLARATION + relationsXml(relations)));
    files.set("[Content_Types].xml", strToU8(XML_DECLARATION + this.#contentTypes([...files.keys()])));
    const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
    return zipSync(Object.fromEntries(sorted.map(([path, content]) => [path, [content, {mtime: TIME, level: /\.(png|jpeg|gif|xlsx)$/.test(path) ? 0 : 6}] as const])));
  }

  #contentTypes(paths: readonly string[]): string {
    const endings = [...new Set(paths.map(endingOf))].sort();
    const overrides = [...this.#parts].filter(([, {type}]) => type !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return xml("Types", {xmlns: "http://schemas.openxmlformats.org/package/2006/content-types"},
      endings.map((ending) => xml("Default", {Extension: ending, ContentType: DEFAULTS[ending] ?? "application/octet-stream"})),
      overrides.map(([path, {type}]) => xml("Override", {PartName: `/${path}`, ContentType: type})));
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
  return xml("Relationships", {xmlns: "http://schemas.openxmlformats.org/package/2006/relationships"}, relations.map(({type, target, external}, i) =>
    xml("Relationship", {Id: `rId${i + 1}`, Type: type, Target: target, TargetMode: external ? "External" : undefined})));
}
