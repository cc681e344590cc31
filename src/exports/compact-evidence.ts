import type {CompiledBriefing, CompiledDeck, ExportedFact, SourceLine} from "../core/deck/compiled.js";
import {countsOf} from "../core/expression/count.js";
import {printExpression, readExpression} from "../core/expression/syntax.js";
import type {Expression} from "../core/expression/syntax.js";
import type {CountedListRow, EvidencePlaces, WorkedExpression} from "./evidence-list.js";

/**
 * How much evidence a file of a deck or briefing carries: a line for each number, all that is known of each, or none.
 */
export const EVIDENCE_LEVELS = ["compact", "full", "none"] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** A number in one line: what it is, and where its figures stand. */
export interface EvidenceLine {
  readonly anchor: string;
  readonly expression: string;
  /** The number as printed or as worked out, with its qualifier. */
  readonly shown: string;
  /** What follows it, from the space or equals sign after it to the line's end. */
  readonly said: string;
}

/** The counts of the rows of one list. */
export interface ListCounts {
  /** The site's file that holds the rows, relative to the site's root. */
  readonly file: string;
  /** What stands before the counts: which rows they are of, and the slides where these are the same for all. */
  readonly said: string;
  /** The counts, with the words between them. */
  readonly parts: readonly (string | EvidenceLine)[];
}

/** The numbers whose figures stand in one document; in several where `source` is undefined. */
export interface EvidenceGroup {
  readonly source: SourceLine | undefined;
  readonly title: string;
  readonly lines: readonly EvidenceLine[];
  readonly lists: readonly ListCounts[];
}

/** The evidence of a deck or briefing, a line a number. */
export interface CompactEvidence {
  /** What holds for every line, as a sentence; empty where nothing does. */
  readonly about: string;
  readonly groups: readonly EvidenceGroup[];
  /** What must be said with the numbers, each once; lines name them by their place in this list, from 1. */
  readonly notes: readonly string[];
}

/** The evidence of a deck or briefing in words, each number once, with the slides on which it stands. */
export function compactEvidence(
  document: CompiledDeck | CompiledBriefing,
  {worked, facts, anchor}: EvidencePlaces
): CompactEvidence {
  const notes = [...new Set(facts.flatMap(({caveats}) => caveats))];
  const area = commonest(facts.map((fact) => fact.area));
  const saying: Saying = {notes, area, slides: slidesOf(document)};
  const byFact = new Map(facts.map((fact) => [fact.id, fact]));
  const byWorked = new Map(worked.map((item) => [item.expression, item]));
  const order = [...new Set([...document.expressions.map(({expression}) => expression), ...byFact.keys()])];
  const entries = order.map((expression): Entry => {
    const fact = byFact.get(expression);
    const line = {anchor: anchor(expression), expression};
    const slides = saying.slides(expression);
    if (fact)
      return {source: fact.source.source, slides, line: {...line, shown: fact.shown, said: factSaid(fact, saying)}};
    const item = byWorked.get(expression)!;
    const tree = readExpression(expression);
    return {
      source: onlyOne([...item.operands.map((one) => one.source.source), ...item.rows.map((row) => row.source)]),
      line: {...line, shown: item.shown, said: workedSaid(item, tree, saying)},
      slides,
      ...(isCount(tree) ? {list: printExpression(tree.operands[0]!)} : {})
    };
  });
  const known = document.sources.map(({source}) => source);
  const groups = document.sources.map((source) => ({
    ...groupOf(entries.filter((entry) => entry.source === source.source)),
    source,
    title: source.document
  }));
  const others = groupOf(entries.filter(({source}) => source === undefined || !known.includes(source)));
  return {
    about: area === "" ? "" : `Area: ${area}, unless a line says another.`,
    groups: [...groups, {...others, source: undefined, title: "From several documents"}].filter(
      ({source, lines, lists}) => source !== undefined || lines.length + lists.length > 0
    ),
    notes
  };
}

interface Entry {
  /** The document that all its figures stand in. */
  readonly source: string | undefined;
  readonly line: EvidenceLine;
  /** The list whose rows it counts. */
  readonly list?: string;
  /** On which slides it stands, where the line of a count leaves that to its list. */
  readonly slides: string;
}

/** What lines are written with. */
interface Saying {
  readonly notes: readonly string[];
  /** The area of most figures, which lines leave out. */
  readonly area: string;
  readonly slides: (expression: string) => string;
}

function groupOf(entries: readonly Entry[]): Pick<EvidenceGroup, "lines" | "lists"> {
  const lists = [...new Set(entries.flatMap(({list}) => list ?? []))];
  return {
    lines: entries.filter(({list}) => list === undefined).map(({line}) => line),
    lists: lists.map((list) =>
      listCounts(
        list,
        entries.filter((entry) => entry.list === list)
      )
    )
  };
}

function listCounts(list: string, entries: readonly Entry[]): ListCounts {
  const slides = new Set(entries.map((entry) => entry.slides));
  const [common = ""] = slides.size === 1 ? slides : [];
  const kinds = new Map<string, EvidenceLine[]>();
  for (const {line, slides: own} of entries) {
    const tree = readExpression(line.expression);
    const filters = isCount(tree) ? tree.operands.flatMap((one) => (one.type === "filter" ? [one] : [])) : [];
    const kind = filters.map(({column}) => column.replaceAll("_", " ")).join(" and ");
    const said = [filters.map(({value}) => value).join(", "), own === common ? "" : own].filter((part) => part !== "");
    kinds.set(kind, [...(kinds.get(kind) ?? []), {...line, said: said.length === 0 ? "" : ` (${said.join("; ")})`}]);
  }
  return {
    file: `tables/${list}.csv`,
    said: `Rows of the list ${list}${common === "" ? "" : `, ${common}`}, one by one in `,
    parts: [...kinds].flatMap(([kind, lines], i): readonly (string | EvidenceLine)[] => [
      `${i === 0 ? "" : "; "}${kind === "" ? "in all " : `by ${kind} `}`,
      ...lines.flatMap((line, j) => (j === 0 ? [line] : [" · ", line]))
    ])
  };
}

const isCount = (tree: Expression | undefined): tree is Expression & {readonly type: "call"} =>
  tree?.type === "call" && tree.name === "count";

const onlyOne = (sources: readonly string[]): string | undefined =>
  sources.every((source) => source === sources[0]) ? sources[0] : undefined;

function factSaid(fact: ExportedFact, {notes, area, slides}: Saying): string {
  const about = [fact.measure, fact.category, fact.period, fact.area === area ? "" : fact.area].filter(
    (part) => part !== ""
  );
  return ` ${[about.join(", "), fact.locator, UNCHECKED[fact.status], slides(fact.id), noted([fact], notes)]
    .filter((part) => part !== "")
    .join("; ")}`;
}

const UNCHECKED: Readonly<Record<ExportedFact["status"], string>> = {
  exact: "",
  orphan: "not found at this place",
  unchecked: "not checked against the text"
};

function workedSaid(
  {expression, words, operands, rows}: WorkedExpression,
  tree: Expression | undefined,
  {notes, slides}: Saying
): string {
  if (isCount(tree)) return "";
  return ` = ${[
    words ?? expression,
    compactPlaces(operands),
    rowsOf(rows, tree),
    slides(expression),
    noted(operands, notes)
  ]
    .filter((part) => part !== "")
    .join("; ")}`;
}

/** The places of figures, each once; `named` with their documents, as always where these are several. */
export function compactPlaces(facts: readonly ExportedFact[], {named = false} = {}): string {
  const documents = named || onlyOne(facts.map(({source}) => source.source)) === undefined;
  return [...new Set(facts.map(({locator, source}) => (documents ? `${source.document}, ${locator}` : locator)))].join(
    documents ? "; " : ", "
  );
}

function rowsOf(rows: readonly CountedListRow[], tree: Expression | undefined): string {
  const lists = tree === undefined ? [] : countsOf(tree).map(({operands}) => printExpression(operands[0]!));
  return rows.length === 0 ? "" : `rows of ${[...new Set(lists)].map((list) => `tables/${list}.csv`).join(" and ")}`;
}

function noted(facts: readonly ExportedFact[], notes: readonly string[]): string {
  const numbers = [...new Set(facts.flatMap(({caveats}) => caveats).map((text) => notes.indexOf(text) + 1))];
  return numbers.length === 0
    ? ""
    : `${numbers.length > 1 ? "notes" : "note"}\u00a0${numbers.sort((a, b) => a - b).join(", ")}`;
}

/** On which slides an expression stands, in words; empty in a briefing, and for figures behind others. */
function slidesOf(document: CompiledDeck | CompiledBriefing): (expression: string) => string {
  const places = new Map<string, number[]>();
  for (const {number, expressions} of document.kind === "deck" ? document.slides : [])
    for (const expression of expressions) places.set(expression, [...(places.get(expression) ?? []), number]);
  return (expression) => {
    const slides = places.get(expression) ?? [];
    return slides.length === 0 ? "" : `${slides.length > 1 ? "slides" : "slide"}\u00a0${slides.join(", ")}`;
  };
}

function commonest(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
