import {numbersOf, partsOf} from "../deck/blocks.js";
import type {
  CompiledBriefing,
  CompiledChart,
  ExportedFact,
  ShownBlock,
  ShownInline,
  SourceLine
} from "../deck/compiled.js";

/** A numbered note: one place in one document, with the figures that are taken from it. */
export interface Note {
  /** From 1, in the order of first use. */
  readonly number: number;
  /** Publisher, symbol or title, year, locator. */
  readonly label: string;
  /** Path of the place below the site's root, with a slash before it. */
  readonly path: string;
  /** The official document, or empty. */
  readonly url: string;
  /** Empty if the note is for a list whose rows are counted. */
  readonly facts: readonly ExportedFact[];
}

/** The notes of a briefing. */
export interface Notes {
  readonly list: readonly Note[];
  /** The numbers of the notes for the places behind these expressions, ascending. */
  of(expressions: readonly string[]): readonly number[];
}

interface Place extends Pick<Note, "label" | "path" | "url"> {
  readonly key: string;
}

/**
 * Numbers the places that a briefing's figures are taken from: the headline's, then those of its blocks and caveats in
 * the order of reading.
 */
export function briefingNotes(briefing: CompiledBriefing): Notes {
  const facts = new Map(briefing.facts.map((fact) => [fact.id, fact]));
  const expressions = new Map(briefing.expressions.map((expression) => [expression.expression, expression]));
  const placesOf = (expression: string): readonly Place[] => {
    const found = expressions.get(expression);
    const printed = (found?.facts ?? []).flatMap((id) => placeOfFact(facts.get(id)));
    const listed = (found?.rows ?? []).flatMap(({source}) =>
      placeOfList(briefing.sources.find((line) => line.source === source))
    );
    return [...printed, ...listed];
  };
  const numbers = new Map<string, number>();
  const places: Place[] = [];
  for (const place of expressionsInOrder(briefing).flatMap(placesOf)) {
    if (numbers.has(place.key)) continue;
    places.push(place);
    numbers.set(place.key, places.length);
  }
  return {
    list: places.map(({key, label, path, url}, i) => ({
      number: i + 1,
      label,
      path,
      url,
      facts: briefing.facts.filter((fact) => placeOfFact(fact)[0]?.key === key)
    })),
    of: (wanted) => [...new Set(wanted.flatMap(placesOf).map(({key}) => numbers.get(key)!))].sort((a, b) => a - b)
  };
}

/** Every expression that a chart shows in its headline, data table, native points and notes. */
export function expressionsOfChart({headline, dataTable, notes, native}: CompiledChart): readonly string[] {
  const cells = dataTable.rows.flat().flatMap((cell) => (cell.type === "number" ? [cell.expression] : []));
  const points = native?.series.flatMap(({points: shown}) => shown.flatMap((point) => point?.expression ?? [])) ?? [];
  return [...new Set([...expressionsOf(headline), ...cells, ...points, ...notes.flatMap(expressionsOf)])];
}

const expressionsOf = (inline: readonly ShownInline[]): readonly string[] =>
  numbersOf(inline).map(({expression}) => expression);

function expressionsInOrder({headline, blocks, caveats, expressions}: CompiledBriefing): readonly string[] {
  const shown = [...expressionsOf(headline), ...expressionsOfBlocks(blocks), ...caveats.flatMap(expressionsOf)];
  return [...new Set([...shown, ...expressions.map(({expression}) => expression)])];
}

function expressionsOfBlocks(blocks: readonly ShownBlock[]): readonly string[] {
  return [...partsOf(blocks)].flatMap((part) =>
    "inline" in part ? expressionsOf(part.inline) : "chart" in part ? expressionsOfChart(part.chart) : []
  );
}

function placeOfFact(fact: ExportedFact | undefined): readonly Place[] {
  if (!fact) return [];
  const {source, locator} = fact;
  return [{key: `${source.source}\n${locator}`, label: source.label, path: source.path, url: source.url}];
}

/**
 * A list's note links to the page of its document; it keeps the source line's label even if that names locators of
 * facts.
 */
function placeOfList(line: SourceLine | undefined): readonly Place[] {
  return line ? [{key: `${line.source}\n`, label: line.label, path: `/sources/${line.source}`, url: line.url}] : [];
}

/** The caveats of a briefing that are not among the notes of any of its charts. */
export function unsaidCaveats({
  blocks,
  caveats
}: Pick<CompiledBriefing, "blocks" | "caveats">): readonly (readonly ShownInline[])[] {
  const said = new Set(
    [...partsOf(blocks)].flatMap((part) =>
      "chart" in part ? part.chart.notes.map((note) => JSON.stringify(note)) : []
    )
  );
  return caveats.filter((caveat) => !said.has(JSON.stringify(caveat)));
}
