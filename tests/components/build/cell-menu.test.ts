import {afterEach, expect, it, vi} from "vitest";
import {cellMenu} from "../../../src/components/build/cell-menu.js";
import type {Evidence} from "../../../src/core/evidence.js";
import {demoTerms} from "../../support/terms.js";
import {page} from "../dom.js";

afterEach(() => vi.unstubAllGlobals());

it.each(["sql", "rows"])("names what a %s cell can be of in words, never by the marks of terms", async (kind) => {
  const {document} = page('<link rel="tickmark-list" href="../data/list.json">');
  const [{id}] = demoTerms as readonly [(typeof demoTerms)[number]];
  const title = `Counts of [[${id}]]`;
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json([{id: "counts", title}])));
  const evidence = {uses: {}, facts: [], terms: demoTerms, structure: [{id: "counts", title}]} as unknown as Evidence;

  const [kinds, add] = cellMenu(document, {
    kinds: ["sql", "rows"],
    evidence: () => Promise.resolve(evidence),
    add: () => undefined
  });
  (kinds as HTMLSelectElement).value = kind;
  add!.click();
  await vi.waitFor(() => expect(document.querySelector("#tm-cell-which")).not.toBeNull());
  const [option] = document.querySelectorAll<HTMLOptionElement>("#tm-cell-which option");
  expect(option!.value).toBe("counts");
  expect(option!.textContent).toMatch(/^Counts of [^[\]]+$/);
});
