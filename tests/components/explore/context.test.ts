import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {chartOfSpec} from "../../../src/charts/spec-chart.js";
import {exploreContext} from "../../../src/components/explore/output.js";
import type {ListedTable} from "../../../src/core/table-about.js";
import {demoEvidence} from "../demo-evidence.js";

describe("exploreContext", () => {
  it("calls a document by its symbol or title, and leaves what no list holds as it is", () => {
    const {document} = new JSDOM('<link rel="tickmark-root" href="../">', {url: "https://example.test/explore"}).window;
    const table: ListedTable = {
      id: "lamps",
      title: "Lamps",
      description: "",
      length: 1,
      caveats: [],
      sources: [],
      columns: [{kind: "key", name: "source", label: "Document"}]
    };
    const rows = [{source: "demo"}];
    const {label} = exploreContext(
      document,
      demoEvidence,
      table,
      chartOfSpec({table: "lamps", form: "table"}, {...table, rows}),
      rows
    );
    expect([label("source", "demo"), label("source", "other"), label("source", "gone"), label("kind", "demo")]).toEqual(
      ["H/1", "Other lamps", "gone", "demo"]
    );
  });
});
