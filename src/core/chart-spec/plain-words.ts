import {FORMS, formInfo} from "./spec.js";
import type {Measure} from "./spec.js";

/** What the fields are called in which a reader chooses what stands at a key of a specification. */
export const FIELD_LABELS = {
  y: "Measured",
  x: "Compared",
  colour: "Set apart by colour",
  facet: "A drawing for each",
  group: "Group",
  sort: "Order",
  highlight: "Looked at"
} as const;

/** What the measures are called to a reader. */
export const MEASURE_LABELS: Readonly<Record<Measure, string>> = {
  level: "The numbers",
  share: "Share of the whole",
  change: "Change",
  index: "Index"
};

const FIELD = `(?:x|y|colour|facet)`;
const FORM = `(?:${FORMS.map(({form}) => form).join("|")})`;

/**
 * The reason why a chart is not drawn, as a reader is told it who chooses in fields: what to choose, by the names that
 * the fields and forms have on the page. What a reason says besides stays as it is.
 */
export function plainWords(reason: string): string {
  return reason
    .replace(/^y: missing; measure \w+ needs it.*$/, choose("y"))
    .replace(new RegExp(`^(${FIELD}): missing; the form (${FORM}) needs it.*$`), (_all, key: FieldKey, form: string) =>
      choose(key, ` for “${labelOfForm(form)}”`)
    )
    .replace(
      new RegExp(`^(\\w+): the form (${FORM}) has no use for it; leave it out$`),
      (_all, key: FieldKey, form: string) =>
        `“${labelOfForm(form)}” shows nothing of “${labelOfField(key)}”; choose nothing there`
    )
    .replace(
      new RegExp(`^measure: the form (${FORM}) can’t show (\\w+); allowed: (.*)$`),
      (_all, form: string, measure: string, allowed: string) =>
        `“${labelOfForm(form)}” can’t show “${labelOfMeasure(measure)}”; choose ${orList(allowed.split(", ").map(labelOfMeasure))}`
    )
    .replace(
      /^group: (\S+) is drawn as \w+ and must be among the groups$/,
      "what is drawn must be among the columns of “Group”: check $1 there"
    )
    .replace(/^highlight: no row has (.*?) in .*$/, "no row that is drawn has $1; choose another under “Looked at”")
    .replace(
      new RegExp(`\\buse (${FORM}(?:(?:, | or )${FORM})*)\\b`, "g"),
      (_all, forms: string) => `choose ${orList(forms.split(/, | or /).map(labelOfForm))}`
    )
    .replace(
      new RegExp(`\\bthan (${FORM}) can show\\b`),
      (_all, form: string) => `than “${labelOfForm(form)}” can show`
    )
    .replace(
      new RegExp(`\\bin (${FIELD}(?:(?:, | or )${FIELD})*)$`),
      (_all, keys: string) => `under ${orList(keys.split(/, | or /).map(labelOfField))}`
    )
    .replace(/: x must say when\b/, ": “Compared” must say when")
    .replace(": name it in y", ": choose it under “Measured”")
    .replace(/^(change|index) needs\b/, (_all, measure: string) => `“${labelOfMeasure(measure)}” needs`);
}

type FieldKey = keyof typeof FIELD_LABELS;

const choose = (key: FieldKey, whatFor = ""): string => `choose something under “${FIELD_LABELS[key]}”${whatFor}`;

const labelOfField = (key: string): string => (FIELD_LABELS as Readonly<Partial<Record<string, string>>>)[key] ?? key;

const labelOfForm = (form: string): string => formInfo(form)?.label ?? form;

const labelOfMeasure = (measure: string): string =>
  (MEASURE_LABELS as Readonly<Partial<Record<string, string>>>)[measure] ?? measure;

function orList(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)!}`;
}
