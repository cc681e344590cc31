import {expect, it} from "vitest";
import {ROW_COLUMNS, ROW_KINDS, candidateRows} from "../../../loaders/facts/candidates.js";

const CANDIDATE = {
  locator: "para 3",
  start: 40,
  end: 42,
  printed: "12",
  prefix: "There were ",
  suffix: " mills.",
  line: 5
};

it("a candidate is a row for each file that names a place", () => {
  expect(candidateRows("explained", "mills", [CANDIDATE])).toEqual([
    ["40", "42", "12", "5", "", "There were ", " mills."]
  ]);
  expect(candidateRows("lists", "mills", [CANDIDATE])).toEqual([
    ["mills.", "", "para 3", "40", "42", "12", "There were ", " mills.", ""]
  ]);
  expect(candidateRows("facts", "mills", [CANDIDATE])[0]!.slice(0, 8)).toEqual([
    "mills.",
    "para 3",
    "40",
    "42",
    "12",
    "There were ",
    " mills.",
    ""
  ]);
});

it.each(ROW_KINDS)("a row for %s has as many fields as there are columns", (kind) => {
  expect(candidateRows(kind, "mills", [CANDIDATE])[0]).toHaveLength(ROW_COLUMNS[kind].length);
});
