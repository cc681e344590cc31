import {areaLabel} from "../../../src/core/area.js";
import type {ProseNouns} from "../../../src/core/claim-words.js";
import type {Check} from "../../../src/core/evidence.js";
import type {ValuedFact} from "../../../src/core/fact.js";
import {contentWords, escaped, measureWords} from "../../../src/core/label-words.js";
import type {RegisteredTerm} from "../../../src/core/terms/term.js";
import type {NamedArea, Vocabulary} from "../../facts/vocabulary.js";
import {groupBy} from "../../group.js";
import type {List} from "../../lists/list.js";
import {once} from "../../../src/core/memoize.js";

/** The data on facts by which the words around a number are checked. */
export interface Knowledge {
  readonly rows: readonly ValuedFact[];
  readonly vocabulary: Vocabulary;
  readonly checks: readonly Pick<Check, "id" | "facts">[];
  readonly sources: readonly {readonly id: string; readonly called: readonly string[]}[];
  /** The lists whose rows are counted, by whose labels their filters are read. */
  readonly lists?: readonly Pick<List, "id" | "columns">[];
  /** The words that stand beside numbers in prose. */
  readonly nouns: ProseNouns;
  /** The registry of terms, by which marks in prose are read. */
  readonly terms?: readonly RegisteredTerm[];
}

const alikeKey = ({source, measure, unit, period, area, of}: ValuedFact): string =>
  [source, measure, unit, period, area, of].join(" ");

/** The words by which the labels of the controlled lists set one measure, category or sex apart from another. */
export class Lexicon {
  private readonly byId: ReadonlyMap<string, ValuedFact>;
  private readonly siblings = new Map<string, Set<string>>();
  /** By series, the words that each of its categories or sexes has alone. */
  private readonly parts = new Map<string, ReadonlyMap<string, readonly string[]>>();
  /** The sources by the words that sentences use for them. */
  private readonly called = new Map<string, string[]>();
  private readonly naming: RegExp | undefined;
  /** The facts by all that parts of one whole have in common. */
  private readonly alike = once(() => groupBy(this.knowledge.rows, alikeKey));
  /** The words that sentences use for documents, as alternatives of a regular expression. */
  readonly documentWords: string;

  constructor(private readonly knowledge: Knowledge) {
    this.byId = new Map(knowledge.rows.map((fact) => [fact.id, fact]));
    for (const {id, called} of knowledge.sources)
      for (const words of called)
        this.called.set(words.toLowerCase(), [...(this.called.get(words.toLowerCase()) ?? []), id]);
    const longest = [...this.called.keys()].sort((a, b) => b.length - a.length).map(escaped);
    this.documentWords = [...new Set(knowledge.sources.flatMap(({called}) => called.map(escaped)))].join("|");
    this.naming =
      longest.length === 0
        ? undefined
        : new RegExp(`(?<![\\p{L}])(?:the|an?) (${longest.join("|")})(?![\\p{L}-])`, "iu");
    for (const fact of knowledge.rows) {
      for (const part of partsOf(fact)) {
        const key = seriesKey(fact, part.dimension);
        this.siblings.set(key, (this.siblings.get(key) ?? new Set()).add(part.value));
      }
    }
  }

  /** What sentences call the documents. */
  get documentNames(): readonly string[] {
    return [...this.called.keys()];
  }

  /** The facts of the other parts of the whole that a fact is a part of, of the same statistic and period. */
  countedBeside(fact: ValuedFact): readonly ValuedFact[] {
    if (fact.category === "" && fact.sex === "") return [];
    return (this.alike().get(alikeKey(fact)) ?? []).filter(
      (other) =>
        (other.category !== fact.category || other.sex !== fact.sex) &&
        (other.category === "") === (fact.category === "") &&
        (other.sex === "") === (fact.sex === "")
    );
  }

  fact(id: string): ValuedFact | undefined {
    return this.byId.get(id);
  }

  /**
   * The documents that a text mentions first, with the words for them, such as `the report`; undefined if it mentions
   * none.
   */
  documentIn(text: string): {readonly words: string; readonly sources: readonly string[]} | undefined {
    const [, words] = this.naming?.exec(text) ?? [];
    return words === undefined ? undefined : {words, sources: this.called.get(words.toLowerCase())!};
  }

  /** Whether sentences have words for a source. */
  isCalled(source: string): boolean {
    return [...this.called.values()].some((sources) => sources.includes(source));
  }

  /**
   * The word by which a sentence must name the area or the single site of a fact; undefined if neither must be named.
   */
  nameOf({area, caveat}: ValuedFact): string | undefined {
    const {areas, caveats} = this.knowledge.vocabulary;
    return areas.get(area)?.named ?? caveats.get(caveat)?.named;
  }

  /** The areas that the workspace names. */
  get areas(): readonly NamedArea[] {
    return [...this.knowledge.vocabulary.areas.values()];
  }

  areaLabel(area: string): string {
    return areaLabel(area, this.knowledge.vocabulary.areas);
  }

  /** Whether a unit counts things, rather than being a measurement of them. */
  isCount(unit: string): boolean {
    return this.knowledge.vocabulary.units.get(unit)?.kind === "count";
  }

  /** The ids of the categories and sexes that are called so. */
  partsCalled(words: string): readonly string[] {
    const {categories, sexes} = this.knowledge.vocabulary;
    return [...categories.values(), ...sexes.values()]
      .filter(({label}) => label.toLowerCase() === words.toLowerCase())
      .map(({id}) => id);
  }

  /** Whether a fact is the record of a single site, as its caveat says. */
  isOfOneSite({caveat, measure}: ValuedFact): boolean {
    const {caveats, measures} = this.knowledge.vocabulary;
    return [caveat, measures.get(measure)?.caveat ?? ""].some((id) => caveats.get(id)?.single !== undefined);
  }

  /** The facts of which one is said to be the whole. */
  partsOfWhole({id}: ValuedFact): readonly ValuedFact[] {
    return this.knowledge.rows.filter(({of}) => of === id);
  }

  /** Source and locator of a fact. */
  placeOf(id: string): string | undefined {
    const fact = this.byId.get(id);
    return fact && `${fact.source} ${fact.locator}`;
  }

  /** The other facts with the same source and locator. */
  printedBeside(fact: ValuedFact): readonly ValuedFact[] {
    const place = this.placeOf(fact.id);
    return this.knowledge.rows.filter((other) => other.id !== fact.id && this.placeOf(other.id) === place);
  }

  /** The units that a word of a sentence counts; undefined if it is no unit’s word. */
  unitsOfWord(word: string): readonly string[] | undefined {
    return this.knowledge.vocabulary.unitsOfWord.get(word.toLowerCase());
  }

  /** The label of a category; empty where it is none. */
  categoryLabel(category: string): string {
    return this.knowledge.vocabulary.categories.get(category)?.label ?? "";
  }

  measureLabel(measure: string): string {
    return this.knowledge.vocabulary.measures.get(measure)?.label ?? "";
  }

  /** The label of a list’s column; undefined where readers are not shown it. */
  listColumn(list: string, column: string): string | undefined {
    return this.knowledge.lists?.find(({id}) => id === list)?.columns.find(({name}) => name === column)?.label;
  }

  /** The words of a measure’s label, without those of its units where others remain. */
  measureWords(measure: string): readonly string[] {
    const {measures, measureUnits, units} = this.knowledge.vocabulary;
    const ofUnits = (measureUnits.get(measure) ?? []).map((unit) => units.get(unit)?.label ?? "");
    return measureWords(measures.get(measure)?.label ?? "", ofUnits);
  }

  /** The words of what a fact measures and of what it is counted in. */
  wordsAbout(id: string): readonly string[] {
    const fact = this.fact(id);
    if (!fact) return [];
    const {measures, units} = this.knowledge.vocabulary;
    return [measures.get(fact.measure)?.label ?? "", units.get(fact.unit)?.label ?? ""].flatMap(contentWords);
  }

  /** The same count printed a second time, in a footnote if the fact stands in the body and the other way round. */
  printedElsewhere(fact: ValuedFact): ValuedFact | undefined {
    const alike = ["source", "measure", "period", "area", "category", "sex", "unit"] as const;
    return this.knowledge.rows.find(
      (other) =>
        other.id !== fact.id &&
        isFootnote(other) !== isFootnote(fact) &&
        alike.every((name) => other[name] === fact[name])
    );
  }

  /** Whether a fact’s statistic is broken down by category or sex, so that one has to be named. */
  isDivided(fact: ValuedFact, dimension: "category" | "sex"): boolean {
    return this.knowledge.rows.some(
      (other) => other.source === fact.source && other.measure === fact.measure && other[dimension] !== fact[dimension]
    );
  }

  /** The categories or sexes of a fact’s statistic, each with the words that none of the others has. */
  partsBeside(fact: ValuedFact, dimension: "category" | "sex"): ReadonlyMap<string, readonly string[]> {
    const key = seriesKey(fact, dimension);
    const known = this.parts.get(key);
    if (known) return known;
    const ids = [...(this.siblings.get(key) ?? [])];
    const {categories, sexes, within} = this.knowledge.vocabulary;
    const list = dimension === "category" ? categories : sexes;
    const words = new Map(ids.map((id) => [id, contentWords(list.get(id)?.label ?? "")]));
    const having = new Map<string, string[]>();
    for (const [id, own] of words) for (const word of new Set(own)) having.set(word, [...(having.get(word) ?? []), id]);
    const isApart = (id: string, word: string): boolean =>
      having.get(word)!.every((other) => other === id || within.get(other) === id);
    const parts = new Map([...words].map(([id, own]) => [id, own.filter((word) => isApart(id, word))]));
    this.parts.set(key, parts);
    return parts;
  }
}

/** Whether a fact is printed in a footnote. */
export function isFootnote({locator}: ValuedFact): boolean {
  return locator.startsWith("footnote");
}

function partsOf({
  category,
  sex
}: ValuedFact): readonly {readonly dimension: "category" | "sex"; readonly value: string}[] {
  return [
    ...(category === "" ? [] : [{dimension: "category" as const, value: category}]),
    ...(sex === "" ? [] : [{dimension: "sex" as const, value: sex}])
  ];
}

const seriesKey = ({source, measure}: ValuedFact, dimension: string): string => `${source} ${measure} ${dimension}`;
