import {createHash} from "node:crypto";
import {parse} from "csv-parse/sync";
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {svgToPng} from "../../loaders/exports/slide-png.js";
import {chartToSvg} from "../../src/exports/chart-svg.js";
import {csvText} from "../../src/exports/csv-text.js";
import {chartsOf, documentData, fixedDate} from "../../src/exports/document-data.js";
import {intervalText} from "../../src/exports/evidence-list.js";
import {addPngTexts} from "../../src/exports/picture-file.js";
import {sha256Base64} from "../../src/exports/sha256.js";
import {demoDeck} from "../support/demo-deck.js";

describe("sha256Base64(text) is what node:crypto says", () => {
  for (const text of ["", "abc", "é日本語🛟", "x".repeat(55), "x".repeat(56), "x".repeat(64), "y".repeat(100_000)]) {
    it(`${text.slice(0, 8)} (${text.length})`, () =>
      expect(sha256Base64(text)).toBe(createHash("sha256").update(text).digest("base64")));
  }
});

it("fixedDate(date) is noon of the day, or a day that is plainly none", () => {
  expect(
    ["2024-05-06", "2024-05", "2024", "", "tomorrow"].map((date) => fixedDate(date).toISOString().slice(0, 13))
  ).toEqual(["2024-05-06T12", "2024-05-01T12", "2024-01-01T12", "2000-01-01T00", "2000-01-01T00"]);
});

it("intervalText says what is known, and nothing of what is exact", () => {
  const unit = "lamps";
  expect(
    [
      [5, 5],
      [25.95, 26.05],
      [null, 5],
      [5, null],
      [null, null]
    ].map(([low, high]) => intervalText({low: low!, high: high!, unit}))
  ).toEqual(["", "from 25.95 to 26.05 lamps", "5 lamps or less", "5 lamps or more", "not bounded by what is printed"]);
});

it("csvText(columns, rows) is read back, and starts no formula", () => {
  const rows = [
    ['a "b", c', 1, null],
    ["line\nbreak", -2.5, "=SUM(A1)"]
  ];
  expect(parse(csvText(["x", "y", "z"], rows))).toEqual([
    ["x", "y", "z"],
    ['a "b", c', "1", ""],
    ["line\nbreak", "-2.5", "'=SUM(A1)"]
  ]);
});

const table = (text: string): readonly Record<string, string>[] => parse(text, {columns: true});

describe("addPngTexts(png, texts)", async () => {
  const png = await svgToPng(
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>',
    4
  );
  const texts = {Title: "日本 — a title", Source: "Source: x", Empty: ""};

  it("adds chunks that hold what was given, with right checksums, and leaves the rest", () => {
    const written = addPngTexts(png, texts);
    const chunks = readChunks(written);
    expect(
      chunks.filter(({type}) => type === "iTXt").map(({data}) => new TextDecoder().decode(data).split("\0\0\0\0\0"))
    ).toEqual([
      ["Title", "日本 — a title"],
      ["Source", "Source: x"]
    ]);
    expect(chunks.filter(({type}) => type !== "iTXt")).toEqual(readChunks(png));
  });

  it("refuses what is no PNG", () => {
    expect(() => addPngTexts(new Uint8Array(40), texts)).toThrow("not a PNG");
  });
});

/** The chunks of a PNG; throws where a checksum is wrong. */
function readChunks(png: Uint8Array): readonly {readonly type: string; readonly data: Uint8Array}[] {
  const bytes = Buffer.from(png);
  const chunks = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(checksum(body));
    chunks.push({type: body.toString("latin1", 0, 4), data: new Uint8Array(body.subarray(4))});
  }
  return chunks;
}

/** The table-driven CRC of the PNG specification's annex. */
function checksum(bytes: Uint8Array): number {
  const table = Array.from({length: 256}, (_none, n) =>
    Array.from({length: 8}).reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n)
  );
  return (bytes.reduce((crc, byte) => table[(crc ^ byte) & 0xff]! ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
}

describe("of a deck", async () => {
  const {deck} = await demoDeck();
  const [chart] = chartsOf(deck);
  const {window} = new JSDOM("");

  it("chartToSvg(chart) is well-formed, says what the chart says, and leads to the traces", () => {
    const file = chartToSvg(chart!, deck, {
      document: window.document,
      site: "https://example.org/site/",
      page: "/decks/demo"
    })!;
    const parsed = new window.DOMParser().parseFromString(file, "image/svg+xml");
    const metadata = JSON.parse(parsed.querySelector("metadata")!.textContent) as Record<string, unknown>;
    expect(parsed.querySelector("parsererror")).toBeNull();
    expect(metadata).toMatchObject({
      generator: "Tickmark",
      headline: "120 of 200 ships were fishing boats",
      digest: deck.digest,
      page: "https://example.org/site/decks/demo",
      expressions: [
        "demo.fishing",
        "demo.ships-2014",
        "demo.ferries",
        "remainder(demo.ships-2014, demo.fishing, demo.ferries)"
      ]
    });
    expect(metadata.source).toMatch(/^Source: Harbour Council of Norland/);
    expect([...parsed.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toContain(
      "https://example.org/site/trace/?x=demo.fishing"
    );
    expect(file).not.toMatch(/var\(|currentColor/);
  });

  it.each([
    [
      "an open point",
      {openPoints: [{id: "ships", label: "Ships", sides: [], path: "/open-points#check-ships"}]},
      "exact",
      "≠ tied, with an open point"
    ],
    ["a document that is absent", {openPoints: []}, "unchecked", "○ not checked here: the document is absent"]
  ] as const)("chartToSvg(chart) says after the source that there is %s", (_of, own, status, state) => {
    const facts = deck.facts.map((fact) => ({...fact, status}));
    const file = chartToSvg({...chart!, ...own}, {...deck, facts}, {document: window.document, site: "", page: ""})!;
    const parsed = new window.DOMParser().parseFromString(file, "image/svg+xml");
    expect(JSON.parse(parsed.querySelector("metadata")!.textContent)).toMatchObject({state});
    expect([...parsed.querySelectorAll("svg > g > text")].map((line) => line.textContent).join(" ")).toMatch(
      new RegExp(`Source: .* · ${state}$`)
    );
  });

  it("chartToSvg(chart) has no links where no site is known", () => {
    expect(chartToSvg(chart!, deck, {document: window.document, site: "", page: ""})).not.toContain("href");
  });

  it("documentData(deck) holds the rows of every chart, every expression and every printed figure", () => {
    const [data, expressions, sources] = documentData(deck);
    const read = JSON.parse(data!.text) as {
      digest: string;
      charts: {rows: {type: string; expression?: string; value?: number; unit?: string}[][]}[];
    };
    expect(read.digest).toBe(deck.digest);
    expect(read.charts[0]!.rows[0]![1]).toMatchObject({
      type: "number",
      text: "120",
      expression: "demo.fishing",
      value: 120,
      unit: "ships"
    });
    const rows = table(expressions!.text);
    expect(rows.map(({expression}) => expression)).toEqual(deck.expressions.map(({expression}) => expression));
    expect(rows[0]).toMatchObject({expression: "share(demo.fishing, demo.ships-2014)", value: "60", slides: "3"});
    expect(table(sources!.text).map(({fact}) => fact)).toEqual(deck.facts.map(({id}) => id));
  });
});
