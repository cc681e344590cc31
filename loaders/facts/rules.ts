import type {Diagnostic} from "../../src/core/diagnostic.js";
import {QUALIFIERS} from "../../src/core/fact.js";
import type {Fact, ValuedFact} from "../../src/core/fact.js";
import {compareBounds} from "../../src/core/interval.js";
import {isPeriod, yearsOf} from "../../src/core/period.js";
import {memoizeByText} from "../../src/core/memoize.js";
import type {FactRow} from "./facts-csv.js";
import {AREA_CODE} from "./vocabulary.js";
import type {Vocabulary} from "./vocabulary.js";

const STATUSES = ["final", "provisional", "not-stated"];
const UNDATED = /\bundated\b/i;
const LONGEST_CONTEXT = 24;
const ID = /^[a-z0-9-]+\.[a-z0-9]+(?:-[a-z0-9]+)*$/;
const YEAR_IN_ID = /-((?:19|20)\d\d)(?:-|$)/;
const FLAGS = ["", "as-of", "not-printed"];
const RANGE_ENDS = [
  {qualifier: "from", category: "range-from"},
  {qualifier: "to", category: "range-to"}
];
const isKnownPeriod = memoizeByText(isPeriod, 10_000);

/** Adds to `found` what is wrong with the fields of one row, each as `field: value: what to do`. */
export function checkFields(fact: Fact, vocabulary: Vocabulary, found: string[]): void {
  const {units, measures, measureUnits, categories, sexes, producers, caveats} = vocabulary;
  if (!ID.test(fact.id) || !isOwnId(fact)) found.push(`id: expected ${fact.source}.<lower-case-slug>`);
  if (fact.locator === "") found.push("locator is empty; say how a person finds the number, such as para 41");
  if (fact.printed === "") found.push("printed is empty; it is the exact string of the text");
  if (isTooLong(fact.prefix)) found.push(`prefix is longer than ${LONGEST_CONTEXT} characters`);
  if (isTooLong(fact.suffix)) found.push(`suffix is longer than ${LONGEST_CONTEXT} characters`);
  if (!QUALIFIERS.includes(fact.qualifier))
    found.push(`unknown qualifier ${fact.qualifier}; known: ${QUALIFIERS.filter((q) => q !== "").join(", ")}`);
  if (!units.has(fact.unit)) found.push(unknown("unit", fact.unit, "vocabulary/units.yaml"));
  if (!measures.has(fact.measure)) found.push(unknown("measure", fact.measure, "vocabulary/measures.yaml"));
  const counted = measureUnits.get(fact.measure);
  if (counted?.includes(fact.unit) === false)
    found.push(`unit: ${fact.unit}: the measure ${fact.measure} is counted in ${counted.join(" or ")}`);
  if (fact.category !== "" && !categories.has(fact.category))
    found.push(unknown("category", fact.category, "vocabulary/dimensions.yaml"));
  if (fact.sex !== "" && !sexes.has(fact.sex)) found.push(unknown("sex", fact.sex, "vocabulary/dimensions.yaml"));
  for (const end of RANGE_ENDS) {
    if ((fact.qualifier === end.qualifier) !== (fact.category === end.category)) {
      found.push(
        `qualifier: ${fact.qualifier || "(none)"}: the ends of a range have the categories range-from and range-to and the qualifiers from and to`
      );
    }
  }
  if (!producers.has(fact.producer)) found.push(unknown("producer", fact.producer, "vocabulary/producers.yaml"));
  if (fact.caveat !== "" && !caveats.has(fact.caveat))
    found.push(unknown("caveat", fact.caveat, "vocabulary/caveats.yaml"));
  if (!STATUSES.includes(fact.status)) found.push(`status: ${fact.status}: expected ${STATUSES.join(", ")}`);
  if (!AREA_CODE.test(fact.area)) found.push(`area: ${fact.area}: expected a code such as NO or NO-03`);
  const period = whyNotPeriod(fact);
  if (period !== undefined) found.push(period);
  const named = YEAR_IN_ID.exec(fact.id)?.[1];
  if (named !== undefined && !yearsOf(fact.period).includes(named))
    found.push(`period: ${fact.period || "(not printed)"}: its id names ${named}`);
}

function unknown(field: string, value: string, file: string): string {
  return `unknown ${field} ${value === "" ? "(empty)" : value}; known ones stand in ${file}`;
}

/** Whether a row's id starts with its source, as it must. */
export function isOwnId({id, source}: Pick<Fact, "id" | "source">): boolean {
  return id.startsWith(source) && id[source.length] === ".";
}

function isTooLong(context: string): boolean {
  return context.length > LONGEST_CONTEXT && Array.from(context).length > LONGEST_CONTEXT;
}

function whyNotPeriod({period, period_flag: flag, note}: Fact): string | undefined {
  if (!FLAGS.includes(flag)) return `period_flag: ${flag}: expected as-of, not-printed or nothing`;
  if (period === "") {
    if (flag !== "not-printed")
      return "period is empty; write the period, or not-printed in period_flag and the reason in note";
    return UNDATED.test(note)
      ? undefined
      : "period is not printed; say in note that it is undated, and what dates the number";
  }
  if (flag === "not-printed") return `period: ${period}: flagged as not printed`;
  return isKnownPeriod(period)
    ? undefined
    : `period: ${period}: expected ISO 8601, such as 2014, 2016-04/2017-03 or 2010/..`;
}

/**
 * Adds a diagnostic for every `of` that names no fact or a whole that its part can't be a part of, and for every part
 * without one. The rows are those of one source; `factById` knows those of all.
 */
export function checkWholes(
  rows: readonly FactRow[],
  {within}: Vocabulary,
  factById: FactById,
  diagnostics: Diagnostic[]
): void {
  let wholes: ReadonlyMap<string, FactRow> | undefined;
  for (const row of rows) {
    if (row.of === "" && row.category === "" && row.sex === "") continue;
    const diagnostic = (message: string): number =>
      diagnostics.push({file: row.file, line: row.line, id: row.id, message});
    const whole = row.of === "" ? undefined : factById(row.of);
    if (row.of === "") {
      wholes ??= new Map(
        rows.filter(({category, sex}) => category === "" && sex === "").map((each) => [seriesOf(each), each])
      );
      const likely = wholes.get(seriesOf(row));
      if (likely && !row.note.includes(likely.id))
        diagnostic(
          `of is empty though ${likely.id} looks like its whole; name it in of, or in note with the reason why it is none`
        );
    } else if (!whole) diagnostic(`of: unknown fact ${row.of}`);
    else {
      const message = whyNotPart(row, whole, within.get(row.category) ?? "");
      if (message !== undefined) diagnostic(message);
      else if (isInCircle(row, factById)) diagnostic("of leads back to itself");
    }
  }
}

type FactById = (id: string) => FactRow | undefined;

const seriesOf = ({source, measure, period, area}: FactRow): string => [source, measure, period, area].join("|");

function whyNotPart(part: ValuedFact, whole: ValuedFact, within: string): string | undefined {
  const wholeMeasure = part.unit === whole.unit ? part.measure : part.measure.replace(/-share$/, "");
  if (whole.measure !== wholeMeasure) return `of: it measures ${part.measure}, ${whole.id} measures ${whole.measure}`;
  if (part.category === "" && part.sex === "") return `of: a part of ${whole.id} has a category or sex of its own`;
  if (whole.category !== within || whole.sex !== "")
    return `of: ${whole.id} is itself a part (${[whole.category, whole.sex].filter((name) => name !== "").join(", ") || "no category"}); expected ${within === "" ? "the whole of the series" : `the category ${within}`}`;
  if (part.unit === whole.unit && compareBounds(part.interval.low, whole.interval.high) > 0)
    return `of: ${part.printed} is larger than its whole ${whole.id} (${whole.printed})`;
  if (part.area !== whole.area) return `of: its area ${part.area} is not that of ${whole.id} (${whole.area})`;
  if (part.period !== whole.period)
    return `of: its period ${part.period || "(not printed)"} is not that of ${whole.id} (${whole.period || "not printed"})`;
  return undefined;
}

function isInCircle(row: FactRow, factById: FactById): boolean {
  const seen = new Set<string>();
  for (let at: FactRow | undefined = row; at; at = factById(at.of)) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}
