import {expect, it} from "vitest";
import {siteTraceLinks} from "../../src/views/trace-links.js";
import {traceView} from "../../src/views/trace-view.js";
import {demoEvidence} from "../components/demo-evidence.js";
import {page} from "../components/dom.js";

it("the card of a fact leads to its page, where there is a site around it", () => {
  const href = (links: Parameters<typeof traceView>[3]): string | null | undefined =>
    traceView(demoEvidence, "demo.green", page("").document, links)
      .querySelector(".tm-fact-page-link a")
      ?.getAttribute("href");
  expect(href(siteTraceLinks("../"))).toBe("../facts/demo.green");
  expect(href({...siteTraceLinks("../"), factPage: () => undefined})).toBeUndefined();
});
