import {elements, openPackage} from "./open-package.js";
import type {ReadPackage} from "./open-package.js";

/** What is wrong with native charts: axes that don't agree, caches of another length, workbooks that are absent or hold formulas. */
export function chartFaults(pack: ReadPackage, parse: (xml: string) => Document): readonly string[] {
  return pack.paths.filter((path) => /^ppt\/charts\/[^/]+\.xml$/.test(path))
    .flatMap((path) => [...axisFaults(path, pack), ...cacheFaults(path, pack), ...workbookFaults(path, pack, parse)]);
}

const value = (element: Element | undefined): string => element?.getAttribute("val") ?? "";

const own = (element: Element, name: string): readonly Element[] => elements(element, name).filter((child) => child.parentNode === element);

function axisFaults(path: string, pack: ReadPackage): readonly string[] {
  const chart = pack.xml(path);
  const axes = [...elements(chart, "c:catAx"), ...elements(chart, "c:valAx"), ...elements(chart, "c:dateAx"), ...elements(chart, "c:serAx")];
  const defined = new Set(axes.flatMap((axis) => own(axis, "c:axId").map(value)));
  const used = elements(chart, "c:axId").filter((id) => !axes.includes(id.parentNode as Element)).map(value);
  const crossed = axes.flatMap((axis) => own(axis, "c:crossAx").map(value));
  return [
    ...[...used, ...crossed].filter((id) => !defined.has(id)).map((id) => `${path}: axis ${id} is used and not defined`),
    ...[...defined].filter((id) => !used.includes(id)).map((id) => `${path}: axis ${id} is defined and not used`),
    ...(used.length === 2 * elements(chart, "c:barChart").length ? [] : [`${path}: ${used.length} axes for a chart of two`])
  ];
}

function cacheFaults(path: string, pack: ReadPackage): readonly string[] {
  return [...elements(pack.xml(path), "c:strCache"), ...elements(pack.xml(path), "c:numCache")].flatMap((cache) => {
    const count = Number(value(elements(cache, "c:ptCount")[0]));
    const formula = elements(cache.parentNode as Element, "c:f")[0]?.textContent ?? "";
    const points = elements(cache, "c:pt");
    return [
      ...(points.some((point) => !(Number(point.getAttribute("idx")) < count)) ? [`${path}: ${formula}: a point beyond the count`] : []),
      ...(points.some((point) => cache.tagName === "c:numCache" && !Number.isFinite(Number(elements(point, "c:v")[0]?.textContent || "no")))
        ? [`${path}: ${formula}: not a number`] : []),
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

function workbookFaults(path: string, pack: ReadPackage, parse: (xml: string) => Document): readonly string[] {
  const id = elements(pack.xml(path), "c:externalData")[0]?.getAttribute("r:id");
  const target = pack.relations(path).find((relation) => relation.id === id)?.target;
  if (target === undefined || !pack.paths.includes(target)) return [`${path}: no workbook`];
  const book = openPackage(pack.bytes(target), parse);
  const names = elements(book.xml("xl/workbook.xml"), "sheet").map((sheet) => sheet.getAttribute("name"));
  const formulas = book.paths.filter((sheet) => sheet.startsWith("xl/worksheets/")).some((sheet) => elements(book.xml(sheet), "f").length > 0);
  return [
    ...["Data", "Expressions", "Sources"].filter((name) => !names.includes(name)).map((name) => `${target}: no sheet ${name}`),
    ...(formulas ? [`${target}: a formula`] : [])
  ];
}
