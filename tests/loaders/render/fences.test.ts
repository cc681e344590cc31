import {beforeAll, describe, expect, it} from "vitest";
import {fenceDrawer} from "../../../loaders/render/fences.js";
import type {FencePage} from "../../../loaders/render/fences.js";
import type {Site} from "../../../loaders/render/site.js";
import {realSite} from "../../support/real-site.js";

describe("fenceDrawer(site)", () => {
  let site: Site;
  let id: string;
  beforeAll(async () => {
    site = await realSite();
    id = [...site.charts.keys()][0]!;
  });
  const idOf = (html: string): string => /^<figure [^>]*\bid="([^"]*)"/.exec(html)![1]!;
  const chart = (draw: ReturnType<typeof fenceDrawer>, page: FencePage): string => draw("chart", `ref: ${id}`, page);

  it("draws each chart of a page by its place, and the same each time the page is rendered", () => {
    const draw = fenceDrawer(site);
    const pages = [{path: "/a"}, {path: "/a"}, {path: "/b"}].map((page: FencePage) => [
      chart(draw, page),
      chart(draw, page)
    ]);
    expect(pages.map((drawn) => drawn.map(idOf))).toEqual(pages.map(() => [`chart-${id}`, `chart-${id}-2`]));
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]![0]).toContain(`/b#chart-${id}`);
    expect(pages[2]![0]).not.toBe(pages[0]![0]);
  });

  it("draws a list by the parameters of its page", () => {
    const draw = fenceDrawer(site);
    const [one, other] = site.evidence.sources.map(({id: source}) =>
      draw("evidence", "show: document", {params: {source}})
    );
    expect(one).not.toBe(other);
  });

  it("draws another site anew", () => {
    const caveat = "Another caveat stands here.";
    const other: Site = {
      ...site,
      evidence: {...site.evidence, checks: site.evidence.checks.map((check) => ({...check, note: caveat}))}
    };
    const [before, after] = [site, other].map((one) => fenceDrawer(one)("evidence", "show: checks", {}));
    expect([before!.includes(caveat), after!.includes(caveat)]).toEqual([false, true]);
  });

  it("throws for a fence that is wrong each time", () => {
    const draw = fenceDrawer(site);
    for (let i = 0; i < 2; i++) expect(() => draw("chart", "ref: nowhere", {})).toThrow(/unknown chart nowhere/);
  });
});
