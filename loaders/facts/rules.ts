import type {Fact, ValuedFact} from "../../src/core/fact.js";
import {QUALIFIERS} from "../../src/core/fact.js";
import type {Fault} from "../../src/core/fault.js";
import {compareBounds} from "../../src/core/interval.js";
import {isPeriod, yearsOf} from "../../src/core/period.js";
import type {FactRow} from "./read.js";
import type {Vocabulary} from "./vocabulary.js";

const STATUSES = ["final", "provisional", "not-stated"];
const UNDATED = /\bundated\b/i;
const LONGEST_CONTEXT = 24;

/** What is wrong with the fields of one row, each as `field: value: what to do`. */
export function checkFields(fact: Fact, vocabulary: Vocabulary): readonly string[] {
  const found: string[] = [];
  const need = (holds: boolean, message: string): void => {
    if (!holds) found.push(message);
  };
  const known = (field: string, value: string, list: {has(id: string): boolean}, file: string, optional = false): void =>
    need((optional && value === "") || list.has(value), `unknown ${field} ${value === "" ? "(empty)" : value}; known ones stand in ${file}`);

  need(fact.id.startsWith(`${fact.source}.`) && /^[a-z0-9-]+\.[a-z0-9]+(?:-[a-z0-9]+)*$/.test(fact.id), `id: expected ${fact.source}.<lower-case-slug>`);
  need(fact.locator !== "", "locator is empty; say how a person finds the number, such as para 41");
  need(fact.printed !== "", "printed is empty; it is the exact string of the text");
  need(Array.from(fact.prefix).length <= LONGEST_CONTEXT, `prefix is longer than ${LONGEST_CONTEXT} characters`);
  need(Array.from(fact.suffix).length <= LONGEST_CONTEXT, `suffix is longer than ${LONGEST_CONTEXT} characters`);
  need(QUALIFIERS.includes(fact.qualifier), `unknown qualifier ${fact.qualifier}; known: ${QUALIFIERS.filter((q) => q !== "").join(", ")}`);
  known("unit", fact.unit, vocabulary.units, "data/units.yaml");
  known("measure", fact.measure, vocabulary.measures, "data/measures.yaml");
  const units = vocabulary.measureUnits.get(fact.measure);
  need(units === undefined || units.includes(fact.unit), `unit: ${fact.unit}: the measure ${fact.measure} is counted in ${units?.join(" or ")}`);
  known("category", fact.category, vocabulary.categories, "data/dimensions.yaml", true);
  known("sex", fact.sex, vocabulary.sexes, "data/dimensions.yaml", true);
  for (const end of ["from", "to"]) {
    need((fact.category === `range-${end}`) === (fact.qualifier === end), `qualifier: ${fact.qualifier || "(none)"}: the ends of a range have the categories range-from and range-to and the qualifiers from and to`);
  }
  known("producer", fact.producer, vocabulary.producers, "data/producers.yaml");
  known("caveat", fact.caveat, vocabulary.caveats, "data/caveats.yaml", true);
  need(STATUSES.includes(fact.status), `status: ${fact.status}: expected ${STATUSES.join(", ")}`);
  need(/^[A-Z]{2}(?:-[A-Z0-9]+)?$/.test(fact.area), `area: ${fact.area}: expected a code such as JP or JP-47`);
  found.push(...checkPeriod(fact));
  const named = /-((?:19|20)\d\d)(?:-|$)/.exec(fact.id)?.[1];
  need(named === undefined || yearsOf(fact.period).includes(named), `period: ${fact.period || "(not printed)"}: its id names ${named}`);
  return found;
}

function checkPeriod({period, period_flag: flag, note}: Fact): readonly string[] {
  if (!["", "as-of", "not-printed"].includes(flag)) return [`period_flag: ${flag}: expected as-of, not-printed or nothing`];
  if (period === "") {
    if (flag !== "not-printed") return ["period is empty; write the period, or not-printed in period_flag and the reason in note"];
    return UNDATED.test(note) ? [] : ["period is not printed; say in note that it is undated, and what dates the number"];
  }
  if (flag === "not-printed") return [`period: ${period}: flagged as not printed`];
  return isPeriod(period) ? [] : [`period: ${period}: expected ISO 8601, such as 2014, 2016-04/2017-03 or 2010/..`];
}

/** Adds a fault for every `of` that names no fact or a whole that its part can't be a part of, and for every part without one. */
export function checkWholes(rows: readonly FactRow[], {within}: Vocabulary, faults: Fault[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const wholes = new Map(rows.filter(({category, sex}) => category === "" && sex === "").map((row) => [seriesOf(row), row]));
  for (const row of rows) {
    const fault = (message: string): number => faults.push({file: row.file, line: row.line, id: row.id, message});
    const whole = byId.get(row.of);
    if (row.of === "") {
      const likely = row.category === "" && row.sex === "" ? undefined : wholes.get(seriesOf(row));
      if (likely && !row.note.includes(likely.id)) fault(`of is empty though ${likely.id} looks like its whole; name it in of, or in note with the reason why it is none`);
    } else if (!whole) fault(`of: unknown fact ${row.of}`);
    else {
      const message = whyNotPart(row, whole, within.get(row.category) ?? "");
      if (message !== undefined) fault(message);
      else if (isInCircle(row, byId)) fault("of leads back to itself");
    }
  }
}

const seriesOf = ({source, measure, period, area}: FactRow): string => [source, measure, period, area].join("|");

function whyNotPart(part: ValuedFact, whole: ValuedFact, within: string): string | undefined {
  const wholeMeasure = part.unit === whole.unit ? part.measure : part.measure.replace(/-share$/, "");
  if (whole.measure !== wholeMeasure) return `of: it measures ${part.measure}, ${whole.id} measures ${whole.measure}`;
  if (part.category === "" && part.sex === "") return `of: a part of ${whole.id} has a category or sex of its own`;
  if (whole.category !== within || whole.sex !== "") return `of: ${whole.id} is itself a part (${[whole.category, whole.sex].filter((name) => name !== "").join(", ") || "no category"}); expected ${within === "" ? "the whole of the series" : `the category ${within}`}`;
  if (part.unit === whole.unit && compareBounds(part.interval.low, whole.interval.high) > 0) return `of: ${part.printed} is larger than its whole ${whole.id} (${whole.printed})`;
  if (part.area !== whole.area) return `of: its area ${part.area} is not that of ${whole.id} (${whole.area})`;
  if (part.period !== whole.period) return `of: its period ${part.period || "(not printed)"} is not that of ${whole.id} (${whole.period || "not printed"})`;
  return undefined;
}

function isInCircle(row: FactRow, byId: ReadonlyMap<string, FactRow>): boolean {
  const seen = new Set<string>();
  for (let at: FactRow | undefined = row; at; at = byId.get(at.of)) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}
