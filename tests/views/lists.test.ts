import {expect, it} from "vitest";
import {checkList} from "../../src/views/check-list.js";
import {factList} from "../../src/views/fact-browser.js";
import {demoEvidence} from "../components/demo-evidence.js";
import {page, textOf} from "../components/dom.js";

it("factList has an anchor for every fact, below its source", () => {
  const list = factList(demoEvidence, page("").document);
  expect([...list.querySelectorAll("li[id]")].map(({id}) => id)).toEqual(demoEvidence.facts.map(({id}) => id));
  expect([...list.querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual([
    "Lamps of the pier",
    "Other lamps"
  ]);
  expect(list.querySelector("#other\\.lamps")?.closest("section")?.textContent).toContain("not present in this copy");
});

it("factList links facts among themselves and repeats no id", () => {
  const list = factList(demoEvidence, page("").document, {
    factHref: (id) => `#${id}`,
    checkHref: (id) => `../open-points#check-${id}`
  });
  const anchors = [...list.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href")!.slice(1));
  const ids = [...list.querySelectorAll("[id]")].map(({id}) => id);
  expect(anchors.length).toBeGreaterThan(0);
  expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it("factList is the same each time", () => {
  expect(factList(demoEvidence, page("").document).outerHTML).toBe(factList(demoEvidence, page("").document).outerHTML);
});

it("checkList puts open points first, with class, both sides and an explanation whose numbers are links", () => {
  const list = checkList(demoEvidence, page("").document, {factHref: (id) => `../trace/#${id}`});
  expect([...list.querySelectorAll("li[id]")].map(({id}) => id)).toEqual(["check-colours", "check-green-within"]);
  expect([...list.querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual(["Open points", "Hold"]);
  expect(textOf(list, "#check-colours .tm-check-status")).toBe("open point: not itemised");
  expect(
    [...list.querySelectorAll("#check-colours .tm-check-line a")].map((side) => [
      side.textContent,
      side.getAttribute("data-trace")
    ])
  ).toEqual([
    ["136", "sum(demo.green, demo.red)"],
    ["141", "demo.total"]
  ]);
  expect(textOf(list, ".tm-explanation")).toBe("The report names 106 green <b>lamps</b> and no others than red.");
  expect(list.querySelector(".tm-explanation a")?.getAttribute("href")).toBe("../trace/#demo.green");
});

it("checkList has the passage of each check folded below it, once, with all its printed strings marked and a link into the document", () => {
  const list = checkList(demoEvidence, page("").document, {factHref: (id) => `#${id}`});
  const passages = list.querySelector("#check-green-within details")!;
  expect(passages.hasAttribute("open")).toBe(false);
  expect([...passages.querySelectorAll("blockquote")].map((quote) => quote.textContent)).toEqual([
    demoEvidence.passages[0]
  ]);
  expect([...passages.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["141", "106"]);
  expect(passages.querySelector(".tm-passage-place a")?.getAttribute("href")).toBe("/sources/demo#demo.green");
});

it("checkList says of a fact without a passage where it is printed", () => {
  const list = checkList(demoEvidence, page("").document, {factHref: (id) => `#${id}`});
  expect(textOf(list, "#check-colours details summary")).toBe("Both passages");
  expect(textOf(list, "#check-colours .tm-check-printed")).toBe("30 para 1, H/1, Lamps of the pier");
});

it("factList says briefly where a fact is shown", () => {
  const list = factList(demoEvidence, page("").document, {factHref: (id) => `#${id}`, siteHref: (path) => `..${path}`});
  expect(textOf(list, "[id='demo.green'] .tm-fact-uses")).toBe(
    "Shown in: Lamps by night (page); Lamps by colour (chart)"
  );
  expect(list.querySelector("[id='demo.green'] .tm-fact-uses a")?.getAttribute("href")).toBe("../notebooks/lamps");
  expect(list.querySelector("[id='demo.total'] .tm-fact-uses")).toBeNull();
});
