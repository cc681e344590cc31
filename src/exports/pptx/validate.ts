import {elements, openPackage, relationsOf} from "./open-package.js";
import type {ReadPackage} from "./open-package.js";
import {chartFaults} from "./validate-charts.js";
import {slideFaults} from "./validate-slides.js";

/** What is wrong with a PowerPoint file, each as `part: what`; nothing where it is in order. `parse` makes a document of XML. */
export function validatePptx(bytes: Uint8Array, parse: (xml: string) => Document): readonly string[] {
  const pack = openPackage(bytes, parse);
  return [
    ...brokenXml(pack), ...contentTypeFaults(pack), ...relationFaults(pack), ...orphans(pack), ...themeFaults(pack), ...presentationFaults(pack),
    ...slideFaults(pack), ...chartFaults(pack, parse), ...pictureFaults(pack)
  ];
}

const isXml = (path: string): boolean => /\.(?:xml|rels)$/.test(path);

function brokenXml(pack: ReadPackage): readonly string[] {
  return pack.paths.filter((path) => isXml(path) && pack.xml(path) === undefined).map((path) => `${path}: not well-formed`);
}

function contentTypeFaults(pack: ReadPackage): readonly string[] {
  const types = pack.xml("[Content_Types].xml");
  const endings = new Set(elements(types, "Default").map((one) => one.getAttribute("Extension")));
  const overrides = elements(types, "Override").map((one) => (one.getAttribute("PartName") ?? "").slice(1));
  const known = new Set(overrides);
  const parts = pack.paths.filter((path) => path !== "[Content_Types].xml");
  return [
    ...parts.filter((path) => !known.has(path) && (!endings.has(path.slice(path.lastIndexOf(".") + 1)) || path.endsWith(".xml"))).map((path) => `${path}: no content type`),
    ...overrides.filter((path) => !pack.paths.includes(path)).map((path) => `${path}: a content type for a part that does not exist`),
    ...overrides.filter((path, i) => overrides.indexOf(path) !== i).map((path) => `${path}: two content types`)
  ];
}

const sourceOf = (relations: string): string => (relations === "_rels/.rels" ? "" : relations.replace(/_rels\/([^/]+)\.rels$/, "$1"));

function relationFaults(pack: ReadPackage): readonly string[] {
  const sources = pack.paths.filter((path) => path.endsWith(".rels")).map(sourceOf);
  const listed = sources.flatMap((part) => {
    const relations = pack.relations(part);
    const ids = relations.map(({id}) => id);
    return [
      ...(part !== "" && !pack.paths.includes(part) ? [`${relationsOf(part)}: relations of a part that does not exist`] : []),
      ...relations.filter(({target, external}) => !external && !pack.paths.includes(target)).map(({id, target}) => `${part}: relation ${id} leads to ${target}, which does not exist`),
      ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${part}: relation ${id} twice`)
    ];
  });
  const used = pack.paths.filter((path) => path.endsWith(".xml")).flatMap((part) => {
    const ids = new Set(pack.relations(part).map(({id}) => id));
    return elements(pack.xml(part), "*").flatMap((element) => ["r:id", "r:embed", "r:link"].flatMap((name) => {
      const id = element.getAttribute(name);
      return id === null || ids.has(id) ? [] : [`${part}: ${element.tagName} uses relation ${id}, which does not exist`];
    }));
  });
  return [...listed, ...used];
}

function orphans(pack: ReadPackage): readonly string[] {
  const reached = new Set<string>();
  const waiting = [""];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    for (const {target, external} of pack.relations(part)) {
      if (external || reached.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  return pack.paths.filter((path) => path !== "[Content_Types].xml" && !path.endsWith(".rels") && !reached.has(path)).map((path) => `${path}: nothing leads to it`);
}

function themeFaults(pack: ReadPackage): readonly string[] {
  return pack.paths.filter((path) => path.startsWith("ppt/theme/") && isXml(path) && !path.endsWith(".rels")).flatMap((path) =>
    elements(pack.xml(path), "a:ea").filter((font) => (font.getAttribute("typeface") ?? "") === "").map(() => `${path}: no East Asian font`));
}

function presentationFaults(pack: ReadPackage): readonly string[] {
  const presentation = pack.xml("ppt/presentation.xml");
  const ids = elements(presentation, "p:sldId").map((one) => one.getAttribute("id") ?? "");
  const inSections = elements(presentation, "p14:sldId").map((one) => one.getAttribute("id") ?? "");
  const slides = pack.paths.filter((path) => /^ppt\/slides\/[^/]+\.xml$/.test(path));
  return [
    ...(ids.length === slides.length ? [] : [`ppt/presentation.xml: ${ids.length} slides listed, ${slides.length} present`]),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `ppt/presentation.xml: slide id ${id} twice`),
    ...ids.filter((id) => inSections.filter((other) => other === id).length !== 1).map((id) => `ppt/presentation.xml: slide ${id} is not in exactly one section`)
  ];
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function pictureFaults(pack: ReadPackage): readonly string[] {
  return pack.paths.filter((path) => path.endsWith(".png")).filter((path) => !PNG.every((byte, i) => pack.bytes(path)[i] === byte) || pack.bytes(path).length < 67)
    .map((path) => `${path}: no PNG`);
}
