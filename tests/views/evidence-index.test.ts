import {expect, it} from "vitest";
import {indexEvidence, unitBeside} from "../../src/views/evidence-index.js";
import {realSite} from "../support/real-site.js";

it.each([
  ["un.convictions-2014", "convictions"],
  ["un.possession-grace-years", "year"],
  ["plan.interview-representatives", "person"],
  ["evac.physical-abuse-share", ""],
  ["plan.child-victims-growth", ""]
])("unitBeside(%s) is %j", async (id, expected) => {
  const {evidence} = await realSite();
  const fact = evidence.facts.find((one) => one.id === id)!;
  expect(unitBeside(fact, indexEvidence(evidence))).toBe(expected);
});
