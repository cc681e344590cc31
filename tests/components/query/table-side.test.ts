import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {tableList} from "../../../src/components/query/table-side.js";
import {demoTerms} from "../../support/terms.js";

it("the list of tables to query names them in terms that follow the switch", () => {
  const table = {
    id: "lights",
    title: "Lights of a [[lantern]]",
    description: "",
    caveats: [],
    sources: [],
    length: 3,
    terms: demoTerms,
    columns: [{kind: "key", name: "kind", label: "Kind of [[lamp-house:label]]"}] as const
  };
  const list = tableList(new JSDOM("").window.document, [table], () => undefined);
  expect(list.querySelector(".tm-query-title")!.textContent).toBe("Lights of a green lamp (“lantern”)");
  expect([...list.querySelectorAll(".tm-term")].map((term) => term.getAttribute("data-sources"))).toEqual([
    "“lantern”",
    "lamp house"
  ]);
  expect(list.outerHTML).not.toContain("[[");
});
