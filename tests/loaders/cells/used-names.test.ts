import {expect, it} from "vitest";
import {namesIn} from "../../../loaders/cells/read-cells.js";

it.each([
  [["Plot.plot({marks: [Plot.barX(rows), Plot.barX(others)]})"], ["barX", "plot"]],
  [["const a = 1;", "rows.Plot"], []],
  [["const {barX} = Plot"], "all"],
  [["Plot[name](rows)"], "all"],
  [["draw(Plot)"], "all"],
  [["Plot.barX(", "Plot.dot(rows)"], "all"]
])("of %j the names of Plot are %j", (cells, names) => {
  expect(namesIn(cells, "Plot")).toEqual(names);
});
