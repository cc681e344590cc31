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

/** Something of ours: a table or a chart, as it stands at one state of the data. */
interface CitedWork {
  /** By what name the whole is cited that it is of. */
  readonly collection: string;
  readonly title: string;
  /** What it is and its id: `table lights-2014`. */
  readonly name: string;
  readonly version: string;
  /** The data digest, whole; twelve digits of it are cited. */
  readonly digest: string;
  readonly sources: readonly CitedSource[];
}

/** So many digits of a digest are shown. */
export const SHOWN_DIGITS = 12;
const PARAGRAPH = /^para (\d+)$/;

/**
 * A document in the manner of the United Nations: publisher, title, symbol, date, place. In short: the symbol, or who
 * published it and when, and the place. A publisher that the document does not state is left out.
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

/** What a site and its citations are called whose workspace says no name. */
export const UNNAMED = "Tickmark";

/** Under what something may be used. */
export interface Licence {
  /** In short, as registries write it: `CC-BY-4.0`. */
  readonly name: string;
  readonly title: string;
  /** Where it can be read. */
  readonly path: string;
}

/**
 * What all tables of a workspace are said to be together: by what name they are cited, who answers for them, and under
 * what they may be used.
 */
export interface Collection {
  readonly name: string;
  /** Empty where the workspace does not say. */
  readonly authors: string;
  /** Of the tables; the documents stay their publishers'. */
  readonly licence?: Licence;
}
