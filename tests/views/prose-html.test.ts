import {expect, it} from "vitest";
import {factsOfEvidence} from "../../src/core/evidence.js";
import {proseFragment, proseHtml, proseText} from "../../src/views/prose-html.js";
import {demoEvidence} from "../components/demo-evidence.js";
import {page} from "../components/dom.js";

const facts = factsOfEvidence(demoEvidence);
const context = {facts, traceHref: (expression: string) => `t?x=${expression}&"'<`};

it("links each {{ }} to its trace and formats it", () => {
  expect(
    proseHtml("Of {{ demo.total }}, {{ share(demo.green,demo.total) | .0% }}.", {facts, traceHref: () => "#"})
  ).toBe(
    'Of <a class="tm-number" data-trace="demo.total" href="#">141</a>, ' +
      '<a class="tm-number" data-trace="share(demo.green, demo.total)" href="#">75%</a>.'
  );
});

it.each([
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "&lt;b&gt;",
  "<a href='javascript:alert(1)'>x</a>",
  "</template><b>x</b>"
])("shows hostile text as text: %s", (text) => {
  const {document} = page("");
  const shown = proseFragment(text, document, context);
  expect(shown.textContent).toBe(text);
  expect(shown.querySelector("*")).toBeNull();
});

it("escapes addresses", () => {
  const link = proseFragment("{{ demo.total }}", page("").document, context).querySelector("a")!;
  expect(link.getAttribute("href")).toBe("t?x=demo.total&\"'<");
  expect(link.attributes).toHaveLength(3);
});

it("makes plain text", () => expect(proseText("{{ demo.visitors }} came & went", facts)).toBe("about 220 came & went"));

it.each([
  ["{{ demo.nothing }}", /unknown fact/],
  ["{{ demo.total", /without/],
  ["{{ demo.total | .1% }}", /is for percentages/]
])("throws for %s", (text, message) => {
  expect(() => proseHtml(text, context)).toThrow(message);
});
