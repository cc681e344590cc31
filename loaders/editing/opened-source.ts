import {extname} from "node:path";
import {FACT_FIELDS} from "../../src/core/editing/open-source.js";
import type {
  KnownTerm,
  NumberState,
  OpenSource,
  PageBox,
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
  const boxAt = boxFinder(reading, text);
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
      numberOf(token, proposal, boxAt(token.start))
    ),
    tables: tablesOf(reading, text, boxAt),
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

/** Finds the box that holds a code point of the text. */
function boxFinder(reading: DocumentReading | undefined, {text}: SourceText): (point: number) => PageBox | undefined {
  const boxes = [...(reading?.boxes ?? [])].sort((a, b) => a.start - b.start);
  return (point) => {
    const unit = text.toUnit(point);
    let [low, high] = [0, boxes.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const {start, end, page, box} = boxes[middle]!;
      if (unit < start) high = middle - 1;
      else if (unit >= end) low = middle + 1;
      else return {page, ...box};
    }
    return undefined;
  };
}

function tablesOf(
  reading: DocumentReading | undefined,
  {text}: SourceText,
  boxAt: (point: number) => PageBox | undefined
): readonly SourceTable[] {
  const placed = new Map(reading?.places.map((one) => [one.place, one]));
  return (reading?.tables ?? []).map(({place, cells}) => ({
    place,
    cells: cells.map(({row, column, rows, columns, text: shown, header, place: own}) => {
      const found = placed.get(own);
      const start = found && text.toPoint(found.start);
      const box = start === undefined ? undefined : boxAt(start);
      return {
        ...{row, column, rows, columns, text: shown, header, place: own},
        ...(start === undefined ? {} : {start, end: text.toPoint(found!.end)}),
        ...(box === undefined ? {} : {box})
      };
    })
  }));
}
