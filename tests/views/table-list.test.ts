import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {parseElements} from "../../loaders/site/markup.js";
import {isRun, policyOf} from "../../loaders/site/page.js";
import {TABLE_FILES} from "../../src/core/table-about.js";
import {datasetLd, tableList} from "../../src/views/table-list.js";
import {demoAbout, demoTable} from "../loaders/files/demo-table.js";
import {demoTerms} from "../support/terms.js";

const {document} = new JSDOM("").window;
const {rows: _rows, ...table} = demoTable;
const listed = {table: {...table, title: "Lights </script><b>by kind"}, about: demoAbout, years: ["2014", "2015"]};

interface Dataset {
  readonly url: string;
  readonly distribution: readonly {readonly contentUrl: string; readonly encodingFormat: string}[];
}

describe("tableList(tables, document)", () => {
  const list = tableList([listed], document);

  it("says what a row is, what must be said with it and how to cite it, and leads to every file", () => {
    expect(list.querySelector("section")!.textContent).toContain("Not the lights that were lit.");
    expect([...list.querySelectorAll(".tm-notes li")].map((note) => note.textContent)).toEqual(demoAbout.notes);
    expect(list.querySelector(".tm-citation")!.textContent).toBe(demoAbout.citation.full);
    expect(list.querySelectorAll(".tm-formats dt").length).toBe(TABLE_FILES.length);
    expect([...list.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(
      TABLE_FILES.map(({ending}) => `/tables/lights.${ending}`)
    );
    expect([...list.querySelectorAll("button")].map((button) => [button.hidden, button.dataset.text])).toEqual([
      [true, demoAbout.citation.full],
      [true, demoAbout.citation.short]
    ]);
  });

  it("carries its datasets as data that the page's policy need not allow", () => {
    const [script] = parseElements(`<!doctype html>${list.outerHTML}`).filter(({tagName}) => tagName === "script");
    expect(isRun(script!)).toBe(false);
    expect(policyOf([script!])).toContain("script-src 'self';");
    expect(list.querySelector("script")!.textContent).toBe(datasetLd([listed]));
  });

  it("leads from each dataset to an anchor of the page", () => {
    const {dataset} = JSON.parse(list.querySelector("script")!.textContent) as {dataset: readonly Dataset[]};
    expect(dataset.map(({url}) => list.querySelector(`[id="${url.slice(1)}"]`)?.textContent)).toEqual([
      listed.table.title
    ]);
  });
});

describe("tableList(tables, document, terms) of texts with terms", () => {
  const marked = {
    ...listed,
    table: {...table, title: "Lights of a [[lantern]]"},
    about: {...demoAbout, citation: {short: "Lights", full: "“Lights of a [[lantern]]”, in full"}}
  };
  const list = tableList([marked, marked], document, demoTerms);

  it("follows the switch in each table by itself, and in what is copied", () => {
    const [title, cited] = ["Lights of a green lamp (“lantern”)", "“Lights of a green lamp (‘lantern’)”, in full"];
    expect([...list.querySelectorAll("h2, .tm-citation")].map(({textContent}) => textContent)).toEqual([
      title,
      cited,
      title,
      cited
    ]);
    const copy = list.querySelector<HTMLElement>("[data-action=copy-citation]")!;
    expect(copy.dataset.text).toBe(cited);
    expect(JSON.parse(copy.getAttribute("data-term-attributes")!)).toMatchObject({
      sources: {"data-text": "“Lights of a ‘lantern’”, in full"}
    });
  });

  it("is described to search engines in the default vocabulary", () => {
    expect(JSON.parse(list.querySelector("script")!.textContent)).toMatchObject({
      dataset: [{name: "Lights of a green lamp (“lantern”)"}, {}]
    });
    expect(list.outerHTML).not.toContain("[[");
  });
});

describe("datasetLd(tables)", () => {
  it("can't end the script that holds it", () => expect(datasetLd([listed])).not.toContain("</"));

  it("describes each table with its notes, documents, measures, years and files", () => {
    const {
      dataset: [dataset]
    } = JSON.parse(datasetLd([listed])) as {dataset: readonly Dataset[]};
    expect(dataset).toMatchObject({
      "@type": "Dataset",
      url: "#table-lights",
      name: listed.table.title,
      version: "1.2.3",
      identifier: demoAbout.digest,
      temporalCoverage: "2014/2015",
      creditText: demoAbout.citation.full,
      variableMeasured: [{name: "Lights counted"}],
      license: expect.stringMatching(/^https:/) as unknown,
      isBasedOn: [
        {name: "Lights of Norland", identifier: "HC/15", url: "https://example.org/HC/15"},
        {name: "Bulletin"}
      ]
    });
    expect(dataset!.distribution.map(({contentUrl}) => contentUrl)).toEqual([
      "lights.csv",
      "lights.xlsx",
      "lights.arrow",
      "lights.parquet",
      "lights.json"
    ]);
    expect(dataset!.distribution.every(({encodingFormat}) => /^\w+\/[\w.+-]+$/.test(encodingFormat))).toBe(true);
  });
});
