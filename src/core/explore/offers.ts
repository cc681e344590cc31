import {MEASURE_LABELS, plainWords} from "../chart-spec/plain-words.js";
import {formsFor} from "../chart-spec/propose.js";
import type {Chosen, FormOffer} from "../chart-spec/propose.js";
import {readChartSpec} from "../chart-spec/read-spec.js";
import {whyRefused} from "../chart-spec/refuse.js";
import {filterRows} from "../chart-spec/shape.js";
import {formInfo} from "../chart-spec/spec.js";
import type {ChartSpec, Form, Measure} from "../chart-spec/spec.js";
import {keyColumns, quantityColumns, valuesOfColumn} from "../chart-spec/table-info.js";
import type {TableInfo} from "../chart-spec/table-info.js";
import type {Facts} from "../fact.js";
import {canonicalSpec, isSameSpec} from "./link.js";

/** Something that can be chosen: with the specification that it leads to, or the reason why it is refused. */
export interface Offer<T extends string> {
  readonly value: T;
  readonly label: string;
  /** What it is good for, in a sentence. */
  readonly says: string;
  readonly spec: ChartSpec;
  readonly chosen: boolean;
  readonly proposed: boolean;
  readonly why?: string;
}

/** The specification that is proposed for a table, or for a table and what is chosen so far. */
export function proposedSpec(table: TableInfo, facts?: Facts, chosen: Chosen = {}): ChartSpec {
  return canonicalSpec(formsFor(table, chosen, facts).find(({proposed}) => proposed)!.spec);
}

/** Why a specification isn’t drawn, in the words of the page; undefined for one that is. */
export function whyNotDrawn(spec: ChartSpec, table: TableInfo, facts?: Facts): string | undefined {
  const why = readChartSpec(spec, [table]).problems[0]?.message ?? whyRefused(spec, table, facts);
  return why === undefined ? undefined : plainWords(why);
}

/**
 * All forms for a specification, each with as many of its choices as the form can show. The reason of a refused form is
 * the one for all choices together.
 */
export function formOffers(spec: ChartSpec, table: TableInfo, facts?: Facts): readonly Offer<Form>[] {
  const {table: _table, form: _form, ...chosen} = spec;
  const {highlight: _highlight, annotate: _annotate, ...plain} = chosen;
  const {group: _group, facet: _facet, ...plainer} = plain;
  const ways = [chosen, plain, plainer].filter(
    (some, i, all) => i === 0 || Object.keys(some).length < Object.keys(all[i - 1]!).length
  );
  const lists = ways.map((some) => formsFor(table, some, facts));
  return lists[0]!.map((first, i) => {
    const found: FormOffer = lists.map((list) => list[i]!).find(({why}) => why === undefined) ?? first;
    const {form: value, label, shows: says, proposed} = first;
    if (value === spec.form)
      return {value, label, says, proposed, chosen: true, spec, ...because(whyNotDrawn(spec, table, facts))};
    return {value, label, says, proposed, chosen: false, spec: canonicalSpec(found.spec), ...because(found.why)};
  });
}

/** The forms to offer in place of a specification that isn’t drawn, the proposed form first. */
export function insteadOf(spec: ChartSpec, table: TableInfo, facts?: Facts): readonly Offer<Form>[] {
  const same = formsFor(
    table,
    {...(spec.filter === undefined ? {} : {filter: spec.filter}), ...(spec.y === undefined ? {} : {y: spec.y})},
    facts
  )
    .filter(({form, why, spec: other}) => form === spec.form && why === undefined && !isSameSpec(other, spec))
    .map(({form: value, label, shows: says, proposed, spec: other}) => ({
      value,
      label,
      says,
      proposed,
      chosen: false,
      spec: canonicalSpec(other)
    }));
  const offers = [...same, ...formOffers(spec, table, facts).filter(({chosen, why}) => !chosen && why === undefined)];
  return [...offers.filter(({proposed}) => proposed), ...offers.filter(({proposed}) => !proposed)];
}

const MEASURES: readonly {readonly value: Measure; readonly label: string; readonly says: string}[] = (
  [
    ["level", "As they are printed or follow from what is printed."],
    ["share", "Each number in percent of the whole that the table names, or of the sum of what is shown."],
    ["change", "The change on the first period, in percent."],
    ["index", "Each number with the first period as its base."]
  ] as const
).map(([value, says]) => ({value, label: MEASURE_LABELS[value], says}));

/** All measures for a specification: under its own form, or else under the form that is proposed for the measure. */
export function measureOffers(spec: ChartSpec, table: TableInfo, facts?: Facts): readonly Offer<Measure>[] {
  return MEASURES.map((measure) => {
    const {value} = measure;
    const base = {...measure, proposed: false, chosen: (spec.measure ?? "level") === value};
    const own = adaptSpec({...spec, measure: value}, table);
    const fits = formInfo(spec.form)!.measures.includes(value);
    const why = fits ? whyNotDrawn(own, table, facts) : "no form shows it";
    if (base.chosen) return {...base, spec};
    if (fits && why === undefined) return {...base, spec: own};
    const {table: _table, form: _form, highlight: _highlight, annotate: _annotate, ...chosen} = spec;
    const other = formsFor(table, {...chosen, measure: value}, facts).filter(
      (offer) => offer.why === undefined && offer.spec.measure === value
    );
    const found = other.find(({proposed}) => proposed) ?? other[0];
    return found
      ? {...base, spec: canonicalSpec(found.spec)}
      : {...base, spec: own, ...because(fits ? why : (whyOf(table, {...chosen, measure: value}, facts) ?? why))};
  });
}

/** The reason why the form that is most often proposed doesn’t show a measure. */
function whyOf(table: TableInfo, chosen: Chosen, facts: Facts | undefined): string | undefined {
  return formsFor(table, chosen, facts).find(({form}) => form === "bar")?.why;
}

const because = (why: string | undefined): {readonly why?: string} => (why === undefined ? {} : {why});

type Draft = {-readonly [Key in keyof ChartSpec]: ChartSpec[Key] | undefined};

/**
 * Adapts a specification to its form: removes keys and a measure that the form can’t show, fills keys that it needs
 * with the first fitting column, and removes highlights and annotations of values that are no longer drawn.
 */
export function adaptSpec(spec: ChartSpec, table: TableInfo): ChartSpec {
  const info = formInfo(spec.form)!;
  const fit: Draft = {...spec};
  for (const key of info.without) fit[key] = undefined;
  if (fit.measure !== undefined && !info.measures.includes(fit.measure)) fit.measure = undefined;
  fitColumns(fit, info.needs, table);
  fitValues(fit, table);
  return canonicalSpec(fit as ChartSpec);
}

function fitColumns(fit: Draft, needs: readonly string[], table: TableInfo): void {
  const [keys, quantities] = [keyColumns(table).map(({name}) => name), quantityColumns(table).map(({name}) => name)];
  for (const key of ["x", "colour", "facet"] as const)
    if (fit[key] !== undefined && !keys.includes(fit[key])) fit[key] = undefined;
  if (fit.y !== undefined && !quantities.includes(fit.y)) fit.y = undefined;
  if (fit.y === undefined && (needs.includes("y") || (fit.measure ?? "level") !== "level")) fit.y = quantities[0];
  for (const key of ["x", "colour"] as const)
    if (needs.includes(key) && fit[key] === undefined)
      fit[key] = keys.find((name) => name !== fit.x && name !== fit.colour) ?? keys[0];
  const drawn = [fit.x, fit.colour, fit.facet].filter((name): name is string => name !== undefined);
  if (fit.group !== undefined) fit.group = [...new Set([...drawn, ...fit.group.filter((name) => keys.includes(name))])];
}

function fitValues(fit: Draft, table: TableInfo): void {
  const drawn = [fit.colour, fit.x].flatMap((name) => (name === undefined ? [] : [valuesOfColumn(table, name)]));
  const isDrawn = (value: string): boolean => drawn.some((values) => values === undefined || values.includes(value));
  if (fit.highlight !== undefined && !isDrawn(fit.highlight)) fit.highlight = undefined;
  if (fit.annotate !== undefined)
    fit.annotate = Object.fromEntries(Object.entries(fit.annotate).filter(([value]) => isDrawn(value)));
}

/** A filter that leaves no row, and how many are left without it. */
interface Emptying {
  readonly column: string;
  readonly left: number;
}

/**
 * The filters that leave no row: those whose removal would leave some, with how many; if there is none, all filters.
 * Undefined if rows are left or nothing is filtered.
 */
export function emptyingFilters(
  table: TableInfo,
  {filter = {}}: Pick<ChartSpec, "filter">
): readonly Emptying[] | undefined {
  const columns = Object.keys(filter);
  const countKept = (own: ChartSpec["filter"]): number => filterRows(table.rows ?? [], own).length;
  if (columns.length === 0 || countKept(filter) > 0) return undefined;
  const without = columns.map((column) => ({column, left: countKept(withoutColumn(filter, column))}));
  const blamed = without.filter(({left}) => left > 0);
  return blamed.length > 0 ? blamed : without;
}

/** A filter without one of its columns. */
export function withoutColumn(
  filter: NonNullable<ChartSpec["filter"]>,
  column: string
): NonNullable<ChartSpec["filter"]> {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== column));
}
