import {describe, expect, it} from "vitest";
import {moveShow, START} from "../../../src/components/present/show-state.js";
import type {Move, ShowState} from "../../../src/components/present/show-state.js";

/** Three slides, the second with two steps. */
const STEPS = [0, 2, 0];

const state = (text: string): ShowState => {
  const [, mode = "", slide = "", step = "", black] = /^(\w+) (\d+)\.(\d+)( black)?$/.exec(text)!;
  return {mode: mode as ShowState["mode"], slide: Number(slide), step: Number(step), black: black !== undefined};
};
const text = ({mode, slide, step, black}: ShowState): string => `${mode} ${slide}.${step}${black ? " black" : ""}`;

describe("moveShow(state, move, steps)", () => {
  it.each<[string, Move["type"], string]>([
    ["slide 0.0", "next", "slide 1.0"],
    ["slide 1.0", "next", "slide 1.1"],
    ["slide 1.2", "next", "slide 2.0"],
    ["slide 2.0", "next", "slide 2.0"],
    ["slide 2.0", "previous", "slide 1.2"],
    ["slide 1.1", "previous", "slide 1.0"],
    ["slide 1.0", "previous", "slide 0.0"],
    ["slide 0.0", "previous", "slide 0.0"],
    ["slide 2.0", "first", "slide 0.0"],
    ["slide 0.0", "last", "slide 2.0"],
    ["slide 1.1", "overview", "overview 1.1"],
    ["overview 1.1", "overview", "slide 1.1"],
    ["overview 1.1", "next", "overview 2.0"],
    ["overview 1.1", "previous", "overview 0.0"],
    ["overview 0.0", "previous", "overview 0.0"],
    ["list 0.0", "overview", "list 0.0"],
    ["slide 1.1", "black", "slide 1.1 black"],
    ["slide 1.1 black", "black", "slide 1.1"],
    ["slide 1.1 black", "overview", "slide 1.1"],
    ["slide 1.1 black", "next", "slide 1.2"],
    ["overview 1.1", "black", "overview 1.1"],
    ["slide 1.1", "leave", "list 1.1"]
  ])("%s, %s: %s", (before, type, after) => {
    expect(text(moveShow(state(before), {type} as Move, STEPS))).toBe(after);
  });

  it.each<[number, number | undefined, string]>([
    [1, undefined, "slide 1.0"],
    [1, 2, "slide 1.2"],
    [1, 9, "slide 1.2"],
    [-1, undefined, "slide 0.0"],
    [7, undefined, "slide 2.0"]
  ])("opens slide %d at step %s: %s", (slide, step, after) => {
    expect(text(moveShow(START, {type: "slide", slide, ...(step === undefined ? {} : {step})}, STEPS))).toBe(after);
  });

  it("gives back the same object where nothing changes", () => {
    const last = state("slide 2.0");
    expect(moveShow(last, {type: "next"}, STEPS)).toBe(last);
  });
});
