import {describe, expect, it} from "vitest";
import {withQuery} from "../../../loaders/site/chrome.js";
import {finishPage} from "../../../loaders/site/page.js";

const SIZE = {wasm: 12, worker: 3};
const pageWith = (head: string): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n${head}\n</head>\n<body></body>\n</html>\n`;
const policyOf = (html: string): string => /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;

describe("the head of the page of queries", () => {
  const head = withQuery(() => "<title>Page</title>", SIZE);

  it("names the engine with the bytes that were measured, and what is run", () => {
    expect(head({path: "/query"})).toContain('<link rel="tickmark-duckdb" href="/data/duckdb.wasm" data-bytes="12">');
    expect(head({path: "/query"})).toContain('<script type="text/ecmascript" src="/data/query.js" defer=""></script>');
  });

  it("has its engine in common with the notebook builder of a published site, which a preview's lacks", () => {
    const published = withQuery(() => "", SIZE, {isPublished: true})({path: "/build/notebook"});
    expect(published).toContain('<link rel="tickmark-duckdb" href="/data/duckdb.wasm" data-bytes="12">');
    expect(published).not.toContain("query.js");
    expect(head({path: "/build/notebook"})).toBe("<title>Page</title>");
  });

  it("is that of other pages without it", () => {
    expect(head({path: "/notebooks/query"})).toBe("<title>Page</title>");
  });
});

describe("the policy of a page", () => {
  it("allows WebAssembly and a worker made of what was fetched where the page names an engine", () => {
    expect(policyOf(finishPage(pageWith(withQuery(() => "", SIZE)({path: "/query"}))))).toBe(
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
    );
  });

  it("allows neither where it does not", () => {
    expect(policyOf(finishPage(pageWith('<link rel="tickmark-evidence" href="a">')))).not.toMatch(/wasm|blob|worker/);
  });
});
