import {describe, expect, it} from "vitest";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {addressOfSpec, canonicalSpec, isSameSpec, readLink, specSearch} from "../../../src/core/explore/link.js";

const spec: ChartSpec = {
  form: "bar",
  table: "boats",
  y: "boats",
  x: "kind",
  filter: {year: ["2010", "2014"]},
  sort: "given",
  headline: "Boats – 船"
};

describe("canonicalSpec(spec)", () => {
  it("puts the keys in the schema's order and leaves out what is meant anyway or empty", () => {
    expect(JSON.stringify(canonicalSpec({...spec, group: [], annotate: {}, measure: "level"}))).toBe(
      '{"table":"boats","form":"bar","x":"kind","y":"boats","filter":{"year":["2010","2014"]},"headline":"Boats – 船"}'
    );
    expect(isSameSpec(spec, {...spec, sort: "given", measure: "level"})).toBe(true);
    expect(isSameSpec(spec, {...spec, sort: "descending"})).toBe(false);
  });
});

describe("links", () => {
  it("hold a specification whole, in any script, in letters that an address may hold", () => {
    const search = specSearch(spec);
    expect(search).toMatch(/^\?v=1&spec=[\w-]+$/);
    expect(readLink(search)).toEqual({kind: "given", value: canonicalSpec(spec)});
  });

  it("keep what else an address says, but not its place in the page", () => {
    const address = addressOfSpec("https://example.test/base/explore?terms=sources&v=0&spec=old#chart-old", spec);
    expect(new URL(address).searchParams.get("terms")).toBe("sources");
    expect(new URL(address).hash).toBe("");
    expect(readLink(new URL(address).search)).toEqual({kind: "given", value: canonicalSpec(spec)});
  });

  const damaged = specSearch(spec).slice(0, -5);
  it.each([
    ["", {kind: "none"}],
    ["?v=1", {kind: "none"}],
    ["?terms=sources", {kind: "none"}],
    ["?spec=e30", {kind: "broken", message: "The link is of no stated version; this page reads version 1."}],
    ["?v=2&spec=e30", {kind: "broken", message: "The link is of version “2”; this page reads version 1."}],
    ["?v=1&spec=e30", {kind: "given", value: {}}]
  ])("readLink(%o)", (search, expected) => expect(readLink(search)).toEqual(expected));

  it.each([damaged, "?v=1&spec=%25%25", "?v=1&spec=_w", "?v=1&spec="])(
    "readLink(%o) says that the link is damaged",
    (search) => {
      expect(readLink(search)).toMatchObject({kind: "broken", message: expect.stringContaining("damaged") as string});
    }
  );
});
