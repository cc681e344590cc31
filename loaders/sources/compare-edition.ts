import type {FactRow} from "../facts/facts-csv.js";
import type {DocumentReading} from "../reading/document-reading.js";
import {whyNotThere} from "./anchor.js";
import {CodePointText} from "./places.js";

/** Where a fact of an edition stands in the next one, or why it can’t be carried over by itself. */
export interface EditionFact {
  readonly id: string;
  readonly printed: string;
  readonly locator: string;
  /**
   * `unchanged` at the same place, `moved` with the same words around it to a place of its own, `changed` to another
   * number in the same cell or between the same words; `ambiguous` where several places may be meant, or where what
   * surrounds the number is other.
   */
  readonly state: "unchanged" | "moved" | "changed" | "gone" | "ambiguous";
  /** Code points in the next text, of what is unchanged or moved. */
  readonly start?: number;
  readonly end?: number;
  /** The name of its new place, where the reading of a document gave the old one. */
  readonly newLocator?: string;
  /** What is printed there now, if it changed. */
  readonly now?: string;
}

type Places = Pick<DocumentReading, "places" | "text">;

/** Holds each fact of an edition against the text of the next; `before` is how the edition itself was read. */
export function compareEdition(
  facts: readonly FactRow[],
  before: Places | undefined,
  next: Places
): readonly EditionFact[] {
  const text = new CodePointText(next.text);
  const old = before && new CodePointText(before.text);
  const placeBefore = (point: number): string | undefined => old && placeAt(before, old.toUnit(point));
  const byPlace = new Map(next.places.map((place) => [place.place, place]));
  return facts.map((fact): EditionFact => {
    const {id, printed, locator} = fact;
    const named = placeBefore(fact.start);
    const at = (state: "unchanged" | "moved", start: number): EditionFact => {
      const place = named === locator ? placeAt(next, text.toUnit(start)) : undefined;
      return {
        ...{id, printed, locator, state, start, end: start + fact.end - fact.start},
        ...(place === undefined || place === locator ? {} : {newLocator: place})
      };
    };
    if (whyNotThere(fact, text) === undefined) return at("unchanged", fact.start);
    const whole = `${fact.prefix}${printed}${fact.suffix}`;
    const found = allOf(next.text, whole);
    if (found.length === 1) return at("moved", text.toPoint(found[0]! + fact.prefix.length));
    if (found.length > 1) return {id, printed, locator, state: "ambiguous"};
    const cell = named !== undefined && /\b(?:row|column)\b|![A-Z]+\d|^[A-Z]+\d+$/.test(named) && byPlace.get(named);
    const nows = cell ? [numberOf(next.text.slice(cell.start, cell.end))] : numbersBetween(fact, next.text);
    const [now] = nows;
    if (nows.length === 0 || now === undefined) return {id, printed, locator, state: "gone"};
    if (nows.length > 1 || now === printed) return {id, printed, locator, state: "ambiguous"};
    return {id, printed, locator, state: "changed", now};
  });
}

const placeAt = ({places}: Places, unit: number): string | undefined =>
  places.find(({start, end}) => start <= unit && unit < end)?.place;

function allOf(text: string, words: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

const NUMBER = String.raw`\p{Nd}(?:[\p{Nd}.,]*\p{Nd})?%?`;

/** The number of a cell that holds one; undefined for any other. */
const numberOf = (cell: string): string | undefined => {
  const found = cell.match(new RegExp(NUMBER, "gu")) ?? [];
  return found.length === 1 ? found[0] : undefined;
};

/** The numbers that stand between the words around a fact, whatever numbers are among these. */
function numbersBetween({prefix, suffix, printed}: FactRow, text: string): readonly string[] {
  if (!/\p{Nd}/u.test(printed) || !/\p{L}{2}/u.test(prefix + suffix)) return [];
  const words = (part: string): string =>
    part
      .split(new RegExp(NUMBER, "u"))
      .map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
      .join(NUMBER);
  const number = printed.endsWith("%") || !suffix.startsWith("%") ? NUMBER : NUMBER.replace(/%\?$/, "");
  return [...text.matchAll(new RegExp(`${words(prefix)}(?<now>${number})(?=${words(suffix)})`, "gu"))].map(
    ({groups}) => groups!.now!
  );
}
