import {it} from "vitest";
import {writeFileSync,mkdirSync} from "node:fs";
import {realSite} from "../../tests/support/real-site.js";
import {siteLibrary} from "../../loaders/prose/chart-library.js";
import {formsFor} from "../../src/core/chart-spec/propose.js";
import {chartOfSpec} from "../../src/charts/spec-chart.js";
import {frameChart} from "../../src/charts/frame.js";
import {frameContext} from "../../loaders/render/frame-context.js";
import {printChartSpec} from "../../src/core/chart-spec/print.js";
it("x", async () => {
  const site = await realSite(); const lib = siteLibrary(site);
  let html=""; 
  for (const [id, table] of lib.tables) {
    const offers = formsFor(table, {}, lib.facts);
    console.log(id, "→", offers.find(o=>o.proposed)?.form);
    for (const o of offers) {
      if (o.why) { console.log("   ", o.form, "✗", o.why.slice(0,200)); continue; }
      try {
      const chart = chartOfSpec(o.spec, table);
      const ctx = frameContext(site, chart, {}, "/x", "");
      const rows = site.tables.get(id)!.rows;
      html += `<h2>${id} ${o.form}${o.proposed?" ★":""}</h2><pre>${printChartSpec(o.spec)}</pre>` + frameChart(chart, rows, {}, ctx).outerHTML;
      } catch (e) { console.log("   ", o.form, "THROWS", (e as Error).stack?.slice(0,400)); }
    }
  }
  writeFileSync("/tmp/w1.html", html);
}, 200000);
