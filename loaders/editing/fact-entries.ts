import {idOfWords} from "../../src/core/editing/open-source.js";
import type {FactEntry, NewTerms} from "../../src/core/editing/open-source.js";
import {datesOf, yearsOf} from "../../src/core/period.js";
import {withAddedRows, withChangedFacts} from "../facts/change-rows.js";
import {contentWords, hasWord} from "../facts/content-words.js";
import {FACT_COLUMNS} from "../facts/facts-csv.js";
import type {FactRow} from "../facts/facts-csv.js";
import type {Proposal} from "../proposals/propose.js";
import type {SourceForProposals} from "../proposals/of-source.js";
import {scaleInLabel} from "../proposals/unit-words.js";
import {EXPLAINED_COLUMNS} from "../sources/audit.js";
import {placesOf} from "../sources/places.js";
import {entryLine, withEntryUnder, withListEntry} from "../yaml-entries.js";
import {EditingError} from "./editing-error.js";

/** How many characters before and behind a number its row holds. */
const CONTEXT = 24;

/** Signs and words behind a number that are printed as part of it, and that its unit says. */
const PART_OF_NUMBER = /^割?(?:\s?[%％]|\s(?:per cent|percent)\b)?/i;

/** A row of facts. */
export type NewFact = Readonly<Record<(typeof FACT_COLUMNS)[number], string>>;

/**
 * The rows of facts that a person has accepted, with ids of their own. Throws an {@link EditingError} for a number that
 * needs a look and that nobody has typed as it is printed, and for one whose scale its unit doesn’t name.
 */
export function newFacts(
  setting: SourceForProposals,
  proposals: readonly Proposal[],
  entries: readonly FactEntry[],
  {units = []}: NewTerms
): readonly NewFact[] {
  const at = new Map(proposals.map((proposal) => [proposal.start, proposal]));
  const taken = new Set(setting.accepted.map(({id}) => id));
  const labels = new Map([...setting.vocabulary.units.values(), ...units].map(({id, label}) => [id, label]));
  return entries.map((entry) => {
    const proposal = at.get(entry.start);
    if (proposal?.end !== entry.end)
      throw new EditingError(409, "the number is accounted for already, or stands elsewhere now; load the page again");
    if (proposal.undecided !== undefined)
      throw new EditingError(422, `${proposal.printed} (${proposal.locator}): ${proposal.undecided}`);
    refuseUnseen(proposal, entry);
    refuseUnscaled(proposal, labels.get(entry.unit) ?? "");
    const id = freeId(setting.source.id, entry, taken);
    taken.add(id);
    return rowOf(setting, proposal, entry, id);
  });
}

function refuseUnseen({printed, look, locator}: Proposal, {typed}: FactEntry): void {
  if (look.length === 0) return;
  const why = `${locator}: ${look.join("; ")}`;
  if (typed === undefined || typed.trim() === "")
    throw new EditingError(422, `${why}; look at the document, and type the number as it is printed there`);
  if (typed.trim() !== printed)
    throw new EditingError(
      422,
      `${why}; the text that was read holds ${printed}, and you typed ${typed.trim()}: a fact must stand in the text as it is printed, so this one can’t be taken`
    );
}

/** A number that is printed in thousands is no number of single ones. */
function refuseUnscaled({unit, printed}: Proposal, label: string): void {
  const scale = unit?.scale ?? 0;
  const said = scaleInLabel(label)?.scale ?? 0;
  if (scale !== 0 && said !== scale)
    throw new EditingError(
      422,
      `${printed} is printed in a unit with a scale (${unit!.why}); take a unit whose label says so, such as “persons (thousands)”`
    );
}

function rowOf(setting: SourceForProposals, proposal: Proposal, entry: FactEntry, id: string): NewFact {
  const {text} = setting;
  const behind = text.text.slice(proposal.end, proposal.end + CONTEXT);
  const end = proposal.end + Array.from(PART_OF_NUMBER.exec(behind)![0]).length;
  const undated = entry.period === "";
  return {
    id,
    locator: proposal.locator,
    start: String(proposal.start),
    end: String(end),
    printed: text.text.slice(proposal.start, end),
    prefix: text.text.slice(proposal.start - CONTEXT, proposal.start),
    suffix: text.text.slice(end, end + CONTEXT),
    qualifier: entry.qualifier,
    unit: entry.unit,
    measure: entry.measure,
    period: entry.period,
    period_flag: undated ? "not-printed" : "",
    area: entry.area,
    category: entry.category,
    sex: "",
    of: "",
    producer: "not-stated",
    status: "not-stated",
    caveat: "",
    note: [...wordsElsewhere(setting, proposal, entry), entry.note ?? ""].filter((words) => words !== "").join(". ")
  };
}

/**
 * Where period, unit and category are said that the number’s own line doesn’t name: what `verify` asks of a note. The
 * reasons are those of the proposal, for values that are as proposed, or the entry’s own.
 */
function wordsElsewhere(
  {text, vocabulary}: SourceForProposals,
  proposal: Proposal,
  {period, unit, category, why = {}}: FactEntry
): readonly string[] {
  const {start, end} = placesOf(text.text).paragraphAt(proposal.start);
  const line = text.text.slice(start, end);
  const reason = (field: "period" | "unit" | "category", value: string): string | undefined =>
    why[field] ?? (proposal[field]?.value === value ? proposal[field].why : undefined);
  const unitWords = vocabulary.unitWords.get(unit) ?? [];
  const label = vocabulary.categories.get(category)?.label ?? "";
  const said: readonly (readonly [words: string, isInLine: boolean, why: string | undefined])[] = [
    [datesOf(period).join(", "), datesOf(period).every((date) => line.includes(date)), reason("period", period)],
    [unit, unitWords.length === 0 || unitWords.some((word) => hasWord(line, word)), reason("unit", unit)],
    [label, label === "" || contentWords(label).every((word) => hasWord(line, word)), reason("category", category)]
  ];
  return said.flatMap(([words, isInLine, own]) => (isInLine || own === undefined ? [] : [`${words}: ${own}`]));
}

function freeId(source: string, {measure, category, period}: FactEntry, taken: ReadonlySet<string>): string {
  const year = /^\d{4}/.exec(period)?.[0] ?? "";
  const words = [measure, category].map((name) => name.replace(/-?\b(?:19|20)\d\d\b/g, ""));
  const slug = idOfWords([...words, yearsOf(period).includes(year) ? year : ""].join(" ")) || "figure";
  for (let i = 1; ; i++) {
    const id = `${source}.${slug}${i === 1 ? "" : `-${i}`}`;
    if (!taken.has(id)) return id;
  }
}

type Series = Pick<NewFact, "measure" | "unit" | "period" | "area">;
type Placed = Series & Pick<NewFact, "id" | "category" | "sex" | "printed">;
const seriesOf = ({measure, unit, period, area}: Series): string => [measure, unit, period, area].join("|");

/** The facts of a source with rows added, and what must hold of them. */
interface AddedFacts {
  readonly csv: string;
  /** Parts, each with the whole that it was given. */
  readonly parts: readonly (readonly [part: string, whole: string])[];
  /** Facts that were printed before in the same source, each with the first of them. */
  readonly repeated: readonly (readonly [first: string, again: string])[];
}

/**
 * The facts of a source with rows added. A part is given the whole of its series, and parts that had none yet are given
 * a whole that is new.
 */
export function withFacts(csv: string | undefined, known: readonly FactRow[], added: readonly NewFact[]): AddedFacts {
  const all: readonly Placed[] = [...known, ...added];
  const wholes = new Map(
    all.filter(({category, sex}) => category === "" && sex === "").map((fact) => [seriesOf(fact), fact.id])
  );
  const wholeOf = (fact: Placed): string =>
    fact.category === "" && fact.sex === "" ? "" : (wholes.get(seriesOf(fact)) ?? "");
  const orphans = known.filter((fact) => fact.of === "" && wholeOf(fact) !== "" && !fact.note.includes(wholeOf(fact)));
  const changed = csv && withChangedFacts(csv, new Map(orphans.map((fact) => [fact.id, {of: wholeOf(fact)}] as const)));
  const first = new Map<string, string>();
  const repeated: (readonly [string, string])[] = [];
  for (const fact of all) {
    const key = `${seriesOf(fact)}|${fact.category}|${fact.sex}|${fact.printed}`;
    if (!first.has(key)) first.set(key, fact.id);
    else if (added.includes(fact as NewFact)) repeated.push([first.get(key)!, fact.id]);
  }
  return {
    csv: withAddedRows(
      changed,
      FACT_COLUMNS,
      added.map((fact) => ({...fact, of: wholeOf(fact)}))
    ),
    parts: [...orphans, ...added].flatMap((fact) => (wholeOf(fact) === "" ? [] : [[fact.id, wholeOf(fact)] as const])),
    repeated
  };
}

/** The checks of a workspace with those that added facts need: of parts and wholes, and of what is printed twice. */
export function withChecks(text: string, {parts, repeated}: AddedFacts): string {
  const checks = [
    ...parts.map(([part, whole]) => ({id: `${part}-of-whole`, expression: `at-most(${part}, ${whole})`})),
    ...repeated.map(([before, again]) => ({id: `${again}-again`, expression: `equal(${before}, ${again})`}))
  ];
  return withCheckEntries(
    text,
    checks.map(({id, expression}) => ({id: id.replace(".", "-"), expression}))
  );
}

/** The checks of a workspace with entries added. */
export function withCheckEntries(text: string, entries: readonly Readonly<Record<string, string>>[]): string {
  let changed = text;
  for (const entry of entries) {
    const next = withListEntry(changed, entryLine(entry));
    if (next === undefined) throw new EditingError(422, "checks.yaml: write an entry a line, and try again");
    changed = next;
  }
  return changed;
}

/** The explained numbers of a source with one more. Throws an {@link EditingError} without a reason. */
export function withExplained(
  csv: string | undefined,
  {text}: SourceForProposals,
  {start, end, printed, line}: Proposal,
  reason: string
): string {
  if (reason.trim() === "") throw new EditingError(422, `${printed}: say why it is no figure`);
  return withAddedRows(csv, EXPLAINED_COLUMNS, [
    {
      start: String(start),
      end: String(end),
      text: printed,
      line: String(line),
      reason: reason.trim(),
      prefix: text.text.slice(start - CONTEXT, start),
      suffix: text.text.slice(end, end + CONTEXT)
    }
  ]);
}

/** The files of the vocabulary with new terms, by path; `read` gives their texts as they are. */
export function withTerms(
  {units = [], measures = [], categories = []}: NewTerms,
  read: (path: string) => string
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  const add = (name: string, change: (text: string) => string | undefined): void => {
    const path = `vocabulary/${name}`;
    const next = change(changed.get(path) ?? read(path));
    if (next === undefined)
      throw new EditingError(422, `${path}: its list is written in one line; write an entry a line, and try again`);
    changed.set(path, next);
  };
  for (const {id, label, kind} of units) add("units.yaml", (text) => withListEntry(text, entryLine({id, label, kind})));
  for (const {id, units: counted, label, definition} of measures) {
    if (definition.trim() === "") throw new EditingError(422, `${label}: say what the measure is, and what it is not`);
    add("measures.yaml", (text) => withListEntry(text, entryLine({id, units: counted, label, definition})));
  }
  for (const {id, label, definition = ""} of categories) {
    const entry = {id, label, ...(definition === "" ? {} : {definition})};
    add("dimensions.yaml", (text) => withEntryUnder(text, "category", entryLine(entry)));
  }
  return changed;
}
