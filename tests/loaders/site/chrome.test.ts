import {describe, expect, it} from "vitest";
import {chromeHtml, filesHead, insertChrome, readFiles, relativeAddress} from "../../../loaders/site/chrome.js";

const FURNITURE = {
  name: "Harbours",
  notebooks: [{id: "ships", label: "Ships"}],
  hasTerms: false,
  digest: "0123456789abcdef",
  engine: {worker: 3, wasm: 12}
};
const html = chromeHtml(FURNITURE);
const PAGE =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>Ships</title>\n</head>\n<body>\n<div id="observablehq-center">\n<main id="observablehq-main">\n<p>x</p>\n</main>\n</div>\n</body>\n</html>\n';

describe("relativeAddress()", () => {
  it.each([
    ["/index", "/", "./"],
    ["/index", "/tables/", "./tables/"],
    ["/notebooks/ships", "/", "../"],
    ["/notebooks/ships", "/notebooks/ports", "./ports"],
    ["/notebooks/ships", "/explore", "../explore"],
    ["/tables/index", "/tables/", "./"],
    ["/a/b/c", "/a/d/e", "../d/e"],
    ["/404", "/_file/x.js", "./_file/x.js"]
  ])("on %s, %s is %s", (path, address, relative) => expect(relativeAddress(path, address)).toBe(relative));
});

describe("the furniture of a built page", () => {
  const listed = filesHead(html, ["/index", "/explore"]);

  it("has each file of the heads named once to Framework, and no page", () => {
    expect(listed.match(/href="\/data\/evidence\.json"/g)).toHaveLength(1);
    expect(listed).toContain('href="/data/explore.js"');
    expect(listed).not.toContain('href="/tables/"');
  });

  it("leads where Framework wrote the files, relative to the page", () => {
    const files = readFiles(listed.replaceAll('href="/data/', 'href="./_file/data/0a.'));
    const page = insertChrome(PAGE, "notebooks/ships.html", html, files);
    expect(page).toContain('<link rel="tickmark-evidence" href="../_file/data/0a.evidence.json"');
    expect(page).toContain('<header id="observablehq-header">\n<a class="tm-skip"');
    expect(page).toContain('<a href="./ships" aria-current="page">Ships</a>');
    expect(page.indexOf("<footer")).toBeGreaterThan(page.indexOf("</main>"));
    expect(page).not.toContain('href="/');
    expect(page).not.toContain('src="/');
  });

  it("takes the list of files out again", () => {
    const page = insertChrome(PAGE.replace("</head>", `${listed}\n</head>`), "404.html", html, readFiles(listed));
    expect(page).not.toContain("data-path");
    expect(page).not.toContain("tm-skip");
  });
});
