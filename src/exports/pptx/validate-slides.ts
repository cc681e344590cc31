import {elements} from "./open-package.js";
import type {ReadPackage} from "./open-package.js";

/** What is wrong with slides and their notes: ids, titles, alternative texts, languages, placeholders, notes. */
export function slideFaults(pack: ReadPackage): readonly string[] {
  const trees = pack.paths.filter((path) => /^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides|notesMasters)\/[^/]+\.xml$/.test(path));
  const slides = trees.filter((path) => path.startsWith("ppt/slides/"));
  return [
    ...trees.flatMap((path) => sameIds(path, pack)),
    ...trees.flatMap((path) => languageFaults(path, pack)),
    ...slides.flatMap((path) => [...titleFaults(path, pack), ...descriptionFaults(path, pack), ...placeholderFaults(path, pack), ...noteFaults(path, pack)])
  ];
}

function sameIds(path: string, pack: ReadPackage): readonly string[] {
  const ids = elements(pack.xml(path), "p:cNvPr").map((one) => one.getAttribute("id") ?? "");
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) => `${path}: shape id ${id} twice`);
}

function languageFaults(path: string, pack: ReadPackage): readonly string[] {
  return elements(pack.xml(path), "a:r").some((run) => (elements(run, "a:rPr")[0]?.getAttribute("lang") ?? "") === "") ? [`${path}: text without a language`] : [];
}

const textOf = (shape: Element | undefined): string => elements(shape, "a:t").map((text) => text.textContent).join("").trim();

const placeholderOf = (shape: Element): Element | undefined => elements(shape, "p:ph")[0];

function titleFaults(path: string, pack: ReadPackage): readonly string[] {
  const titles = elements(pack.xml(path), "p:sp").filter((shape) => /^(?:title|ctrTitle)$/.test(placeholderOf(shape)?.getAttribute("type") ?? ""));
  if (titles.length !== 1) return [`${path}: ${titles.length} titles`];
  return textOf(titles[0]) === "" ? [`${path}: an empty title`] : [];
}

function descriptionFaults(path: string, pack: ReadPackage): readonly string[] {
  return [...elements(pack.xml(path), "p:graphicFrame"), ...elements(pack.xml(path), "p:pic")].flatMap((shape) => {
    const names = elements(shape, "p:cNvPr")[0];
    return (names?.getAttribute("descr") ?? "").trim() === "" ? [`${path}: ${names?.getAttribute("name") ?? "a shape"}: no alternative text`] : [];
  });
}

/** Placeholders that the slide's layout does not have would lose their place. */
function placeholderFaults(path: string, pack: ReadPackage): readonly string[] {
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

function noteFaults(path: string, pack: ReadPackage): readonly string[] {
  const notes = pack.relations(path).find(({type}) => type.endsWith("/notesSlide"))?.target;
  if (notes === undefined) return [`${path}: no notes`];
  const back = pack.relations(notes).find(({type}) => type.endsWith("/slide"))?.target;
  const body = elements(pack.xml(notes), "p:sp").find((shape) => placeholderOf(shape)?.getAttribute("type") === "body");
  return [...(back === path ? [] : [`${notes}: belongs to ${back ?? "no slide"}, not to ${path}`]), ...(body === undefined ? [`${notes}: no text`] : [])];
}
