import {expect, it} from "vitest";
import {showCounter} from "../../src/components/counter.js";
import {EvidenceLoadError} from "../../src/components/evidence.js";
import type {Evidence} from "../../src/core/evidence.js";
import {evidenceSubset} from "../../src/exports/evidence-subset.js";
import {demoEvidence, demoFact} from "./demo-evidence.js";
import {page, textOf} from "./dom.js";

const [demo] = demoEvidence.sources.filter(({id}) => id === "demo");
const REPLY = {
  ...demo!,
  id: "reply",
  title: "Reply of the pier",
  symbol: "R/1",
  date: "2015",
  url: "https://example.org/r1"
};
const figure = demoEvidence.facts.find(({id}) => id === "demo.total")!;
const answers = [
  demoFact({...figure, id: "reply.total", source: "reply", printed: "139", locator: "para 9", place: null}),
  demoFact({...figure, id: "reply.later", source: "reply", printed: "999", period: "2019", place: null})
];

const disputed = (facts = answers): Evidence => ({
  ...demoEvidence,
  sources: [...demoEvidence.sources.map((one) => (one.id === "demo" ? {...one, counter: "reply"} : one)), REPLY],
  facts: [...demoEvidence.facts, ...facts]
});

async function shown(evidence: Evidence): Promise<HTMLElement> {
  const list = page('<div data-facts="demo.total"></div>').document.querySelector<HTMLElement>("[data-facts]")!;
  await showCounter(list, () => Promise.resolve(evidence));
  return list;
}

it("showCounter(list) sets beside a figure what the other document prints to its measure and period", async () => {
  const list = await shown(disputed());
  expect(textOf(list, "h3 a")).toBe("R/1 (2015)");
  expect([...list.querySelectorAll("[data-fact]")].map((item) => item.getAttribute("data-fact"))).toEqual([
    "reply.total"
  ]);
  expect(textOf(list, "[data-fact] strong")).toBe("139");
  expect(list.textContent).toContain("para 9");
});

it("showCounter(list) says where the other document prints nothing to it, and where none is registered", async () => {
  expect((await shown(disputed([]))).textContent).toContain("no registered figure of the measures and periods");
  expect((await shown(demoEvidence)).textContent).toBe(
    "No document is registered that answers or disputes those behind this slide."
  );
});

it("showCounter(list) works in a file that stands alone: its evidence holds the answers, and no others", async () => {
  const subset = evidenceSubset(disputed(), {facts: ["demo.total"], expressions: []});
  expect((await shown(subset)).querySelectorAll("[data-fact='reply.total']")).toHaveLength(1);
  expect(subset.facts.some(({id}) => id === "reply.later")).toBe(false);
  const empty = evidenceSubset(disputed([]), {facts: ["demo.total"], expressions: []});
  expect(textOf(await shown(empty), "h3")).toBe("R/1 (2015)");
});

it("showCounter(list) says that the evidence can't be had", async () => {
  const list = page('<div data-facts="demo.total"></div>').document.querySelector<HTMLElement>("[data-facts]")!;
  await showCounter(list, () => Promise.reject(new EvidenceLoadError("The evidence could not be loaded (gone).")));
  expect(textOf(list, "[role=alert]")).toBe("The evidence could not be loaded (gone).");
});
