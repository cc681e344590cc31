import {expect, it} from "vitest";
import {addressOfSlide, slideOfAddress} from "../../../src/components/present/show-state.js";

const IDS = ["opening", "trend", "slide-3"];

it.each([
  ["#/1", 0],
  ["#/3", 2],
  ["#/9", 2],
  ["#/0", 0],
  ["#trend", 1],
  ["#/trend", 1],
  ["#slide-3", 2],
  ["", undefined],
  ["#", undefined],
  ["#/", undefined],
  ["#chart-x", undefined],
  ["#%E0%A4%A", undefined],
  ["#/x", undefined]
])("slideOfAddress(%j) is %s", (hash, slide) => expect(slideOfAddress(hash, IDS)).toBe(slide));

it("addressOfSlide(id) leads back to it", () =>
  IDS.forEach((id, i) => expect(slideOfAddress(addressOfSlide(id), IDS)).toBe(i)));
