import {utils} from "@e965/xlsx";
import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import type {DocumentReading} from "../../../loaders/reading/document-reading.js";
import {readDocument} from "../../../loaders/reading/read-document.js";
import {docx, p, r, workbook} from "./made-documents.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const placeOf = ({text, places}: DocumentReading, part: string): string | undefined => {
  const start = text.indexOf(part);
  return places.find((place) => place.start <= start && place.end >= start + part.length)?.place;
};
/** `Kind | 2019 / Books | 41,200` */
const gridOf = ({tables}: DocumentReading, table = 0): string => {
  const rows: string[][] = [];
  for (const {row, text} of tables[table]!.cells) (rows[row] ??= []).push(text);
  return rows.map((row) => row.join(" | ")).join(" / ");
};

describe("a CSV file", () => {
  it("of many quoted cells is read to its end", async () => {
    const rows = Array.from({length: 5000}, (_, i) => `B${i},"1,${100 + (i % 900)}"`);
    const {tables, reader} = await readDocument("long.csv", utf8(["Branch,Loans", ...rows].join("\n")));
    expect([tables[0]!.cells.length, reader]).toEqual([10_002, "csv 1 utf-8 commas"]);
  });

  it("is a table whose cells have addresses", async () => {
    const read = await readDocument("a.csv", utf8('Kind,2019,2024\nBooks,"41,200","31,330"\n'));
    expect(read.text).toBe("Kind\t2019\t2024\nBooks\t41,200\t31,330\n");
    expect(placeOf(read, "41,200")).toBe("B2");
    expect(read.tables[0]!.cells.map(({text, header}) => [text, header])).toEqual([
      ["Kind", true],
      ["2019", true],
      ["2024", true],
      ["Books", false],
      ["41,200", false],
      ["31,330", false]
    ]);
  });

  it.each([
    ["utf-8", utf8("\uFEFF種類,件数\n本,41200\n"), []],
    [
      "shift_jis",
      Uint8Array.of(
        0x8e,
        0xed,
        0x97,
        0xde,
        0x2c,
        0x8c,
        0x8f,
        0x90,
        0x94,
        0x0a,
        0x96,
        0x7b,
        0x2c,
        0x34,
        0x31,
        0x32,
        0x30,
        0x30
      ),
      ["read as shift_jis"]
    ],
    [
      "utf-16le",
      Uint8Array.from([
        0xff,
        0xfe,
        ...[..."種類,件数\n本,41200\n"].flatMap((sign) => [sign.charCodeAt(0) % 256, sign.charCodeAt(0) >> 8])
      ]),
      ["read as utf-16le"]
    ]
  ])("is read in %s", async (_encoding, bytes, remarks) => {
    const read = await readDocument("a.csv", bytes);
    expect(gridOf(read)).toBe("種類 | 件数 / 本 | 41200");
    expect(read.remarks).toEqual(remarks);
  });

  it("of older Japanese systems is read in their encoding", async () => {
    // 種類,件数 and 本,1234 in EUC-JP.
    const cells = [
      0xbc, 0xef, 0xce, 0xe0, 0x2c, 0xb7, 0xef, 0xbf, 0xf4, 0x0a, 0xcb, 0xdc, 0x2c, 0x31, 0x32, 0x33, 0x34
    ];
    const read = await readDocument("a.csv", Uint8Array.from(cells));
    expect([read.text, read.remarks]).toEqual(["種類\t件数\n本\t1234\n", ["read as euc-jp"]]);
  });

  it("of Windows is not taken for Japanese", async () => {
    const french = await readDocument("a.csv", Uint8Array.from([..."Créée;1\n"].map((sign) => sign.charCodeAt(0))));
    expect(french.text).toBe("Créée\t1\n");
    const read = await readDocument(
      "a.csv",
      Uint8Array.from([..."Bücher;1\nGefäße;2\n"].map((sign) => sign.charCodeAt(0)))
    );
    expect(read.text).toBe("Bücher\t1\nGefäße\t2\n");
    expect(read.remarks).toEqual(["read as windows-1252", "its cells are divided by semicolons"]);
  });

  it("keeps decimal commas, and says which rows are short", async () => {
    const read = await readDocument("a.csv", utf8("Kind;Share\nBooks;65,1\nFilms\nMaps\n"));
    expect(gridOf(read)).toBe("Kind | Share / Books | 65,1 / Films / Maps");
    expect(read.remarks).toEqual([
      "its cells are divided by semicolons",
      "the widest row has 2 cells: row 3 has 1, row 4 has 1; what is missing is left blank"
    ]);
    const many = await readDocument("a.csv", utf8(`Kind,Loans\n${"Books\n".repeat(8)}`));
    expect(many.remarks[0]).toMatch(/: row 2 has 1, .*row 6 has 1, and 3 more rows have fewer; /);
  });

  it("has a head that ends where numbers begin", async () => {
    const read = await readDocument("a.csv", utf8("Loans by kind,,\n,2019,2024\nBooks,41200,31330\n"));
    expect(read.tables[0]!.cells.filter(({header}) => header).map(({text}) => text)).toEqual([
      "Loans by kind",
      "2019",
      "2024"
    ]);
  });
});

describe.each(["xlsx", "ods"] as const)("a workbook (%s)", (kind) => {
  it("is its sheets, each cell with its address", async () => {
    const loans = utils.aoa_to_sheet([
      ["Kind", "2019"],
      ["Books", "41,200"]
    ]);
    const read = await readDocument(
      `a.${kind}`,
      workbook({"Loans 2024": loans, Notes: utils.aoa_to_sheet([["x", "1"]])}, {kind})
    );
    expect(read.text).toBe("Loans 2024\nKind\t2019\nBooks\t41,200\n\nNotes\nx\t1\n\n");
    expect(placeOf(read, "41,200")).toBe("'Loans 2024'!B2");
    expect(read.tables.map(({place}) => place)).toEqual(["Loans 2024", "Notes"]);
  });
});

describe("a workbook", () => {
  it("prints what its cells show, and keeps what they hold", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Share"],
      [{t: "n", v: 0.651, z: "0.0%"}],
      [{t: "n", v: 48200, z: "#,##0", f: "A9*2"}],
      [{t: "n", v: 45000, z: "d mmm yyyy"}]
    ]);
    const {tables} = await readDocument("a.xlsx", workbook({S: sheet}));
    expect(tables[0]!.cells.map(({text, value, formula}) => [text, value, formula])).toEqual([
      ["Share", undefined, undefined],
      ["65.1%", "0.651", undefined],
      ["48,200", undefined, "A9*2"],
      ["15 Mar 2023", "45000", undefined]
    ]);
  });

  it("says which cells are errors, which sheets, rows and columns are hidden, and how far merged cells reach", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Table 1", null],
      [{t: "e", v: 0x17}, 3]
    ]);
    sheet["!merges"] = [utils.decode_range("A1:B1")];
    // The third row and column are hidden, too, but hold nothing.
    sheet["!rows"] = [{}, {hidden: true}, {hidden: true}];
    sheet["!cols"] = [{}, {hidden: true}, {hidden: true}];
    const {tables, remarks} = await readDocument(
      "a.xlsx",
      workbook({S: sheet, Old: utils.aoa_to_sheet([[1]])}, {hidden: ["Old"]})
    );
    expect(remarks).toEqual([
      "of sheet S, hidden in the file and read all the same: row 2, column B",
      "S!A2 holds an error, #REF!",
      "sheet Old is hidden in the file"
    ]);
    expect(tables[0]!.cells[0]).toMatchObject({text: "Table 1", rows: 1, columns: 2});
  });

  it("says which rows and columns are hidden in a file of OpenDocument", async () => {
    const {"content.xml": content, ...parts} = unzipSync(
      workbook(
        {
          S: utils.aoa_to_sheet([
            ["Kind", "2019"],
            ["Books", 41],
            ["Films", 12],
            ["Maps", 7]
          ])
        },
        {kind: "ods"}
      )
    );
    const columns =
      '<table:table-column table:number-columns-repeated="1"/><table:table-column table:visibility="collapse" table:number-columns-repeated="1023"/>';
    let row = 0;
    const hidden = strFromU8(content!)
      .replace("<table:table-row>", `${columns}<table:table-row>`)
      .replaceAll("<table:table-row>", (tag) =>
        [2, 4].includes(++row) ? `<table:table-row table:visibility="${row === 2 ? "collapse" : "filter"}">` : tag
      );
    const {remarks, tables} = await readDocument("a.ods", zipSync({...parts, "content.xml": strToU8(hidden)}));
    expect(remarks).toEqual(["of sheet S, hidden in the file and read all the same: rows 2, 4, column B"]);
    expect(tables[0]!.cells).toHaveLength(8);
  });
});

describe("a document of Word", () => {
  const read = (body: string, parts?: Readonly<Record<string, string>>): Promise<DocumentReading> =>
    readDocument("a.docx", docx(body, parts));

  it("is its paragraphs, a number split over runs in one piece", async () => {
    const reading = await read(p(r("Of 1") + r("22,5") + r("78 cases")) + p(r("Next")));
    expect(reading.text).toBe("Of 122,578 cases\nNext\n");
    expect(placeOf(reading, "Next")).toBe("paragraph 2");
  });

  it("counts numbered paragraphs as Word does", async () => {
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="41"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const at = (level: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
    const reading = await read(p(r("One"), at(0)) + p(r("Sub"), at(1)) + p(r("Two"), at(0)) + p(r("Sub"), at(1)), {
      "word/numbering.xml": numbering
    });
    expect(reading.text).toBe("41.\tOne\n(a)\tSub\n42.\tTwo\n(a)\tSub\n");
    expect(placeOf(reading, "42.\tTwo")).toBe("para 42");
  });

  it("takes tracked changes as accepted, and says so", async () => {
    const reading = await read(
      p(`${r("It is ")}<w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:ins>${r("13")}</w:ins>`)
    );
    expect(reading.text).toBe("It is 13\n");
    expect(reading.remarks).toEqual(["2 tracked changes are read as accepted"]);
  });

  it("has its footnotes behind the paragraph that calls them, and text boxes once", async () => {
    const box =
      "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" +
      p(r("In a box: 7")) +
      "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" +
      p(r("In a box: 7")) +
      "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>";
    const reading = await read(p(`${r("Text")}<w:r><w:footnoteReference w:id="2"/></w:r>${box}`), {
      "word/footnotes.xml": `<w:footnotes><w:footnote w:type="separator" w:id="0">${p("")}</w:footnote><w:footnote w:id="2">${p(r("In 2014: 82"))}</w:footnote></w:footnotes>`
    });
    expect(reading.text).toBe("Text\n[1: In 2014: 82]\nIn a box: 7\n");
    expect(placeOf(reading, "82")).toBe("footnote 1");
  });

  it("has notes and text boxes of cells below their table, each once, and no row that was taken out", async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r("In a box: 7"))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r("In a box: 7"))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const tr = (cells: readonly string[], properties = ""): string =>
      `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((runs) => `<w:tc>${p(runs)}</w:tc>`).join("")}</w:tr>`;
    const taken = (text: string): string => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    const reading = await read(
      `<w:tbl>${tr([r("Kind"), r("2023")])}${tr([taken("Maps"), taken("99")], "<w:del/>")}${tr([r("Films"), r("290") + box + note])}</w:tbl>`,
      {
        "word/footnotes.xml": `<w:footnotes><w:footnote w:id="2">${p(r("Of which 12 are lost"))}</w:footnote></w:footnotes>`
      }
    );
    expect(reading.text).toBe("Kind\t2023\nFilms\t290\n\n[1: Of which 12 are lost]\nIn a box: 7\n");
    expect(placeOf(reading, "290")).toBe("table 1, row 2, column 2");
    expect([placeOf(reading, "12 are"), placeOf(reading, "In a box")]).toEqual(["footnote 1", "paragraph 1"]);
    expect(reading.remarks).toEqual([
      "1 tracked change is read as accepted",
      "1 text box is read where it is anchored"
    ]);
  });

  it("has its tables with merged cells", async () => {
    const tc = (text: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`;
    const tr = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
    const {tables, text} = await read(
      `<w:tbl>${tr(tc("Kind"), tc("Loans", '<w:gridSpan w:val="2"/>'))}${tr(tc("Books", '<w:vMerge w:val="restart"/>'), tc("2019"), tc("41,200"))}${tr(tc("", "<w:vMerge/>"), tc("2024"), tc("31,330"))}</w:tbl>`
    );
    expect(text).toBe("Kind\tLoans\nBooks\t2019\t41,200\n2024\t31,330\n\n");
    expect(
      tables[0]!.cells.map(({text: cell, row, column, rows, columns, header}) => [
        cell,
        row,
        column,
        rows,
        columns,
        header
      ])
    ).toEqual([
      ["Kind", 0, 0, 1, 1, true],
      ["Loans", 0, 1, 1, 2, true],
      ["Books", 1, 0, 2, 1, false],
      ["2019", 1, 1, 1, 1, false],
      ["41,200", 1, 2, 1, 1, false],
      ["2024", 2, 1, 1, 1, false],
      ["31,330", 2, 2, 1, 1, false]
    ]);
  });

  it("says what of it is not read", async () => {
    const read = async (parts: Readonly<Record<string, string>>, runs = r("Text 1")) =>
      (await readDocument("a.docx", docx(p(runs), parts))).remarks;
    const page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    expect(
      await read(
        {
          "word/header1.xml": `<w:hdr>${p(r("Loans of 2024"))}</w:hdr>`,
          "word/comments.xml": `<w:comments><w:comment w:id="0">${p(r("Is it 5?"))}</w:comment></w:comments>`,
          "word/charts/chart1.xml": "<c:chartSpace/>"
        },
        `${r("Text 1")}<m:oMath><m:r><m:t>2</m:t></m:r></m:oMath>`
      )
    ).toEqual([
      "its headers and footers are not read",
      "its comments are not read",
      "its charts and diagrams are not read",
      "its formulas are not read"
    ]);
    expect(await read({"word/footer1.xml": `<w:ftr>${p(page)}${p(r("–"))}</w:ftr>`})).toEqual([]);
  });

  it("says that its macros are not run", async () => {
    const {remarks} = await readDocument("a.docm", docx(p(r("Text 1")), {"word/vbaProject.bin": "x"}));
    expect(remarks).toEqual(["its macros are not read, and never run"]);
  });
});

describe("a page", () => {
  it("is its main part by its headings, without what stands around it", async () => {
    const read = await readDocument(
      "a.html",
      utf8(
        "<title>Loans</title><header>Menu 1</header><main><h1>Report</h1><p>Of <b>48,200</b> loans</p><h2>Films</h2><p>Rose by 22%</p><script>3</script></main><footer>© 2024</footer>"
      )
    );
    expect(read.text).toBe("Report\nOf 48,200 loans\nFilms\nRose by 22%\n");
    expect(placeOf(read, "22%")).toBe("Report › Films › paragraph 1");
    expect([read.title, ...read.remarks]).toEqual(["Loans", "only its main part was read"]);
  });

  it("has its tables with their spans", async () => {
    const {tables} = await readDocument(
      "a.html",
      utf8("<table><thead><tr><th>A<th colspan=2>B</thead><tr><td rowspan=2>x<td>1<td>2<tr><td>3<td>4</table>")
    );
    expect(tables[0]!.cells.map(({text, row, column}) => `${text}@${row},${column}`)).toEqual([
      "A@0,0",
      "B@0,1",
      "x@1,0",
      "1@1,1",
      "2@1,2",
      "3@2,1",
      "4@2,2"
    ]);
  });
});

describe("what can’t be read", () => {
  const zipBomb = (): Uint8Array => {
    const bytes = docx(p(r("x")));
    // The directory says that a part unpacks to 3 GB.
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 4 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 3 * 2 ** 30, true);
    return bytes;
  };
  it.each<[name: string, bytes: Uint8Array, why: RegExp]>([
    ["a.docx", new Uint8Array(0), /is empty/],
    ["a.docx", utf8("no zip at all, but text"), /damaged or cut off/],
    ["a.docx", docx(p(r("some text"))).subarray(0, 200), /damaged or cut off/],
    ["a.docx", docx(p("")), /holds no text/],
    ["a.docx", zipBomb(), /would come to \d+ MB/],
    ["a.docx", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(60).fill(0)]), /locked with a password/],
    ["a.docx", docx("<w:p><w:r>"), /not well formed/],
    ["a.xlsx", docx(p(r("a document"))), /workbook|holds no cells/],
    ["a.csv", utf8("\n\n"), /holds no cells/],
    ["a.csv", utf8('Kind,Loans\nBooks,"31\n'), /^can’t be read as CSV \(.*at line \d+\); close the quote there/],
    ["a.csv", Uint8Array.of(1, 0, 2, 3, 0, 0, 0, 9), /no text in an encoding/],
    ["a.html", utf8("<div id=app></div><script>1</script>"), /holds no text/],
    ["a.xls", utf8("x"), /save it as \.xlsx/],
    ["a.exe", utf8("x"), /kind that is not read/],
    ["noending", utf8("x"), /kind that is not read/]
  ])("%s is refused in one line", async (name, bytes, why) => {
    await expect(readDocument(name, bytes)).rejects.toThrow(why);
    await expect(readDocument(name, bytes)).rejects.not.toThrow(/\n/);
  });

  it("is never read differently twice", async () => {
    const bytes = docx(p(r("In 2014: 82")));
    expect(await readDocument("a.docx", bytes)).toEqual(await readDocument("a.docx", bytes.slice()));
  });
});
