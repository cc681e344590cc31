import {describe, expect, it} from "vitest";
import {siteHeader} from "../../../loaders/site/chrome.js";

const headerOf = (path: string, isPublished = false): string =>
  siteHeader({name: "Norland", notebooks: [], hasTerms: false, isPublished})({path});
const link = (path: string, isPublished = false): readonly string[] =>
  [...headerOf(path, isPublished).matchAll(/<a class="tm-edit"[^>]*href="([^"]*)"[^>]*>([^<]*)</g)].flatMap((found) =>
    found.slice(1)
  );

describe("siteHeader", () => {
  it("leads from every document to its builder; on a published site to a copy, as it says", () => {
    expect(link("/decks/loans")).toEqual(["/build/deck?id=loans", "Edit"]);
    expect(link("/notebooks/loans-2024", true)).toEqual(["/build/notebook?id=loans-2024", "Edit a copy"]);
    expect(link("/briefings/größe", true)).toEqual(["/build/briefing?id=gr%C3%B6%C3%9Fe", "Edit a copy"]);
    expect(headerOf("/decks/loans", true)).toContain("kept in this browser");
  });

  it("leads nowhere from lists, other pages, and documents whose names the builder can’t write", () => {
    for (const path of ["/decks/index", "/notebooks/index", "/index", "/build", "/notebooks/a/b", "/decks/con"])
      expect(link(path), path).toEqual([]);
  });
});
