import {describe, expect, it} from "vitest";
import {pictureSize} from "../../../src/exports/picture-file.js";
import {labelFormat} from "../../../src/exports/pptx/chart-xml.js";
import {OfficePackage, xml, xmlText} from "../../../src/exports/pptx/office-package.js";
import {columnWidths} from "../../../src/exports/pptx/table.js";
import {estimateLines, estimateWidth, paragraph} from "../../../src/exports/pptx/text.js";
import type {Paragraph} from "../../../src/exports/pptx/text.js";
import {columnName, workbook} from "../../../src/exports/workbook.js";
import {parseXml, partText, unpack} from "../../support/office.js";

describe("labelFormat(value, text)", () => {
  it.each([
    [1391, "1,391", "#,##0"],
    [5, "5", "#,##0"],
    [26, "26.0%", '#,##0.0"%"'],
    [220, "about 220", '"about "#,##0'],
    [73.05, "73%", '#,##0"%"'],
    [21.5, "+22%", '"+"#,##0"%";"−"#,##0"%"'],
    [-37.1, "−37%", '#,##0"%";"−"#,##0"%"'],
    [16, "16 per cent", '#,##0" per cent"'],
    [2014, "2014", "0"],
    [0, "0", "#,##0"]
  ] as const)("labelFormat(%d, %j) is %s", (value, text, format) => {
    expect(labelFormat(value, text)).toBe(format);
  });

  it.each([
    [75, "Three quarters"],
    [127_000_000, "127 million"],
    [12, "13"],
    [-45.5, "−45%"],
    [2, "two"],
    [3, "3 of 4"]
  ] as const)("labelFormat(%d, %j) is null", (value, text) => {
    expect(labelFormat(value, text)).toBeNull();
  });
});

describe("columnWidths(table, size, width)", () => {
  const row = (...texts: readonly string[]): readonly (readonly Paragraph[])[] =>
    texts.map((text) => [paragraph(text)]);
  const widths = (...rows: readonly ReturnType<typeof row>[]): readonly number[] =>
    columnWidths({rows, align: []}, 20, 800);

  it("leaves a short word whole beside an address, which may be broken", () => {
    const [first = 0, second = 0] = widths(row("Prefecture", "Where"), row("Hokkaido", `https://${"a/".repeat(90)}`));
    expect(first).toBeGreaterThan(estimateWidth("Prefecture", 20));
    expect(first + second).toBeCloseTo(800);
  });

  it("leaves a short word whole beside East Asian text, which breaks anywhere", () => {
    const [first = 0] = widths(row("Prefecture", "児童"), row("Hokkaido", "児童買春".repeat(30)));
    expect(first).toBeGreaterThan(estimateWidth("Prefecture", 20));
  });
});

describe("xml(tag, attributes, ...children)", () => {
  it("escapes and drops what XML can't hold", () => {
    expect(xml("a", {b: 'x<"&\n', c: undefined}, xmlText("<&\u0000\uD800>"))).toBe(
      '<a b="x&lt;&quot;&amp;&#10;">&lt;&amp;&gt;</a>'
    );
    expect(xml("a")).toBe("<a/>");
  });
});

describe("OfficePackage", () => {
  it("relates parts by relative paths, once each, and sorts its entries", () => {
    const pack = new OfficePackage();
    pack.add("b/c.xml", "<c/>", "t/c");
    pack.add("a/d.png", new Uint8Array([1]));
    expect([
      pack.relate("b/c.xml", "image", "a/d.png"),
      pack.link("b/c.xml", "https://x.example/"),
      pack.relate("b/c.xml", "image", "a/d.png")
    ]).toEqual(["rId1", "rId2", "rId1"]);
    const bytes = pack.bytes();
    expect(Object.keys(unpack(bytes))).toEqual(["[Content_Types].xml", "a/d.png", "b/_rels/c.xml.rels", "b/c.xml"]);
    expect(partText(bytes, "b/_rels/c.xml.rels")).toContain('Target="../a/d.png"');
    expect(() => pack.add("a/d.png", "")).toThrow("a/d.png: added twice");
  });
});

describe("workbook(sheets)", () => {
  it("writes texts as texts, whatever they start with", () => {
    const bytes = workbook([{name: "S", rows: [["=1+1", "+2", "-3", "@x", 4, null, "a\nb"]]}]);
    const cells = [...parseXml(partText(bytes, "xl/worksheets/sheet1.xml")).getElementsByTagName("c")];
    expect(cells.map((cell) => [cell.getAttribute("r"), cell.getAttribute("t"), cell.textContent])).toEqual([
      ["A1", "inlineStr", "=1+1"],
      ["B1", "inlineStr", "+2"],
      ["C1", "inlineStr", "-3"],
      ["D1", "inlineStr", "@x"],
      ["E1", null, "4"],
      ["G1", "inlineStr", "a\nb"]
    ]);
    expect(partText(bytes, "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  });

  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [51, "AZ"],
    [52, "BA"]
  ] as const)("columnName(%d) is %s", (index, name) => {
    expect(columnName(index)).toBe(name);
  });
});

describe("estimateLines(text, size, width)", () => {
  it.each([
    ["", 1],
    ["one", 1],
    ["one two three four", 2],
    ["子どもの性的搾取に係る対策を", 3]
  ] as const)("%j takes %d", (text, lines) => {
    expect(estimateLines(text, 20, 100)).toBe(lines);
  });
});

describe("pictureSize(bytes)", () => {
  it("reads PNG, GIF and JPEG, and nothing else", () => {
    const png = new Uint8Array(30);
    png.set([0x89, 0x50, 0x4e, 0x47], 0);
    png.set([0, 0, 1, 2, 0, 0, 0, 3], 16);
    expect(pictureSize(png)).toEqual({width: 258, height: 3});
    expect(pictureSize(new Uint8Array([0x47, 0x49, 0x46, 0x38, 0, 0, 2, 1, 4, 0, 0]))).toEqual({width: 258, height: 4});
    expect(
      pictureSize(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 5, 1, 2, 0, 0, 0]))
    ).toEqual({width: 258, height: 5});
    expect(pictureSize(new Uint8Array([1, 2, 3]))).toBeUndefined();
  });
});
