import type {Evidence, EvidenceFact, Source} from "./evidence.js";

/** A document that answers or disputes another, with what it prints to a fact of that. */
export interface Answer {
  readonly source: Source;
  /** Its facts of the same measure, category, sex, area and period. */
  readonly facts: readonly EvidenceFact[];
}

/** What the document prints that is registered as answering or disputing that of a fact; undefined without one. */
export function answerTo(fact: EvidenceFact, {sources, facts}: Evidence): Answer | undefined {
  const counter = sources.find(({id}) => id === fact.source)?.counter;
  const source = sources.find(({id}) => id === counter);
  if (source === undefined) return undefined;
  const key = keyOf(fact);
  return {source, facts: facts.filter((other) => other.source === source.id && keyOf(other) === key)};
}

const keyOf = ({measure, category, sex, area, period, period_flag}: EvidenceFact): string =>
  JSON.stringify([measure, category, sex, area, period, period_flag]);
