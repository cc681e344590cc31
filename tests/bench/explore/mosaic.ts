import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import {tableFromIPC, tableToIPC} from "@uwdata/flechette";
import {clausePoints} from "@uwdata/mosaic-core";
import {Selection, barX, coordinator, from, marginLeft, plot, sum, wasmConnector, width} from "@uwdata/vgplot";
import {offer} from "./page.js";
import type {Filter} from "./page.js";

const controls = {region: {}, year: {}};

async function startDatabase(arrow: Uint8Array): Promise<void> {
  const duckdb = new AsyncDuckDB(new VoidLogger(), new Worker("duckdb-worker.js"));
  await duckdb.instantiate("duckdb.wasm");
  const connection = await duckdb.connect();
  await connection.insertArrowFromIPCStream(tableToIPC(tableFromIPC(arrow), {format: "stream"})!, {
    name: "rows",
    create: true
  });
  coordinator().databaseConnector(wasmConnector({duckdb, connection}));
}

/** Done when the plot holds another drawing. */
function drawn(place: Element): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!place.querySelector("g[aria-label=bar] rect")) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(place, {childList: true, subtree: true});
  });
}

offer({
  bars: "g[aria-label=bar] rect",
  async open(arrow, place, first) {
    await startDatabase(arrow);
    coordinator().logger(null);
    const selection = Selection.intersect();
    const select = (column: keyof Filter, filter: Filter): void =>
      selection.update(
        clausePoints(
          [column],
          filter[column].map((value) => [value]),
          {source: controls[column]}
        )
      );
    let shown = first;
    for (const column of ["region", "year"] as const) select(column, first);
    const ready = drawn(place);
    place.replaceChildren(
      plot(barX(from("rows", {filterBy: selection}), {x: sum("count"), y: "category"}), width(640), marginLeft(80))
    );
    await ready;
    return async (filter) => {
      const again = drawn(place);
      for (const column of ["region", "year"] as const)
        if (filter[column].join() !== shown[column].join()) select(column, filter);
      shown = filter;
      await again;
    };
  }
});
