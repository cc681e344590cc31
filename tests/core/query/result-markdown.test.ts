import {expect, it} from "vitest";
import {resultMarkdown} from "../../../src/core/query/result-markdown.js";

it("is a table whose numbers are tied by the expressions beside them", () => {
  const rows = [
    {
      kind: "books | maps",
      loans: 12,
      loans_expression: "lib.books",
      loans_low: 12,
      loans_high: 12,
      loans_missing: null
    },
    {kind: "*films*", loans: null, loans_expression: null, loans_low: null, loans_high: null, loans_missing: "no-data"}
  ];
  expect(resultMarkdown(rows)).toBe(
    ["| kind | loans |", "| --- | ---: |", "| books \\| maps | {{ lib.books }} |", "| \\*films\\* |  |"].join("\n")
  );
});

it("leaves a number that nothing ties as it is", () => {
  expect(resultMarkdown([{n: 3, n_expression: null}])).toBe("| n |\n| ---: |\n| 3 |");
});
