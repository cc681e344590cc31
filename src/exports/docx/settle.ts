import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import type {Zippable} from "fflate";
import {fixedDate} from "../fixed-date.js";

/** The first day that a zip can name. */
const MTIME = new Date(1980, 0, 1);

/**
 * The same package with nothing in it of the clock, of chance, or of what was made before it in the same process: dates, relation ids, and the
 * numbers of bookmarks and pictures. `date` is ISO 8601, or empty.
 */
export function settlePackage(bytes: Uint8Array, date: string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
  const renamed = new Map(parts.filter(([path]) => path.endsWith(".rels")).map(([path, contents]) => [ownerOf(path), renumberRelations(strFromU8(contents))]));
  const settled: Zippable = {};
  for (const [path, contents] of parts) settled[path] = [settlePart(path, contents, renamed, date), {mtime: MTIME, level: 9}];
  return zipSync(settled);
}

interface Relations {
  readonly xml: string;
  readonly names: ReadonlyMap<string, string>;
}

function settlePart(path: string, contents: Uint8Array, relations: ReadonlyMap<string, Relations>, date: string): Uint8Array {
  if (!/\.(?:xml|rels)$/.test(path)) return contents;
  const rels = path.endsWith(".rels") ? relations.get(ownerOf(path)) : undefined;
  if (rels) return strToU8(rels.xml);
  const names = relations.get(path)?.names ?? new Map<string, string>();
  const text = strFromU8(contents).replace(/( r:(?:id|embed|link)=")([^"]+)"/g, (_whole, start: string, id: string) => `${start}${names.get(id) ?? id}"`);
  if (path === "docProps/core.xml") return strToU8(settleProperties(text, date));
  if (path === "word/footnotes.xml" || path === "word/endnotes.xml") return strToU8(withoutSeparatorMarks(text));
  return strToU8(renumber(renumber(text, /(<w:bookmark(?:Start|End)\b[^>]* w:id=")(\d+)"/g), /(<wp:docPr\b[^>]*? id=")(\d+)"/g));
}

/** The package's own list first, as readers expect it. */
const order = (path: string): number => (path === "[Content_Types].xml" ? 0 : path === "_rels/.rels" ? 1 : 2);

/** `word/_rels/document.xml.rels` belongs to `word/document.xml`. */
const ownerOf = (path: string): string => path.replace(/_rels\/([^/]*)\.rels$/, "$1");

function renumberRelations(xml: string): Relations {
  const names = new Map<string, string>();
  for (const [, id] of xml.matchAll(/ Id="([^"]+)"/g)) names.set(id!, `rId${names.size + 1}`);
  return {xml: xml.replace(/ Id="([^"]+)"/g, (_whole, id: string) => ` Id="${names.get(id)!}"`), names};
}

/** Numbers from 1 in the order of first occurrence. */
function renumber(xml: string, pattern: RegExp): string {
  const numbers = new Map<string, number>();
  return xml.replace(pattern, (_whole, start: string, id: string) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return `${start}${numbers.get(id)!}"`;
  });
}

function settleProperties(xml: string, date: string): string {
  const moment = fixedDate(date).toISOString().replace(/\.\d+Z$/, "Z");
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`);
}

/** The line above footnotes is no footnote and has no mark. */
const withoutSeparatorMarks = (xml: string): string =>
  xml.replace(/<w:r><w:rPr><w:rStyle w:val="(?:Foot|End)noteReference"\/><\/w:rPr><w:(?:foot|end)noteRef\/><\/w:r>(?=<w:r><w:(?:continuationS|s)eparator\/>)/g, "");
