import {describe, expect, it} from "vitest";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {begin, keptEntry} from "../../../src/core/explore/begin.js";
import {isSameEntry, printKept, readKept} from "../../../src/core/explore/history.js";
import type {Entry} from "../../../src/core/explore/history.js";
import {readLink, specSearch} from "../../../src/core/explore/link.js";
import {facts, tables} from "../chart-spec/tables.js";

const known = {tables, facts};
const bars: ChartSpec = {table: "parts", form: "bar", x: "kind", y: "boats"};
const rows: ChartSpec = {table: "boats", form: "table"};
const none = readKept(null);

describe("what is kept", () => {
  it.each([{spec: bars}, {spec: bars, draft: "table: par"}])("is read as it was written: %o", (entry) => {
    expect(keptEntry(readKept(printKept(entry)), known)).toEqual(entry);
    expect(isSameEntry(entry, {...entry})).toBe(true);
  });

  it.each([
    ["{", /can’t be read/],
    ["{}", /another version/],
    ['{"v":0,"spec":{}}', /another version/],
    ["null", /can’t be read/]
  ])("%s is left aside", (text, message) => {
    expect(readKept(text)).toMatchObject({kind: "broken", message: expect.stringMatching(message) as string});
  });

  it.each<[string, Entry, Entry]>([
    [
      "whose table is gone",
      {spec: {...bars, table: "gone"}},
      {spec: {table: "boats", form: "table"}, draft: "table: gone\nform: bar\nx: kind\ny: boats"}
    ],
    [
      "with a number typed into its headline",
      {spec: {...bars, headline: "77 boats"}},
      {spec: {table: "parts", form: "table"}, draft: "table: parts\nform: bar\nx: kind\ny: boats\nheadline: 77 boats"}
    ],
    [
      "with a draft",
      {spec: {table: "gone", form: "bar"}, draft: "table: par\n"},
      {spec: {table: "boats", form: "table"}, draft: "table: par\n# table: gone\n# form: bar"}
    ],
    [
      "with a draft that can be read by now",
      {spec: {table: "gone", form: "bar"}, draft: "table: boats\nform: table"},
      {spec: rows}
    ]
  ])("that can't be read any more, %s, is a draft with all of its text", (_name, kept, expected) => {
    expect(keptEntry(readKept(printKept(kept)), known)).toEqual(expected);
  });

  it.each([
    ['{"v":1}', ""],
    ['{"v":1,"draft":"form:"}', "form:"],
    ['{"v":1,"spec":7}', "7"]
  ])("without a specification, as in %s, is a draft", (text, draft) => {
    expect(keptEntry(readKept(text), known)).toEqual({spec: rows, draft});
  });

  it("has no draft once that can be read", () => {
    expect(keptEntry(readKept(printKept({spec: bars, draft: "table: boats\nform: table"})), known)).toEqual({
      spec: bars
    });
  });
});

describe("begin(link, kept)", () => {
  it("begins with the table that a link names alone, beside what is kept, and says where there is none", () => {
    const kept = readKept(printKept({spec: bars}));
    expect(begin(readLink("?table=boats"), kept, known)).toEqual({table: "boats", wrong: [], other: {spec: bars}});
    expect(begin(readLink("?table=gone"), kept, known)).toMatchObject({
      table: "parts",
      wrong: ["There is no table “gone”; choose one of those that are."]
    });
  });

  it("begins with the first table that can be compared, with what is kept, or with the link", () => {
    expect(begin(readLink(""), none, known)).toEqual({table: "boats", wrong: []});
    expect(begin(readLink(""), readKept(printKept({spec: bars})), known)).toEqual({
      entry: {spec: bars},
      table: "parts",
      wrong: []
    });
    expect(begin(readLink(specSearch(rows)), none, known)).toEqual({entry: {spec: rows}, table: "boats", wrong: []});
  });

  it("tells of what is kept where the link asks for something else", () => {
    const kept = readKept(printKept({spec: bars}));
    expect(begin(readLink(specSearch(rows)), kept, known)).toMatchObject({entry: {spec: rows}, other: {spec: bars}});
    expect(begin(readLink(specSearch(bars)), kept, known)).not.toHaveProperty("other");
  });

  it("keeps the draft of the chart that the link asks for, and warns of none", () => {
    const draft = "table: parts\nform: baz";
    const kept = readKept(printKept({spec: bars, draft}));
    expect(begin(readLink(specSearch(bars)), kept, known)).toEqual({
      entry: {spec: bars, draft},
      table: "parts",
      wrong: []
    });
    expect(begin(readLink(specSearch(rows)), kept, known)).toEqual({
      entry: {spec: rows},
      table: "boats",
      wrong: [],
      other: {spec: bars, draft}
    });
  });

  it("shows a link that asks for what isn't there as a draft, beside its table if that is known", () => {
    const wrong = begin(
      readLink(specSearch({table: "parts", form: "pie", x: "kind"} as unknown as ChartSpec)),
      none,
      known
    );
    expect(wrong).toMatchObject({table: "parts", draft: "table: parts\nform: pie\nx: kind"});
    expect(wrong.wrong.join()).toMatch(/unknown form pie.*allowed: bar/);
    expect(wrong).not.toHaveProperty("entry");
    expect(begin(readLink(specSearch({table: "gone", form: "bar"})), none, known)).toMatchObject({
      table: "boats",
      wrong: [expect.stringContaining("unknown table gone") as string]
    });
  });

  it("says that a link is broken, and goes on without it", () => {
    const kept = readKept(printKept({spec: bars}));
    expect(begin(readLink("?v=9&spec=e30"), kept, known)).toEqual({
      entry: {spec: bars},
      table: "parts",
      wrong: ["The link is of version “9”; this page reads version 1."]
    });
    expect(begin(readLink("?v=1&spec=e"), none, known).wrong[0]).toMatch(/damaged/);
  });

  it("says that what was kept can't be used", () => {
    expect(begin(readLink(""), readKept("{"), known).wrongKept).toMatch(/left aside/);
  });

  const unread = readKept(printKept({spec: {...bars, headline: "77 boats"}}));
  const text = "table: parts\nform: bar\nx: kind\ny: boats\nheadline: 77 boats";

  it.each([
    ["nothing else is asked for", ""],
    ["a link is broken", "?v=1&spec=e"]
  ])("shows what is kept and can't be read as a draft beside its table, and says why, where %s", (_name, search) => {
    const beginning = begin(readLink(search), unread, known);
    expect(beginning).toMatchObject({
      table: "parts",
      draft: text,
      wrongKept: expect.stringMatching(
        /^What this browser keeps can’t be drawn as it stands\.\nheadline: “77” is typed by hand.*\nIts text stands in the specification/
      ) as string
    });
    expect(beginning).not.toHaveProperty("entry");
  });

  it.each([
    ["can be read", specSearch(rows), "boats"],
    ["is the table of what is kept", specSearch({table: "parts", form: "table"}), "parts"],
    ["can't be read either", specSearch({table: "gone", form: "bar"}), "boats"]
  ])("leaves what is kept and can't be read where it is, and says why, where a link %s", (_name, search, table) => {
    expect(begin(readLink(search), unread, known)).toMatchObject({
      table,
      other: {spec: {table: "parts", form: "table"}, draft: text},
      wrongKept: expect.stringMatching(/“77” is typed by hand.*\nIt is left as it is/) as string
    });
  });
});
