import {expect, it} from "vitest";
import {printedNumbers} from "../../../../loaders/reading/pdf/printed-numbers.js";
import type {PageContent} from "../../../../loaders/reading/pdf/page-content.js";
import type {ReadChar} from "../../../../loaders/reading/pdf/pdfium-reader.js";

const WIDTH = 6;

/** A page with letters in a row from the left, one every six points; blanks take room and are not drawn. */
function pageOf(text: string): PageContent {
  const glyphs = Array.from(text).flatMap((letter, i) => (letter === " " ? [] : [glyphAt(letter, i * WIDTH)]));
  return {
    number: 1,
    width: 400,
    height: 300,
    rotation: 0,
    matrix: [1, 0, 0, 1, 0, 0],
    glyphs,
    strokes: [],
    pictures: [],
    curves: []
  };
}

const glyphAt = (text: string, x: number): PageContent["glyphs"][number] => ({
  text,
  box: {x1: x, x2: x + WIDTH, y1: 98, y2: 108},
  baseline: 100,
  size: 10,
  turn: 0
});

/** What another reader has at the same places; a letter after `~` it has no name for. */
function charsOf(text: string): readonly ReadChar[] {
  let isUnmapped = false;
  let x = -WIDTH;
  return Array.from(text).flatMap((letter) => {
    if (letter === "~") {
      isUnmapped = true;
      return [];
    }
    const char = {text: letter, box: {x1: (x += WIDTH), x2: x + WIDTH, y1: 98, y2: 108}, isUnmapped};
    isUnmapped = false;
    return [char];
  });
}

it.each([
  ["in 2014", "in 2014", undefined],
  ["98,452 x", "98 452 x", 'the readers differ: "98,452", "98 452"'],
  ["1.5", "1,5", 'the readers differ: "1.5", "1,5"'],
  ["256", "25 ", 'the readers differ: "256", "25"'],
  ["256", "", 'the readers differ: "256", ""'],
  ["256", "2~56", "its font does not say which letters it draws"],
  ["2\uE0105", "2\uE0105", "its font does not say which letters it draws"],
  ["½5", "½5", undefined]
])("%j, read as %j by the other reader, needs a look because: %s", (text, other, look) => {
  expect(printedNumbers(pageOf(text), charsOf(other)).map((number) => number.look)).toEqual([look]);
});

it("every number needs a look where the other reader can't read the file", () => {
  expect(printedNumbers(pageOf("in 2014"), undefined)).toMatchObject([
    {text: "2014", look: "only one reader could read the file"}
  ]);
});

it("a small raised digit after a number is a mark, not its last digit", () => {
  const mark = {...glyphAt("1", 12), size: 6, baseline: 104, box: {x1: 12, x2: 15, y1: 103, y2: 108}};
  const page = {...pageOf("98"), glyphs: [...pageOf("98").glyphs, mark]};
  expect(printedNumbers(page, []).map(({text}) => text)).toEqual(["98", "1"]);
});
