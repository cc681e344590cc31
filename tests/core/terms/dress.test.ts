import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {dressTerms} from "../../../src/core/terms/dress.js";
import {TermError} from "../../../src/core/terms/wording.js";
import {demoTerms} from "../../support/terms.js";

const dressed = (html: string): Element =>
  dressTerms(new JSDOM(`<main>${html}</main>`).window.document.querySelector("main")!, demoTerms);

it("shows the guidelines’ words and has the documents’ at hand", () => {
  const [first, second] = dressed("<p>a [[lantern]], the [[lantern]] again</p>").querySelectorAll<HTMLElement>(
    ".tm-term"
  );
  expect([first!.textContent, second!.textContent]).toEqual(["green lamp (“lantern”)", "green lamp"]);
  expect({...first!.dataset}).toEqual({term: "lantern", guidelines: "green lamp (“lantern”)", sources: "“lantern”"});
});

it("quotes within a quotation with single marks", () => {
  const [within, after] = dressed("<p>“A [[lantern]]” and [[lamp-house]]</p>").querySelectorAll<HTMLElement>(
    ".tm-term"
  );
  expect([within!.textContent, within!.dataset.sources, after!.dataset.sources]).toEqual([
    "green lamp (‘lantern’)",
    "‘lantern’",
    "“lamp house”"
  ]);
});

it("lets a chart’s caption name the category by itself", () => {
  expect(
    dressed("<p>[[lantern]]</p><figure><figcaption>[[lantern]], number</figcaption></figure><p>[[lantern]]</p>")
      .textContent
  ).toBe("green lamp (“lantern”)green lamp (“lantern”), numbergreen lamp");
});

it("words attributes for readers, and no others", () => {
  const figure = dressed(
    '<figure aria-label="Two [[lantern]]s" data-fence="[[lantern]]"></figure>'
  ).querySelector<HTMLElement>("figure")!;
  expect(figure.getAttribute("aria-label")).toBe("Two green lamp (“lantern”)s");
  expect(JSON.parse(figure.dataset.termAttributes!)).toEqual({
    guidelines: {"aria-label": "Two green lamp (“lantern”)s"},
    sources: {"aria-label": "Two “lantern”s"}
  });
  expect(figure.dataset.fence).toBe("[[lantern]]");
});

it("leaves code as it is written", () =>
  expect(dressed("<pre><code>[[lantern]] [[nothing]]</code></pre>").textContent).toBe("[[lantern]] [[nothing]]"));

it("refuses an unknown term", () => expect(() => dressed("<p>[[nothing]]</p>")).toThrow(TermError));
