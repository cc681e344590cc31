import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import type {WrittenBlock} from "../../../src/core/deck/blocks.js";
import {STAGE, chartRoom, columnsWidth} from "../../../src/core/deck/stage.js";
import {PAPER} from "../../../src/core/themes/paper.js";

const CHART: WrittenBlock = {type: "chart", chart: {text: "ref: ships", line: 1}};
const words = (text: string): WrittenBlock => ({type: "paragraph", inline: [{type: "text", text}]});

describe("columnsWidth(count, width)", () => {
  it.each([
    [12, 1280, 1152],
    [7, 1280, 662],
    [6, 1280, 564],
    [12, 960, 832]
  ])("%d columns of a slide of %d pixels are %d wide", (count, width, pixels) => {
    expect(columnsWidth(count, width)).toBe(pixels);
  });
});

describe("chartRoom(layout, blocks, {width})", () => {
  const width = 1280;

  it("is all the stage between head and foot for a chart alone", () => {
    expect(chartRoom("figure", [CHART], {width})).toEqual({width: 672, height: 252, stage: true});
  });

  it("leaves what words below need, the more the longer they are", () => {
    const heights = ["", "A line.", "Words. ".repeat(30)].map(
      (text) => chartRoom("figure", text === "" ? [CHART] : [CHART, words(text)], {width}).height
    );
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
    expect(new Set(heights).size).toBe(3);
  });

  it("is seven of twelve columns beside words, whatever their number", () => {
    const rooms = ["A line.", "Words. ".repeat(30)].map((text) =>
      chartRoom("figure-right", [words(text), CHART], {width})
    );
    expect(rooms).toEqual([rooms[0], {width: 386, height: 252, stage: true}]);
  });

  it("is shared by charts beside or below one another", () => {
    expect(chartRoom("comparison", [CHART, CHART], {width}).width).toBe(329);
    expect(chartRoom("figure", [CHART, CHART], {width}).height).toBeLessThan(126);
    expect(chartRoom("bullets", [{type: "columns", columns: [[CHART], [words("A")]]}], {width}).width).toBe(329);
  });

  it("follows the sizes and distances of the deck's theme", () => {
    const theme = {...PAPER, type: {...PAPER.type, label: 28}, spacing: {margin: 96, gutter: 24}};
    expect(chartRoom("figure", [CHART], {width, theme})).toEqual({width: 544, height: 216, stage: true});
  });

  it("is lower by a line at the slide's edge, and narrower in a narrower deck", () => {
    expect(chartRoom("figure", [CHART], {width, edges: 1}).height).toBeLessThan(252);
    expect(chartRoom("figure", [CHART], {width: 960}).width).toBe(485);
  });
});

it("the style sheets take the roles of type and the distances from the theme, and have the same sizes", async () => {
  const [style, layouts] = await Promise.all(
    ["deck", "layouts"].map((name) => readFile(`src/style/${name}.css`, "utf8"))
  );
  const named = [...style!.matchAll(/--tm-(\w+): calc\(var\(--tm-size-(\w+)\) \* var\(--u\)\)/g)];
  expect(named.map(([, role, token]) => [role, token])).toEqual(
    Object.keys({...PAPER.type, ...PAPER.spacing}).map((name) => [name, name])
  );
  expect(/--tm-step: calc\((\d+) \* var\(--u\)\)/.exec(style!)?.[1]).toBe(String(STAGE.grid.step));
  const sizes = [...layouts!.matchAll(/--tm-(\w+): calc\((\d+) \* var\(--u\)\)/g)].map(([, role, size]) => [
    role,
    Number(size)
  ]);
  const {numeral, tile, display, lead} = STAGE.type;
  expect(Object.fromEntries(sizes)).toMatchObject({numeral, tile, display, lead});
});
