import {expect, it} from "vitest";
import {flagOf} from "../../../loaders/tables/cells.js";
import type {FlagWords} from "../../../loaders/tables/cells.js";
import type {Unit} from "../../../src/core/fact.js";

const UNITS: readonly Unit[] = [
  {id: "cases", label: "cases", kind: "count"},
  {id: "percent", label: "per cent", kind: "percent"},
  {id: "days", label: "days", kind: "duration"}
];
const CAVEATS = [
  {id: "north", text: "", single: "site", named: "North"},
  {id: "line", text: "", single: "phone line", named: "line"},
  {id: "single-minded", text: ""}
];
const words: FlagWords = {
  units: new Map(UNITS.map((unit) => [unit.id, unit])),
  caveats: new Map(CAVEATS.map((caveat) => [caveat.id, {...caveat, file: "", line: 1}]))
};

it.each([
  ["9 cases", {value: 9, unit: "cases", caveat: ""}, "small count"],
  ["0 cases", {value: 0, unit: "cases", caveat: ""}, "small count"],
  ["10 cases", {value: 10, unit: "cases", caveat: ""}, ""],
  ["5 per cent", {value: 5, unit: "percent", caveat: ""}, ""],
  ["3 days", {value: 3, unit: "days", caveat: ""}, ""],
  ["120 cases of one centre", {value: 120, unit: "cases", caveat: "north"}, "single site"],
  ["2 cases of one centre", {value: 2, unit: "cases", caveat: "north"}, "single site; small count"],
  ["5 per cent of what one line took", {value: 5, unit: "percent", caveat: "line"}, "single phone line"],
  ["120 cases under another caveat, whatever its id", {value: 120, unit: "cases", caveat: "single-minded"}, ""]
])("flagOf(%s) is %j", (_what, fact, flag) => {
  expect(flagOf(fact, words)).toBe(flag);
});
