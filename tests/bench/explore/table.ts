import {columnFromArray, dictionary, float64, int8, tableFromColumns, tableToIPC, utf8} from "@uwdata/flechette";
import type {Filter} from "./page.js";

/**
 * A synthetic table: three key columns in codes, and whole numbers, so that every order of adding them up gives the
 * same sum.
 */
export interface SyntheticTable {
  readonly length: number;
  readonly regions: Uint8Array;
  readonly years: Uint8Array;
  readonly categories: Uint8Array;
  readonly counts: Float64Array;
}

const numbered = (name: string, count: number): readonly string[] =>
  Array.from({length: count}, (_, i) => `${name}-${String(i + 1).padStart(2, "0")}`);

const REGIONS = numbered("region", 20);
const YEARS = Array.from({length: 10}, (_, i) => String(2001 + i));
const CATEGORIES = numbered("kind", 8);

/** Numbers from zero up to one, the same every time (Park and Miller’s minimal standard generator). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Makes a table of so many rows, the same every time; regions and categories are not equally frequent. */
export function makeTable(length: number): SyntheticTable {
  const random = randomFrom(20_020);
  const table = {
    length,
    regions: new Uint8Array(length),
    years: new Uint8Array(length),
    categories: new Uint8Array(length),
    counts: new Float64Array(length)
  };
  for (let row = 0; row < length; row++) {
    table.regions[row] = Math.floor(random() * random() * REGIONS.length);
    table.years[row] = Math.floor(random() * YEARS.length);
    table.categories[row] = Math.floor(random() ** 1.5 * CATEGORIES.length);
    table.counts[row] = Math.floor(random() * 100);
  }
  return table;
}

/** The table as an Arrow file, its keys by dictionary. */
export function arrowFile({regions, years, categories, counts}: SyntheticTable): Uint8Array {
  const key = (codes: Uint8Array, values: readonly string[]) =>
    columnFromArray(
      Array.from(codes, (code) => values[code]!),
      dictionary(utf8(), int8())
    );
  const columns = {
    region: key(regions, REGIONS),
    year: key(years, YEARS),
    category: key(categories, CATEGORIES),
    count: columnFromArray(counts, float64())
  };
  return tableToIPC(tableFromColumns(Object.entries(columns)), {format: "file"})!;
}

/**
 * The filters of a session: the first, and what follows in runs: one column is changed so many times, then the other,
 * as a reader plays with one control after the other. Every filter leaves some of the regions and some of the years,
 * and none comes twice.
 */
export function makeFilters(
  runs: number,
  length: number
): {readonly first: Filter; readonly runs: readonly (readonly Filter[])[]} {
  const random = randomFrom(7);
  const some = (values: readonly string[], least: number, most: number): readonly string[] => {
    const count = least + Math.floor(random() * (most - least + 1));
    return values
      .map((value) => [random(), value] as const)
      .sort(([a], [b]) => a - b)
      .slice(0, count)
      .map(([, value]) => value)
      .sort();
  };
  const first: Filter = {region: some(REGIONS, 6, 14), year: some(YEARS, 3, 7)};
  const seen = new Set([JSON.stringify(first)]);
  let filter = first;
  const next = (run: number): Filter => {
    do filter = run % 2 === 0 ? {...filter, region: some(REGIONS, 6, 14)} : {...filter, year: some(YEARS, 3, 7)};
    while (seen.has(JSON.stringify(filter)));
    seen.add(JSON.stringify(filter));
    return filter;
  };
  return {first, runs: Array.from({length: runs}, (_, run) => Array.from({length}, () => next(run)))};
}

/** The sums by category that a filter leaves, worked out row by row: what every drawing is held against. */
export function sumsOf(
  {length, regions, years, categories, counts}: SyntheticTable,
  filter: Filter
): readonly number[] {
  const sums = CATEGORIES.map(() => 0);
  const [inRegions, inYears] = [
    REGIONS.map((value) => filter.region.includes(value)),
    YEARS.map((value) => filter.year.includes(value))
  ];
  for (let row = 0; row < length; row++)
    if (inRegions[regions[row]!] && inYears[years[row]!]) sums[categories[row]!]! += counts[row]!;
  return sums;
}
