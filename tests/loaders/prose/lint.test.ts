import {expect, it} from "vitest";
import {findUntied} from "../../../loaders/prose/lint.js";

const found = (text: string): readonly string[] => findUntied(text).map((number) => number.text);

it.each<[rule: string, plain: string, alike: string, figure: string]>([
  ["a date", "on 8 February 2022", "8 persons in February 2022", "8"],
  ["years", "from 2010–2014", "2,010 persons", "2,010"],
  ["years", "in 2020", "2020 officers", "2020"],
  ["a place", "para 74 (b), heading (2), section 2 (1)", "a part of 74", "74"],
  ["a symbol", "A/HRC/31/58/Add.3", "31/58 of them", "31"],
  ["an age definition", "under 18 years; aged 10 to 19 years", "aged 10 to 190 years", "190"],
  ["a row of a list", "see plan.m1-xiii and un.r-b", "plan 1,313", "1,313"],
  ["a telephone number", "dial #9110", "dialled 9110 times", "9110"],
  ["an ordinal", "the 13th of them", "13 of them", "13"]
])("%s is no figure, and what looks like one is", (_, plain, alike, figure) => {
  expect(found(plain)).toEqual([]);
  expect(found(alike)).toContain(figure);
});
