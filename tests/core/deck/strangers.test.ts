import {describe, expect, it} from "vitest";
import {plainText} from "../../../src/core/deck/blocks.js";
import type {WrittenInline} from "../../../src/core/deck/blocks.js";
import {deckMetadata} from "../../../src/core/deck/metadata.js";
import {editSlide} from "../../../src/core/deck/edit.js";
import {serialiseDeck} from "../../../src/core/deck/read-deck.js";
import {slideBlocks} from "../../../src/core/deck/slide-blocks.js";
import {parseDeck} from "../../support/manuscripts.js";

/** The slides of a deck read into blocks; the text of the deck must come back as it was. */
function slidesOf(text: string): readonly ReturnType<typeof slideBlocks>[] {
  const deck = parseDeck(text);
  expect(serialiseDeck(deck)).toBe(text);
  return deck.slides.map(slideBlocks);
}

const textOf = (inline: readonly WrittenInline[]): string => plainText(inline, ({expression}) => `{${expression}}`);

describe("Marp", () => {
  const notes = "---\nmarp: true\n---\n\n# Lamps\n\n<!-- Greet the keepers. -->\n\n- lit\n\n<!-- Then wait. -->\n";

  it("every comment of a slide that is no directive is a note, in order", () => {
    expect(parseDeck(notes).slides[0]!.notes).toBe("Greet the keepers.\n\nThen wait.");
    expect(slidesOf(notes)[0]!.notes).toMatchObject([{type: "paragraph"}, {type: "paragraph"}]);
  });

  it("elsewhere the last comment is the note, as in Slidev", () => {
    expect(parseDeck(notes.replace("marp: true", "theme: seriph")).slides[0]!.notes).toBe("Then wait.");
  });

  it("header and footer stand on each slide from theirs on", () => {
    const slides = slidesOf(
      "---\nmarp: true\nheader: DRAFT\nfooter: '**Office** of lamps'\n---\n\n# A\n\n---\n\n<!-- _header: '' -->\n\n# B\n"
    );
    expect(slides.map(({header, footer}) => [textOf(header), textOf(footer)])).toEqual([
      ["DRAFT", "Office of lamps"],
      ["", "Office of lamps"]
    ]);
  });

  it("paginate: false is told of, since slides are numbered all the same", () => {
    const [slide] = slidesOf("---\nmarp: true\npaginate: false\n---\n\n# A\n");
    expect(slide!.messages).toMatchObject([{kind: "warning", message: expect.stringMatching(/^paginate: /) as string}]);
  });
});

describe("reveal.js and Pandoc", () => {
  const private_ =
    "## Lamps\n\n- lit\nNote: SECRET of the keepers\n\n- more\n\n---\n\n## Two\n\ntext\n\nNotes:\n\n- SECRET too\n";

  it("what follows Note: is a note up to the end of the slide, right below a list too", () => {
    const slides = slidesOf(private_);
    for (const {blocks, notes} of slides) {
      expect(JSON.stringify(blocks)).not.toMatch(/SECRET|more/);
      expect(JSON.stringify(notes)).toContain("SECRET");
    }
    expect(parseDeck(private_).slides.map(({body, notes}) => [body, notes])).toEqual([
      ["## Lamps\n\n- lit", "SECRET of the keepers\n\n- more"],
      ["## Two\n\ntext", "- SECRET too"]
    ]);
  });

  it("Note: within a column ends with the column", () => {
    const [slide] = slidesOf(
      "## A\n\n::: columns\n::: column\nleft\n\nNote: SECRET\n:::\n::: column\nright\n:::\n:::\n"
    );
    expect(JSON.stringify(slide!.blocks)).not.toContain("SECRET");
    expect(JSON.stringify(slide!.blocks)).toContain("right");
    expect(slide!.notes).toHaveLength(1);
    expect(slide!.messages).toEqual([]);
  });

  it.each([
    ["below the text of an item", "# A\n\n- point\n  Note: SECRET\n- shown\n"],
    ["as a paragraph of an item", "# A\n\n- point\n\n  Note: SECRET\n\n  SECRET too\n\n- shown\n"],
    ["in an item of an item", "# A\n\n- point\n  - deeper\n\n    Notes: SECRET\n\n\nshown\n"]
  ])("Note: indented %s ends with the item", (_where, text) => {
    const [slide] = slidesOf(text);
    expect(JSON.stringify(slide!.blocks)).not.toContain("SECRET");
    expect(JSON.stringify(slide!.blocks)).toContain("shown");
    expect(JSON.stringify(slide!.notes)).toContain("SECRET");
    expect(serialiseDeck(parseDeck(text))).toBe(text);
  });

  it("what an item starts with is its text", () => {
    expect(JSON.stringify(slidesOf("# A\n\n- Note: shown\n- more\n")[0]!.blocks)).toContain("Note: shown");
  });

  it("notes after Note: can be edited", () => {
    const deck = parseDeck(private_);
    expect(serialiseDeck(editSlide(deck, 0, {notes: "new"}))).toBe(
      private_.replace("- lit\nNote: SECRET of the keepers\n\n- more\n", "- lit\n\n::: notes\nnew\n:::\n")
    );
  });

  it("in Marp such a line is text", () => {
    expect(JSON.stringify(slidesOf("---\nmarp: true\n---\n\n# A\n\nNote: shown\n")[0]!.blocks)).toContain(
      "Note: shown"
    );
  });

  it("comments with attributes are no notes; a fragment comes by a step", () => {
    const [slide] = slidesOf(
      '<!-- .slide: data-background="#eee" -->\n\n# A\n\n- b <!-- .element: class="fragment" -->\n'
    );
    expect(slide!.notes).toEqual([]);
    expect(slide!.blocks).toMatchObject([{type: "list", items: [{step: 1}]}]);
    expect(slide!.steps).toBe(1);
  });
});

describe("Quarto", () => {
  const deck = (body: string, format = "revealjs"): string => `---\ntitle: Lamps\nformat: ${format}\n---\n\n${body}`;
  const blocksOf = (body: string, format?: string): string => JSON.stringify(slidesOf(deck(body, format))[0]!.blocks);

  it("any format that ends in revealjs starts slides at headings", () => {
    const text = "# Part\n\n## One\n\na\n\n## Two\n\nb\n";
    expect(slidesOf(deck(text, "clean-revealjs"))).toHaveLength(3);
    expect(slidesOf(deck(text, "\n  clean-revealjs:\n    echo: false"))).toHaveLength(3);
  });

  it("spans lose their brackets, what is lower or higher says so", () => {
    const found = blocksOf("## A\n\n[lit]{.alert} and [**dark**]{.alert}, H~2~O, x^2^\n");
    expect(found).not.toMatch(/alert|\[lit|\^|~/);
    expect(found).toContain('{"type":"subscript","children":[{"type":"text","text":"2"}]}');
    expect(found).toContain('{"type":"superscript","children":[{"type":"text","text":"2"}]}');
  });

  it("a callout is set apart, and nothing is told of it", () => {
    const [slide] = slidesOf(deck("## A\n\n::: {.callout-note}\n## Mind\ntext\n:::\n"));
    expect(slide!.blocks).toMatchObject([{type: "quote", blocks: [{type: "heading"}, {type: "paragraph"}]}]);
    expect(slide!.messages).toEqual([]);
  });

  it.each([
    ["said in the cell", "## A\n\n```{r}\n#| echo: false\nplot(lamps)\n```\n", "revealjs", false],
    ["said for the deck", "## A\n\n```{r}\nplot(lamps)\n```\n", "\n  my-revealjs:\n    echo: false", false],
    ["not said", "## A\n\n```{r}\n#| label: x\nplot(lamps)\n```\n", "revealjs", true]
  ])(
    "the code of a cell is shown unless it is hidden (%s), and its output is said to be missing",
    (_, body, format, shown) => {
      const found = blocksOf(body, format);
      expect(found.includes("plot(lamps)")).toBe(shown);
      expect(found).not.toContain("#|");
      expect(found).toContain("The output of this r cell is not in this file.");
    }
  );

  it("a line break in a subtitle is no markup", () => {
    expect(deckMetadata(parseDeck("---\nsubtitle: one<br>two\n---\n\n# A\n")).subtitle).toBe("one · two");
  });
});

describe("Slidev", () => {
  it("Link keeps its text, on a line of its own and within one", () => {
    const [slide] = slidesOf('# A\n\n<Link to="3">Onward</Link>\n\nor <Link to="/4">back</Link>\n');
    expect(slide!.blocks).toEqual([
      {type: "paragraph", inline: [{type: "link", href: "#3", line: 3, children: [{type: "text", text: "Onward"}]}]},
      {type: "paragraph", inline: [{type: "text", text: "or back"}]}
    ]);
    expect(slide!.messages).toEqual([]);
  });

  it("a theme's layout with a picture shows it", () => {
    const slides = slidesOf(
      "# A\n\n---\nlayout: intro-image-right\nimage: ./lamp.png\nalt: A lamp\n---\n\n# B\n\n- lit\n"
    );
    expect(slides[1]!.blocks).toMatchObject([{type: "list"}, {type: "image", alt: "A lamp"}]);
  });
});
