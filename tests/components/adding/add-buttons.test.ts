import {expect, it} from "vitest";
import {pageWithin, readAddRequest} from "../../../src/components/adding/add-address.js";
import {putAddButtons} from "../../../src/components/adding/add-buttons.js";
import {demoFigure} from "../demo-figure.js";
import {page} from "../dom.js";

const GALLERY = `<ul><li class="tm-gallery-card" data-gallery="loans"><p class="tm-gallery-title">Loans</p><dl></dl></li></ul>`;
const TABLE = `<section aria-labelledby="table-loans-2024"><h2>Loans</h2><div class="tm-actions"><button>Copy</button></div></section>`;

/** The texts that the buttons of a page ask to add, with the page that they name. */
function asked(html: string): readonly unknown[] {
  const {document} = page(html);
  const visited: string[] = [];
  const open = (address: string): unknown => visited.push(address);
  putAddButtons(document.documentElement, open);
  putAddButtons(document.documentElement, open);
  for (const button of document.querySelectorAll<HTMLElement>("[data-add]")) button.click();
  return visited.map((address) => ({page: address.split("#")[0], ...readAddRequest(new URL(address).hash)}));
}

it("asks once for each chart, card and table, as the text that a person would write", () => {
  const common = {page: "https://example.test/base/build", from: "notebooks/"};
  expect(asked(demoFigure() + GALLERY + TABLE)).toEqual([
    {...common, add: "FENCE"},
    {...common, add: "```chart\nref: loans\n```"},
    {...common, add: "```chart\ntable: loans-2024\nform: table\n```"}
  ]);
});

it("asks for nothing where a chart has no fence, as that of a query", () => {
  expect(asked(demoFigure().replace("FENCE", ""))).toEqual([]);
});

it("reads no request from other hashes, and leads back within the site only", () => {
  expect([readAddRequest(""), readAddRequest("#chart"), readAddRequest("#add=%20")]).toEqual([
    undefined,
    undefined,
    undefined
  ]);
  const {document} = page("");
  expect(pageWithin(document, "explore?spec=1#x")).toBe("https://example.test/base/explore?spec=1#x");
  for (const path of ["", "//elsewhere.test/", "https://elsewhere.test/", "javascript:alert(1)", "../other/"])
    expect(pageWithin(document, path), path).toBeUndefined();
});
