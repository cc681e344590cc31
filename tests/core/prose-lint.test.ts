import {expect, it} from "vitest";
import type {ProseNouns} from "../../src/core/claim-words.js";
import {findUntied} from "../../src/core/prose.js";

const NOUNS: ProseNouns = {counted: ["officers", "ferries", "medical files", "c++ users"], parts: ["goal"]};
const found = (text: string, nouns?: ProseNouns): readonly string[] =>
  findUntied(text, nouns).map((number) => number.text);

it.each<[rule: string, plain: string, alike: string, figure: string]>([
  ["a date", "on 8 February 2022", "8 persons in February 2022", "8"],
  ["years", "from 2010–2014", "2,010 persons", "2,010"],
  ["years", "in 2020", "2020 officers", "2020"],
  ["a place", "para 74 (b), heading (2), section 2 (1)", "a part of 74", "74"],
  ["a part of the workspace's documents", "goal 3, goals 4 and 5", "a goal of 3", "3"],
  ["a symbol", "A/B/31/58/Add.3", "31/58 of them", "31"],
  ["an age definition", "under 18 years; aged 10 to 19 years", "aged 10 to 190 years", "190"],
  ["a row of a list", "see log.m1-xiii and log.r-b", "log 1,313", "1,313"],
  ["a number to dial", "dial #911", "dialled 911 times", "911"],
  ["an address", "see https://example.org/2021/141?n=5", "https://example.org/2021、141人", "141"],
  ["an ordinal", "the 13th of them", "13 of them", "13"]
])("%s is no figure, and what looks like one is", (_, plain, alike, figure) => {
  expect(found(plain, NOUNS)).toEqual([]);
  expect(found(alike, NOUNS)).toContain(figure);
});

it("finds number words before the nouns by which a workspace counts, and before those of any", () => {
  const text =
    "Two ferries, one ferry, seventy-one officers, three medical files, four C++ users, five lamps, six cases, seven per cent";
  expect(found(text, NOUNS)).toEqual([
    "Two ferries",
    "one ferry",
    "seventy-one officers",
    "three medical files",
    "four C++ users",
    "six cases",
    "seven per cent"
  ]);
  expect(found(text)).toEqual(["six cases", "seven per cent"]);
});
