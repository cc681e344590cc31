import {HOW_OLD, ageLines} from "../../core/age.js";
import type {CompiledDeck, ExportedFact, ShownInline, SourceLine} from "../../core/deck/compiled.js";
import {SMALLEST_TEXT} from "../../core/deck/layout.js";
import {intervalText} from "../evidence-list.js";
import type {EvidencePlaces, WorkedExpression} from "../evidence-list.js";
import {documentOf} from "./evidence-text.js";
import {hostRoom} from "./host-room.js";
import {ownRoom} from "./room.js";
import type {Room} from "./room.js";
import {slideWidth} from "./shapes.js";
import type {Box} from "./shapes.js";
import {draftOf, footOf, openPointInline} from "./slide-plan.js";
import {sourceInline} from "./source-inline.js";
import type {SlidePlan} from "./slide-plan.js";
import {rowHeights} from "./table.js";
import type {TableContent} from "./table.js";
import type {Template} from "./template.js";
import {paragraph} from "./text.js";
import type {Paragraph} from "./text.js";

/** A slide of the appendix: a table with the anchors of its rows, to which links lead. */
interface AppendixSlide {
  readonly title: string;
  readonly table: TableContent;
  readonly anchors: readonly string[];
  /** The document that they stand in, or nothing. */
  readonly foot: readonly ShownInline[];
}

interface Entry {
  readonly anchors: readonly string[];
  readonly cells: readonly (readonly Paragraph[])[];
}

const ROOM = 480;
const OPERANDS = 5;
const NAMED = 4;

/**
 * The evidence of a deck on slides: how old its figures are, numbers worked out, printed figures and rows counted by
 * document, caveats, open points.
 */
export function appendixSlides(
  deck: CompiledDeck,
  {worked, facts, openPoints}: EvidencePlaces,
  {content}: Pick<Room, "content">
): readonly AppendixSlide[] {
  const page = (
    title: string,
    head: readonly string[],
    widths: readonly number[],
    entries: readonly Entry[],
    foot: readonly ShownInline[] = []
  ): readonly AppendixSlide[] => paged(`Evidence: ${title}`, {head, widths, entries, foot}, content);
  return [
    ...page(
      HOW_OLD,
      ["Years and publication"],
      [1],
      deck.age === undefined ? [] : ageLines(deck.age).map((line) => ({anchors: [], cells: [[small(line)]]}))
    ),
    ...page(
      "numbers worked out",
      ["Number", "How it follows", "From the printed figures"],
      [0.12, 0.42, 0.46],
      worked.flatMap(workedEntries)
    ),
    ...deck.sources.flatMap((source) =>
      page(
        "printed figures",
        ["Printed", "What it is", "Where", "Fact"],
        [0.13, 0.45, 0.2, 0.22],
        facts.filter((fact) => fact.source.source === source.source).map(factEntry),
        documentFoot(facts, source)
      )
    ),
    ...deck.sources.flatMap((source) =>
      page(
        "rows counted",
        ["Row of a list", "Where", "Row of a list", "Where"],
        [0.33, 0.17, 0.33, 0.17],
        rowEntries(worked, source.source),
        documentFoot(facts, source)
      )
    ),
    ...page("caveats", ["Caveat", "Holds for"], [0.7, 0.3], caveatEntries(facts)),
    ...page(
      "open points",
      ["What does not agree"],
      [1],
      openPoints.map((point) => ({anchors: [`check-${point.id}`], cells: [[small(openPointInline(point))]]}))
    )
  ];
}

/** The document of a page, with a link to the official one. */
function documentFoot(facts: readonly ExportedFact[], source: SourceLine): readonly ShownInline[] {
  const fact = facts.find((other) => other.source.source === source.source);
  return [
    textOf("Document: "),
    ...sourceInline({...source, label: fact === undefined ? source.label : documentOf(fact)})
  ];
}

interface Pages {
  readonly head: readonly string[];
  readonly widths: readonly number[];
  readonly entries: readonly Entry[];
  readonly foot: readonly ShownInline[];
}

function paged(title: string, {head, widths, entries, foot}: Pages, {width, height}: Box): readonly AppendixSlide[] {
  const heading = head.map((text) => [small(text)]);
  const table = (own: readonly Entry[]): TableContent => ({
    rows: [heading, ...own.map(({cells}) => cells)],
    widths,
    align: head.map(() => "left")
  });
  const [headHeight = 0, ...heights] = rowHeights(table(entries), SMALLEST_TEXT, width);
  const pages: Entry[][] = [];
  let free = 0;
  entries.forEach((entry, i) => {
    free -= heights[i]!;
    if (pages.length > 0 && free >= 0) pages.at(-1)!.push(entry);
    else {
      pages.push([entry]);
      free = Math.min(ROOM, height) - headHeight - heights[i]!;
    }
  });
  return pages.map((own, i) => ({
    title: pages.length === 1 ? title : `${title} (${i + 1} of ${pages.length})`,
    table: table(own),
    anchors: own.flatMap(({anchors}) => anchors),
    foot
  }));
}

const small = (content: string | readonly ShownInline[]): Paragraph => paragraph(content, "small");

const textOf = (text: string): ShownInline => ({type: "text", text});

const traced = (text: string, expression: string): ShownInline => ({
  type: "link",
  href: `/trace/?x=${encodeURIComponent(expression)}`,
  children: [{type: "strong", children: [textOf(text)]}]
});

/** One row for a number, and more where it is made of many figures. */
function workedEntries({anchor, expression, shown, operands, rows, ...item}: WorkedExpression): readonly Entry[] {
  const interval = intervalText(item);
  const how = [
    small([{type: "code", text: expression}]),
    ...(interval === "" ? [] : [small(`By the precision printed ${interval}.`)])
  ];
  const from = [
    ...[...groupByPlace(operands)].map(([place, own]) => small([...numbersOf(own), textOf(`: ${place}`)])),
    ...(rows.length === 0
      ? []
      : [
          small(
            rows.length === 1
              ? "One row of a list, under “rows counted”"
              : `${rows.length} rows of a list, under “rows counted”`
          )
        ])
  ];
  const chunks =
    from.length === 0
      ? [[]]
      : Array.from({length: Math.ceil(from.length / OPERANDS)}, (_, i) => from.slice(i * OPERANDS, (i + 1) * OPERANDS));
  return chunks.map((chunk, i) => ({
    anchors: i === 0 ? [anchor] : [],
    cells: [[small([traced(shown, expression)])], i === 0 ? how : [small("continued")], chunk]
  }));
}

function groupByPlace(facts: readonly ExportedFact[]): ReadonlyMap<string, readonly ExportedFact[]> {
  const groups = new Map<string, ExportedFact[]>();
  for (const fact of facts) {
    const place = `${fact.locator}, ${documentOf(fact)}`;
    groups.set(place, [...(groups.get(place) ?? []), fact]);
  }
  return groups;
}

/** Printed strings, each a link to its figure in this file. */
function numbersOf(facts: readonly ExportedFact[]): readonly ShownInline[] {
  return facts.flatMap((fact, i): readonly ShownInline[] => [
    ...(i > 0 ? [textOf(", ")] : []),
    {type: "number", number: {text: fact.shown, expression: fact.id}}
  ]);
}

function factEntry({id, shown, measure, period, area, producer, locator}: ExportedFact): Entry {
  const said = [measure, period, area, producer === "" ? "" : `producer: ${producer}`]
    .filter((part) => part !== "")
    .join("; ");
  return {anchors: [id], cells: [[small([traced(shown, id)])], [small(said)], [small(locator)], [small(id)]]};
}

/** Two rows of a list beside each other. */
function rowEntries(worked: readonly WorkedExpression[], source: string): readonly Entry[] {
  const rows = [
    ...new Map(
      worked
        .flatMap((item) => item.rows)
        .filter((row) => row.source === source)
        .map((row) => [row.id, row])
    ).values()
  ];
  return Array.from({length: Math.ceil(rows.length / 2)}, (_, i) => rows.slice(2 * i, 2 * i + 2)).map((pair) => ({
    anchors: pair.map(({id}) => id),
    cells: pair.flatMap(({label, locator}) => [[small(label)], [small(locator)]])
  }));
}

function caveatEntries(facts: readonly ExportedFact[]): readonly Entry[] {
  const caveats = [...new Set(facts.flatMap((fact) => fact.caveats))];
  return caveats.map((caveat) => {
    const own = facts.filter((fact) => fact.caveats.includes(caveat));
    const more = own.length > NAMED ? [textOf(` and ${own.length - NAMED} more`)] : [];
    return {anchors: [], cells: [[small(caveat)], [small([...numbersOf(own.slice(0, NAMED)), ...more])]]};
  });
}

/** The layout plan of a slide of the appendix. */
export function planAppendix({title, table, foot}: AppendixSlide, deck: CompiledDeck, template?: Template): SlidePlan {
  const item = {type: "table", table, title: "", description: `${title}: ${table.rows.length - 1} entries.`} as const;
  const room = appendixRoom(deck, template);
  return {
    room,
    title: [{type: "text", text: title}],
    titleSize: undefined,
    caveats: null,
    overflows: false,
    placed: [{item, box: room.content, size: SMALLEST_TEXT, slot: room.slots.find(({takes}) => takes(item))}],
    draft: draftOf(deck, template?.width ?? slideWidth(deck)),
    foot: footOf(
      foot.length > 0 ? foot : [{type: "text", text: `${deck.title}${deck.period === "" ? "" : ` · ${deck.period}`}`}],
      template?.width ?? slideWidth(deck),
      room
    )
  };
}

/** The room of the appendix's slides. */
export function appendixRoom(deck: CompiledDeck, template?: Template): Room {
  const table = {type: "table", table: {rows: [], align: []}, title: "", description: ""} as const;
  return template ? hostRoom(template, {layout: "table", columns: [[table]]}) : ownRoom("table", slideWidth(deck));
}
