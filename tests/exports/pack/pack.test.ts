import {inEnglishDigits} from "../../../src/exports/pack/interpreters.js";
import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it} from "vitest";
import {compileDeck} from "../../../loaders/decks/compile-deck.js";
import {findDocument, openDocument} from "../../../loaders/exports/find.js";
import {siteOf} from "../../../loaders/render/site.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {CompiledBriefing, CompiledDeck} from "../../../src/core/deck/compiled.js";
import {partsOf, plainText} from "../../../src/core/deck/blocks.js";
import {inTerms} from "../../../src/core/terms/in-terms.js";
import {briefingToPrintHtml} from "../../../src/exports/briefing-print-html.js";
import {briefingToDocx} from "../../../src/exports/docx/briefing-to-docx.js";
import {PackError} from "../../../src/exports/pack/sheet.js";
import {PACK_VARIANTS, packOf} from "../../../src/exports/pack/pack.js";
import type {PackVariant} from "../../../src/exports/pack/pack.js";
import {compiledDeck} from "../../support/compiled-deck.js";
import {demoDeck} from "../../support/demo-deck.js";
import {parseDeck} from "../../support/manuscripts.js";
import {realSite} from "../../support/real-site.js";
import {all, numbersOf, readDocx, textOf} from "../docx/read-docx.js";

const png = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array());
const {document} = new JSDOM("").window;

/** The rows of the tables of a sheet as texts, lines of a cell parted by a bar. */
const rowsOf = ({blocks}: CompiledBriefing): readonly (readonly string[])[] =>
  blocks.flatMap((block) =>
    block.type === "table"
      ? block.rows.map((row) =>
          row.map((cell) =>
            cell.map((part) => (part.type === "break" ? "|" : plainText([part], ({text}) => text))).join("")
          )
        )
      : []
  );

const demo = async (body: string, front = "title: Ships\nperiod: 2014"): Promise<CompiledDeck> =>
  (await demoDeck(`---\n${front}\n---\n\n${body}`)).deck;

describe("the deck of the tutorial", () => {
  const sheets = new Map<PackVariant, CompiledBriefing>();
  let deck: CompiledDeck;
  beforeAll(async () => {
    const workspace = openWorkspace("workspaces/tutorial");
    const opened = await openDocument(workspace, await findDocument(workspace, "libraries"));
    deck = opened.document as CompiledDeck;
    for (const variant of PACK_VARIANTS) sheets.set(variant, opened.pack(variant));
  }, 60_000);

  it("gives interpreters every number of every slide, notes and charts too, in speaking order", () => {
    const rows = rowsOf(sheets.get("interpreters")!);
    const said = new Set(rows.map(([shown]) => shown));
    for (const {blocks, title, notes} of deck.slides)
      for (const part of partsOf([{type: "paragraph", inline: title}, ...blocks, ...notes])) {
        const shown =
          "inline" in part
            ? part.inline.flatMap((one) => (one.type === "number" ? [one.number.text] : []))
            : "chart" in part
              ? part.chart.dataTable.rows.flat().flatMap((cell) => (cell.type === "number" ? [cell.text] : []))
              : [];
        for (const text of shown) expect(said).toContain(text);
      }
    expect(rows[0]!.slice(0, 3)).toEqual(["65%", "sixty-five per cent", "65パーセント"]);
    expect(rows.find(([shown]) => shown === "31,330")).toEqual([
      "31,330",
      "thirty-one thousand three hundred and thirty",
      "3万1330",
      "Loans (items)",
      "2024",
      expect.stringMatching(/report for 2024 \(2025\), para 1$/)
    ]);
    expect(rows[0]![3]).toBe("Loans (per cent): 31,330 of 48,200 items");
    expect(rows.find(([shown]) => shown === "−24%")!.at(-1)).toMatch(/^[^;]*, para 2; para 1$/);
  });

  it("gives its lines to take and its questions, with numbers and places", () => {
    expect(rowsOf(sheets.get("lines")!)).toEqual([
      ["31,330 of the 48,200 loans of 2024 were of books.", "31,330|48,200", expect.stringMatching(/, para 1$/), "3"],
      [
        "How many people borrowed?",
        expect.stringMatching(/^The report does not say\. It prints 48,200 loans in 2024; /),
        "48,200",
        expect.stringMatching(/, para 1$/),
        "3"
      ]
    ]);
  });

  it("gives each slide its time and when it is over", () => {
    const rows = rowsOf(sheets.get("run-sheet")!);
    expect(rows.map(([number, , time, over]) => [number, time, over])).toEqual([
      ["1", "0:30 (share)", "0:30"],
      ["2", "1:00", "1:30"],
      ["3", "2:00", "3:30"],
      ["4", "2:00", "5:30"],
      ["5", "1:00", "6:30"],
      ["6", "0:30 (share)", "7:00"]
    ]);
    expect(plainText(sheets.get("run-sheet")!.headline, () => "")).toBe("6 slides; planned 7:00 of 7:00, as set.");
  });

  it.each(PACK_VARIANTS)("%s: Word and print hold each row, and each number leads to its evidence", async (variant) => {
    const sheet = sheets.get(variant)!;
    const rows = rowsOf(sheet).map((row) => row.map((cell) => cell.replaceAll("|", "")));
    const bytes = await briefingToDocx(sheet, {site: "", png});
    expect(await briefingToDocx(sheet, {site: "", png})).toEqual(bytes);
    const docx = readDocx(bytes);
    const part = docx.part("word/document.xml");
    const written = all(part, "w:tr").map((row) => all(row, "w:tc").map(textOf));
    for (const row of rows) expect(written).toContainEqual(row);
    const bookmarks = new Set(all(part, "w:bookmarkStart").map((start) => start.getAttribute("w:name")));
    for (const {text, link} of numbersOf(part))
      expect([text, bookmarks.has(link.getAttribute("w:anchor"))]).toEqual([text, true]);
    expect(all(part, "w:pgSz")[0]!.getAttribute("w:orient")).toBe("landscape");
    const html = briefingToPrintHtml(sheet, {paper: "a4", document, style: "", site: ""});
    expect(html).toContain("@page { size: A4 landscape; }");
    const page = new JSDOM(html.replace(/<style>[^]*?<\/style>/g, "")).window.document;
    page.querySelectorAll("sup").forEach((mark) => mark.remove());
    const printed = [...page.querySelectorAll(".tm-briefing[data-sheet] tbody tr")].map((row) =>
      [...row.children].map(({textContent}) => textContent)
    );
    expect(printed).toEqual(rows);
    const numbers = [...page.querySelectorAll("tbody a.tm-number")];
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expect(page.getElementById(number.getAttribute("href")!.slice(1))).not.toBeNull();
  });
});

describe("numbers for interpreters", () => {
  it("mark what sounds like another of the same slide, and of no other slide", async () => {
    const deck = await compiledDeck(
      "---\ntitle: a\nperiod: b\n---\n\n# a\n\n---\n\n## Both\n\n- {{ un.convictions-2014 }} convictions\n\n---\n\n## One\n\n- {{ un.suspended-2014 }} suspended sentences\n"
    );
    const [first, second] = deck.slides.slice(1);
    const shown = (text: string, like: typeof first): CompiledDeck["slides"][number] => ({
      ...like!,
      blocks: [
        {
          type: "paragraph",
          inline: text
            .split(" ")
            .map((one) => ({type: "number", number: {text: one, expression: like!.expressions[0]!}}))
        }
      ]
    });
    const rows = rowsOf(packOf({...deck, slides: [shown("13 30 31", first), shown("30", second)]}, "interpreters"));
    expect(rows.map(([text, said]) => [text, said])).toEqual([
      ["13", "thirteen|Sounds like 30 on this slide"],
      ["30", "thirty|Sounds like 13 on this slide"],
      ["31", "thirty-one"],
      ["30", "thirty"]
    ]);
  });

  it("name the deck’s terms in both vocabularies, whichever it is written in", async () => {
    const site = await realSite();
    const text =
      "---\ntitle: a\nperiod: b\n---\n\n# a\n\n---\n\n## Of [[child-pornography]]\n\n- {{ un.victims-pornography-2014 }} children\n";
    const {deck} = compileDeck(parseDeck(text), {name: "a", file: "a.md", site});
    for (const vocabulary of ["guidelines", "sources"] as const)
      expect(rowsOf(inTerms(packOf(deck, "interpreters"), vocabulary)).at(-1)).toEqual([
        "child sexual abuse material (the Act’s “child pornography”)",
        "child pornography"
      ]);
  });

  it("count the rows of a list, and name its document", async () => {
    const {content, ...verified} = await verify(openWorkspace("data"));
    const list = content.lists.find(({rows}) => rows.length > 0)!;
    const {deck} = compileDeck(
      parseDeck(`---\ntitle: a\nperiod: b\n---\n\n# a\n\n---\n\n## b\n\n- {{ count(${list.id}) }} entries\n`),
      {name: "a", file: "a.md", site: siteOf({...verified, content})}
    );
    const [row] = rowsOf(packOf(deck, "interpreters"));
    expect(row![3]).toContain("rows of a list that the document prints");
    expect(row!.at(-1)).toBe(deck.sources[0]!.label);
  });
});

describe("lines to take", () => {
  const notes = (text: string): string => `# a\n\n::: notes\n${text}\n:::\n`;

  it.each([
    ["in one paragraph", "Q: Why?\nA: Because."],
    ["in two", "Q: Why?\n\nA: Because."],
    ["with words between", "Q: Why?\n\nSay it slowly.\n\nA: Because."],
    ["in a list", "- Q: Why?\n- A: Because."],
    ["in bold", "**Q:** Why?\n**A:** Because."]
  ])("read a question and its answer %s", async (_how, text) => {
    expect(rowsOf(packOf(await demo(notes(text)), "lines"))).toEqual([["Why?", "Because.", "", "", "1"]]);
  });

  it("say where a question has no answer", async () => {
    expect(rowsOf(packOf(await demo(notes("Q: Why?\n\nQ: When?\nA: Then.")), "lines"))).toEqual([
      ["Why?", "No answer is written.", "", "", "1"],
      ["When?", "Then.", "", "", "1"]
    ]);
  });

  it("are refused where none is written, with what to write", async () => {
    const deck = await demo(notes("Query: none. A line: none."));
    expect(() => packOf(deck, "lines")).toThrow(PackError);
    expect(() => packOf(deck, "lines")).toThrow("no lines to take: write “Line: …”, or “Q: …” and “A: …”");
  });
});

describe("a run-sheet", () => {
  const twoSlides = "# a\n\n---\ntarget: 2m\n---\n\n## b\n";
  it.each([
    [
      "duration: 90s",
      [
        ["0:00 (share)", "0:00"],
        ["2:00", "2:00"]
      ],
      "2 slides; planned 2:00 of 1:30, 0:30 too long."
    ],
    [
      "duration: 5m",
      [
        ["3:00 (share)", "3:00"],
        ["2:00", "5:00"]
      ],
      "2 slides; planned 5:00 of 5:00, as set."
    ],
    [
      "lang: en",
      [
        ["no target", ""],
        ["2:00", ""]
      ],
      "2 slides; 1 of them without a target, so their times are open."
    ]
  ])("with %s", async (front, times, headline) => {
    const sheet = packOf(await demo(twoSlides, `title: a\n${front}`), "run-sheet");
    expect(rowsOf(sheet).map((row) => row.slice(2))).toEqual(times);
    expect(plainText(sheet.headline, () => "")).toBe(headline);
  });
});

it.each([
  ["98\u202F452", 98452, "98\u202F452", "98,452"],
  ["about 1.234,5", 1234.5, "1.234,5", "about 1,234.5"],
  ["1.234", 1234, "1.234", "1,234"],
  ["△ 3.2%", -3.2, "△ 3.2%", "-3.2%"],
  ["26.0%", 26, "26.0%", "26.0%"],
  ["127 million", 127e6, "127 million", "127 million"],
  ["75%", 75, "74,9", "75%"]
])("a number shown as %j is said as %s", (text, value, printed, said) =>
  expect(inEnglishDigits(text, value, [{printed}])).toBe(said)
);
