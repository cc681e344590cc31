import {loadFacts} from "../../src/components/facts/fact-browser-page.js";
import {elementMaker} from "../../src/core/element.js";
import {factRows} from "../../src/views/fact-browser.js";

// What the list of figures is measured against: each keystroke looks through the text of every row and draws every row
// that is left.
const index = await loadFacts(document);
const {columns, sources, measures, periods, units} = index;
const body = document.querySelector("tbody")!;
const input = document.querySelector<HTMLInputElement>('input[name="q"]')!;
const links = {siteHref: (path: string) => path, traceHref: (expression: string) => `/trace/?x=${expression}`};

input.addEventListener("input", () => {
  const words = input.value
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const rows = columns.id.flatMap((id, row) => {
    const text = [
      id,
      columns.printed[row],
      columns.about[row],
      columns.locator[row],
      sources[columns.source[row]!]!.label,
      measures[columns.measure[row]!]!.label,
      periods[columns.period[row]!]!.label,
      units[columns.unit[row]!]!.label
    ]
      .join(" ")
      .toLowerCase();
    return words.every((word) => text.includes(word)) ? [row] : [];
  });
  body.replaceChildren(...factRows(index, rows, elementMaker(document), links));
});
document.querySelector<HTMLElement>(".tm-fact-browser")!.dataset["ready"] = "";
