import {expect, it} from "vitest";
import {readAddRequest} from "../../../src/components/adding/add-address.js";
import {openEvidence} from "../../../src/components/present/control-bar.js";
import {page} from "../dom.js";

const SLIDE = `<section><figure data-fence="\`\`\`chart\nref: loans\n\`\`\`"><figcaption>Loans</figcaption></figure></section>`;

/** The links that the evidence of a slide has. */
function linksOf(html: string, {isSite = true} = {}): readonly HTMLAnchorElement[] {
  const {document} = page(html);
  if (!isSite) for (const link of document.querySelectorAll("link")) link.remove();
  openEvidence(document, {title: "Loans", evidence: null, section: document.querySelector<HTMLElement>("section")!});
  return [...document.querySelectorAll<HTMLAnchorElement>("dialog a")];
}

it("leads from each chart of a slide to where it is added to a document", () => {
  const [link] = linksOf(SLIDE);
  expect(link!.getAttribute("aria-label")).toBe("Add to… Loans");
  expect(readAddRequest(new URL(link!.href).hash)).toEqual({add: "```chart\nref: loans\n```", from: "notebooks/"});
});

it("leads nowhere from a slide without charts, and in a file that stands alone", () => {
  expect(linksOf("<section></section>")).toEqual([]);
  expect(linksOf(SLIDE, {isSite: false})).toEqual([]);
});
