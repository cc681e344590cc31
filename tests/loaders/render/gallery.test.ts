import {describe, expect, it} from "vitest";
import {drawGallery, drawSmall} from "../../../loaders/render/gallery.js";
import {drawingDocument} from "../../../loaders/render/light-document.js";
import {refusedList} from "../../../loaders/tables/refused-list.js";
import {indexEvidence} from "../../../src/views/evidence-index.js";
import {realSite} from "../../support/real-site.js";

const site = await realSite();
const gallery = drawGallery(site, drawingDocument());

describe("drawGallery(site, document)", () => {
  it("holds every registered chart once, with a link to its page, its table and its period", () => {
    const cards = [...gallery.querySelectorAll(".tm-gallery-card")];
    expect(new Set(cards.map((card) => card.getAttribute("data-gallery")))).toEqual(new Set(site.charts.keys()));
    expect(cards).toHaveLength(site.charts.size);
    for (const card of cards) {
      const id = card.getAttribute("data-gallery")!;
      expect(card.querySelector(".tm-gallery-title > a")?.getAttribute("href"), id).toMatch(
        new RegExp(`^/notebooks/[\\w-]+#chart-${id}$`)
      );
      expect(card.querySelector(`dd a[href="/tables/#table-${site.charts.get(id)!.table}"]`), id).not.toBeNull();
      expect(card.textContent, id).toMatch(/Period.*(\d{4}|not printed)/s);
      expect(card.querySelector(".tm-gallery-picture")!.innerHTML.length, id).toBeGreaterThan(200);
    }
  });

  it("says with each chart what must be said with it, in the gallery and where it stands small", () => {
    const silent = [...gallery.querySelectorAll(".tm-gallery-card")].filter(
      (card) => card.querySelector(".tm-notes > li") === null
    );
    expect(silent.map((card) => card.getAttribute("data-gallery"))).toEqual([]);
    expect(drawSmall({chart: "abuse-types"}, site, drawingDocument()).querySelector(".tm-notes")?.textContent).toMatch(
      /not children and not prevalence/
    );
    expect(() => drawSmall({chart: "nothing"}, site, drawingDocument())).toThrow(
      /evidence: chart: nothing: expected one of abuse-types/
    );
    expect(drawSmall({notebook: "abuse-types"}, site, drawingDocument()).outerHTML).toBe(
      drawSmall({chart: "abuse-types"}, site, drawingDocument()).outerHTML
    );
    expect(() => drawSmall({notebook: "nothing"}, site, drawingDocument())).toThrow(
      "evidence: notebook: nothing: has no chart"
    );
  });

  it("ties each number of a headline, and makes each mark of a picture a link that Tab meets, named with its number; no id stands twice", () => {
    expect(gallery.querySelectorAll("h3 a.tm-number[data-trace]").length).toBeGreaterThan(site.charts.size / 2);
    for (const picture of [
      ...gallery.querySelectorAll(".tm-gallery-picture"),
      drawSmall({chart: "abuse-types"}, site, drawingDocument()).querySelector(".tm-gallery-picture")!
    ]) {
      const links = [...picture.querySelectorAll("a")];
      expect([picture.getAttribute("role"), picture.getAttribute("aria-label")]).toEqual([
        "group",
        expect.stringMatching(/\w/) as string
      ]);
      expect(links.filter((link) => link.hasAttribute("data-trace")).length).toBeGreaterThan(0);
      expect(
        links
          .filter(
            (link) =>
              link.hasAttribute("tabindex") ||
              !link.hasAttribute("href") ||
              !/\w/.test(link.getAttribute("aria-label") ?? link.textContent)
          )
          .map((link) => link.outerHTML)
      ).toEqual([]);
      expect(picture.closest("a, button, [aria-hidden]") ?? picture.querySelector("[aria-hidden] a, a a")).toBeNull();
    }
    const ids = [...gallery.querySelectorAll("[id]")].map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...gallery.outerHTML.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id!);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });
});

describe("refusedList(rules, label)", () => {
  const rules = site.evidence.together!;
  const {refusals, noTrend} = rules;

  it("says every refusal with its reason, by the labels of measures", () => {
    const list = refusedList(rules, (id) => indexEvidence(site.evidence).label("measures", id));
    expect(list).toHaveLength(refusals.length + 2);
    const ids = [...refusals.flatMap(({between, and = []}) => [...between, ...and]), ...noTrend].filter(
      (id) => id !== "*"
    );
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids)
      expect(
        list.some(({what}) => what.includes(`“${indexEvidence(site.evidence).label("measures", id)}”`)),
        id
      ).toBe(true);
    for (const {why} of refusals) expect(list.some((refused) => refused.why === why)).toBe(true);
  });

  it("says nothing where a workspace refuses nothing", () => {
    expect(refusedList({refusals: [], noTrend: [], single: []}, (id) => id)).toEqual([]);
  });
});
