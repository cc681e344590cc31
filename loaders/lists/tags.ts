import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {CodePointText} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";
import {cellOf} from "./cell-rules.js";
import {checkNumbered} from "./check-numbered.js";
import type {TextSetting} from "./check-numbered.js";
import {writtenColumn} from "./definition.js";
import type {DateRule, ListDefinition, TagRule} from "./definition.js";
import {wordsOf} from "./entries.js";
import type {Complain, Entry, Place, WrittenList} from "./entries.js";
import {findTextRanges} from "./numbered.js";
import type {TextRange} from "./numbered.js";
import {escapeRegex} from "./patterns.js";
import {findPrintedDates, whyNotDated} from "./printed-dates.js";

/** What a printed tag names. */
interface Tag {
  /** The values that identify the rows it names. */
  readonly named: readonly string[];
  /** Whether it prints the phrase for others too. */
  readonly others: boolean;
}

/** A tag with its place in the text. Code points, `end` exclusive. */
interface PlacedTag extends Tag, TextRange {}

/**
 * The words by which a tag is parsed: printed names, longest first, each with the value it stands for; the phrase for
 * others; the separators.
 */
interface TagWords {
  readonly names: readonly (readonly [name: string, value: string])[];
  readonly others?: string;
  readonly between: readonly string[];
}

/** What the inside of a tag names; undefined if it is anything but a list of names. */
export function parseTag(inside: string, {names, others: phrase, between}: TagWords): Tag | undefined {
  let rest = inside.replace(/\s+/gu, " ").trim();
  const named: string[] = [];
  let others = false;
  const separators = [...between].sort((a, b) => b.length - a.length);
  while (rest !== "") {
    const [name, value] = names.find(([text]) => rest.startsWith(text)) ?? [];
    if (name !== undefined) named.push(value!);
    else if (rest === phrase) others = true;
    else return undefined;
    rest = rest.slice((name ?? rest).length);
    if (rest === "") break;
    const separator = separators.find((text) => rest.startsWith(text));
    if (separator === undefined || separator.length === rest.length) return undefined;
    rest = rest.slice(separator.length);
  }
  return named.length === 0 ? undefined : {named, others};
}

/** Every tag in a range: brackets whose inside is a list of names and nothing else. */
export function findTags(
  text: CodePointText,
  range: TextRange,
  [open, close]: TagRule["brackets"],
  words: TagWords
): readonly PlacedTag[] {
  const [from, first, last] = [text.toUnit(range.start), escapeRegex(open), escapeRegex(close)];
  return [
    ...text.text.slice(from, text.toUnit(range.end)).matchAll(new RegExp(`${first}([^${first}${last}]*)${last}`, "gu"))
  ].flatMap((match) => {
    const tag = parseTag(match[1]!, words);
    const start = from + match.index;
    return tag ? [{...tag, start: text.toPoint(start), end: text.toPoint(start + match[0].length)}] : [];
  });
}

/**
 * Checks the rows against the names that the text prints in brackets: each tag must belong to a row, and each row's
 * names must be printed.
 */
function checkTags(rule: TagRule, names: TagWords["names"], setting: TextSetting): void {
  const {definition, entries, source, text, ranges, complain, diagnostics} = setting;
  const words = {names, between: rule.between, ...(rule.others === undefined ? {} : {others: rule.others.says})};
  const printed = new Map(
    findTags(text, ranges.body, rule.brackets, words).map((tag) => [`${tag.start}-${tag.end}`, tag])
  );
  const forgotten = new Set(printed.keys());
  for (const entry of entries) {
    const places = rule.places ? wordsOf(cellOf(entry, rule.places.name)) : [`${entry.start}-${entry.end}`];
    const what = rule.places ? `${rule.places.name}: ` : "";
    const found = places.flatMap((place): readonly PlacedTag[] => {
      const tag = printed.get(place);
      if (tag && forgotten.delete(place)) return [tag];
      const why = tag
        ? "belongs to another row too"
        : `no names in ${rule.brackets.join(" ")} stand there, but ${JSON.stringify(sliceAt(text, place))}`;
      complain(entry, `${what}${place}: ${why}`);
      return [];
    });
    if (rule.places) checkWithin(entry, found, nextAfter(entry, entries, ranges.body.end), setting, what);
    else if (found.length === 0) continue;
    compareNames(entry, rule, found, setting);
  }
  const what = rule.places
    ? `and no row has them in ${rule.places.name}; add them to the row before`
    : "and no row stands there; add one";
  for (const place of forgotten)
    diagnostics.push({
      file: definition.file,
      message: `${source} prints names in ${rule.brackets.join(" ")} at ${place}, ${what}`
    });
}

function nextAfter({start}: Entry, entries: readonly Entry[], end: number): number {
  return Math.min(end, ...entries.map((other) => other.start).filter((other) => other > start));
}

function checkWithin(
  entry: Entry,
  tags: readonly PlacedTag[],
  next: number,
  {complain}: TextSetting,
  what: string
): void {
  for (const {start, end} of tags) {
    if (start < entry.start || end > next)
      complain(entry, `${what}${start}-${end} does not stand between its row and the next (${entry.start}–${next})`);
  }
}

function compareNames(
  entry: Entry,
  {column, others}: TagRule,
  tags: readonly PlacedTag[],
  {source, complain}: TextSetting
): void {
  const [written, printed] = [
    wordsOf(cellOf(entry, column.name)).join(" "),
    [...new Set(tags.flatMap(({named}) => named))].join(" ")
  ];
  if (written !== printed) {
    complain(
      entry,
      `${column.name}: ${source} prints ${printed || "none"}, the row says ${written || "none"}; the row follows the document, in its order`
    );
  }
  const isPrinted = tags.some((tag) => tag.others);
  if (!others || isPrinted === (cellOf(entry, others.column.name) === "yes")) return;
  complain(
    entry,
    `${others.column.name}: ${source} ${isPrinted ? "prints" : "does not print"} “${others.says}” beside it`
  );
}

function sliceAt(text: CodePointText, place: string): string {
  const [start = 0, end = 0] = place.split("-").map(Number);
  return text.slice(start, Math.min(end, start + 60));
}

/** How far from a date the other end of its period may stand, in code points: about a sentence. */
const NEAR = 200;

/** What lists are checked against. */
interface FoundSetting {
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly places: ReadonlyMap<Entry, Place>;
  readonly complain: Complain;
  readonly diagnostics: Diagnostic[];
}

/**
 * Checks the rows of lists against the texts that are present, as their definitions say, by counting and reading what
 * is printed independently of the rows.
 */
export function checkFound(lists: readonly WrittenList[], setting: FoundSetting): void {
  for (const list of lists) {
    checkInText(list, lists, setting);
    const {dates} = list.definition.found ?? {};
    if (dates) for (const entry of list.entries) checkDate(entry, dates, setting);
  }
}

function checkInText(
  {definition, entries}: WrittenList,
  lists: readonly WrittenList[],
  {texts, complain, diagnostics}: FoundSetting
): void {
  const {found, source} = definition;
  const text = source && texts.get(source.name);
  if (!found || text?.state !== "match" || (found.numbered.length === 0 && !found.tags)) return;
  const ranges = findTextRanges(found, text.text, source!.name);
  if (!ranges) return;
  const inText = {definition, entries, source: source!.name, text: text.text, ranges, complain, diagnostics};
  if (found.numbered.length > 0) checkNumbered(found.numbered, found.contents, inText);
  const names = found.tags && namesOf(found.tags, definition, lists);
  if (names) checkTags(found.tags, names, inText);
}

/**
 * The names that tags print, longest first, with the tagged column's value for each; undefined if the list of names
 * could not be read.
 */
function namesOf(
  {names: {list, column}, column: tagged}: TagRule,
  own: ListDefinition,
  lists: readonly WrittenList[]
): TagWords["names"] | undefined {
  const by = writtenColumn(own, tagged.name)?.refers?.by ?? "id";
  return lists
    .find(({definition}) => definition.id === list)
    ?.entries.flatMap((entry) =>
      cellOf(entry, column)
        .split(";")
        .map((name) => [name.trim(), cellOf(entry, by)] as const)
    )
    .filter(([name]) => name !== "")
    .sort(([a], [b]) => b.length - a.length);
}

function checkDate(
  entry: Entry,
  {column: {name}, read, fiscalYear}: DateRule,
  {texts, places, complain}: FoundSetting
): void {
  const written = cellOf(entry, name);
  const text = texts.get(entry.source);
  if (text?.state !== "match") return;
  if (read === "anchor") {
    const {anchor, prefix, note} = entry.fields;
    const around = text.text.slice(entry.start - NEAR, entry.end + NEAR);
    const wrong = whyNotDated(written, {anchor: anchor!, prefix: prefix!, around, note: note!, fiscalYear});
    if (wrong !== undefined) complain(entry, `${name}: ${wrong}`);
    return;
  }
  const passage = places.get(entry)?.passage ?? null;
  if (passage === null) return;
  const dates = findPrintedDates(passage);
  if (written === "" ? dates.length === 0 : dates.includes(written)) return;
  complain(entry, `${name}: ${written || "(none)"}: its passage prints ${dates.join(", ") || "no month"}`);
}
