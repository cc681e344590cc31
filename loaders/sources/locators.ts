import {memoizeByText} from "../../src/core/memoize.js";
import {structureOf} from "./structure.js";
import type {TextStructure} from "./structure.js";
import type {SourceText} from "./text.js";

/** The words before the numbers of a document's parts, besides those that the registry gives for it. */
const PARTS = ["part", "chapter", "section", "heading", "article", "clause", "point"];
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const NUMBERS = String.raw`\d{1,3}(?:(?: ?(?:,|–|-|to|and|or|&) ?)+\d{1,3})*`;

/** A locator and the place of which it speaks, in code points. */
export interface LocatedPlace {
  readonly locator: string;
  readonly start: number;
  readonly note?: string;
}

/**
 * Why a place does not stand where its locator says, as far as the text's own numbers, footnotes, bullets and headings
 * tell; undefined where they agree or say nothing. A note with the word "locator" says why the document counts
 * otherwise.
 */
export function whyOtherLocator({locator, start, note = ""}: LocatedPlace, source: SourceText): string | undefined {
  if (source.state !== "match" || /\blocator\b/i.test(note)) return undefined;
  const found = new LocatorReader(locator, source.text.toUnit(start), structureOf(source.text), source).why();
  return found === undefined
    ? undefined
    : `locator: ${locator}: ${found}; correct it, or say in note, after the word “Locator:”, why the document counts otherwise`;
}

/** The number that the official edition gives to a footnote of the text at hand, and back. */
export const officialFootnote = (number: number, first: number): number => number - first + 1;

/** Matches whatever a locator may name, its parts by the words given, joined by `|`. */
const partsPattern = memoizeByText(
  (words) =>
    new RegExp(
      [
        String.raw`\bpara(?:graph)?s?\.? (?<paragraphs>${NUMBERS})`,
        String.raw`\bbullets? (?<bullet>\d{1,3})`,
        String.raw`\b(?<ordinal>${ORDINALS.join("|")}) (?<counted>bullet|paragraph)\b`,
        String.raw`\b(?<word>${words}) (?<label>\d{1,3}(?:\.\d{1,3})*|[IVXLC]+)\b`,
        String.raw`\((?<bracket>\d{1,3}|[a-z]|[ivxlc]+)\)`,
        String.raw`(?<=^|, )(?<heading>[^,]+)(?=,)`
      ].join("|"),
      "gi"
    )
);

class LocatorReader {
  /** Where the part begins that the locator has named last; what it names next stands behind. */
  private parent = -1;

  constructor(
    private readonly locator: string,
    private readonly place: number,
    private readonly structure: TextStructure,
    private readonly source: SourceText
  ) {}

  why(): string | undefined {
    const footnote = this.footnote();
    if (footnote !== undefined) return footnote;
    const pattern = partsPattern([...PARTS, ...this.source.source.parts].join("|"));
    for (const {groups = {}} of this.locator.matchAll(pattern)) {
      const {paragraphs, bullet, ordinal, counted, word, label, bracket, heading} = groups;
      const found =
        paragraphs !== undefined
          ? this.paragraphs(paragraphs)
          : bullet !== undefined || counted?.toLowerCase() === "bullet"
            ? this.bullet(Number(bullet ?? ORDINALS.indexOf(ordinal!.toLowerCase()) + 1))
            : ordinal !== undefined
              ? this.paragraphOf(ORDINALS.indexOf(ordinal.toLowerCase()) + 1)
              : label !== undefined
                ? this.part(word!, label)
                : bracket !== undefined
                  ? this.numbered("bracket", bracket, `(${bracket})`)
                  : this.heading(heading!);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private footnote(): string | undefined {
    const {footnotes} = this.structure;
    if (footnotes.length === 0) return undefined;
    const said = /\bfootnote (\d{1,3})/i.exec(this.locator)?.[1];
    const here = this.structure.footnoteAt(this.place);
    const first = this.source.source.footnotes;
    const official = here && officialFootnote(here.number, first);
    if (official?.toString() === said) return undefined;
    const other = first === 1 ? "" : ` (${here?.number} of the text at hand, whose footnotes begin at ${first})`;
    return official === undefined
      ? "the text has no footnote there"
      : `the text has footnote ${official}${other} there`;
  }

  private paragraphs(numbers: string): string | undefined {
    const footnote = this.structure.footnoteAt(this.place);
    const place = footnote?.reference ?? this.place;
    if (!this.structure.hasParagraphs || place < 0) return undefined;
    const open = this.structure.paragraphsAt(place);
    const named = namedIn(numbers);
    const found = open.findLast(({label}) => named.some(([from, to]) => from <= Number(label) && Number(label) <= to));
    if (found === undefined)
      return open.length === 0 ? undefined : `the text has paragraph ${open.at(-1)!.label} there`;
    this.parent = footnote === undefined ? found.at : this.parent;
    return undefined;
  }

  private part(word: string, label: string): string | undefined {
    if (this.structure.spellsOut(word)) return undefined;
    return this.numbered(/^\d/.test(label) ? "number" : "roman", label, `${word} ${label}`);
  }

  private numbered(kind: "number" | "roman" | "bracket", label: string, said: string): string | undefined {
    const open = this.structure.openAt(this.place, kind, this.parent);
    const found = open.findLast((marker) => marker.label === label);
    if (found !== undefined) this.parent = found.at;
    return found !== undefined || open.length === 0
      ? undefined
      : `the text has ${said.replace(label, open.map((marker) => marker.label).join(" or "))} there`;
  }

  private heading(text: string): string | undefined {
    const found = this.structure.headingBefore(this.place, text);
    if (found === "closed") return `the place does not stand under the heading “${text}”`;
    if (found !== undefined) this.parent = found.at;
    return undefined;
  }

  private bullet(number: number): string | undefined {
    if (this.parent < 0) return undefined;
    const counts = this.structure.bulletsAt(this.place, this.parent);
    return counts.includes(number) || counts[0] === 0 ? undefined : `the text has bullet ${counts[0]} there`;
  }

  private paragraphOf(number: number): string | undefined {
    const count = this.parent < 0 ? undefined : this.structure.paragraphCount(this.place, this.parent);
    return count === undefined || count === number ? undefined : `the text has paragraph ${count} of that part there`;
  }
}

/** The numbers of `5`, `5 and 7` or `5–7`, as ranges. */
function namedIn(numbers: string): readonly (readonly [number, number])[] {
  const ranges = [...numbers.matchAll(/(\d+) ?(?:–|-|to) ?(\d+)/g)].map(([, from, to]): readonly [number, number] => [
    Number(from),
    Number(to)
  ]);
  return [...ranges, ...[...numbers.matchAll(/\d+/g)].map(([one]): readonly [number, number] => [+one, +one])];
}
