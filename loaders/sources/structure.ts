import type {CodePointText} from "./places.js";
import {contentsOf} from "./rules.js";

/** The kinds of numbers that stand at the start of a line: `3.`, `III.` and `(c)`, `(iii)` or `(3)`. */
type MarkerKind = "number" | "roman" | "bracket";

/** A number at the start of a line, which holds for what follows until the next of its row. */
interface Marker {
  readonly kind: MarkerKind;
  readonly label: string;
  /** UTF-16 units. */
  readonly at: number;
  /** Indentation and punctuation, which numbers of one row share. */
  readonly style: string;
  readonly indented: boolean;
}

/** A footnote as it stands in the text; UTF-16 units, `end` exclusive. */
interface Footnote {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** Where the text refers to it. */
  readonly reference: number;
}

interface Line {
  readonly at: number;
  readonly text: string;
}

const MARKER =
  /^([\s#]*)(?:\((\d{1,3}|[a-z]|[ivxlc]+)\)|([IVXLC]+)\.(?=\s)|(\d{1,3}(?:\.\d{1,3})*)(?:([.)])(?=\s)|(?=[ \t]+\p{Lu})))/u;
const BULLET = /^\s*[-–—•·▪◦●○‣*\uE000-\uF8FF]\s/u;
const LONGEST_HEADING = 100;
const FEWEST_PARAGRAPHS = 3;
/** How many rows of numbers stand within one another at most. */
const DEEPEST = 8;

/** What a text says of its own order: numbered lines, footnotes, bullets and headings. The contents are left out. */
export class TextStructure {
  readonly footnotes: readonly Footnote[];
  /** Whether lines begin with the numbers of paragraphs. */
  readonly hasParagraphs: boolean;
  private readonly lines: readonly Line[];
  private readonly markers: readonly Marker[];
  /** For each marker, those under which what follows it stands. */
  private readonly open: readonly (readonly Marker[])[];
  private readonly spelledOut = new Map<string, boolean>();
  private readonly texts: ReadonlySet<string>;

  constructor(text: string) {
    const contents = contentsOf(text) ?? {start: 0, end: 0};
    let at = 0;
    this.lines = text.split("\n").map((line) => {
      const here = at;
      at += line.length + 1;
      return {at: here, text: line.replace(/\r$/, "")};
    });
    this.markers = this.lines.flatMap((line) =>
      line.at >= contents.start && line.at < contents.end ? [] : (readMarker(line) ?? [])
    );
    let open: readonly Marker[] = [];
    this.open = this.markers.map((marker) => (open = opened(open, marker)));
    this.hasParagraphs = this.markers.filter(isParagraph).length >= FEWEST_PARAGRAPHS;
    this.texts = new Set(this.lines.map((line) => bare(line.text)));
    this.footnotes = footnotesOf(text);
  }

  /** The footnote in which a place stands. */
  footnoteAt(place: number): Footnote | undefined {
    return this.footnotes.find(({start, end}) => start <= place && place < end);
  }

  /**
   * The markers of a kind under which a place stands, the innermost last: each row of numbers has one, and a row within
   * another keeps that of the other.
   */
  openAt(place: number, kind: MarkerKind, after: number): readonly Marker[] {
    const open = this.open[lastBefore(this.markers, place)] ?? [];
    return open.filter((marker) => marker.kind === kind && marker.at > after);
  }

  /** The number of the paragraph in which a place stands, among lines that begin with one. */
  paragraphsAt(place: number): readonly Marker[] {
    return this.openAt(place, "number", -1).filter(isParagraph);
  }

  /** Whether some line begins with this word and a number, as in `Chapter 3`. */
  spellsOut(word: string): boolean {
    let known = this.spelledOut.get(word);
    if (known === undefined) {
      const begins = new RegExp(String.raw`^[\s#]*${word}s? (?:\d|[IVXLC]+\b)`, "i");
      this.spelledOut.set(word, (known = this.lines.some(({text}) => begins.test(text))));
    }
    return known;
  }

  /**
   * The last line before a place that reads as given; undefined where the text has none, `closed` where another heading
   * stands between.
   */
  headingBefore(place: number, text: string): {readonly at: number} | "closed" | undefined {
    if (!this.texts.has(bare(text))) return undefined;
    for (let index = lastBefore(this.lines, place); index >= 0; index--) {
      const line = this.lines[index]!;
      if (bare(line.text) === bare(text)) return line;
      if (isHeading(line, this.lines[index - 1])) return "closed";
    }
    return "closed";
  }

  /** Which bullet a place stands in, counted from another place, and from the last paragraph between. */
  bulletsAt(place: number, from: number): readonly [number, number] {
    const between = this.linesBetween(from, place);
    const count = (lines: readonly Line[]): number => lines.filter(({text}) => BULLET.test(text)).length;
    return [count(between), count(between.slice(between.findLastIndex(isParagraphLine) + 1))];
  }

  /** Which paragraph a place stands in, counted from another place; undefined in bullets. */
  paragraphCount(place: number, from: number): number | undefined {
    const between = this.linesBetween(from, place);
    const last = between.at(-1);
    return last === undefined || BULLET.test(last.text) ? undefined : between.filter(isParagraphLine).length;
  }

  private linesBetween(from: number, to: number): readonly Line[] {
    return this.lines.slice(lastBefore(this.lines, from) + 1, lastBefore(this.lines, to) + 1);
  }
}

/** The index of the last that begins at a place or before it; -1 where none does. */
function lastBefore(ordered: readonly {readonly at: number}[], place: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle]!.at <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The markers that are open behind another: it closes the one that it follows in its row, and what that one holds. */
function opened(open: readonly Marker[], marker: Marker): readonly Marker[] {
  const row = open.filter(({style}) => style === marker.style);
  const before = row.findLastIndex(({label}) => follows(label, marker.label));
  const closed = new Set(before < 0 ? row.slice(0, -DEEPEST) : row.slice(before));
  return [...open.filter((other) => !closed.has(other)), marker];
}

const known = new WeakMap<CodePointText, TextStructure>();

/** The structure of a text, worked out once. */
export function structureOf(text: CodePointText): TextStructure {
  let structure = known.get(text);
  if (!structure) known.set(text, (structure = new TextStructure(text.text)));
  return structure;
}

function readMarker({at, text}: Line): Marker | undefined {
  const [, indent, bracket, roman, number, mark = ""] = MARKER.exec(text) ?? [];
  const label = bracket ?? roman ?? number;
  if (indent === undefined || label === undefined) return undefined;
  const kind = bracket !== undefined ? "bracket" : roman !== undefined ? "roman" : "number";
  const tab = text[indent.length + label.length + mark.length] === "\t" ? "\t" : "";
  // Brackets are indented at will, so that only numbers and Roman numerals are told apart by it.
  const style = kind === "bracket" ? kind : [kind, indent, mark, tab].join("|");
  return {kind, label, at, style, indented: indent !== ""};
}

const isParagraph = ({kind, indented, label}: Marker): boolean =>
  kind === "number" && !indented && !label.includes(".");

const bare = (text: string): string =>
  text
    .replace(/^[\s#]+|\s+$/g, "")
    .replace(/[’‘]/g, "'")
    .toLowerCase();

const isHeading = ({text}: Line, before: Line | undefined): boolean =>
  text.trim() !== "" &&
  (before === undefined || before.text.trim() === "") &&
  text.length <= LONGEST_HEADING &&
  !BULLET.test(text) &&
  !MARKER.test(text) &&
  /^\s*#*\s*\p{Lu}/u.test(text) &&
  !/[.,;:!?]\s*$/.test(text);

/** A line that begins a paragraph: one that goes on in small letters was cut by the end of a page. */
const isParagraphLine = ({text}: Line): boolean =>
  text.trim() !== "" && !BULLET.test(text) && !MARKER.test(text) && !/^\s*\p{Ll}/u.test(text);

const ROMAN: Readonly<Record<string, number>> = {i: 1, v: 5, x: 10, l: 50, c: 100};

/** What a label may count, by the kind of its numerals: `i` is the ninth letter, or one. */
function valuesOf(label: string): Readonly<Record<string, number | undefined>> {
  const small = label.toLowerCase();
  const roman = /^[ivxlc]+$/.test(small)
    ? Array.from(small).reduce((sum, letter, i) => {
        const value = ROMAN[letter]!;
        return sum + (value < (ROMAN[small[i + 1] ?? ""] ?? 0) ? -value : value);
      }, 0)
    : undefined;
  const letter = /^[a-z]$/.test(small) ? small.charCodeAt(0) - 96 : undefined;
  const number = /^\d+(?:\.\d+)*$/.test(small) ? Number(small.split(".").at(-1)) : undefined;
  return {roman, letter, number};
}

/** Whether a label comes next after another, in one row of numbers. */
function follows(before: string, next: string): boolean {
  const base = (label: string): string => label.split(".").slice(0, -1).join(".");
  if (base(before) !== base(next)) return false;
  const [a, b] = [valuesOf(before), valuesOf(next)];
  return Object.keys(a).some((kind) => a[kind] !== undefined && a[kind] + 1 === b[kind]);
}

/** Footnotes as texts taken from word processors have them, `[3: … ]`, and as Markdown has them, `[^3]: …`. */
function footnotesOf(text: string): readonly Footnote[] {
  const taken = [...text.matchAll(/\[(\d{1,3}):(?=\s)/g)].flatMap((match): readonly Footnote[] => {
    const reference = text.indexOf(`[footnoteRef:${match[1]}]`);
    if (reference < 0) return [];
    return [{number: Number(match[1]), start: match.index, end: closingBracket(text, match.index), reference}];
  });
  const marked = [...text.matchAll(/^\[\^(\d{1,3})\]:.*$/gm)].map((match): Footnote => {
    const reference = text.search(new RegExp(String.raw`\[\^${match[1]}\](?!:)`));
    return {number: Number(match[1]), start: match.index, end: match.index + match[0].length, reference};
  });
  return [...taken, ...marked];
}

function closingBracket(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "[") depth++;
    else if (text[at] === "]" && --depth === 0) return at + 1;
  }
  return text.length;
}
