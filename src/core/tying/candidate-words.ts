import {areaLabel} from "../area.js";
import type {Areas} from "../area.js";
import type {Evidence, EvidenceFact} from "../evidence.js";
import {measureWords} from "../label-words.js";
import {periodLabel, yearsOf} from "../period.js";
import type {Candidate, CandidateForm} from "./candidate.js";
import {stemsOf} from "./sentence-words.js";
import type {SentenceWords} from "./sentence-words.js";

/** Words near a number that tell how it follows from others. */
const CUES: Readonly<Record<CandidateForm, RegExp | undefined>> = {
  fact: undefined,
  count: undefined,
  share: /\bof\b|\bshare|\bin every\b|per ?cent/i,
  change:
    /\b(?:rose|rise|risen|rising|fell|fall|fallen|grew|grow|increas|decreas|declin|drop|up|down|more|fewer|chang)/i,
  difference: /\b(?:more|fewer|less|difference|gap|points?|apart|between|than)\b/i,
  ratio: /\b(?:times|twice|fold|as many|as much|doubl|tripl)/i,
  sum: /\b(?:together|both|total|sum|in all|and|altogether|combined|either)\b/i,
  remainder: /\b(?:other|others|remain\w*|rest|left|neither|without|not|nothing|no|unlisted|itemi[sz]ed)\b/i
};

/** How much less likely each form is than a printed figure, before words speak for it. */
const COSTS: Readonly<Record<CandidateForm, number>> = {
  fact: 0,
  count: 1,
  share: 1,
  change: 1.5,
  ratio: 3,
  sum: 2.5,
  remainder: 2.5,
  difference: 3
};
/** What words near a number weigh: of its form, of its labels; a part or a year that they don’t say; its family. */
const CUED = 1.5;
const FOUND = 3;
const UNSAID = 1;
const OTHER_YEAR = 3;
const FAMILY = 0.7;
/** Figures of one derivation that stand in one place of one document. */
const ONE_PLACE = 0.3;

/** The words by which candidates are told apart: of what they count, when and where, and as printed. */
export class CandidateWords {
  private readonly weights = new Map<string, number>();
  private readonly stems = new Map<string, ReadonlyMap<string, number>>();
  /** The document and measure of each fact. */
  private readonly families = new Map<string, string>();
  private readonly label: (kind: "measures" | "categories" | "sexes" | "units", id: string) => string;
  private readonly measures = new Map<string, readonly string[]>();
  private readonly areas: Areas;
  private readonly sources: ReadonlyMap<string, string>;
  private readonly home: ReadonlySet<string>;

  constructor(evidence: Evidence) {
    const labels = new Map(
      (["measures", "categories", "sexes", "units"] as const).map((kind) => [
        kind,
        new Map<string, string>(evidence[kind].map(({id, label}) => [id, label]))
      ])
    );
    this.label = (kind, id) => labels.get(kind)!.get(id) ?? id;
    this.areas = new Map((evidence.areas ?? []).map((area) => [area.id, area]));
    this.home = new Set((evidence.areas ?? []).filter(({kind}) => kind !== undefined).map(({id}) => id));
    this.sources = new Map(evidence.sources.map(({id, title}) => [id, title]));
    const definitions = new Map(evidence.measures.map(({id, definition}) => [id, definition]));
    const units = new Map<string, Set<string>>();
    for (const fact of evidence.facts) {
      units.set(fact.measure, (units.get(fact.measure) ?? new Set()).add(this.label("units", fact.unit)));
      this.families.set(fact.id, `${fact.source}|${fact.measure}`);
      const {measure, category, sex, unit, area, period, prefix, suffix, source} = fact;
      const words = new Map<string, number>();
      const put = (text: string, weight: number): void => {
        for (const {stem} of stemsOf(text)) words.set(stem, Math.max(words.get(stem) ?? 0, weight));
      };
      put(this.label("measures", measure), 1);
      put(category === "" ? "" : this.label("categories", category), 1);
      put(sex === "" ? "" : this.label("sexes", sex), 1);
      put(this.label("units", unit), 0.7);
      put(this.home.has(area) ? "" : areaLabel(area, this.areas), 1);
      put(yearsOf(period).join(" "), 1);
      put(`${prefix} ${suffix}`, 0.5);
      put(definitions.get(measure) ?? "", 0.3);
      put(this.sources.get(source) ?? "", 0.2);
      this.stems.set(fact.id, words);
    }
    for (const [id, labels] of units) this.measures.set(id, measureWords(this.label("measures", id), [...labels]));
    const counts = new Map<string, number>();
    for (const words of this.stems.values())
      for (const stem of words.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    for (const [stem, count] of counts)
      this.weights.set(stem, Math.log(1 + evidence.facts.length / count) / Math.log(1 + evidence.facts.length));
  }

  /** The words by which a sentence names a measure. */
  ofMeasure(measure: string): readonly string[] {
    return this.measures.get(measure) ?? [];
  }

  /** How well a candidate fits a text’s words: the greater the better. */
  score(candidate: Candidate, asked: SentenceWords): number {
    const {facts, form, list} = candidate;
    const cue = CUES[form];
    const cued = cue !== undefined && asked.matches(cue) ? CUED : 0;
    if (list !== undefined) return this.scoreOfList(list, asked) - COSTS.count;
    const each = facts.map((fact) => this.scoreOfFact(fact, asked));
    return (
      each.reduce((sum, one) => sum + one, 0) / each.length -
      COSTS[form] +
      cued -
      (facts.length > 3 ? 0.5 : 0) +
      (this.isOfOnePlace(facts) ? ONE_PLACE : 0)
    );
  }

  private isOfOnePlace(facts: readonly EvidenceFact[]): boolean {
    return (
      facts.length > 1 &&
      facts.every(({source, locator}) => `${source} ${locator}` === `${facts[0]!.source} ${facts[0]!.locator}`)
    );
  }

  private scoreOfFact(fact: EvidenceFact, asked: SentenceWords): number {
    let score = 0;
    for (const [stem, weight] of this.stems.get(fact.id)!)
      score += asked.weight(stem) * weight * this.weights.get(stem)!;
    const unsaid = this.unsaidOf("categories", fact.category, asked) + this.unsaidOf("sexes", fact.sex, asked);
    return (
      FOUND * score -
      unsaid * UNSAID -
      (asked.namesOtherYear(yearsOf(fact.period)) ? OTHER_YEAR : 0) +
      (asked.nearby.has(fact.of) || [...asked.nearby].some((id) => this.families.get(id) === this.families.get(fact.id))
        ? FAMILY
        : 0)
    );
  }

  /** The share of a label’s words that the text doesn’t say. */
  private unsaidOf(kind: "categories" | "sexes", id: string, asked: SentenceWords): number {
    const stems = id === "" ? [] : stemsOf(this.label(kind, id));
    return stems.length === 0 ? 0 : stems.filter(({stem}) => asked.weight(stem) === 0).length / stems.length;
  }

  private scoreOfList({table, values}: NonNullable<Candidate["list"]>, asked: SentenceWords): number {
    const about = stemsOf(table.title).map(({stem}) => stem);
    const said = about.filter((stem) => asked.weight(stem) > 0).length / Math.max(1, about.length);
    const filters = values.flatMap((value) => stemsOf(value.replaceAll("-", " "))).map(({stem}) => stem);
    const found = filters.filter((stem) => asked.weight(stem) > 0).length / Math.max(1, filters.length);
    return FOUND * said + (filters.length === 0 ? 0 : found * FOUND - (found === 0 ? UNSAID : 0));
  }

  /** What a candidate counts, when, where, and in which document. */
  said({facts, list}: Pick<Candidate, "facts" | "list">): {
    readonly counts: string;
    readonly about: string;
    readonly place: string;
  } {
    if (list !== undefined) return {counts: list.table.title, about: list.values.join(", "), place: ""};
    const [first] = facts as readonly [EvidenceFact, ...EvidenceFact[]];
    const each = (of: (fact: EvidenceFact) => string): string =>
      [...new Set(facts.map(of).filter((text) => text !== ""))].join("; ");
    return {
      counts: `${each(({measure}) => this.label("measures", measure))}${prefixed(
        ": ",
        each(({category, sex}) =>
          [
            ...(category === "" ? [] : [this.label("categories", category)]),
            ...(sex === "" ? [] : [this.label("sexes", sex)])
          ].join(", ")
        )
      )}`,
      about: each(({period, period_flag: flag, area}) =>
        [
          ...(period === "" ? [] : [periodLabel(period, flag)]),
          ...(this.home.has(area) ? [] : [areaLabel(area, this.areas)])
        ].join(", ")
      ),
      place: `${this.sources.get(first.source) ?? first.source}, ${first.locator}`
    };
  }
}

const prefixed = (sign: string, text: string): string => (text === "" ? "" : sign + text);
