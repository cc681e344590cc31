import {ExploreApp, readRows} from "../../../src/components/explore/app.js";
import type {Evidence} from "../../../src/core/evidence.js";
import {specSearch} from "../../../src/core/explore/link.js";
import type {ListedTable} from "../../../src/core/table-about.js";
import {offer} from "./page.js";
import type {Filter} from "./page.js";
import {COLUMNS} from "./table-columns.js";

const EVIDENCE: Evidence = {
  digest: "",
  version: "",
  sources: [],
  facts: [],
  passages: [],
  units: [],
  measures: [],
  categories: [],
  sexes: [],
  producers: [],
  caveats: [],
  checks: [],
  uses: {}
};

/** Sets the page’s own boxes of a column, and says so once, as a reader’s click does. */
function choose(place: HTMLElement, column: string, values: readonly string[]): void {
  const boxes = [...place.querySelectorAll<HTMLInputElement>(`input[data-key="filter"][data-column="${column}"]`)];
  for (const box of boxes) box.checked = values.includes(box.value);
  boxes[0]!.dispatchEvent(new Event("change", {bubbles: true}));
}

/**
 * The page of charts itself: what is chosen is checked, offered anew, written as YAML, in the address and in the
 * browser, and drawn.
 */
offer({
  bars: ".tm-explore-stage .tm-wide rect",
  async open(arrow, place, first) {
    localStorage.clear();
    const bare = {id: "synthetic", title: "Synthetic counts", description: "", columns: COLUMNS};
    const rows = readRows(arrow, bare);
    const values = Object.fromEntries(
      ["region", "year", "category"].map((name) => [name, [...new Set(rows.map((row) => String(row[name])))]])
    );
    const table: ListedTable = {...bare, values, length: rows.length, caveats: [], sources: []};
    history.replaceState(
      null,
      "",
      specSearch({table: table.id, form: "bar", x: "category", y: "count", group: ["category"], filter: {...first}})
    );
    await new ExploreApp(place, window, {
      tables: () => Promise.resolve([table]),
      rows: () => Promise.resolve(rows),
      evidence: () => Promise.resolve(EVIDENCE)
    }).start();
    let shown: Filter = first;
    return (filter) => {
      for (const column of ["region", "year"] as const)
        if (filter[column].join() !== shown[column].join()) choose(place, column, filter[column]);
      shown = filter;
    };
  }
});
