import {expect, it} from "vitest";
import {showTracePage} from "../../src/components/trace-page.js";
import {demoEvidence} from "./demo-evidence.js";
import {page, textOf} from "./dom.js";

const LIST = '<div id="tm-trace-page"><ol><li id="demo.total"></li></ol></div>';
const load = () => Promise.resolve(demoEvidence);

it("shows the trace above the list and names it in the title", async () => {
  const {document} = page(LIST);
  await showTracePage(document, "?x=share(demo.green%2C%20demo.total)", load);
  expect(textOf(document, "#tm-trace-page > section:first-child h2")).toBe("Trace of 75.2%");
  expect(document.querySelector("#demo\\.total")).not.toBeNull();
  expect(document.title).toBe("Trace of 75.2%: share(demo.green, demo.total)");
});

it.each([
  ["?x=demo.nothing", "unknown fact: demo.nothing"],
  ["?x=share(", "“share(” can’t be traced"],
  ["?x=", "can’t be traced"]
])("says what is wrong with %s and keeps the list", async (search, message) => {
  const {document} = page(LIST);
  await showTracePage(document, search, load);
  expect(textOf(document, "[role=alert]")).toContain(message);
  expect(document.querySelector("#demo\\.total")).not.toBeNull();
});

it("leaves the page alone without ?x", async () => {
  const {document} = page(LIST);
  await showTracePage(document, "", load);
  expect(document.querySelector("#tm-trace-page")?.children).toHaveLength(1);
});
