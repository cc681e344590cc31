import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {verify} from "../../loaders/verify.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import {copyCorpus, swap} from "../support/corpus.js";
import type {Edit} from "../support/corpus.js";

const DEMO = "data/facts/demo.csv";
const RULES = "data/explained/demo.yaml";

async function diagnosticsAfter(edits: Readonly<Record<string, Edit>>): Promise<readonly string[]> {
  const {report} = await verify(await copyCorpus(edits));
  expect(report.ok).toBe(report.diagnostics.length === 0);
  return report.diagnostics.map(formatDiagnostic);
}

describe("verify(project)", () => {
  it("finds every fact of the corpus at its place, past a byte-order mark, CRLF and emoji", async () => {
    const {report} = await verify(await copyCorpus());
    expect(report.diagnostics).toEqual([]);
    expect(report.facts.map(({status}) => status)).toEqual(Array(13).fill("exact"));
    expect(report.facts.find(({id}) => id === "demo.lightings")).toMatchObject({
      printed: "1,000",
      value: 1000,
      unit: "times"
    });
    expect(report.checks.map(({id, status}) => [id, status])).toEqual([
      ["share-of-fishing", "holds"],
      ["parts-within", "holds"],
      ["parts-of-ships", "discrepancy"],
      ["ships-and-vessels", "discrepancy"]
    ]);
    expect(report.cells).toEqual({recomputed: 6, wrong: []});
    expect(report.prose.untied).toEqual([]);
  });

  it("does without the documents: facts are unchecked, and nothing fails", async () => {
    const project = await copyCorpus();
    await rm(project.texts, {recursive: true});
    const {report} = await verify(project);
    expect(report.ok).toBe(true);
    expect(new Set(report.facts.map(({status}) => status))).toEqual(new Set(["unchecked"]));
    expect(report.sources.map(({present, sha256, tokens}) => [present, sha256, tokens])).toEqual([
      [false, "absent", null],
      [false, "absent", null]
    ]);
  });

  it.each<[string, Readonly<Record<string, Edit>>, RegExp]>([
    [
      "a printed string that differs",
      {[DEMO]: swap(",120,", ",121,")},
      /^data\/facts\/demo\.csv:3: demo\.fishing: printed "121" not found at \d+–\d+, found "120"/
    ],
    [
      "an offset that is off by one",
      {
        [DEMO]: (text) =>
          text.replace(/para 1,(\d+),(\d+),120/, (_, a: string, b: string) => `para 1,${+a + 1},${+b + 1},120`)
      },
      /demo\.fishing: printed "120" not found at .*, found "20 " \(nearest "120" at /
    ],
    [
      "offsets past the end",
      {[DEMO]: (text) => text.replace(/para 1,\d+,\d+,120/, "para 1,90000,90003,120")},
      /demo\.fishing: offsets 90000–90003 lie past the end of the text/
    ],
    [
      "a number cut out of a longer one",
      {
        [DEMO]: (text) =>
          text.replace(
            /,(\d+),(\d+),"1,000",([^,]*|"[^"]*"),"([^"]*)"/,
            (_, a: string, _b, prefix: string) => `,${a},${+a + 1},1,${prefix},`
          )
      },
      /demo\.lightings: printed "1" at .* is cut out of a longer number/
    ],
    [
      "a wrong prefix",
      {[DEMO]: swap('200 ships, of which "', '200 ships, of whom  "')},
      /demo\.fishing: prefix .* does not stand before/
    ],
    [
      "a wrong suffix",
      {[DEMO]: swap("ps, of which ", "ps, of whom  ")},
      /demo\.ships-2014: suffix .* does not stand after/
    ],
    [
      "a malformed row",
      {[DEMO]: swap(",council,not-stated,,\n", ",council,not-stated,,,extra\n")},
      /demo\.csv:2: demo\.ships-2014: has 21 fields, the header 20/
    ],
    ["a broken quote", {[DEMO]: swap('"1,000"', '"1,000')}, /demo\.csv:\d+: CSV: /],
    ["a missing column", {[DEMO]: swap("id,locator", "id,place")}, /demo\.csv:1: missing column locator/],
    [
      "a duplicate id",
      {[DEMO]: swap("demo.ferries,", "demo.fishing,")},
      /demo\.csv:4: demo\.fishing: id already used at data\/facts\/demo\.csv:3/
    ],
    [
      "a locator with another number than the text has there",
      {[DEMO]: swap("demo.lamps,para 2", "demo.lamps,para 3")},
      /demo\.csv:\d+: demo\.lamps: locator: para 3: the text has paragraph 2 there/
    ],
    [
      "a locator with the text’s number of a footnote where the official edition has another",
      {"data/sources.yaml": swap("  symbol: HC/15", "  symbol: HC/15\n  footnotes: 3")},
      /demo\.ships-2010: locator: footnote 3 \(para 1\): the text has footnote 1 \(3 of the text at hand/
    ],
    [
      "a category that the words beside the number don't say",
      {
        [DEMO]: (text) =>
          text
            .replace(",ships,ships,2014,,NO,fishing,", ",ships,ships,2014,,NO,swap,")
            .replace(",ships,ships,2014,,NO,ferries,", ",ships,ships,2014,,NO,fishing,")
            .replace(",NO,swap,", ",NO,ferries,")
      },
      /demo\.csv:3: demo\.fishing: category: ferries: no word for it \(ferries\) stands beside the number/
    ],
    [
      "a unit's label that documents never print",
      {"data/vocabulary/units.yaml": swap("id: lamps, label: lamps", "id: lamps, label: lanterns")},
      /units\.yaml:2: lamps: label: lanterns: documents print it as lamps; call it so/
    ],
    [
      "a category's label that documents never print",
      {"data/vocabulary/dimensions.yaml": swap("label: fishing boats", "label: sailing yachts")},
      /demo\.fishing: category: fishing: no word for it \(sailing yachts\) stands beside the number/
    ],
    [
      "a category's label unlike the words given for it",
      {"data/vocabulary/dimensions.yaml": swap("label: fishing boats", "label: sailing yachts, words: fishing boats")},
      /dimensions\.yaml:2: fishing: label: sailing yachts: documents print it as fishing boats; call it so, or explain/
    ],
    [
      "a producer where the passage names another",
      {
        "data/vocabulary/producers.yaml": (text) =>
          `${text}- {id: keepers, name: "keepers (of the lighthouses)"}\n- {id: guard, name: Coast Guard}\n`,
        [DEMO]: (text) => text.replace(",NO,fishing,,demo.ships-2014,council,", ",NO,fishing,,demo.ships-2014,guard,")
      },
      /demo\.csv:3: demo\.fishing: producer: guard: the passage does not name it, but keepers; correct it/
    ],
    [
      "an unknown unit",
      {[DEMO]: (text) => text.replace(",ships,ships,2014,,NO,fishing", ",boats,ships,2014,,NO,fishing")},
      /demo\.fishing: unknown unit boats; known ones stand in vocabulary\/units\.yaml/
    ],
    [
      "a bad period",
      {[DEMO]: (text) => text.replace(",ships,ships,2014,,NO,fishing", ",ships,ships,2014-13,,NO,fishing")},
      /demo\.fishing: period: 2014-13: expected ISO 8601/
    ],
    [
      "a period that the passage does not print",
      {[DEMO]: (text) => text.replace(",ships,ships,2014,,NO,fishing", ",ships,ships,2011,,NO,fishing")},
      /demo\.fishing: period 2011: 2011 does not stand in the passage/
    ],
    [
      "a period that the id does not name",
      {[DEMO]: (text) => text.replace(",ships,ships,2014,,NO,,,,", ",ships,ships,2010,,NO,,,,")},
      /demo\.ships-2014: period: 2010: its id names 2014/
    ],
    [
      "a measure that is not counted in the unit",
      {[DEMO]: (text) => text.replace(",lamps,lamps,", ",ships,lamps,")},
      /demo\.lamps: unit: ships: the measure lamps is counted in lamps/
    ],
    [
      "a qualifier that is not printed",
      {[DEMO]: swap(",,ships,ships,2010", ",about,ships,ships,2010")},
      /demo\.ships-2010: qualifier: about: no word for it/
    ],
    [
      "a printed qualifier that the row drops",
      {[DEMO]: swap(",more-than,", ",,")},
      /demo\.lightings: "more than" stands before the number; say so in qualifier/
    ],
    [
      "a part without its whole",
      {[DEMO]: swap(",fishing,,demo.ships-2014,", ",fishing,,,")},
      /demo\.fishing: of is empty though demo\.ships-2014 looks like its whole/
    ],
    [
      "a number that is left out",
      {
        [DEMO]: (text) =>
          text
            .split("\n")
            .filter((line) => !line.startsWith("demo.ships-2010"))
            .join("\n")
      },
      /data\/sources\/demo\.txt:2: demo: "160" at \d+–\d+ is neither a fact nor explained/
    ],
    [
      "an unknown whole",
      {[DEMO]: swap(",demo.ships-2014,", ",demo.boats,")},
      /demo\.fishing: of: unknown fact demo\.boats/
    ],
    [
      "a whole that is a part itself",
      {[DEMO]: (text) => text.replace("fishing,,demo.ships-2014", "fishing,,demo.ferries")},
      /demo\.fishing: of: demo\.ferries is itself a part \(ferries\); expected the whole of the series/
    ],
    [
      "two facts at one place",
      {[DEMO]: (text) => text + text.split("\n")[2]!.replace("demo.fishing", "demo.again") + "\n"},
      /demo\.again: stands at \d+–\d+, where demo\.fishing stands too/
    ],
    ["an unknown qualifier", {[DEMO]: swap(",about,", ",roughly,")}, /demo\.lamps: unknown qualifier roughly/],
    [
      "a text that differs",
      {"data/sources/other.txt": swap("203", "204")},
      /data\/sources\/other\.txt: other: differs from the registered SHA-256 at line 3 \(other\.vessels: printed "203" not found at 47–50, found "204"\); import the right file/
    ],
    [
      "other newlines",
      {"data/sources/other.txt": (text) => text.replaceAll("\n", "\r\n")},
      /differs from the registered SHA-256 \(it has CRLF newlines\)/
    ],
    ["an empty text", {"data/sources/other.txt": () => ""}, /differs from the registered SHA-256 \(it is empty\)/],
    [
      "a rule that is no regular expression",
      {[RULES]: swap("(?=\\s)", "(?=\\s")},
      /data\/explained\/demo\.yaml:3: \[1\]\.pattern: is no regular expression: .*Unterminated group/
    ],
    [
      "a rule that explains nothing",
      {[RULES]: swap("footnoteRef", "footnote")},
      /data\/sources\/demo\.txt:2: demo: "3" at \d+–\d+ is neither a fact nor explained/
    ],
    [
      "a rule that explains a fact",
      {[RULES]: swap("(?=\\s)", "(?=\\s)|200")},
      /demo\.csv:2: demo\.ships-2014: "200" is explained as no figure by the rule footnote-marker; it can't be both/
    ],
    [
      "words that call a document nothing",
      {
        "data/sources.yaml": swap(
          "note: Invented for tests; it has no address.",
          "note: Invented for tests; it has no address.\n  called: bulletin|(list)"
        )
      },
      /data\/sources\.yaml:\d+: other: called: bulletin\|\(list\): expected words such as report/
    ],
    [
      "newer figures that are at no address",
      {
        "data/sources.yaml": swap(
          "note: Invented for tests; it has no address.",
          "note: Invented for tests; it has no address.\n  newer: on the council’s site"
        )
      },
      /data\/sources\.yaml:\d+: other: newer: on the council’s site: expected the address of newer figures/
    ],
    [
      "a document that answers another and isn't registered",
      {
        "data/sources.yaml": swap(
          "note: Invented for tests; it has no address.",
          "note: Invented for tests; it has no address.\n  counter: gone"
        )
      },
      /data\/sources\.yaml:\d+: other: counter: gone: expected the id of another document that is registered here/
    ],
    [
      "an unregistered source",
      {"data/sources.yaml": (text) => text.slice(0, text.indexOf("- id: other"))},
      /data\/facts\/other\.csv: unknown source other; register it/
    ],
    [
      "broken YAML",
      {"data/checks.yaml": swap("- id: parts-within", "- id: [parts-within")},
      /data\/checks\.yaml:\d+: YAML: /
    ],
    [
      "a check over an unknown fact",
      {"data/checks.yaml": swap("demo.fishing-share)", "demo.fish-share)")},
      /data\/checks\.yaml:1: share-of-fishing: .*unknown fact: demo\.fish-share/
    ],
    [
      "a check that fails",
      {"data/checks.yaml": swap("equal(share(demo.fishing,", "equal(share(demo.ferries,")},
      /share-of-fishing: .*25\.0% against 60\.0%: does not hold; correct the facts, or say class/
    ],
    [
      "a discrepancy that is none",
      {"data/checks.yaml": swap("equal(sum(demo.fishing, demo.ferries)", "at-most(sum(demo.fishing, demo.ferries)")},
      /parts-of-ships: .*holds, so it is no discrepancy/
    ],
    [
      "an unknown number in a page",
      {"data/notebooks/ships.md": swap("demo.ships-2014 }} ships", "demo.boats }} ships")},
      /data\/notebooks\/ships\.md:3: \{\{ demo\.boats \}\}: unknown fact: demo\.boats/
    ],
    [
      "a number typed by hand",
      {"data/notebooks/ships.md": swap("the keepers counted {{ demo.ships-2014 }}", "the keepers counted 200")},
      /data\/notebooks\/ships\.md:3: "200" is tied to no fact/
    ],
    [
      "an unclosed number",
      {"data/notebooks/ships.md": swap("demo.ships-2014 }} ships", "demo.ships-2014 ships")},
      /data\/notebooks\/ships\.md:3: \{\{ inside|data\/notebooks\/ships\.md:3: \{\{ without/
    ],
    [
      "an unknown chart",
      {"data/notebooks/ships.md": swap("ref: ships", "ref: boats")},
      /data\/notebooks\/ships\.md:5: chart: unknown chart boats; known: ships/
    ],
    [
      "an unknown option",
      {"data/notebooks/ships.md": swap("ref: ships", "ref: ships\ncolour: red")},
      /data\/notebooks\/ships\.md:5: chart ships: unknown option colour \(ships takes show\)/
    ],
    [
      "an option's unknown value",
      {"data/notebooks/ships.md": swap("ref: ships", "ref: ships\nshow: level")},
      /option show: level: expected one of count, share/
    ]
  ])("%s is one line that says where, what and what to do", async (_what, edits, message) => {
    const diagnostics = await diagnosticsAfter(edits);
    expect(
      diagnostics.filter((diagnostic) => message.test(diagnostic)),
      diagnostics.join("\n")
    ).not.toEqual([]);
    expect(diagnostics.every((diagnostic) => !diagnostic.includes("\n"))).toBe(true);
  });

  it("shows every fault of one run", async () => {
    const diagnostics = await diagnosticsAfter({
      [DEMO]: (text) => text.replace(",120,", ",121,").replace(",about,", ",roughly,"),
      "data/notebooks/ships.md": swap("ref: ships", "ref: boats")
    });
    expect(diagnostics.length).toBeGreaterThanOrEqual(3);
  });

  it("refuses the rules of a source that there is not", async () => {
    const project = await copyCorpus();
    await writeFile(join(project.folder, "explained", "boats.yaml"), "");
    const {report} = await verify(project);
    expect(report.diagnostics.map(formatDiagnostic)).toEqual([
      "data/explained/boats.yaml: unknown source boats; register it in sources.yaml or rename the file"
    ]);
  });

  it("says of an empty publisher that the document states none", async () => {
    const {content} = await verify(
      await copyCorpus({"data/sources.yaml": swap("publisher: Coast Guard of Norland", "publisher: ''")})
    );
    expect(content.sources.map(({publisher}) => publisher)).toEqual([
      "Harbour Council of Norland",
      "not stated in the document"
    ]);
  });

  it("refuses a text that is not UTF-8", async () => {
    const project = await copyCorpus();
    await writeFile(join(project.texts, "other.txt"), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    const {report} = await verify(project);
    expect(report.diagnostics.map(formatDiagnostic)).toEqual([expect.stringMatching(/it is UTF-16, it is not UTF-8/)]);
  });
});
