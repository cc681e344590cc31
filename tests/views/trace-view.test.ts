import {describe, expect, it} from "vitest";
import {siteTraceLinks} from "../../src/views/trace-links.js";
import {traceView} from "../../src/views/trace-view.js";
import {demoEvidence} from "../components/demo-evidence.js";
import {page, textOf} from "../components/dom.js";

const links = {
  factHref: (id: string) => `trace/#${id}`,
  traceHref: (expression: string) => `trace/?x=${encodeURIComponent(expression)}`
};
const view = (expression: string, shown?: string): HTMLElement =>
  traceView(demoEvidence, expression, page("").document, {...links, ...(shown === undefined ? {} : {shown})});

describe("the top of a trace", () => {
  it("shows the expression in its canonical text, each operand a chip that opens its own trace", () => {
    const shown = view("share( demo.green,demo.total )");
    expect(textOf(shown, ".tm-expression")).toBe("share(demo.green, demo.total)");
    const chips = [...shown.querySelectorAll(".tm-trace-expression .tm-chip")];
    expect(chips.map((chip) => chip.getAttribute("data-trace"))).toEqual(["demo.green", "demo.total"]);
    expect(chips[0]!.getAttribute("href")).toBe("trace/?x=demo.green");
  });

  it("makes an inner call a chip too", () => {
    const chip = view("share(demo.green, sum(demo.green, demo.red))").querySelector(".tm-chip-call");
    expect(chip?.getAttribute("data-trace")).toBe("sum(demo.green, demo.red)");
  });

  it("works the result out step by step", () => {
    const shown = view("share(demo.green, demo.total)");
    expect(textOf(shown, ".tm-result")).toBe("= 75.2%");
    expect(textOf(shown, ".tm-step-working")).toBe("106 ÷ 141 × 100 = 75.2%");
  });

  it("adds printed shares to as many places as they are printed to", () => {
    const share = (id: string, printed: string) => {
      const fact = demoEvidence.facts.find((one) => one.id === "demo.total")!;
      return {...fact, id, printed, unit: "percent", of: "demo.visitors"};
    };
    const facts = [share("demo.p", "26.0%"), share("demo.q", "73.4%"), share("demo.r", "0.5%")];
    const evidence = {...demoEvidence, facts: [...demoEvidence.facts, ...facts]};
    const sum = "sum(demo.p, demo.q, demo.r)";
    const shown = traceView(evidence, `round(${sum}, 1)`, page("").document, links);
    expect(textOf(shown, ".tm-steps .tm-step-working")).toBe("26.0% + 73.4% + 0.5% = 99.9%");
    expect(textOf(traceView(evidence, sum, page("").document, links), ".tm-result")).toBe("= 99.9%");
  });

  it("shows an implied whole as the whole numbers that it may be, with the interval they lie in", () => {
    const figure = (id: string, printed: string, unit: string) => {
      const fact = demoEvidence.facts.find((one) => one.id === "demo.total")!;
      return {...fact, id, printed, unit};
    };
    const {unit} = demoEvidence.facts.find((one) => one.id === "demo.total")!;
    const facts = [figure("demo.part", "24", unit), figure("demo.its-share", "6.9 per cent", "percent")];
    const evidence = {...demoEvidence, facts: [...demoEvidence.facts, ...facts]};
    const shown = traceView(evidence, "implied(demo.part, demo.its-share)", page("").document, links);
    expect(textOf(shown, ".tm-result")).toMatch(/^= implied 346 to 350 /);
    expect(textOf(shown, ".tm-step-working")).toBe("24 ÷ 6.9 per cent = implied 346 to 350");
    expect(textOf(shown, ".tm-step-summary")).toContain("the whole, not printed");
    expect(textOf(shown, ".tm-interval")).toMatch(/^By the precision printed: from 345\.\d.* 350\.\d/);
    expect(shown.querySelectorAll(".tm-trace-facts > *")).toHaveLength(2);
  });

  it("says which text was imported, by its edition and SHA-256", () => {
    const [source] = demoEvidence.sources;
    const sha256 = "ab".repeat(32);
    const evidence = {
      ...demoEvidence,
      sources: [{...source!, file: "demo.txt", date: "2015-02-01", sha256, present: true}]
    };
    const shown = traceView(evidence, "demo.total", page("").document, links);
    const terms = [...shown.querySelectorAll("dt")].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent
    ]);
    expect(terms).toContainEqual([
      "Text imported",
      `edition of 1 February 2015 (${source!.language}), SHA-256 ${sha256.slice(0, 12)}`
    ]);
  });

  it("names the inner calls where there are several steps", () => {
    const steps = [...view("share(demo.green, sum(demo.green, demo.red))").querySelectorAll(".tm-steps li")];
    expect(steps.map((step) => [textOf(step, "code"), textOf(step, ".tm-step-working")])).toEqual([
      ["sum(demo.green, demo.red)", "106 + 30 = 136"],
      ["share(demo.green, sum(demo.green, demo.red))", "106 ÷ 136 × 100 = 77.9%"]
    ]);
  });

  it("gives qualifier, unit and interval of a fact that isn't exact", () => {
    const shown = view("demo.visitors");
    expect(textOf(shown, ".tm-result")).toBe("printed: about 220 persons");
    expect(textOf(shown, ".tm-interval")).toBe("By the precision printed: from 215 to 225 persons");
    expect(shown.querySelector(".tm-steps")).toBeNull();
  });

  it("says nothing of an interval where the number is exact", () =>
    expect(view("demo.total").querySelector(".tm-interval")).toBeNull());

  it("says how the number was shown where it was shown otherwise", () => {
    expect(textOf(view("share(demo.green, demo.total)", "75%"), ".tm-shown")).toBe("Shown as 75%");
    expect(view("share(demo.green, demo.total)", "75.2%").querySelector(".tm-shown")).toBeNull();
  });

  it.each([
    ["share(demo.green", /to close share/],
    ["demo.nothing", /unknown fact: demo\.nothing/],
    ["", /found the end/]
  ])("throws for %j", (expression, message) => {
    expect(() => view(expression)).toThrow(message);
  });
});

describe("the card of a fact", () => {
  const card = (expression: string): Element => view(expression).querySelector(".tm-fact")!;

  it("shows the printed string, what it measures, and where it stands", () => {
    const terms = [...card("demo.green").querySelectorAll("dt")].map(
      (term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`
    );
    expect(textOf(card("demo.green"), ".tm-printed-number")).toBe("106");
    expect(textOf(card("demo.green"), ".tm-fact-measure")).toBe("Lamps counted Lamps that burn & those that don’t.");
    expect(terms).toEqual([
      "Unit: lamps",
      "Period: 2014",
      "Area: Japan",
      "Category: green lamps",
      "Part of: 141 (demo.total)",
      "Producer: not stated",
      "Status: final",
      "Place: para 1",
      "Source: Lamps of the pier",
      "Symbol: H/1",
      "Publisher: Harbour Office",
      "Date: 2015-01-02",
      "Document: Official document",
      `Text imported: edition of 2 January 2015 (en), SHA-256 ${demoEvidence.sources[0]!.sha256.slice(0, 12)}`,
      "In the text: found in the text exactly as printed"
    ]);
  });

  it("carries the caveats of the fact and of its measure, and our note", () => {
    const caveats = [...card("demo.green").querySelectorAll(".tm-caveat")].map((caveat) => caveat.textContent);
    expect(caveats).toEqual(["Counted by night.", "Only those on the pier, of 141 in all."]);
    expect(textOf(card("demo.green"), ".tm-note")).toBe("Our note: Our own count.");
  });

  it("marks the printed string at its own place, not at the first that reads alike", () => {
    const quote = card("demo.total").querySelector("blockquote")!;
    expect(quote.textContent).toBe(demoEvidence.passages[0]);
    expect(textOf(card("demo.total"), ".tm-passage-place")).toBe("para 1, H/1, Lamps of the pier");
    expect(quote.querySelector("mark")?.previousSibling?.textContent).toBe(
      "In the year there were 141 lamps 💡 on the pier. Of the "
    );
  });

  it("folds a long passage away and shows what stands around the mark", () => {
    const [excerpt, whole] = [...card("demo.visitors").querySelectorAll("blockquote")];
    expect(excerpt!.textContent.length).toBeLessThan(420);
    expect(excerpt!.textContent).toMatch(/^… .*There were about 220 visitors\..* …$/);
    expect(excerpt!.querySelector("mark")?.textContent).toBe("220");
    expect(whole!.textContent).toBe(demoEvidence.passages[1]);
    expect(whole!.closest("details")?.hasAttribute("open")).toBe(false);
  });

  it("says where to look where the text is absent", () => {
    expect(textOf(card("other.lamps"), ".tm-absent")).toBe(
      "The document’s text is not present in this copy; find it at page 4 of the document."
    );
    expect(textOf(card("other.lamps"), "dl")).toContain("not checked");
  });

  it("says that an orphan is not tied", () => {
    expect(textOf(card("demo.red"), ".tm-orphan")).toContain("does not read “30”");
    expect(card("demo.red").querySelector("blockquote")).toBeNull();
  });

  it("lists its checks with their status in words, unfolded where one is open", () => {
    const checks = card("demo.green").querySelector("details.tm-fact-checks")!;
    expect(checks.hasAttribute("open")).toBe(true);
    expect([...checks.querySelectorAll(".tm-check-line")].map((line) => line.textContent)).toEqual([
      "holds 106 is at most 141",
      "open point: not itemised 136 against 141"
    ]);
    expect(card("demo.visitors").querySelector(".tm-fact-checks")).toBeNull();
  });

  it("leads to the fact's place in its document, below whatever root the site has", () => {
    const shown = traceView(
      demoEvidence,
      "demo.green",
      page("").document,
      siteTraceLinks("https://example.test/base/")
    );
    expect(shown.querySelector(".tm-passage-place a")?.getAttribute("href")).toBe(
      "https://example.test/base/sources/demo#demo.green"
    );
    expect([...shown.querySelectorAll(".tm-fact-uses a")].map((link) => link.getAttribute("href"))).toEqual([
      "https://example.test/base/notebooks/lamps",
      "https://example.test/base/notebooks/lamps#chart-lamps",
      "https://example.test/base/tables/#table-lamps"
    ]);
    expect(textOf(shown, ".tm-fact-uses")).toBe(
      "Shown in: Lamps by night (page); Lamps by colour (chart); Lamps by colour (table)"
    );
  });

  it("says why a withheld passage is not shown", () => {
    const facts = demoEvidence.facts.map((fact) =>
      fact.id === "demo.green" ? {...fact, place: null, withheld: "prints search terms"} : fact
    );
    const shown = traceView({...demoEvidence, facts}, "demo.green", page("").document, links);
    expect(textOf(shown, ".tm-fact-passage")).toBe(
      "The passage prints search terms and is not shown here; it stands at para 1, H/1, Lamps of the pier."
    );
    expect(shown.querySelector("blockquote")).toBeNull();
  });
});

it("a count shows the rows that it counts, each with its place in the document", () => {
  const place = {locator: "Part III (i)", source: "demo", anchor: "(i)", status_in_text: "exact", place: null} as const;
  const rows = [
    {id: "demo.m1", label: "Lamps", ...place, fields: {pillar: ["1"]}},
    {id: "demo.m2", label: "Horns", ...place, fields: {pillar: ["2"]}}
  ];
  const evidence = {
    ...demoEvidence,
    structure: [{id: "measures", title: "Measures", columns: [{name: "pillar", label: "Pillar"}], rows}]
  };
  const shown = traceView(evidence, "count(measures, pillar=2)", page("").document, links);
  expect(textOf(shown, ".tm-trace-result")).toContain("1");
  expect(
    [...shown.querySelectorAll(".tm-counted li")].map((item) => [
      item.textContent,
      item.querySelector("a")?.getAttribute("href")
    ])
  ).toEqual([[expect.stringContaining("Horns"), "/sources/demo#demo.m2"]]);
});
