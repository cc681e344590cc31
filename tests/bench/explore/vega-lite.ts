import {tableFromIPC} from "@uwdata/flechette";
import {View, parse} from "vega";
import {compile} from "vega-lite";
import {offer} from "./page.js";

/** Values as an object, in which Vega’s expressions find one without going through a list. */
const lookup = (values: readonly string[]): Readonly<Record<string, boolean>> =>
  Object.fromEntries(values.map((value) => [value, true]));

offer({
  bars: ".mark-rect path",
  async open(arrow, place, first) {
    const {spec} = compile({
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      data: {name: "rows"},
      params: [
        {name: "regions", value: lookup(first.region)},
        {name: "years", value: lookup(first.year)}
      ],
      transform: [{filter: "regions[datum.region] && years[datum.year]"}],
      mark: "bar",
      width: 540,
      encoding: {y: {field: "category", type: "nominal"}, x: {aggregate: "sum", field: "count", type: "quantitative"}}
    });
    const view = new View(parse(spec), {renderer: "svg", container: place});
    await view.data("rows", tableFromIPC(arrow).toArray()).runAsync();
    return async ({region, year}) => {
      await view.signal("regions", lookup(region)).signal("years", lookup(year)).runAsync();
    };
  }
});
