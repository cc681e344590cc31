import {describe, expect, it} from "vitest";
import {plainText} from "../../../src/core/deck/blocks.js";
import type {WrittenInline} from "../../../src/core/deck/blocks.js";
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
