import {describe, expect, it} from "vitest";
import {plainText} from "../../../src/core/deck/blocks.js";
import type {WrittenInline} from "../../../src/core/deck/blocks.js";
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
