import type {Source} from "./evidence.js";
import {periodLabel} from "./period.js";

/** A reference as one line of text, for a footnote and for a list. */
export interface Citation {
  readonly short: string;
  readonly full: string;
}

/** What is cited of a document; locators as facts have them, such as `para 41`. */
export interface CitedSource {
  readonly source: Pick<Source, "publisher" | "title" | "symbol" | "date">;
  readonly locators?: readonly string[];
}

/** A table or chart of the workspace, at one state of the data. */
interface CitedWork {
  /** The name under which the whole collection is cited. */
  readonly collection: string;
  readonly title: string;
  /** What it is and its id: `table lights-2014`. */
  readonly name: string;
  readonly version: string;
  /** The full data digest; its first twelve digits are cited. */
  readonly digest: string;
  readonly sources: readonly CitedSource[];
}

/** So many digits of a digest are shown. */
export const SHOWN_DIGITS = 12;
const PARAGRAPH = /^para (\d+)$/;

/**
 * Cites a document in United Nations style: publisher, title, symbol, date, place. The short form has the symbol, or
 * else publisher (or title) and year, and the place. A publisher that the document does not state is left out.
 */
export function citeSource({source, locators = []}: CitedSource): Citation {
  const {title, symbol, date} = source;
  const publisher = statedPublisher(source);
  const place = placesText(locators);
  const dated = date === "" ? "" : ` (${periodLabel(date)})`;
  const year = date === "" ? "" : ` (${date.slice(0, 4)})`;
  return {
    short: joined([symbol === "" ? `${publisher || title}${year}` : symbol, place]),
    full: joined(
      [publisher, title, symbol]
        .filter((part) => part !== "")
        .map((part, i, parts) => (i === parts.length - 1 ? part + dated : part))
        .concat(place)
    )
  };
}

/** Stands for the publisher of a document that states none. */
export const NO_PUBLISHER = "not stated in the document";

/** The publisher of a document, or nothing where it states none. */
export function statedPublisher({publisher}: Pick<Source, "publisher">): string {
  return publisher === NO_PUBLISHER ? "" : publisher;
}

/** A table or chart of ours: title, name, version and digest, and in full the documents from which it is derived. */
export function citeWork({collection, title, name, version, digest, sources}: CitedWork): Citation {
  const state = `version ${version}, data digest ${digest.slice(0, SHOWN_DIGITS)}`;
  const derived =
    sources.length === 0 ? "" : ` Derived from: ${sources.map((source) => citeSource(source).full).join("; ")}.`;
  return {short: `${collection}, ${name}, ${state}`, full: `${collection}, “${title}” (${name}), ${state}.${derived}`};
}

/** `para. 41`, `paras. 8, 38 and 41`, `footnote 13 (para. 38)`; each place once, in the order of their numbers. */
export function placesText(locators: readonly string[]): string {
  const numbers = [...new Set(locators.flatMap((locator) => PARAGRAPH.exec(locator)?.[1] ?? []))].sort(
    (a, b) => Number(a) - Number(b)
  );
  const others = [...new Set(locators.filter((locator) => !PARAGRAPH.test(locator)))]
    .map((locator) => locator.replace(/\bpara (?=\d)/g, "para. "))
    .sort((a, b) => a.localeCompare(b, "en", {numeric: true}));
  const paragraphs = numbers.length === 0 ? "" : `${numbers.length === 1 ? "para." : "paras."} ${listed(numbers)}`;
  return [paragraphs, ...others].filter((part) => part !== "").join("; ");
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(", ");

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)!}`;
}

/** The name of a site, also in citations, if the workspace has none. */
export const UNNAMED = "Tickmark";

/** The licence of the tables. */
export interface Licence {
  /** Its SPDX identifier: `CC-BY-4.0`. */
  readonly name: string;
  readonly title: string;
  /** Where it can be read. */
  readonly path: string;
}

/**
 * The tables of a workspace as one collection: the name under which they are cited, their authors and their licence.
 */
export interface Collection {
  readonly name: string;
  /** Empty where the workspace does not say. */
  readonly authors: string;
  /** Where they can be reached: an address, as the workspace says it. */
  readonly contact?: string;
  /** Of the tables; the documents stay their publishers'. */
  readonly licence?: Licence;
}
