import * as Plot from "@observablehq/plot";
import {tableFromIPC} from "@uwdata/flechette";
import {offer} from "./page.js";

interface Row {
  readonly region: string;
  readonly year: string;
}

offer({
  bars: "g[aria-label=bar] rect",
  open: (arrow, place, first) => {
    const rows = tableFromIPC(arrow).toArray() as unknown as readonly Row[];
    const draw = (filter: typeof first): void => {
      const [regions, years] = [new Set(filter.region), new Set(filter.year)];
      place.replaceChildren(
        Plot.plot({
          width: 640,
          marginLeft: 80,
          marks: [
            Plot.barX(
              rows,
              Plot.groupY(
                {x: "sum"},
                {x: "count", y: "category", filter: (row: Row) => regions.has(row.region) && years.has(row.year)}
              )
            )
          ]
        })
      );
    };
    draw(first);
    return Promise.resolve(draw);
  }
});
