import type {CodePointText} from "../sources/code-points.js";
import type {Stretch} from "./headings.js";

/** What a printed tag names. */
export interface Tag {
  readonly agencies: readonly string[];
  /** Whether it names other related bodies too. */
  readonly others: boolean;
}

/** A tag with its place in the text. Code points, `end` exclusive. */
export interface PlacedTag extends Tag, Stretch {}

/** The names by which tags print each agency, longest first, with its id. */
export type AgencyNames = readonly (readonly [name: string, id: string])[];

const OTHERS = "other related bodies";
const SEPARATOR = /^(?:,? and |, )/;

/** The agencies that the inside of a tag names; undefined if it is anything but a list of names. */
export function parseTag(inside: string, names: AgencyNames): Tag | undefined {
  let rest = inside.replace(/\s+/gu, " ").trim();
  const agencies: string[] = [];
  let others = false;
  while (rest !== "") {
    const [name, id] = names.find(([text]) => rest.startsWith(text)) ?? [];
    if (name !== undefined) agencies.push(id!);
    else if (rest === OTHERS) others = true;
    else return undefined;
    rest = rest.slice((name ?? OTHERS).length);
    if (rest === "") break;
    const separator = SEPARATOR.exec(rest)?.[0];
    if (separator === undefined || separator.length === rest.length) return undefined;
    rest = rest.slice(separator.length);
  }
  return agencies.length === 0 ? undefined : {agencies, others};
}

/** Every tag in a stretch: brackets whose inside is a list of agencies and nothing else. */
export function findTags(text: CodePointText, stretch: Stretch, brackets: RegExp, names: AgencyNames): readonly PlacedTag[] {
  const from = text.toUnit(stretch.start);
  return [...text.text.slice(from, text.toUnit(stretch.end)).matchAll(brackets)].flatMap((match) => {
    const tag = parseTag(match[1]!, names);
    const start = from + match.index;
    return tag ? [{...tag, start: text.toPoint(start), end: text.toPoint(start + match[0].length)}] : [];
  });
}
