import type {Vocabulary} from "../facts/vocabulary.js";
import {contentWords, hasWord, stemOf} from "../facts/content-words.js";
import type {FactRow} from "../facts/facts-csv.js";
import {placeFinder} from "../reading/document-reading.js";
import type {DocumentReading, ReadCell, TextLook} from "../reading/document-reading.js";
import type {TokenAudit} from "../sources/audit.js";
import {placesOf} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";
import {wordsOfCells} from "./cell-words.js";
import type {CellWords} from "./cell-words.js";
import {PrintedHeads} from "./printed-heads.js";
import {documentStyle, readPrintedNumber} from "./printed-number.js";
import type {PrintedNumber} from "./printed-number.js";
import {readUnitWords, scaleInLabel, scaled, unitBeside, unitInBrackets, unitLabel} from "./unit-words.js";
import type {UnitWords} from "./unit-words.js";

/** A field of a proposal, with the reason why it is proposed. */
export interface Proposed {
  readonly value: string;
  /** `from the column head “Retail sales (Ecu bn)”` */
  readonly why: string;
  /** Whether it is a word of the document that the workspace’s vocabulary doesn’t have yet. */
  readonly isNew?: boolean;
  /** Of a unit, the power of ten by which what is printed is multiplied; absent for none. */
  readonly scale?: number;
}

/** What a number of a text that isn’t accounted for could be. Offsets are code points. */
export interface Proposal {
  /** With its sign. */
  readonly printed: string;
  readonly start: number;
  readonly end: number;
  /** Where its digits begin. */
  readonly digits: number;
  readonly line: number;
  /** Where it stands in the document: a paragraph, a cell. */
  readonly locator: string;
  /** The line of the text that it stands in, shortened. */
  readonly sentence: string;
  /** In plain digits, with the scale of its unit: `12500000000` for 12.5 of bn; absent where it can’t be read. */
  readonly value?: string;
  readonly unit?: Proposed;
  readonly measure?: Proposed;
  readonly period?: Proposed;
  readonly category?: Proposed;
  readonly area?: Proposed;
  readonly qualifier?: Proposed;
  /** Why it is no figure, such as a year in the head of a table; what it counts is not proposed then. */
  readonly explained?: Proposed;
  /** Why a person has to look at the number itself; empty where it is sure. */
  readonly look: readonly string[];
  /** Why it can’t be taken before `sources.yaml` says how the document prints its numbers. */
  readonly undecided?: string;
}

/** What proposals are made from. */
export interface ProposalSetting {
  readonly text: SourceText;
  readonly audit: TokenAudit;
  /** How the original was read, where there is one. */
  readonly reading?: DocumentReading;
  readonly vocabulary: Vocabulary;
  /** The facts that were accepted before, of any source. */
  readonly accepted: readonly FactRow[];
  /** The last fact of another source that was accepted below some words, by these. */
  readonly elsewhere: ReadonlyMap<string, FactRow>;
}

/** Words, and bands such as `15–64` and `65+`. */
const NAMES_ROW = /\p{L}|\d\s?[-–~〜]\s?\d|\d\s?\+$/u;

/** The cells at the beginning of rows whose words or bands name them. */
function stubsOf(cells: readonly ReadCell[]): readonly ReadCell[] {
  const numbered = new Set(cells.filter(({column, text}) => column > 0 && /\p{Nd}/u.test(text)).map(({row}) => row));
  return cells.filter(
    ({header, column, row, text}) => !header && column === 0 && NAMES_ROW.test(text) && numbered.has(row)
  );
}

/** Parts by points that no style of numbers groups so: `5.2.1`. */
const SECTION = /^\d{1,2}(?:\.\d{1,2}){2,}$/;

/** A date in signs, with or without a time, as sheets show it. */
const DATE =
  /^(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([/.-])\d{1,2}\2\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;

/** Why a number is that of a section: it stands before the words of a heading, or is referred to. */
function sectionNumber(printed: string, left: string, right: string): Proposed | undefined {
  if (!SECTION.test(printed) || /^[.,]?\d/.test(right)) return undefined;
  if (left.trim() === "" && /^\.?\s+\p{L}/u.test(right))
    return {value: "numbers a section", why: "from its place before the words of a heading"};
  const before = /\b(?:see|sections?|chapters?|paragraphs?)\s*$/i.exec(left)?.[0].trim();
  return before === undefined ? undefined : {value: "numbers a section", why: from("word before it", before)};
}

const LONGEST_SENTENCE = 240;

/** Proposes what each number could be that is neither a fact nor explained, in the order of the text. */
export function proposeFacts(setting: ProposalSetting): readonly Proposal[] {
  const {text, audit, reading} = setting;
  const places = placesOf(text.text);
  const style = documentStyle(text.source, text.text.text);
  const cells = wordsOfCells(reading?.tables ?? []);
  const placeAt = placeFinder(reading?.places ?? []);
  const looksAt = (start: number, end: number): readonly TextLook[] =>
    (reading?.looks ?? []).filter((look) => look.start < end && start < look.end);
  const tables = reading?.tables ?? [];
  const heads = new Set(tables.flatMap((table) => table.cells.filter(({header}) => header)).map((cell) => cell.place));
  const stubs = new Set(tables.flatMap(({cells: all}) => stubsOf(all)).map((cell) => cell.place));
  const columns = acceptedByHead(setting, cells, placeAt);
  const printedHeads = new PrintedHeads(text.text.text);
  let done = 0;
  return audit.tokens
    .filter(({fact, reason}) => fact === undefined && reason === undefined)
    .flatMap((token): readonly Proposal[] => {
      // The first of a number’s tokens holds all of it.
      if (token.end <= done) return [];
      const paragraph = places.paragraphAt(token.start);
      const line = text.text.slice(paragraph.start, paragraph.end);
      const [left, right] = [text.text.slice(paragraph.start, token.start), text.text.slice(token.end, paragraph.end)];
      const place = placeAt(text.text.toUnit(token.start));
      const cell = place === undefined ? undefined : cells.get(place);
      const beside =
        cell === undefined
          ? {left, right, isCell: false}
          : {left: left.slice(left.lastIndexOf("\t") + 1), right: right.replace(/\t.*$/s, ""), isCell: true};
      const read = readPrintedNumber(token.text, beside, style);
      // Where a document is said to group digits by spaces, a cell that holds nothing else holds one number.
      const isSpacedAsSaid =
        beside.isCell &&
        style.isTold &&
        style.style.group === " " &&
        `${beside.left}${token.text}${beside.right}`.trim() === read.printed;
      const looks = looksAt(text.text.toUnit(token.start), text.text.toUnit(token.end))
        .filter((look) => !(isSpacedAsSaid && look.isSpaced === true))
        .map(({why}) => why);
      done = token.end + read.behind;
      const position = {
        printed: read.printed,
        start: token.start - read.before,
        end: token.end + read.behind,
        digits: token.start,
        line: token.line,
        locator: place ?? locatorOf(line, token.line),
        sentence: shortened(line, left.length)
      };
      const named =
        place === undefined || (cell === undefined && !heads.has(place) && !stubs.has(place))
          ? sectionNumber(token.text, left, right)
          : heads.has(place)
            ? {value: "names a column", why: "from its place in the head of a table"}
            : stubs.has(place)
              ? {value: "names a row", why: "from its place at the beginning of a row"}
              : beside.isCell && DATE.test(`${beside.left}${token.text}${beside.right}`.trim())
                ? {value: "is part of a date", why: "from the form of all that its cell holds"}
                : undefined;
      if (named)
        return [
          {...position, ...{printed: token.text, start: token.start, end: token.end}, explained: named, look: looks}
        ];
      const around: Around = {
        ...{line, left, read, cell, setting},
        right: right.slice(read.behind),
        before:
          cell &&
          (columns.get(headKey(cell)) ?? setting.elsewhere.get(printedHeads.over(text.text.toUnit(token.start))))
      };
      const proposed = proposal(around);
      return [{...position, ...proposed, look: [...looks, ...proposed.look]}];
    });
}

interface Around {
  readonly line: string;
  /** What stands before the number in its line, and behind it. */
  readonly left: string;
  readonly right: string;
  readonly read: PrintedNumber;
  readonly cell: CellWords | undefined;
  readonly setting: ProposalSetting;
  /** A fact that was accepted before below the same head. */
  readonly before: FactRow | undefined;
}

function proposal(around: Around): Pick<Proposal, "value" | "look" | "undecided"> {
  const {left, right, read} = around;
  const {value, look, undecided} = read;
  const unit = unitOf(around, right);
  const fields = {
    unit: unit && {...unit.proposed, ...(unit.scale === 0 ? {} : {scale: unit.scale})},
    measure: measureOf(around, unit?.proposed),
    period: periodOf(around),
    category: categoryOf(around),
    area: areaOf(around),
    qualifier: qualifierOf(left.slice(0, left.length - read.before))
  };
  return {
    ...(value === undefined ? {} : {value: scaled(value, unit?.scale ?? 0)}),
    ...Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)),
    look,
    ...(undecided === undefined ? {} : {undecided})
  };
}

function shortened(line: string, at: number): string {
  if (line.length <= LONGEST_SENTENCE) return line;
  const from = Math.max(0, at - LONGEST_SENTENCE / 2);
  return `${from > 0 ? "…" : ""}${line.slice(from, from + LONGEST_SENTENCE)}…`;
}

const locatorOf = (line: string, number: number): string => {
  const paragraph = /^\s*(\d{1,3})\.\s/.exec(line)?.[1];
  return paragraph === undefined ? `line ${number}` : `para ${paragraph}`;
};

const from = (what: string, words: string): string => `from the ${what} “${words}”`;

/** Where words that speak of a number stand, the nearest first. */
function wordsAbout({cell, line}: Around): readonly {readonly what: string; readonly words: string}[] {
  if (cell === undefined) return [{what: "sentence", words: line}];
  const columnHead = cell.headsOf === undefined ? "column head" : `column head of ${cell.headsOf}`;
  return [
    ...[...cell.heads].reverse().map((words) => ({what: columnHead, words})),
    ...cell.stub.map((words) => ({what: "row", words})),
    ...(cell.caption === "" ? [] : [{what: "title of the table", words: cell.caption}])
  ];
}

const asBefore = ({id}: FactRow): string => `as accepted before under the same head, for ${id}`;

function unitOf(around: Around, right: string): {readonly proposed: Proposed; readonly scale: number} | undefined {
  const {setting, cell, before, read, left} = around;
  if (/[%％]\)?$/.test(read.printed) || /^\s?(?:[%％]|per ?cent\b)/i.test(right))
    return named({noun: "%", scale: 0}, "from the sign behind the number", setting.vocabulary);
  for (const {what, words} of cell === undefined ? [] : wordsAbout(around)) {
    const found = unitInBrackets(words) ?? (/%|per ?cent/i.test(words) ? readUnitWords("%") : undefined);
    if (found && before) return {proposed: {value: before.unit, why: asBefore(before)}, scale: found.scale};
    if (found) return named(found, from(what, words), setting.vocabulary);
  }
  if (before) return {proposed: {value: before.unit, why: asBefore(before)}, scale: 0};
  const beside = cell === undefined ? unitBeside(left.slice(0, left.length - read.before), right) : undefined;
  if (beside) return named(beside, from("words beside it", beside.words), setting.vocabulary);
  const noun = /^\s+([\p{L}]{3,})/u.exec(right);
  // Behind the next number, or in the next sentence, words speak of something else.
  for (const [, word] of right
    .slice(0, 60)
    .replace(/(?:\p{Nd}|[.;]\s).*$/su, "")
    .matchAll(/([\p{L}]{3,})/gu)) {
    const [known] = setting.vocabulary.unitsOfWord.get(word!.toLowerCase()) ?? [];
    if (known !== undefined) return {proposed: {value: known, why: from("words behind it", word!)}, scale: 0};
  }
  if (cell !== undefined || noun === null || NO_UNIT.test(noun[1]!)) return undefined;
  return {proposed: {value: noun[1]!, why: from("words behind it", noun[1]!), isNew: true}, scale: 0};
}

/** Words that name nothing that could be counted. */
const NO_UNIT =
  /^(?:and|but|or|the|its|their|were|was|are|had|has|have|been|for|from|with|into|out|per|than|that|which|who|not|more|less|fewer|other|others|each|all)$/i;

function named(
  {noun, scale}: UnitWords,
  why: string,
  {units, unitsOfWord}: Vocabulary
): {readonly proposed: Proposed; readonly scale: number} {
  const ofWord = noun === "%" ? ["percent"] : (unitsOfWord.get(noun.toLowerCase()) ?? []);
  const known =
    scale === 0
      ? ofWord.find((id) => units.has(id))
      : [...units.values()].find(({id, label}) => {
          const said = scaleInLabel(label);
          return said?.scale === scale && (ofWord.includes(id) || said.noun.toLowerCase() === noun.toLowerCase());
        })?.id;
  const proposed = known === undefined ? {value: unitLabel({noun, scale}), why, isNew: true} : {value: known, why};
  return {proposed, scale};
}

/** Whether a word stands in others in one of its forms; `South` does in `Southern`, and not in `Southland`. */
const isIn = (words: string, word: string): boolean =>
  hasWord(words, word) &&
  (!/^\p{Script=Latin}{1,5}$/u.test(word) ||
    new RegExp(String.raw`(?<!\p{L})${stemOf(word)}\p{L}{0,3}(?!\p{L})`, "iu").test(words));

/** The term whose label has the most of its words in what speaks of the number; the nearest text wins. */
function termIn(
  around: Around,
  terms: Iterable<{readonly id: string; readonly label: string}>,
  wordsOf: (id: string) => readonly string[] = () => []
): Proposed | undefined {
  const known = [...terms];
  for (const {what, words} of wordsAbout(around)) {
    let best: {readonly id: string; readonly score: number} | undefined;
    for (const {id, label} of known) {
      const own = contentWords(label);
      const score = Math.max(
        own.filter((word) => isIn(words, word)).length / Math.max(1, own.length),
        wordsOf(id).some((word) => isIn(words, word)) ? 1 : 0
      );
      if (score >= 0.6 && score > (best?.score ?? 0)) best = {id, score};
    }
    if (best) return {value: best.id, why: from(what, words.length > 80 ? `${words.slice(0, 80)}…` : words)};
  }
  return undefined;
}

/** A measure of the vocabulary that is not counted in the unit is none that the number could be of. */
function measureOf(around: Around, unit: Proposed | undefined): Proposed | undefined {
  const {setting, cell, before} = around;
  const {measures, measureUnits} = setting.vocabulary;
  if (before) return {value: before.measure, why: asBefore(before)};
  const counted = [...measures.values()].filter(
    ({id}) => unit === undefined || unit.isNew === true || measureUnits.get(id)!.includes(unit.value)
  );
  const known = termIn(around, counted);
  if (known || cell === undefined) return known;
  const head = wordsAbout(around).find(({what, words}) => what !== "row" && !isPeriod(words));
  return (
    head && {value: head.words.replace(/\s*[([][^)\]]*[)\]]\s*$/, ""), why: from(head.what, head.words), isNew: true}
  );
}

function categoryOf(around: Around): Proposed | undefined {
  const {setting, cell} = around;
  const {categories, partWords} = setting.vocabulary;
  const known = termIn(around, categories.values(), (id) => partWords.get(id) ?? []);
  if (known || cell === undefined) return known;
  const row = cell.stub.at(-1);
  return row === undefined || isPeriod(row) ? undefined : {value: row, why: from("row", row), isNew: true};
}

function areaOf(around: Around): Proposed | undefined {
  const {areas} = around.setting.vocabulary;
  for (const {what, words} of wordsAbout(around))
    for (const [code, {label}] of areas)
      if (label !== "" && words.includes(label)) return {value: code, why: from(what, label)};
  return undefined;
}

/** Behind a number, when it was: `47,100 in 2023`, `lent at the end of 2019`. */
const DATED = /^[^.,;:\d()]{0,40}?\b(?<!\b(?:than|as|since) )(?:in|during|at the end of) (?=(?:FY ?)?(?:19|20)\d\d)/;

const YEAR = /(?<![\d.,])(?:FY ?)?((?:19|20)\d\d)(?:[/–-](\d{2,4}))?(?:年度?)?(?![\d.,]*\d)/;
const ERAS: Readonly<Record<string, number>> = {平成: 1988, 令和: 2018, 昭和: 1925};

const isPeriod = (words: string): boolean =>
  /^(?:FY ?)?(?:19|20)\d\d(?:[/–-]\d{2,4})?(?:年度?)?$|^(?:平成|令和|昭和)\d{1,2}年度?$/.test(
    words.normalize("NFKC").trim()
  );

/** The year that the nearest words name; one of two years is that which stands last before the number. */
function periodOf(around: Around): Proposed | undefined {
  const {cell, line, left, right} = around;
  const nearest = cell
    ? wordsAbout(around)
    : [
        ...(DATED.test(right) ? [{what: "words behind it", words: right.replace(DATED, "").slice(0, 12)}] : []),
        {what: "sentence", words: left},
        {what: "sentence", words: line}
      ];
  for (const {what, words} of nearest) {
    const found = periodIn(words);
    if (found) return {value: found.value, why: from(what, found.words)};
  }
  return undefined;
}

/** The period that words name, the last of several, with the words that name it. */
export function periodIn(text: string): {readonly value: string; readonly words: string} | undefined {
  const plain = text.normalize("NFKC");
  const era = [...plain.matchAll(/(平成|令和|昭和)(\d{1,2}|元)年/g)].at(-1);
  if (era) return {value: String(ERAS[era[1]!]! + (era[2] === "元" ? 1 : Number(era[2]))), words: era[0]};
  const year = [...plain.matchAll(new RegExp(YEAR, "g"))].at(-1);
  return year && {value: yearsOf(year[1]!, year[2]), words: year[0]};
}

function yearsOf(first: string, last: string | undefined): string {
  if (last === undefined) return first;
  const end = last.length === 2 ? first.slice(0, 2) + last : last;
  return end.length === 4 && end > first ? `${first}/${end}` : first;
}

const QUALIFIERS: readonly (readonly [pattern: RegExp, qualifier: string])[] = [
  [/(?:\b(?:about|around|approximately|some|roughly)|[約凡]|ca\.|c\.)\s*$/i, "about"],
  [/\b(?:more than|over|in excess of)\s*$/i, "more-than"],
  [/\bat least\s*$/i, "at-least"],
  [/\bup to\s*$/i, "up-to"],
  [/\b(?:less|fewer) than|\bunder\s*$/i, "less-than"],
  [/\b(?:nearly|almost)\s*$/i, "nearly"]
];

function qualifierOf(left: string): Proposed | undefined {
  for (const [pattern, value] of QUALIFIERS) {
    const found = pattern.exec(left)?.[0].trim();
    if (found !== undefined && left.trimEnd().endsWith(found)) return {value, why: from("word before it", found)};
  }
  return undefined;
}

const headKey = ({heads}: CellWords): string => heads.join("\n");

/** By the heads of a column, the last fact of the source that was accepted below them. */
function acceptedByHead(
  {text, accepted}: ProposalSetting,
  cells: ReadonlyMap<string, CellWords>,
  placeAt: (unit: number) => string | undefined
): ReadonlyMap<string, FactRow> {
  const found = new Map<string, FactRow>();
  for (const fact of accepted) {
    if (fact.source !== text.source.id) continue;
    const cell = cells.get(placeAt(text.text.toUnit(fact.start)) ?? "");
    if (cell) found.set(headKey(cell), fact);
  }
  return found;
}
