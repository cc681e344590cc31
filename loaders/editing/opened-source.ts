import {extname} from "node:path";
import {around} from "../../src/core/box.js";
import {FACT_FIELDS} from "../../src/core/editing/open-source.js";
import type {
  CellWord,
  KnownTerm,
  NumberState,
  OpenSource,
  PageBox,
  SourceCell,
  SourceNumber,
  SourceTable
} from "../../src/core/editing/open-source.js";
import type {SourceForProposals} from "../proposals/of-source.js";
import type {Proposal} from "../proposals/propose.js";
import type {DocumentReading} from "../reading/document-reading.js";
import type {AuditedToken} from "../sources/audit.js";
import type {SourceText} from "../sources/text.js";

/** A source as pages show it: every number with its state and proposal, and the tables with their cells’ places. */
export function openedSource(
  {source, text, audit, reading, vocabulary, accepted}: SourceForProposals,
  proposals: readonly Proposal[]
): Omit<OpenSource, "hash" | "undo"> {
  const proposed = new Map(proposals.map((proposal) => [proposal.digits, proposal]));
  const wordsIn = wordFinder(reading, text);
  return {
    id: source.id,
    title: source.title,
    inWork: source.inWork,
    ...(source.numbers === undefined ? {} : {style: source.numbers}),
    kind: extname(source.original?.file ?? source.file)
      .slice(1)
      .toLowerCase(),
    text: text.text.text,
    numbers: numbersOf(audit.tokens, proposed).map(([token, proposal]) =>
      numberOf(token, proposal, boxOf(wordsIn(proposal?.start ?? token.start, proposal?.end ?? token.end)))
    ),
    tables: tablesOf(reading, text, wordsIn),
    remarks: reading?.remarks ?? [],
    pages: reading?.pages ?? [],
    units: termsOf(vocabulary.units.values()),
    measures: termsOf(vocabulary.measures.values()),
    categories: termsOf(vocabulary.categories.values()),
    area: (accepted.filter((fact) => fact.source === source.id).at(-1) ?? accepted.at(-1))?.area ?? ""
  };
}

const termsOf = (terms: Iterable<KnownTerm>): readonly KnownTerm[] => [...terms].map(({id, label}) => ({id, label}));

/** The tokens of a text with their proposals; of a number of several tokens that is open, the first. */
function numbersOf(
  tokens: readonly AuditedToken[],
  proposed: ReadonlyMap<number, Proposal>
): readonly (readonly [token: AuditedToken, proposal: Proposal | undefined])[] {
  const isOpen = ({fact, reason}: AuditedToken): boolean => fact === undefined && reason === undefined;
  return tokens
    .filter((token) => !isOpen(token) || proposed.has(token.start))
    .map((token) => [token, proposed.get(token.start)] as const);
}

function numberOf(
  {start, end, text, line, fact, reason}: AuditedToken,
  proposal: Proposal | undefined,
  box: PageBox | undefined
): SourceNumber {
  const state: NumberState =
    fact !== undefined ? "accepted" : reason !== undefined ? "explained" : proposal?.look.length ? "look" : "proposed";
  const explained = reason ?? proposal?.explained?.value;
  return {
    ...{start: proposal?.start ?? start, end: proposal?.end ?? end, printed: proposal?.printed ?? text, line, state},
    locator: proposal?.locator ?? `line ${line}`,
    sentence: proposal?.sentence ?? "",
    look: proposal?.look ?? [],
    fields: Object.fromEntries(
      FACT_FIELDS.flatMap((field) => (proposal?.[field] === undefined ? [] : [[field, proposal[field]]]))
    ),
    ...(explained === undefined ? {} : {explained}),
    ...(fact === undefined ? {} : {fact}),
    ...(box === undefined ? {} : {box})
  };
}

/** Finds the words of a text that stand on its pages, from the first to the last of a range of code points. */
function wordFinder(
  reading: DocumentReading | undefined,
  {text}: SourceText
): (start: number, end: number) => readonly CellWord[] {
  const boxes = [...(reading?.boxes ?? [])].sort((a, b) => a.start - b.start);
  return (start, end) => {
    const [from, to] = [text.toUnit(start), text.toUnit(end)];
    let [low, high] = [0, boxes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (boxes[middle]!.end <= from) low = middle + 1;
      else high = middle;
    }
    const found: CellWord[] = [];
    for (let one = boxes[low]; one !== undefined && one.start < to; one = boxes[++low])
      found.push({
        ...{start: text.toPoint(one.start), end: text.toPoint(one.end), box: {page: one.page, ...one.box}},
        text: text.text.slice(one.start, one.end)
      });
    return found;
  };
}

/** The box around words, of those on the page of the first; undefined where there are none. */
function boxOf(words: readonly CellWord[]): PageBox | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  const {page} = first.box;
  return {page, ...around(words.map(({box}) => box).filter((box) => box.page === page))};
}

function tablesOf(
  reading: DocumentReading | undefined,
  {text}: SourceText,
  wordsIn: (start: number, end: number) => readonly CellWord[]
): readonly SourceTable[] {
  const placed = new Map(reading?.places.map((one) => [one.place, one]));
  return (reading?.tables ?? []).map(({place, continues, cells}) => ({
    place,
    ...(continues === undefined ? {} : {continues}),
    cells: cells.map(({row, column, rows, columns, text: shown, header, place: own}): SourceCell => {
      const found = placed.get(own);
      const ranges = found ? [{start: text.toPoint(found.start), end: text.toPoint(found.end)}] : [];
      const words = ranges.flatMap(({start, end}) => wordsIn(start, end));
      const box = boxOf(words);
      return {
        ...{row, column, rows, columns, text: shown, header, place: own, ranges},
        ...(box === undefined ? {} : {box, words})
      };
    })
  }));
}
