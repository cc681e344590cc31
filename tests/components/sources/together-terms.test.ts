import {expect, it} from "vitest";
import {togetherTerms} from "../../../src/components/sources/together-terms.js";

it("takes a term that several fields name once, and a measure with the units of all", () => {
  const measure = {id: "loans", label: "Loans", definition: "Items that were lent."};
  const items = {id: "items", label: "items", kind: "count"};
  expect(
    togetherTerms([
      {units: [items], measures: [{...measure, units: "items"}]},
      {units: [items], measures: [{...measure, units: "percent"}]},
      {measures: [{...measure, units: "items"}]}
    ])
  ).toEqual({units: [items], measures: [{...measure, units: "items percent"}], categories: []});
});
