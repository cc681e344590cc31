import type {NewTerms} from "../../core/editing/open-source.js";

/** New terms of several fields as one list each; a measure that several name is counted in the units of all. */
export function togetherTerms(all: readonly NewTerms[]): NewTerms {
  const measures = new Map<string, NonNullable<NewTerms["measures"]>[number]>();
  for (const measure of all.flatMap((one) => one.measures ?? [])) {
    const before = measures.get(measure.id);
    const units = [...new Set([...(before?.units.split(" ") ?? []), measure.units])].join(" ");
    measures.set(measure.id, {...(before ?? measure), units});
  }
  return {
    units: firstOfEach(all.flatMap((one) => one.units ?? [])),
    measures: [...measures.values()],
    categories: firstOfEach(all.flatMap((one) => one.categories ?? []))
  };
}

const firstOfEach = <T extends {readonly id: string}>(terms: readonly T[]): readonly T[] =>
  terms.filter((term, i) => terms.findIndex(({id}) => id === term.id) === i);
