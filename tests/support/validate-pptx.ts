import {elements, openPackage, relationsOf} from "../../src/exports/pptx/office-package.js";
import type {ReadPackage} from "../../src/exports/pptx/office-package.js";

/**
 * What is wrong with a PowerPoint file, each as `part: what`; nothing where it is in order. `parse` makes a document of
 * XML.
 */
export function validatePptx(bytes: Uint8Array, parse: (xml: string) => Document): readonly string[] {
  const pack = openPackage(bytes, parse);
  return [
    ...brokenXml(pack),
    ...contentTypeDiagnostics(pack),
    ...relationDiagnostics(pack),
    ...orphans(pack),
    ...themeDiagnostics(pack),
    ...presentationDiagnostics(pack),
    ...slideDiagnostics(pack),
    ...chartDiagnostics(pack, parse),
    ...pictureDiagnostics(pack)
  ];
}

const isXml = (path: string): boolean => /\.(?:xml|rels)$/.test(path);

function brokenXml(pack: ReadPackage): readonly string[] {
  return pack.paths
    .filter((path) => isXml(path) && pack.xml(path) === undefined)
    .map((path) => `${path}: not well-formed`);
}

function contentTypeDiagnostics(pack: ReadPackage): readonly string[] {
  const types = pack.xml("[Content_Types].xml");
  const endings = new Set(elements(types, "Default").map((one) => one.getAttribute("Extension")));
  const overrides = elements(types, "Override").map((one) => (one.getAttribute("PartName") ?? "").slice(1));
  const known = new Set(overrides);
  const parts = pack.paths.filter((path) => path !== "[Content_Types].xml");
  return [
    ...parts
      .filter(
        (path) => !known.has(path) && (!endings.has(path.slice(path.lastIndexOf(".") + 1)) || path.endsWith(".xml"))
      )
      .map((path) => `${path}: no content type`),
    ...overrides
      .filter((path) => !pack.paths.includes(path))
      .map((path) => `${path}: a content type for a part that does not exist`),
    ...overrides.filter((path, i) => overrides.indexOf(path) !== i).map((path) => `${path}: two content types`)
  ];
}

const sourceOf = (relations: string): string =>
  relations === "_rels/.rels" ? "" : relations.replace(/_rels\/([^/]+)\.rels$/, "$1");

function relationDiagnostics(pack: ReadPackage): readonly string[] {
  const sources = pack.paths.filter((path) => path.endsWith(".rels")).map(sourceOf);
  const listed = sources.flatMap((part) => {
    const relations = pack.relations(part);
    const ids = relations.map(({id}) => id);
    return [
      ...(part !== "" && !pack.paths.includes(part)
        ? [`${relationsOf(part)}: relations of a part that does not exist`]
        : []),
      ...relations
        .filter(({target, external}) => !external && !pack.paths.includes(target))
        .map(({id, target}) => `${part}: relation ${id} leads to ${target}, which does not exist`),
      ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${part}: relation ${id} twice`)
    ];
  });
  const used = pack.paths
    .filter((path) => path.endsWith(".xml"))
    .flatMap((part) => {
      const ids = new Set(pack.relations(part).map(({id}) => id));
      return elements(pack.xml(part), "*").flatMap((element) =>
        ["r:id", "r:embed", "r:link"].flatMap((name) => {
          const id = element.getAttribute(name);
          return id === null || ids.has(id)
            ? []
            : [`${part}: ${element.tagName} uses relation ${id}, which does not exist`];
        })
      );
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
  return pack.paths
    .filter((path) => path !== "[Content_Types].xml" && !path.endsWith(".rels") && !reached.has(path))
    .map((path) => `${path}: nothing leads to it`);
}

function themeDiagnostics(pack: ReadPackage): readonly string[] {
  return pack.paths
    .filter((path) => path.startsWith("ppt/theme/") && isXml(path) && !path.endsWith(".rels"))
    .flatMap((path) =>
      elements(pack.xml(path), "a:ea")
        .filter((font) => (font.getAttribute("typeface") ?? "") === "")
        .map(() => `${path}: no East Asian font`)
    );
}

function presentationDiagnostics(pack: ReadPackage): readonly string[] {
  const presentation = pack.xml("ppt/presentation.xml");
  const ids = elements(presentation, "p:sldId").map((one) => one.getAttribute("id") ?? "");
  const inSections = elements(presentation, "p14:sldId").map((one) => one.getAttribute("id") ?? "");
  const slides = pack.paths.filter((path) => /^ppt\/slides\/[^/]+\.xml$/.test(path));
  return [
    ...(ids.length === slides.length
      ? []
      : [`ppt/presentation.xml: ${ids.length} slides listed, ${slides.length} present`]),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `ppt/presentation.xml: slide id ${id} twice`),
    ...ids
      .filter((id) => inSections.filter((other) => other === id).length !== 1)
      .map((id) => `ppt/presentation.xml: slide ${id} is not in exactly one section`)
  ];
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function pictureDiagnostics(pack: ReadPackage): readonly string[] {
  return pack.paths
    .filter((path) => path.endsWith(".png"))
    .filter((path) => !PNG.every((byte, i) => pack.bytes(path)[i] === byte) || pack.bytes(path).length < 67)
    .map((path) => `${path}: no PNG`);
}

/**
 * What is wrong with native charts: axes that don't agree, caches of another length, workbooks that are absent or hold
 * formulas.
 */
export function chartDiagnostics(pack: ReadPackage, parse: (xml: string) => Document): readonly string[] {
  return pack.paths
    .filter((path) => /^ppt\/charts\/[^/]+\.xml$/.test(path))
    .flatMap((path) => [
      ...axisDiagnostics(path, pack),
      ...cacheDiagnostics(path, pack),
      ...workbookDiagnostics(path, pack, parse)
    ]);
}

const value = (element: Element | undefined): string => element?.getAttribute("val") ?? "";

const own = (element: Element, name: string): readonly Element[] =>
  elements(element, name).filter((child) => child.parentNode === element);

function axisDiagnostics(path: string, pack: ReadPackage): readonly string[] {
  const chart = pack.xml(path);
  const axes = [
    ...elements(chart, "c:catAx"),
    ...elements(chart, "c:valAx"),
    ...elements(chart, "c:dateAx"),
    ...elements(chart, "c:serAx")
  ];
  const defined = new Set(axes.flatMap((axis) => own(axis, "c:axId").map(value)));
  const used = elements(chart, "c:axId")
    .filter((id) => !axes.includes(id.parentNode as Element))
    .map(value);
  const crossed = axes.flatMap((axis) => own(axis, "c:crossAx").map(value));
  return [
    ...[...used, ...crossed]
      .filter((id) => !defined.has(id))
      .map((id) => `${path}: axis ${id} is used and not defined`),
    ...[...defined].filter((id) => !used.includes(id)).map((id) => `${path}: axis ${id} is defined and not used`),
    ...(used.length === 2 * (elements(chart, "c:barChart").length + elements(chart, "c:lineChart").length)
      ? []
      : [`${path}: ${used.length} axes for a chart of two`])
  ];
}

function cacheDiagnostics(path: string, pack: ReadPackage): readonly string[] {
  return [...elements(pack.xml(path), "c:strCache"), ...elements(pack.xml(path), "c:numCache")].flatMap((cache) => {
    const count = Number(value(elements(cache, "c:ptCount")[0]));
    const formula = elements(cache.parentNode as Element, "c:f")[0]?.textContent ?? "";
    const points = elements(cache, "c:pt");
    return [
      ...(points.some((point) => !(Number(point.getAttribute("idx")) < count))
        ? [`${path}: ${formula}: a point beyond the count`]
        : []),
      ...(points.some(
        (point) =>
          cache.tagName === "c:numCache" && !Number.isFinite(Number(elements(point, "c:v")[0]?.textContent || "no"))
      )
        ? [`${path}: ${formula}: not a number`]
        : []),
      ...(rangeLength(formula) === count ? [] : [`${path}: ${formula || "no formula"}: holds ${count} points`])
    ];
  });
}

/** The cells of `Data!$B$2:$B$5`; undefined for anything else. */
function rangeLength(formula: string): number | undefined {
  const [, column, from, other, to] = /^Data!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(formula) ?? [];
  if (column === undefined || (other !== undefined && other !== column)) return undefined;
  return to === undefined ? 1 : Number(to) - Number(from) + 1;
}

function workbookDiagnostics(path: string, pack: ReadPackage, parse: (xml: string) => Document): readonly string[] {
  const id = elements(pack.xml(path), "c:externalData")[0]?.getAttribute("r:id");
  const target = pack.relations(path).find((relation) => relation.id === id)?.target;
  if (target === undefined || !pack.paths.includes(target)) return [`${path}: no workbook`];
  const book = openPackage(pack.bytes(target), parse);
  const names = elements(book.xml("xl/workbook.xml"), "sheet").map((sheet) => sheet.getAttribute("name"));
  const formulas = book.paths
    .filter((sheet) => sheet.startsWith("xl/worksheets/"))
    .some((sheet) => elements(book.xml(sheet), "f").length > 0);
  return [
    ...["Data", "Expressions", "Sources"]
      .filter((name) => !names.includes(name))
      .map((name) => `${target}: no sheet ${name}`),
    ...(formulas ? [`${target}: a formula`] : [])
  ];
}

/** What is wrong with slides and their notes: ids, titles, alternative texts, languages, placeholders, notes. */
export function slideDiagnostics(pack: ReadPackage): readonly string[] {
  const trees = pack.paths.filter((path) =>
    /^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides|notesMasters)\/[^/]+\.xml$/.test(path)
  );
  const slides = trees.filter((path) => path.startsWith("ppt/slides/"));
  return [
    ...trees.flatMap((path) => sameIds(path, pack)),
    ...trees.flatMap((path) => languageDiagnostics(path, pack)),
    ...slides.flatMap((path) => [
      ...titleDiagnostics(path, pack),
      ...descriptionDiagnostics(path, pack),
      ...placeholderDiagnostics(path, pack),
      ...noteDiagnostics(path, pack),
      ...timingDiagnostics(path, pack)
    ])
  ];
}

/** Effects must be of shapes and paragraphs that are there, and those of text and charts be listed as built. */
function timingDiagnostics(path: string, pack: ReadPackage): readonly string[] {
  const slide = pack.xml(path);
  const shapes = new Map(
    elements(slide, "p:cNvPr").map((named) => [named.getAttribute("id") ?? "", named.parentNode!.parentNode as Element])
  );
  const ids = elements(slide, "p:timing").flatMap((one) =>
    elements(one, "p:cTn").map((node) => node.getAttribute("id"))
  );
  const built = ["p:bldP", "p:bldGraphic"].flatMap((tag) => elements(slide, tag));
  const effects = elements(slide, "p:cTn").filter((node) => node.hasAttribute("grpId"));
  return [
    ...(new Set(ids).size === ids.length ? [] : [`${path}: two nodes of its timing have one id`]),
    ...[...elements(slide, "p:spTgt"), ...built].flatMap((one) => {
      const shape = shapes.get(one.getAttribute("spid") ?? "");
      const last = Number(elements(one, "p:pRg")[0]?.getAttribute("end") ?? -1);
      return shape === undefined || last >= elements(shape, "a:p").length
        ? [`${path}: ${one.tagName} of shape ${one.getAttribute("spid")}, which is not there or has too few paragraphs`]
        : [];
    }),
    ...effects.flatMap((effect) => {
      const spid = elements(effect, "p:spTgt")[0]?.getAttribute("spid");
      const listed = built.some(
        (one) => one.getAttribute("spid") === spid && one.getAttribute("grpId") === effect.getAttribute("grpId")
      );
      return listed ? [] : [`${path}: the effect of shape ${spid} is in a group that isn't listed as built`];
    })
  ];
}

function sameIds(path: string, pack: ReadPackage): readonly string[] {
  const ids = elements(pack.xml(path), "p:cNvPr").map((one) => one.getAttribute("id") ?? "");
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) => `${path}: shape id ${id} twice`);
}

function languageDiagnostics(path: string, pack: ReadPackage): readonly string[] {
  return elements(pack.xml(path), "a:r").some((run) => (elements(run, "a:rPr")[0]?.getAttribute("lang") ?? "") === "")
    ? [`${path}: text without a language`]
    : [];
}

const textOf = (shape: Element | undefined): string =>
  elements(shape, "a:t")
    .map((text) => text.textContent)
    .join("")
    .trim();

const placeholderOf = (shape: Element): Element | undefined => elements(shape, "p:ph")[0];

function titleDiagnostics(path: string, pack: ReadPackage): readonly string[] {
  const titles = elements(pack.xml(path), "p:sp").filter((shape) =>
    /^(?:title|ctrTitle)$/.test(placeholderOf(shape)?.getAttribute("type") ?? "")
  );
  if (titles.length !== 1) return [`${path}: ${titles.length} titles`];
  return textOf(titles[0]) === "" ? [`${path}: an empty title`] : [];
}

function descriptionDiagnostics(path: string, pack: ReadPackage): readonly string[] {
  return [...elements(pack.xml(path), "p:graphicFrame"), ...elements(pack.xml(path), "p:pic")].flatMap((shape) => {
    const names = elements(shape, "p:cNvPr")[0];
    return (names?.getAttribute("descr") ?? "").trim() === ""
      ? [`${path}: ${names?.getAttribute("name") ?? "a shape"}: no alternative text`]
      : [];
  });
}

/** Placeholders that the slide's layout does not have would lose their place. */
function placeholderDiagnostics(path: string, pack: ReadPackage): readonly string[] {
  const layout = pack.relations(path).find(({type}) => type.endsWith("/slideLayout"))?.target;
  if (layout === undefined) return [`${path}: no layout`];
  const key = (one: Element): string => `${one.getAttribute("type") ?? "obj"} ${one.getAttribute("idx") ?? "0"}`;
  const offered = new Set(elements(pack.xml(layout), "p:ph").map(key));
  const used = elements(pack.xml(path), "p:ph").map(key);
  return [
    ...used.filter((one) => !offered.has(one)).map((one) => `${path}: placeholder ${one} is not in ${layout}`),
    ...used.filter((one, i) => used.indexOf(one) !== i).map((one) => `${path}: placeholder ${one} twice`)
  ];
}

function noteDiagnostics(path: string, pack: ReadPackage): readonly string[] {
  const notes = pack.relations(path).find(({type}) => type.endsWith("/notesSlide"))?.target;
  if (notes === undefined) return [`${path}: no notes`];
  const back = pack.relations(notes).find(({type}) => type.endsWith("/slide"))?.target;
  const body = elements(pack.xml(notes), "p:sp").find((shape) => placeholderOf(shape)?.getAttribute("type") === "body");
  return [
    ...(back === path ? [] : [`${notes}: belongs to ${back ?? "no slide"}, not to ${path}`]),
    ...(body === undefined ? [`${notes}: no text`] : [])
  ];
}
