import type {Evidence} from "../evidence.js";
import {factsOfEvidence} from "../evidence.js";
import type {Facts} from "../fact.js";
import {boundsOf, firstFrom} from "./candidate.js";
import type {Candidate, Point} from "./candidate.js";
import {candidatesOfList} from "./of-lists.js";
import {Pairs} from "./of-pairs.js";
import {candidatesOfWholes} from "./of-wholes.js";
import type {WrittenValue} from "./written-number.js";

/** All that a number could be tied to, found by its value. */
export class Candidates {
  readonly facts: Facts;
  /** In the order of their values: printed figures, and what follows from wholes and lists. */
  private readonly printed: readonly Candidate[];
  private readonly derived: readonly Candidate[];
  private readonly pairs: Pairs;

  constructor(evidence: Evidence) {
    this.facts = factsOfEvidence(evidence);
    const points = evidence.facts.map((fact): Point => {
      const kind = this.facts.unit(fact.unit)?.kind;
      return {
        fact,
        value: this.facts.fact(fact.id)!.value.valueOf(),
        kind: kind === "percent" || kind === "points" ? "percent" : kind === "times" ? "times" : "count"
      };
    });
    this.printed = points
      .map(({fact, value, kind}): Candidate => ({expression: fact.id, form: "fact", value, kind, facts: [fact]}))
      .sort((a, b) => a.value - b.value);
    this.derived = [...candidatesOfWholes(points), ...(evidence.structure ?? []).flatMap(candidatesOfList)].sort(
      (a, b) => a.value - b.value
    );
    this.pairs = new Pairs(points);
  }

  /** The printed figures themselves. */
  get figures(): readonly Candidate[] {
    return this.printed;
  }

  /** What a value may be, in no order; the same expression may come more than once. */
  find(written: WrittenValue): readonly Candidate[] {
    return [...nearest(this.printed, written), ...nearest(this.derived, written), ...this.pairs.find(written)];
  }
}

/** Of what fits a rough number no more are taken than these, the nearest. */
const MOST_NEAREST = 600;

/** Of some candidates in the order of their values, those that fit a written value, nearest first. */
function nearest(sorted: readonly Candidate[], {value, step, kind}: WrittenValue): readonly Candidate[] {
  const [low, high] = boundsOf(value, step);
  const found: Candidate[] = [];
  for (let i = firstFrom(sorted, low); i < sorted.length && sorted[i]!.value <= high; i++)
    if (sorted[i]!.kind === kind) found.push(sorted[i]!);
  const distance = (candidate: Candidate): number => Math.abs(candidate.value - value);
  return found.length <= MOST_NEAREST ? found : found.sort((a, b) => distance(a) - distance(b)).slice(0, MOST_NEAREST);
}
