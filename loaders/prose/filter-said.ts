import type {ChartSpec} from "../../src/core/chart-spec/spec.js";
import {labelOf, valuesOfColumn} from "../../src/core/chart-spec/table-info.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import {periodLabel} from "../../src/core/period.js";
import {isNamed} from "../facts/content-words.js";
import {listed} from "../yaml.js";

/** What a chart says to readers. */
export interface ChartTexts {
  readonly headline: string;
  readonly title: string;
  readonly notes: readonly string[];
  /** The chart's own names of values. */
  readonly names?: Readonly<Record<string, string>>;
}

const ONLY = /\b(?:only|alone)\b/i;
const LEFT_OUT = /\b(?:left out|leaves out|omitted|not shown|excluded|excluding)\b/i;

/**
 * Why the words of a chart hide what its filter leaves out; undefined if they don't. The title names all values that
 * are kept and none of the others, or a sentence of the chart says that only these are shown, or that those are left
 * out.
 */
export function whyFilterUnsaid(
  {filter = {}}: Pick<ChartSpec, "filter">,
  table: TableInfo,
  {headline, title, notes, names = {}}: ChartTexts
): string | undefined {
  const sentencesOf = (texts: readonly string[]): readonly string[] =>
    texts.flatMap((text) => text.replace(/\{\{.*?\}\}/gs, "").split(/[.;](?=\s|$)/));
  const sentences = sentencesOf([headline, title, ...notes]);
  const named = sentencesOf([title])
    .filter((text) => !LEFT_OUT.test(text))
    .join(" ");
  for (const [column, wanted] of Object.entries(filter)) {
    const values = valuesOfColumn(table, column) ?? [];
    const kept = values.filter((value) => [wanted].flat().includes(value));
    const dropped = values.filter((value) => !kept.includes(value));
    if (dropped.length === 0) continue;
    const calledFor = (value: string): readonly string[] =>
      [names[value], labelOf(table, column, value), periodOf(table, column, value)].filter(
        (name) => name !== undefined && name !== ""
      ) as string[];
    const isSaid = (text: string, value: string): boolean => calledFor(value).some((name) => isNamed(text, name));
    const areSaid = (text: string, said: readonly string[]): boolean => said.every((value) => isSaid(text, value));
    if (areSaid(named, kept) && !dropped.some((value) => isSaid(named, value))) continue;
    if (sentences.some((text) => ONLY.test(text) && areSaid(text, kept))) continue;
    if (sentences.some((text) => LEFT_OUT.test(text) && areSaid(text, dropped))) continue;
    const called = (some: readonly string[]): string => listed(some.map((value) => calledFor(value)[0] ?? "(empty)"));
    return `${column}: leaves out ${called(dropped)} and keeps ${called(kept)}, and no word of the chart says so; name in its title what is kept and nothing else, or say in a sentence what is left out`;
  }
  return undefined;
}

/** A period in words; undefined for values of other columns. */
function periodOf(table: TableInfo, column: string, value: string): string | undefined {
  const isPeriod = table.columns.some((one) => one.name === column && one.kind === "key" && one.dimension === "period");
  return isPeriod && value !== "" ? periodLabel(value) : undefined;
}
