import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {rowList} from "../../src/views/term-list.js";

const NAMES: Readonly<Record<string, string>> = {HC: "Harbour Council", CG: "Coast Guard", "1": "Lights", "2": "Boats"};
const key = (name: string, label: string) => ({kind: "key", name, label}) as const;
const TABLE = {
  id: "efforts",
  title: "Efforts",
  description: "",
  columns: [
    key("id", "Id"),
    key("label", "What it is"),
    key("agencies", "Agencies"),
    key("pillars", "Pillars"),
    key("date", "Date"),
    key("locator", "Place")
  ]
};
const rows = [
  {
    id: "demo.e-1",
    label: "New lamps",
    agencies: "HC CG",
    pillars: "1 2",
    date: "2013-07",
    locator: "Section A",
    source: "demo"
  },
  {id: "demo.e-2", label: "Flags <b>", agencies: "XX", pillars: "", date: "", locator: "Section B", source: "demo"}
];

it("rowList(table, rows, document, options) is a table whose rows lead to their places", () => {
  const list = rowList(TABLE, rows, new JSDOM("").window.document, {
    columns: ["label", "agencies", "pillars", "date"],
    label: (_column, value) => NAMES[value] ?? value,
    rowHref: (source, id) => `/sources/${source}#${id}`
  });
  expect([...list.querySelectorAll("thead th")].map(({textContent}) => textContent)).toEqual([
    "What it is",
    "Agencies",
    "Pillars",
    "Date",
    "Place"
  ]);
  expect(
    [...list.querySelectorAll("tbody tr")].map((row) => [...row.children].map(({textContent}) => textContent))
  ).toEqual([
    ["New lamps", "HC, CG", "Lights; Boats", "July 2013", "Section A"],
    ["Flags <b>", "XX", "", "", "Section B"]
  ]);
  expect([...list.querySelectorAll("abbr")].map((abbreviation) => abbreviation.title)).toEqual([
    "Harbour Council",
    "Coast Guard"
  ]);
  expect([...list.querySelectorAll("td a")].map((link) => link.getAttribute("href"))).toEqual([
    "/sources/demo#demo.e-1",
    "/sources/demo#demo.e-2"
  ]);
  expect(list.getAttribute("aria-labelledby")).toBe(list.querySelector("caption")!.id);
});
