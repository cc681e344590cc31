import {beforeAll, describe, expect, it, vi} from "vitest";
import {markSentences} from "../../../src/core/briefing/annotate.js";
import {briefingNotes, unsaidCaveats} from "../../../src/core/briefing/notes.js";
import {numbersOf as numbersIn, partsOf, plainText} from "../../../src/core/deck/blocks.js";
import type {CompiledBriefing, CompiledChart, ShownInline, ShownNumber} from "../../../src/core/deck/compiled.js";
import {briefingToDocx} from "../../../src/exports/docx/briefing-to-docx.js";
import {EVERYTHING, briefingNames, briefingText, compiledBriefing} from "../../support/compiled-briefing.js";
import {all, bookmarkedExpressions, numbersOf, readDocx, styleOf, textOf} from "./read-docx.js";
import type {ReadDocx} from "./read-docx.js";

const PIXEL = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (character) => character.charCodeAt(0)
);
const png = (): Promise<Uint8Array> => Promise.resolve(PIXEL);
const SITE = "https://example.org/tm/";
const DOCUMENT = "word/document.xml";

const plain = (inline: readonly ShownInline[]): string => plainText(inline, ({text}) => text);
const chartsIn = ({blocks}: CompiledBriefing): readonly CompiledChart[] =>
  [...partsOf(blocks)].flatMap((part) => ("chart" in part ? [part.chart] : []));

/** Every range of text with numbers, in the order in which they are written. */
function ranges(
  briefing: CompiledBriefing
): readonly {readonly numbers: readonly ShownNumber[]; readonly marks: readonly (readonly ShownNumber[])[]}[] {
  const noted = (inline: readonly ShownInline[]) => ({
    numbers: numbersIn(inline),
    marks: markSentences(inline).flatMap((part) => (part.type === "mark" ? [part.numbers] : []))
  });
  const bare = (inline: readonly ShownInline[]) => ({numbers: numbersIn(inline), marks: []});
  const chart = ({headline, notes, dataTable}: CompiledChart) => [
    noted(headline),
    ...notes.map(bare),
    {numbers: dataTable.rows.flat().flatMap((cell) => (cell.type === "number" ? [cell] : [])), marks: []}
  ];
  const body = [...partsOf(briefing.blocks)].flatMap((part) =>
    "inline" in part ? [noted(part.inline)] : "chart" in part ? chart(part.chart) : []
  );
  return [noted(briefing.headline), ...body, ...unsaidCaveats(briefing).map(bare)];
}

describe.each([...briefingNames, "everything"])("briefingToDocx(%s)", (name) => {
  let briefing: CompiledBriefing;
  let docx: ReadDocx;
  let online: ReadDocx;
  let bytes: Uint8Array;

  beforeAll(async () => {
    briefing = await compiledBriefing(name === "everything" ? EVERYTHING : briefingText(name), name);
    bytes = await briefingToDocx(briefing, {site: "", png, level: "full"});
    docx = readDocx(bytes);
    online = readDocx(await briefingToDocx(briefing, {site: SITE, png, level: "full"}));
  }, 60_000);

  it("is a package whose parts are well-formed and whose relations resolve", () => {
    for (const one of [docx, online]) {
      for (const path of one.paths.filter((part) => /\.(?:xml|rels)$/.test(part)))
        expect(() => one.part(path), path).not.toThrow();
      for (const path of one.paths.filter((part) => part.startsWith("word/") && part.endsWith(".xml"))) {
        const relations = one.relations(path);
        const used = [...one.part(path).querySelectorAll("*")].flatMap((element) =>
          ["r:id", "r:embed"].flatMap((attribute) => element.getAttribute(attribute) ?? [])
        );
        for (const id of used) expect([path, id, relations.get(id)]).toEqual([path, id, expect.any(String)]);
        for (const target of relations.values())
          if (!target.includes(":")) expect(one.paths).toContain(`word/${target}`);
      }
      const overrides = all(one.part("[Content_Types].xml"), "Override").map((override) =>
        override.getAttribute("PartName")!.slice(1)
      );
      for (const part of overrides) expect(one.paths).toContain(part);
    }
  });

  it("has each id once, and each link within the file a bookmark", () => {
    const document = docx.part(DOCUMENT);
    for (const [element, attribute] of [
      ["w:bookmarkStart", "w:id"],
      ["w:bookmarkStart", "w:name"],
      ["wp:docPr", "id"]
    ] as const) {
      const ids = all(document, element).map((one) => one.getAttribute(attribute));
      expect(new Set(ids).size, `${element} ${attribute}`).toBe(ids.length);
    }
    const names = all(document, "w:bookmarkStart").map((start) => start.getAttribute("w:name")!);
    for (const bookmark of names) expect(bookmark).toMatch(/^[A-Za-z]\w{0,39}$/);
    const anchors = [document, docx.part("word/footnotes.xml")].flatMap((part) =>
      all(part, "w:hyperlink").flatMap((link) => link.getAttribute("w:anchor") ?? [])
    );
    expect(anchors.length).toBeGreaterThan(0);
    for (const anchor of anchors) expect(names).toContain(anchor);
  });

  it("shows every number with its text and leads to its expression in the appendix", () => {
    const expressions = bookmarkedExpressions(docx.part(DOCUMENT));
    const read = numbersOf(docx.part(DOCUMENT)).map(({text, link}) => [
      text,
      expressions.get(link.getAttribute("w:anchor")!)
    ]);
    const expected = ranges(briefing)
      .flatMap(({numbers}) => numbers)
      .map(({text, expression}) => [text, expression]);
    expect(read).toEqual(expected);
    expect(read.length).toBeGreaterThan(15);
  });

  it("leads from every number to its trace where the site's address is known", () => {
    const targets = online.relations(DOCUMENT);
    const read = numbersOf(online.part(DOCUMENT)).map(({text, link}) => [
      text,
      targets.get(link.getAttribute("r:id")!)
    ]);
    expect(read).toEqual(
      ranges(briefing)
        .flatMap(({numbers}) => numbers)
        .map(({text, expression}) => [text, `https://example.org/tm/trace/?x=${encodeURIComponent(expression)}`])
    );
  });

  it("has a footnote for each sentence with numbers, with expression, printed strings, place, and official document", () => {
    const references = all(docx.part(DOCUMENT), "w:footnoteReference").map((reference) =>
      reference.getAttribute("w:id")
    );
    const footnotes = all(docx.part("word/footnotes.xml"), "w:footnote").filter(
      (footnote) => footnote.getAttribute("w:type") === null
    );
    expect(references).toEqual(footnotes.map((footnote) => footnote.getAttribute("w:id")));
    const marks = ranges(briefing).flatMap((range) => range.marks);
    expect(references).toHaveLength(marks.length);
    const {list, of} = briefingNotes(briefing);
    const facts = new Map(briefing.facts.map((fact) => [fact.id, fact]));
    const targets = docx.relations("word/footnotes.xml");
    marks.forEach((numbers, i) => {
      const text = textOf(footnotes[i]!);
      const links = all(footnotes[i]!, "w:hyperlink").map((link) => targets.get(link.getAttribute("r:id") ?? ""));
      for (const {text: shown, expression} of numbers) {
        expect(text).toContain(`${shown}: ${expression}; printed `);
        for (const id of briefing.expressions.find((one) => one.expression === expression)!.facts)
          expect(text).toContain(`“${facts.get(id)!.shown}” (${facts.get(id)!.locator})`);
      }
      for (const number of of(numbers.map(({expression}) => expression))) {
        const {label, url} = list[number - 1]!;
        expect(text).toContain(label);
        if (url !== "") expect(links).toContain(url);
      }
    });
  });

  it("links footnotes to the traces where the site's address is known", () => {
    const targets = [...online.relations("word/footnotes.xml").values()];
    const noted = ranges(briefing)
      .flatMap(({marks}) => marks.flat())
      .map(({expression}) => `https://example.org/tm/trace/?x=${encodeURIComponent(expression)}`);
    for (const address of noted) expect(targets).toContain(address);
  });

  it("has the title, the headline and every heading in Word's own styles", () => {
    const read = all(docx.part(DOCUMENT), "w:p")
      .map((paragraph) => [styleOf(paragraph), textOf(paragraph)])
      .filter(([style]) => /^(?:Title|Heading\d)$/.test(style!));
    const expected = [...partsOfBody(briefing)];
    expect(read.slice(0, 2 + expected.length)).toEqual([
      ["Title", briefing.title],
      ["Heading1", plain(briefing.headline)],
      ...expected
    ]);
    expect(read.map(([, text]) => text)).toContain("Evidence appendix");
  });

  it("has each chart as a picture with its description, or as its table alone, and all that must be said below it", () => {
    const charts = chartsIn(briefing);
    const pictures = all(docx.part(DOCUMENT), "wp:docPr").map((picture) => picture.getAttribute("descr"));
    const own = [...partsOf(briefing.blocks)].flatMap((part) => ("alt" in part ? [part.alt] : []));
    expect(pictures.toSorted()).toEqual(
      [...own, ...charts.filter(({full}) => full.drawing).map(({description}) => description)].toSorted()
    );
    const caveats = all(docx.part(DOCUMENT), "w:p")
      .filter((paragraph) => styleOf(paragraph) === "Caveat")
      .map(textOf);
    const said = charts.flatMap(({openPoints, notes}) => [
      ...openPoints.map(({label}) => `Open point: ${label}.`),
      ...notes.map(plain)
    ]);
    expect(caveats).toEqual([...said, ...unsaidCaveats(briefing).map(plain)]);
  });

  it("has the rows of each chart as a table with a header row", () => {
    const tables = all(docx.part(DOCUMENT), "w:tbl").map((table) =>
      all(table, "w:tr").map((row) => all(row, "w:tc").map(textOf))
    );
    for (const table of all(docx.part(DOCUMENT), "w:tbl"))
      expect(all(all(table, "w:tr")[0]!, "w:tblHeader")).toHaveLength(1);
    for (const {dataTable} of chartsIn(briefing))
      expect(tables).toContainEqual([
        dataTable.columns.map(({label}) => label),
        ...dataTable.rows.map((row) => row.map(({text}) => text))
      ]);
  });

  it("says in its appendix how each printed figure stands in its document", () => {
    const rows = all(docx.part(DOCUMENT), "w:tr").map((row) => all(row, "w:tc").map(textOf));
    for (const {id, shown, measure, period, locator} of briefing.facts) {
      expect(rows.find(([first]) => first === id)).toEqual([
        id,
        shown,
        expect.stringContaining(measure),
        expect.stringContaining(period),
        locator,
        expect.any(String)
      ]);
    }
  });

  it("says what it is and was made from, in whose language, and with fonts for East Asia", () => {
    const core = docx.part("docProps/core.xml");
    const property = (element: string): string => all(core, element)[0]?.textContent ?? "";
    expect([property("dc:title"), property("dc:creator"), property("dc:description")]).toEqual([
      briefing.title,
      briefing.author,
      briefing.period
    ]);
    expect(property("cp:keywords")).toContain(briefing.digest);
    expect([property("dcterms:created"), property("dcterms:modified")]).toEqual([
      "2026-11-22T12:00:00Z",
      "2026-11-22T12:00:00Z"
    ]);
    expect(docx.part("docProps/custom.xml").documentElement.textContent).toContain(briefing.version);
    const defaults = all(docx.part("word/styles.xml"), "w:docDefaults")[0]!;
    expect(all(defaults, "w:lang")[0]!.getAttribute("w:val")).toBe("en-GB");
    expect(all(defaults, "w:lang")[0]!.getAttribute("w:eastAsia")).toBe("ja-JP");
    expect(all(defaults, "w:rFonts")[0]!.getAttribute("w:eastAsia")).toBe("Yu Gothic");
    expect(all(docx.part("word/footer1.xml"), "w:instrText").map(({textContent}) => textContent)).toEqual([
      "PAGE",
      "NUMPAGES"
    ]);
  });

  it("has the same bytes at any time and after any other", async () => {
    vi.useFakeTimers({now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"]});
    try {
      expect(Buffer.compare(await briefingToDocx(briefing, {site: "", png, level: "full"}), bytes)).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

/** The headings of a briefing and of its charts, with their styles. */
function* partsOfBody({blocks}: CompiledBriefing): Generator<readonly [string, string]> {
  for (const block of blocks) {
    if (block.type === "heading") yield [`Heading${block.level}`, plain(block.inline)];
    if (block.type === "chart") yield ["Heading3", plain(block.chart.headline)];
  }
}

it("briefingToDocx(…) leads nowhere from addresses that are none of the web", async () => {
  const briefing = await compiledBriefing(EVERYTHING);
  const link: ShownInline = {type: "link", href: "javascript:alert(1)", children: [{type: "text", text: "here"}]};
  const docx = readDocx(
    await briefingToDocx({...briefing, blocks: [{type: "paragraph", inline: [link]}]}, {site: SITE, png})
  );
  expect([...docx.relations(DOCUMENT).values()].join("\n")).not.toMatch(/javascript|alert/);
  expect(docx.part(DOCUMENT).documentElement.textContent).toContain("here");
});

it.each([
  ["a4", ["11906", "16838"]],
  ["letter", ["12240", "15840"]]
] as const)("briefingToDocx(…, {paper: %j}) is of that size in twips, its margins too", async (paper, expected) => {
  const docx = readDocx(await briefingToDocx(await compiledBriefing(EVERYTHING), {site: "", png, paper}));
  const [size] = all(docx.part(DOCUMENT), "w:pgSz");
  expect([size!.getAttribute("w:w"), size!.getAttribute("w:h")]).toEqual(expected);
  const [margin] = all(docx.part(DOCUMENT), "w:pgMar");
  expect(["top", "right", "bottom", "left"].map((side) => margin!.getAttribute(`w:${side}`))).toEqual(
    Array.from({length: 4}, () => "1247")
  );
});
