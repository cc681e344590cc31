import {parsePrinted} from "../../src/core/printed.js";
import type {Facts, Unit, ValuedFact} from "../../src/core/fact.js";

export const UNITS: readonly Unit[] = [
  {id: "cases", label: "cases", kind: "count"},
  {id: "children", label: "children", kind: "count"},
  {id: "percent", label: "per cent", kind: "percent"},
  {id: "percentage-points", label: "percentage points", kind: "points"},
  {id: "times", label: "times", kind: "times"},
  {id: "index", label: "index points", kind: "index"}
];

type Brief = readonly [id: string, printed: string, unit: string, more?: Partial<ValuedFact>];

/** Facts of an invented source, for tests: id, printed string, unit. */
export function demoFacts(rows: readonly Brief[]): Facts & {readonly all: readonly ValuedFact[]} {
  const units = new Map(UNITS.map((unit) => [unit.id, unit]));
  const facts = new Map(
    rows.map(([id, printed, unit, more = {}]) => {
      const fact: ValuedFact = {
        id,
        source: "demo",
        locator: "para 1",
        start: 0,
        end: printed.length,
        printed,
        prefix: "",
        suffix: "",
        qualifier: "",
        unit,
        measure: "demo",
        period: "2014",
        period_flag: "",
        area: "XX",
        category: "",
        sex: "",
        of: "",
        producer: "not-stated",
        status: "not-stated",
        caveat: "",
        note: "",
        ...parsePrinted(printed, units.get(unit)!.kind, more.qualifier ?? ""),
        ...more
      };
      return [id, fact];
    })
  );
  return {all: [...facts.values()], fact: (id) => facts.get(id), unit: (id) => units.get(id)};
}
