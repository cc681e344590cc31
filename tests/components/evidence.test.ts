import {strToU8, zlibSync} from "fflate";
import {expect, it, vi} from "vitest";
import {loadEvidence} from "../../src/components/evidence.js";
import {demoEvidence} from "./demo-evidence.js";
import {page} from "./dom.js";

const pageWith = (href: string): Document => {
  const {document} = page("");
  document.querySelector("link")!.setAttribute("href", href);
  return document;
};

it("fetches once, from the address that the page names", async () => {
  const fetchJson = vi.fn(() => Promise.resolve(demoEvidence));
  const document = pageWith("../data/once.json");
  expect(await loadEvidence(document, fetchJson)).toBe(await loadEvidence(document, fetchJson));
  expect(fetchJson.mock.calls).toEqual([["https://example.test/base/data/once.json"]]);
});

it("tries again after a failure", async () => {
  const document = pageWith("again.json");
  await expect(loadEvidence(document, () => Promise.reject(new Error("status 503")))).rejects.toThrow(
    "could not be loaded (status 503)"
  );
  await expect(loadEvidence(document, () => Promise.resolve(demoEvidence))).resolves.toBe(demoEvidence);
});

it("refuses a file that isn't evidence", async () => {
  await expect(loadEvidence(pageWith("other.json"), () => Promise.resolve({facts: []}))).rejects.toThrow(
    "not an evidence file"
  );
});

it("says that a page names no evidence file", async () => {
  const {document} = page("");
  document.querySelector("link")!.remove();
  await expect(loadEvidence(document)).rejects.toThrow("names no evidence file");
});

it("reads the evidence that a page carries, as JSON or deflated, and says where it can't", async () => {
  const json = JSON.stringify({...demoEvidence, passages: ["Of the 141 lamps 💡, 106 were green."]});
  const deflated = Buffer.from(zlibSync(strToU8(json))).toString("base64");
  const carrying = (attributes: string, text: string): Document => {
    const {document} = page(`<script id="tm-evidence" ${attributes}></script>`);
    document.querySelector("#tm-evidence")!.textContent = text;
    return document;
  };
  for (const document of [
    carrying('type="application/json"', json),
    carrying('type="text/plain" data-encoding="deflate"', deflated)
  ])
    expect(JSON.stringify(await loadEvidence(document))).toBe(json);
  await expect(
    loadEvidence(carrying('type="text/plain" data-encoding="deflate"', deflated.slice(0, 40)))
  ).rejects.toThrow("The evidence in this file can’t be read");
});
