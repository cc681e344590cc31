import {expect, it} from "vitest";
import {flagOf, siteOf} from "../../loaders/tables/flags.js";

it.each([
  ["9 cases", {value: 9, unit: "cases", caveat: ""}, "small count"],
  ["0 cases", {value: 0, unit: "cases", caveat: ""}, "small count"],
  ["10 cases", {value: 10, unit: "cases", caveat: ""}, ""],
  ["5 per cent", {value: 5, unit: "percent", caveat: ""}, ""],
  ["3 days", {value: 3, unit: "days", caveat: ""}, ""],
  ["a centre's 120 visits", {value: 120, unit: "visits", caveat: "single-centre-north"}, "single site"],
  ["a foundation's 2 homes", {value: 2, unit: "homes", caveat: "single-organisation-north"}, "single site; small count"],
  ["a hotline's 5 per cent", {value: 5, unit: "percent", caveat: "single-hotline-north"}, "single hotline"]
])("flagOf(%s) is %j", (_what, fact, flag) => {
  expect(flagOf(fact)).toBe(flag);
});

it("siteOf(fact) is empty for what is not of one site", () => {
  expect([siteOf({caveat: ""}), siteOf({caveat: "child-victims"}), siteOf({caveat: "single-centre-north"})]).toEqual(["", "", "single-centre-north"]);
});
