import {SLIDE} from "../../core/deck/layout.js";
import {OfficePackage, elements, openPackage} from "./office-package.js";
import type {ReadPackage, ReadRelation} from "./office-package.js";
import type {Box} from "./shapes.js";

/** Reads and writes XML, with what a browser or Node has for it. */
export interface XmlTools {
  readonly parse: (xml: string) => Document;
  readonly serialize: (document: Document) => string;
}

/** A placeholder of a host's layout, with its place in pixels of a height of 720. */
export interface HostPlaceholder {
  readonly name: string;
  /** As PresentationML names it; `obj` where the file says nothing. */
  readonly type: string;
  /** As the file has it; undefined where it has none. */
  readonly idx: number | undefined;
  readonly box: Box;
  /** Pixels of its letters. */
  readonly size: number;
}

/** A layout of a host's template. */
export interface HostLayout {
  readonly part: string;
  readonly name: string;
  /** Office's type of the layout; empty where none is given. */
  readonly type: string;
  readonly placeholders: readonly HostPlaceholder[];
}

/** A host's template: its masters, layouts and themes, without its slides. */
export interface Template {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The width of its slides where their height is 720 pixels. */
  readonly width: number;
  /** The height of its slides in multiples of 720 pixels. */
  readonly scale: number;
  readonly layouts: readonly HostLayout[];
  /** The part of its presentation. */
  readonly presentation: string;
  /** The master of its notes, with the index of the number's placeholder; undefined where it has none. */
  readonly notesMaster: {readonly part: string; readonly number: number | undefined} | undefined;
  /** What was left out of it, in words. */
  readonly dropped: readonly string[];
  /** Its parts as a package to which slides are added; the presentation is not among them. */
  readonly begin: () => OfficePackage;
  /** Its presentation as a document of its own, without the list of its slides, and its relations. */
  readonly openPresentation: () => {readonly document: Document; readonly relations: readonly ReadRelation[]};
  readonly tools: XmlTools;
}

/** A file that can't serve as a template; the message says why, and what to do. */
export class TemplateError extends Error {}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const EMU = 9525;

/** Reads a `.pptx` or `.potx` as a template. Throws a TemplateError. */
export function readTemplate(file: string, bytes: Uint8Array, tools: XmlTools): Template {
  const pack = open(file, bytes, tools);
  const presentation = pack.relations("").find(({type}) => type.endsWith("/officeDocument"))?.target ?? "";
  const main = pack.xml(presentation);
  if (!/presentationml|ms-powerpoint/.test(pack.type(presentation)) || main === undefined)
    throw new TemplateError(`${file}: is no PowerPoint file; give a .pptx or .potx`);
  if (main.documentElement.namespaceURI?.includes("purl.oclc.org") === true)
    throw new TemplateError(`${file}: is a Strict Open XML file; save it in PowerPoint as “PowerPoint Presentation”`);
  const size = elements(main, "sldSz")[0];
  const [cx, cy] = [numberOf(size, "cx") ?? 9144000, numberOf(size, "cy") ?? 6858000];
  const scale = cy / (SLIDE.height * EMU);
  const layouts = mastersOf(pack, presentation, main).flatMap((master) => layoutsOf(pack, master, EMU * scale));
  if (layouts.length === 0)
    throw new TemplateError(`${file}: has no slide layout; open it in PowerPoint, add one, and save it again`);
  const relations = pack.relations(presentation).filter(keeps);
  return {
    file,
    bytes,
    width: cx / (EMU * scale),
    scale,
    layouts,
    presentation,
    notesMaster: notesMasterOf(pack, relations),
    dropped: droppedFrom(pack),
    begin: () => begin(pack, relations, tools),
    openPresentation: () => ({document: presentationOf(pack, presentation, tools), relations}),
    tools
  };
}

function open(file: string, bytes: Uint8Array, {parse}: XmlTools): ReadPackage {
  if (OLE.every((byte, i) => bytes[i] === byte)) {
    const name = "EncryptedPackage".replace(/./g, "$&\0");
    throw new TemplateError(
      new TextDecoder("latin1").decode(bytes).includes(name)
        ? `${file}: is encrypted; remove its password in PowerPoint and save it again`
        : `${file}: is a file of an old Office or encrypted; save it in PowerPoint as .pptx or .potx, without a password`
    );
  }
  try {
    return openPackage(bytes, parse);
  } catch {
    throw new TemplateError(`${file}: is no PowerPoint file; give a .pptx or .potx`);
  }
}

/** Relations to what is not the template's look: slides, comments, macros and what belongs to them. */
const LEFT_OUT = /\/(?:slide|comments|commentAuthors|authors|vbaProject|control|tags|customXml|printerSettings)$/;

const keeps = ({type}: ReadRelation): boolean => !LEFT_OUT.test(type);

function droppedFrom(pack: ReadPackage): readonly string[] {
  const has = (name: RegExp): boolean => pack.paths.some((path) => name.test(path));
  const slides = pack.paths.filter((path) => /^ppt\/slides\/[^/]+\.xml$/i.test(path)).length;
  return [
    ...(has(/vbaProject\.bin$/i) || has(/\/activeX\//i) ? ["its macros were left out"] : []),
    ...(slides === 0
      ? []
      : [slides === 1 ? "its sample slide was left out" : `its ${slides} sample slides were left out`])
  ];
}

/** The parts that its presentation leads to, without its slides. */
function begin(pack: ReadPackage, from: readonly ReadRelation[], tools: XmlTools): OfficePackage {
  const built = new OfficePackage();
  const waiting = [...from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const {target: path, external} = next;
    if (external || built.has(path) || !pack.paths.includes(path)) continue;
    const all = pack.relations(path);
    const relations = all.filter((one) => keeps(one) && (one.external || pack.paths.includes(one.target)));
    const kept = new Set(relations.map(({id}) => id));
    const lost = all.filter(({id}) => !kept.has(id)).map(({id}) => id);
    built.add(path, without(pack, path, lost, tools), pack.type(path));
    built.keepRelations(path, relations);
    waiting.push(...relations);
  }
  return built;
}

/** A part without the elements that use relations which are left out. */
function without(pack: ReadPackage, path: string, lost: readonly string[], tools: XmlTools): string | Uint8Array {
  const known = pack.xml(path);
  if (lost.length === 0 || known === undefined) return pack.bytes(path);
  const document = copyOf(known, tools);
  for (const element of elements(document, "*"))
    if (["id", "embed", "link", "pict"].some((name) => lost.includes(element.getAttributeNS(RELATION, name) ?? "")))
      element.remove();
  return bodyOf(document, tools);
}

const copyOf = (document: Document, {parse, serialize}: XmlTools): Document => parse(serialize(document));

/** A document as XML without its declaration, which packages write themselves. */
export function bodyOf(document: Document, {serialize}: XmlTools): string {
  return serialize(document).replace(/^\s*<\?xml[^>]*\?>\s*/, "");
}

/** What a presentation says of its slides, its author's programs and its password. */
const OF_SLIDES = ["sldIdLst", "custShowLst", "photoAlbum", "custDataLst", "modifyVerifier", "smartTags"];
/** The extension of a presentation that holds its sections. */
export const SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}";

function presentationOf(pack: ReadPackage, part: string, tools: XmlTools): Document {
  const document = copyOf(pack.xml(part)!, tools);
  for (const element of elements(document.documentElement, "*"))
    if (
      (element.parentNode === document.documentElement && OF_SLIDES.includes(element.localName)) ||
      (element.localName === "ext" && element.getAttribute("uri") === SECTIONS)
    )
      element.remove();
  return document;
}

function mastersOf(pack: ReadPackage, presentation: string, main: Document): readonly string[] {
  return targets(pack, presentation, elements(main, "sldMasterId"));
}

function notesMasterOf(pack: ReadPackage, relations: readonly ReadRelation[]): Template["notesMaster"] {
  const part = relations.find(({type}) => type.endsWith("/notesMaster"))?.target;
  if (part === undefined || pack.xml(part) === undefined) return undefined;
  const number = elements(pack.xml(part), "ph").find((ph) => ph.getAttribute("type") === "sldNum");
  return {part, number: numberOf(number, "idx")};
}

/** The parts that elements lead to by their `r:id`, in order. */
function targets(pack: ReadPackage, part: string, list: readonly Element[]): readonly string[] {
  const relations = new Map(pack.relations(part).map(({id, target}) => [id, target]));
  return list.flatMap((one) => {
    const target = relations.get(one.getAttributeNS(RELATION, "id") ?? "");
    return target === undefined || pack.xml(target) === undefined ? [] : [target];
  });
}

function layoutsOf(pack: ReadPackage, master: string, pixel: number): readonly HostLayout[] {
  const document = pack.xml(master)!;
  const own = elements(document, "sp").filter((shape) => elements(shape, "ph").length > 0);
  return targets(pack, master, elements(document, "sldLayoutId")).map((part) => {
    const layout = pack.xml(part)!;
    return {
      part,
      name: elements(layout, "cSld")[0]?.getAttribute("name") ?? "",
      type: layout.documentElement.getAttribute("type") ?? "",
      placeholders: elements(layout, "sp").flatMap((shape) => placeholderOf(shape, own, document, pixel) ?? [])
    };
  });
}

const phOf = (shape: Element): Element | undefined => elements(shape, "ph")[0];

const typeOf = (shape: Element): string => phOf(shape)?.getAttribute("type") ?? "obj";

/** The master's placeholder that one of a layout inherits from, by the type. */
const INHERITED: Readonly<Record<string, string>> = {
  ctrTitle: "title",
  title: "title",
  ftr: "ftr",
  sldNum: "sldNum",
  dt: "dt"
};

function placeholderOf(
  shape: Element,
  masters: readonly Element[],
  master: Document,
  pixel: number
): HostPlaceholder | undefined {
  const ph = phOf(shape);
  if (ph === undefined || ph.getAttribute("orient") === "vert") return undefined;
  const type = typeOf(shape);
  const from = masters.find((one) => typeOf(one) === (INHERITED[type] ?? "body"));
  const box = boxOf(shape, pixel) ?? (from && boxOf(from, pixel));
  if (box === undefined) return undefined;
  const style = {title: "titleStyle", ftr: "otherStyle", sldNum: "otherStyle", dt: "otherStyle"}[INHERITED[type] ?? ""];
  const points =
    sizeIn(shape, "lstStyle") ?? (from && sizeIn(from, "lstStyle")) ?? sizeIn(master, style ?? "bodyStyle") ?? 1800;
  const name = elements(shape, "cNvPr")[0]?.getAttribute("name") ?? "";
  return {name, type, idx: numberOf(ph, "idx"), box, size: (points / 75 / pixel) * EMU};
}

function boxOf(shape: Element, pixel: number): Box | undefined {
  const frame = elements(elements(shape, "spPr")[0], "xfrm")[0];
  const [at, size] = [elements(frame, "off")[0], elements(frame, "ext")[0]];
  const found = [numberOf(at, "x"), numberOf(at, "y"), numberOf(size, "cx"), numberOf(size, "cy")];
  const [x, y, width, height] = found.map((emu) => (emu ?? NaN) / pixel);
  return found.includes(undefined) ? undefined : {x: x!, y: y!, width: width!, height: height!};
}

/** Hundredths of a point of the first level of the styles within an element. */
function sizeIn(parent: Document | Element, name: string): number | undefined {
  return numberOf(elements(elements(elements(parent, name)[0], "lvl1pPr")[0], "defRPr")[0], "sz");
}

function numberOf(element: Element | undefined, name: string): number | undefined {
  const text = element?.getAttribute(name);
  return text === null || text === undefined || !/^-?\d+$/.test(text) ? undefined : Number(text);
}
